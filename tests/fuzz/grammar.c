#include "grammar.h"

#include "base/arena.h"
#include "model/taxload.h"

#include <string.h>

/* clang-format off */
static const char *const names[NAME_COUNT] = {
    "a", "target", "x_paid", "b2", "months", "request", "tier",
    "abcdefghijklmnopqrstuvwxyz_0123",
};

static const char *const odd_names[] = {
    "?", "", "a:b", "\"", "'", "\\", "-", ".", "tier", "tier.", "grant.a",
    "tier.A b", "tier.1", "a;b", "a#b", "a=b", "]", "[", "\xEF\xBB\xBF",
    "\xE2\x80\xAE", "\x1B[31m", "\xFF", "\xC2\x85", "\t", "quantity.none",
    "tier.abcdefghijklmnopqrstuvwxyz_01234",
};

static const char *const texts[] = {
    "x", "Six months of research", "\"#; and 'one'\"", "'\"both\" \\'",
    "=1+1", "\"_x0041_ &lt;<b>]]>\"", "\xC3\x9C ber \xE6\x97\xA5\xF0\x9F\x98\x80",
    "a\tb", "[grant]", "months = 1", "C:\\new", "https://example.org/?a=b&c",
    "e\xCC\x81\xE2\x80\x8D\xEF\xBF\xBD", "@SUM(A1)", "100 %", "'x'", "0",
};

static const char *const codes[] = {
    "usd", "aud", "gbp", "eur", "jpy", "kwd", "clf",
};

const char *const grammar_tables[TABLE_COUNT] = {
    "fuzz_0", "fuzz_1", "fuzz_2", "us_2025", "us_2025_fellowship",
    "au_2025_26", "uk_2025_26", "uk_2025_26_class4max",
};

/* Their currencies, by their index in codes; own ones have any. */
static const unsigned table_codes[TABLE_COUNT] = {0, 0, 0, 0, 0, 1, 2, 2};

static const char *const starts[] = {
    "2025-07-01", "2025-04-06", "2024-02-29", "2025-01-31", "1900-03-01",
    "2186-01-01", "2023-08-31", "2025-12-31",
};

static const int steps[] = {0, 1, 27, 30, 59, 89, 180, 364, 365, 3649};

/* Where the tables that ship change their rates. */
static const int kinks[] = {
    400, 12570, 15750, 18200, 37500, 45000, 50270, 100000, 125140, 176100,
};

static const char *const fractions[] = {
    "1/3", "0.0765", "162300/77042", "0.000000001", "999999999999999999",
    "1/999999937", "999999999/0.000000007", "0", "100", "7/11", "1_000.5",
};

/* Of these keys a section has just one.  A key may be unknown to the schema. */
static const char *const rivals[][4] = {
    {"grant", "months", "end", "weeks"}, {"tier", "percent", "net_target"},
    {"currency", "rate", "inverse_rate"}, {"contribution", "percent", "amount"},
    {"instalment", "percent", "amount"},
};
/* clang-format on */

unsigned grammar_decide(struct grammar *g, unsigned count)
{
    return g->next < g->end ? *g->next++ % count : 0;
}

#define PICK(g, list) (list)[grammar_decide(g, COUNT(list))]

/* True once in so many times, and never past the last decision. */
static bool chance(struct grammar *g, unsigned in)
{
    return grammar_decide(g, in) == in - 1;
}

static bool goes_wrong(struct grammar *g)
{
    return g->wildness && chance(g, g->wildness);
}

/* A number up to 65535, most often a small one. */
static unsigned amount(struct grammar *g)
{
    unsigned size = grammar_decide(g, 256);

    return size < 192 ? size : size * 256 + grammar_decide(g, 256);
}

static void put(struct grammar *g, const char *text)
{
    fputs(text, g->out);
}

static void put_any_bytes(struct grammar *g)
{
    for (unsigned i = grammar_decide(g, 48); i; i--)
        putc((int)grammar_decide(g, 256), g->out);
}

/* Writes a name, or now and then a wrong one. */
static void put_name(struct grammar *g, const char *name)
{
    if (!goes_wrong(g))
        put(g, name);
    else if (chance(g, 4))
        put_any_bytes(g);
    else
        put(g, PICK(g, odd_names));
}

static void end_line(struct grammar *g)
{
    if (goes_wrong(g))
        put(g, chance(g, 2) ? "\\" : "\r");
    put(g, g->crlf ? "\r\n" : "\n");
}

static bool in_section(const struct grammar *g, enum section section)
{
    return g->at.section == &schema[section];
}

static void put_text(struct grammar *g)
{
    const char *text = PICK(g, texts);

    put(g, text);
    if (*text == '"' || *text == '\'' || !chance(g, 8))
        return;
    put(g, " \\");
    end_line(g);
    fprintf(g->out, "%0*d", chance(g, 8) ? 900 : 9, 0);
}

static void put_number(struct grammar *g)
{
    static const int places_of[KIND_COUNT_OF_KINDS] = {
        [KIND_PRICE] = PLACES_MOST,
        [KIND_DECIMAL] = PLACES_MOST,
        [KIND_PERCENT] = PERCENT_PLACES};
    const struct schema_key *key = g->key;
    bool cents = key->kind == KIND_MONEY && g->currency < 4;
    int places = cents ? 2 : places_of[key->kind];
    int64_t most = key->most ? key->most : chance(g, 16) ? 8000000000 : 200000;
    int64_t one = power_of_ten(places), least = key->least * one + key->over;
    int64_t some = amount(g) * one, few = some % (100 * one);
    const int64_t sizes[] = {few,           few,         few,
                             some,          some / 1000, PICK(g, kinks) * one,
                             least,         least + 1,   most * one,
                             most * one - 1};
    int64_t units = PICK(g, sizes);
    char text[NUMBER_TEXT_LONGEST];

    if (units < least)
        units = least;
    if (units > most * one || goes_wrong(g))
        units = most * one + goes_wrong(g);
    put(g, key->negative && chance(g, 8) ? "-" : "");
    put(g, decimal_print(text, units, places, 0,
                         key->kind != KIND_PERCENT && chance(g, 4)));
    put(g, key->kind == KIND_PERCENT && chance(g, 2) ? " %" : "");
}

/* Days follow one another; most tables made here cover all of them. */
static void put_date(struct grammar *g)
{
    bool whole = g->in_table && (!g->listed[1] || !chance(g, 4));
    char text[DATE_TEXT_SIZE];

    g->day.day += PICK(g, steps);
    if (in_section(g, SECTION_GRANT) && !strcmp(g->key->name, "start"))
        g->day = g->start;
    if (whole)
        g->day = strcmp(g->key->name, "ends") ? date_first : date_last;
    g->day = date_earlier(g->day, date_last);
    put(g, date_print(text, g->day));
}

/* Only the first of several records departs from some defaults. */
static void put_choice(struct grammar *g)
{
    const char *name = g->key->name, *word = g->key->choices;
    bool once = !strcmp(name, "recommended") || !strcmp(name, "basis");

    for (unsigned i = grammar_decide(g, 8); i; i--) {
        word += strcspn(word, " ");
        word = word[0] && word[1] ? word + 1 : g->key->choices;
    }
    if (once && g->at.index && !goes_wrong(g))
        word = g->key->fallback;
    fprintf(g->out, "%.*s", (int)strcspn(word, " "), word);
}

static void put_currency(struct grammar *g)
{
    unsigned code = grammar_decide(g, COUNT(codes));

    while (!(g->currencies >> code & 1))
        code = (code + 1) % COUNT(codes);
    put(g, codes[in_section(g, SECTION_GRANT) ? g->currency : code]);
}

/* Some names of a list, set apart by commas. */
static void put_list(struct grammar *g, const char *const list[],
                     unsigned wanted)
{
    const char *comma = "";

    for (unsigned i = 0; i < NAME_COUNT; i++)
        if (wanted >> i & 1 || goes_wrong(g)) {
            fprintf(g->out, "%s%s", comma, list[i]);
            comma = ", ";
        }
}

static void put_tiers(struct grammar *g)
{
    unsigned some = grammar_decide(g, 1U << g->tiers);

    g->narrowed = true;
    put_list(g, names, some ? some : 1);
}

static void put_fraction(struct grammar *g)
{
    if (chance(g, 8))
        put(g, PICK(g, fractions));
    else
        fprintf(g->out, "%u", amount(g));
    if (chance(g, 8))
        fprintf(g->out, "/%u", 1 + grammar_decide(g, 255));
}

/* A form of inputs and earlier lines: "+wages -0.5*a +12". */
static void put_form(struct grammar *g)
{
    static const char *const inputs[] = {"stipend", "wages", "other"};
    unsigned more = goes_wrong(g) ? 64 : grammar_decide(g, 4);

    do {
        unsigned line = grammar_decide(g, g->at.index + COUNT(inputs));
        unsigned sort = grammar_decide(g, 4);

        put(g, chance(g, 3) ? " -" : " +");
        if (sort & 1)
            put_fraction(g);
        put(g, sort == 3 ? "*" : "");
        if (sort != 1)
            put_name(g, line < COUNT(inputs) ? inputs[line]
                                             : names[line - COUNT(inputs)]);
        put(g, sort == 2 ? "*0.5" : "");
    } while (more--);
}

static void put_rates(struct grammar *g)
{
    unsigned more = goes_wrong(g) ? 64 : grammar_decide(g, 5);
    int threshold = -1;

    for (const char *comma = "";; comma = ", ") {
        threshold += (int)amount(g) + !goes_wrong(g);
        fprintf(g->out, "%s%d:%s", comma, threshold, chance(g, 8) ? "-" : "");
        if (chance(g, 4))
            put_fraction(g);
        else
            fprintf(g->out, "%u", grammar_decide(g, 101));
        put(g, "%");
        if (chance(g, 4)) {
            put(g, chance(g, 3) ? "-" : "+");
            put_fraction(g);
        }
        if (!more--)
            return;
    }
}

/* A text, or what the program reads from some texts. */
static void put_words(struct grammar *g)
{
    unsigned wanted = 0;

    for (unsigned t = 0; t < TABLE_COUNT; t++)
        wanted |= (unsigned)g->listed[t] << t;
    if (in_section(g, SECTION_TAX) && !strcmp(g->key->name, "tables"))
        put_list(g, grammar_tables, wanted);
    else if (in_section(g, SECTION_TAX))
        put_list(g, names, 1U << g->charge);
    else if (!g->in_table || !g->at.section->named)
        put_text(g);
    else if (strcmp(g->key->name, "rates") != 0)
        put_form(g);
    else
        put_rates(g);
}

static void put_value(struct grammar *g)
{
    static void (*const put_kind[KIND_COUNT_OF_KINDS])(struct grammar *) = {
        [KIND_TEXT] = put_words,        [KIND_DATE] = put_date,
        [KIND_CHOICE] = put_choice,     [KIND_TIERS] = put_tiers,
        [KIND_CURRENCY] = put_currency,
    };

    if (goes_wrong(g))
        put_any_bytes(g);
    else if (put_kind[g->key->kind])
        put_kind[g->key->kind](g);
    else
        put_number(g);
}

static void put_key(struct grammar *g)
{
    put_name(g, g->key->name);
    if (schema_per_tier(g->key))
        put(g, names[grammar_decide(g, g->tiers)]);
}

static void put_section_name(struct grammar *g)
{
    put_name(g, g->at.section->name);
    if (!g->at.section->named)
        return;
    put(g, ".");
    put_name(g, (in_section(g, SECTION_CURRENCY) ? codes
                 : in_section(g, SECTION_INCOME) ? grammar_tables
                                                 : names)[g->at.index]);
}

/* Which one of a key and its rivals stands in a section; NULL without any. */
static const char *rival(const struct entry *entry, const char *key)
{
    const char *tier;

    for (size_t i = 0; i < COUNT(rivals); i++) {
        const char *one = rivals[i][1 + entry->choice];
        bool found = false;

        for (size_t j = 1; j < COUNT(*rivals) && rivals[i][j]; j++)
            found |= !strcmp(rivals[i][j], key);
        if (found && !strcmp(rivals[i][0], entry->section->name))
            return one && schema_find_key(entry->section, one, &tier)
                       ? one
                       : rivals[i][1];
    }
    return NULL;
}

/* Whether the section gets its key. */
static bool has_key(struct grammar *g)
{
    const char *key = g->key->name, *one = rival(&g->at, key);
    const char *length = rival(g->entries, key);

    if (goes_wrong(g))
        return chance(g, 2);
    if (one)
        return !strcmp(one, key);
    if (in_section(g, SECTION_TIER) && length)
        return !strcmp(length, key) && chance(g, 4);
    if (schema_per_tier(g->key) && g->narrowed)
        return false;
    if (!strcmp(key, "pays")) /* one treatment of overlaps needs it */
        return !chance(g, 8);
    return g->key->required || chance(g, 2);
}

static void put_section(struct grammar *g, const struct entry *entry)
{
    g->at = *entry;
    g->narrowed = false;
    g->day = date_plus(g->start, chance(g, 8) ? -40 : 0);
    g->day = date_later(g->day, date_first);
    put(g, chance(g, 16) ? "; a comment\n[" : "[");
    put_section_name(g);
    put(g, "]");
    end_line(g);
    for (size_t k = 0; k < entry->section->key_count; k++) {
        g->key = &entry->section->keys[k];
        for (bool again = has_key(g); again; again = goes_wrong(g)) {
            put_key(g);
            put(g, chance(g, 8) ? "=" : " = ");
            put_value(g);
            put(g, chance(g, 32) ? " # a comment" : "");
            end_line(g);
        }
    }
}

static void put_sections(struct grammar *g, const struct entry entries[],
                         unsigned count, unsigned first)
{
    if (chance(g, 16))
        put(g, goes_wrong(g) ? "\xFF\xFE" : "\xEF\xBB\xBF");
    for (unsigned i = 0; i < count; i++)
        do
            put_section(g, &entries[(first + i) % count]);
        while (goes_wrong(g));
}

static bool has_section(struct grammar *g, enum section kind, unsigned index)
{
    switch (kind) {
    case SECTION_GRANT:
        return true;
    case SECTION_SALARY:
        return g->salary;
    case SECTION_TAX:
        return g->taxed;
    case SECTION_TIER:
        return index < g->tiers;
    case SECTION_CURRENCY:
        return g->currencies >> index & 1 && index != g->currency;
    case SECTION_INCOME:
        return g->listed[index] && chance(g, 2);
    default:
        return chance(g, 3);
    }
}

static void choose_sections(struct grammar *g)
{
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        for (unsigned i = 0; i < (schema[kind].named ? NAME_COUNT : 1); i++) {
            /* A net target needs a salary and its tax. */
            bool one = kind == SECTION_TIER && !(g->taxed && g->salary);

            if (has_section(g, kind, i))
                g->entries[g->entry_count++] = (struct entry){
                    &schema[kind], i, one ? 0 : grammar_decide(g, 3)};
        }
}

void grammar_begin(struct grammar *g, const uint8_t *bytes, size_t length)
{
    static const unsigned wildness[] = {0, 0, 200, 12};

    *g = (struct grammar){.next = bytes, .end = bytes + length};
    g->wildness = PICK(g, wildness);
    g->crlf = chance(g, 8);
    g->salary = !chance(g, 8);
    g->taxed = chance(g, 2);
    g->tiers = 1 + grammar_decide(g, chance(g, 8) ? NAME_COUNT : 3);
    g->currency = grammar_decide(g, COUNT(codes));
    g->currencies = grammar_decide(g, 1U << COUNT(codes)) | 1U << g->currency;
    date_parse(PICK(g, starts), &g->start);
    for (unsigned t = 0; g->taxed && t < TABLE_COUNT; t++)
        g->listed[t] = t < OWN_TABLES
                           ? !t || chance(g, 3)
                           : g->currencies >> table_codes[t] & chance(g, 3);
    choose_sections(g);
}

/* The sections of its dialect: the table's own, then amounts and charges. */
void grammar_table(struct grammar *g, unsigned table, FILE *out)
{
    const struct schema_section *sections = dialect_tax.sections;
    struct entry entries[NAME_COUNT + 1] = {{sections, 0, 0}};
    unsigned count = 1 + grammar_decide(g, chance(g, 8) ? NAME_COUNT : 3);

    g->out = out;
    g->in_table = true;
    g->charge = count - 1;
    for (unsigned i = 0; i < count; i++)
        entries[i + 1] = (struct entry){
            &sections[i + 1 == count || chance(g, 2) ? 2 : 1], i, 0};
    put_sections(g, entries, count + 1, goes_wrong(g) ? table : 0);
}

void grammar_model(struct grammar *g, FILE *out)
{
    g->out = out;
    g->in_table = false;
    put_sections(g, g->entries, g->entry_count,
                 grammar_decide(g, g->entry_count));
}

void grammar_assignment(struct grammar *g, FILE *out)
{
    unsigned count;

    g->out = out;
    g->narrowed = true;
    g->at = g->entries[grammar_decide(g, g->entry_count)];
    count = (unsigned)g->at.section->key_count;
    g->key = &g->at.section->keys[grammar_decide(g, count)];
    if (!has_key(g))
        return;
    put_section_name(g);
    put(g, ".");
    put_key(g);
    put(g, "=");
    put_value(g);
}

const char *grammar_tier(struct grammar *g)
{
    return PICK(g, names);
}

struct date grammar_day(struct grammar *g)
{
    return date_earlier(date_plus(g->start, (int)amount(g)), date_last);
}
