#include "sample.h"

#include "base/currency.h"
#include "figure/review.h"
#include "model.h"
#include "table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MONTH = 31,     /* days */
    LONGEST = 100,  /* days of an overlap or a line */
    STEP_DAYS = 14, /* between steps of the salary, at most */
    TIERS = 3,      /* at most, */
    RECORDS = 2     /* and of every other section that has names */
};

/* Earlier values of a record that limit its later ones. */
struct record {
    const struct schema_section *section;
    struct date first;
    unsigned tiers; /* a bit for each that it has */
    int index;      /* in its section, */
    bool last;      /* the last of it */
    bool inverse, offset;
    const char *change; /* the one of several keys that it gives */
};

static bool is(const struct schema_key *key, const char *name)
{
    return !strcmp(key->name, name);
}

static const char *number(struct sample *sample, int64_t least, int64_t most,
                          int places)
{
    char text[NUMBER_TEXT_LONGEST];
    int64_t one = 1;

    for (int i = 0; i < places; i++)
        one *= 10;
    return arena_copy(
        &sample->arena,
        decimal_print(text,
                      chance_pick(&sample->chance, least * one, most * one),
                      places, 0, false));
}

static const char *date_near(struct sample *sample, struct date from, int least,
                             int most)
{
    char text[DATE_TEXT_SIZE];
    int days = (int)chance_pick(&sample->chance, least, most);

    return arena_copy(&sample->arena, date_print(text, date_plus(from, days)));
}

static const char *word_of(struct sample *sample, const char *words)
{
    size_t count = 0;

    while (word_at(words, count, &sample->arena))
        count++;
    return word_at(words,
                   (size_t)chance_pick(&sample->chance, 0, (int)count - 1),
                   &sample->arena);
}

static int digits(const struct sample *sample)
{
    struct currency own, foreign;
    int a, b;

    currency_parse(sample->currency, &own);
    currency_parse(sample->foreign, &foreign);
    a = currency_digits(own);
    b = currency_digits(foreign);
    return a < b ? a : b;
}

/* A small or large amount, or none. */
static const char *amount(struct sample *sample, const struct schema_key *key,
                          int places)
{
    static const int64_t most[] = {0, 9, 900, 90000, 250000};
    int64_t size = most[chance_pick(&sample->chance, 0, 4)];

    if (key->over || !size)
        return number(sample, 1, size + 1, 0);
    return number(sample, 0, size, places);
}

static const char *share_of(struct sample *sample, const struct schema_key *key,
                            int64_t most, int places)
{
    int64_t limit = key->most && key->most < most ? key->most : most;

    return number(sample, key->least < 0 ? -limit / 2 : key->over, limit,
                  places);
}

/* A few of the tiers, one of them at least. */
static const char *tiers(struct sample *sample)
{
    int first = (int)chance_pick(&sample->chance, 0, sample->tiers - 1);
    const char *list = arena_print(&sample->arena, "%c", 'a' + first);

    for (int t = first + 1; t < sample->tiers; t++)
        if (chance_once_in(&sample->chance, 2))
            list = arena_print(&sample->arena, "%s, %c", list, 'a' + t);
    return list;
}

const char *sample_value(struct sample *sample, const struct schema_key *key)
{
    static const char texts[] = "plain =1+1 <&> @home Größe -3";
    int places = (int)chance_pick(&sample->chance, 0, PERCENT_PLACES);

    switch (key->kind) {
    case KIND_MONEY:
        return amount(sample, key, digits(sample));
    case KIND_PRICE:
        return key->negative && chance_once_in(&sample->chance, 6)
                   ? number(sample, -20, 0, places)
                   : number(sample, 0, 400, places);
    case KIND_DECIMAL:
        return share_of(sample, key, 40, places);
    case KIND_PERCENT:
        return share_of(sample, key, key->most > 100 ? 150 : 99, places);
    case KIND_COUNT:
        return key->least
                   ? number(sample, key->least,
                            sample->months_most * (is(key, "weeks") ? 4 : 1), 0)
                   : number(sample, 0, 12, 0);
    case KIND_DATE:
        return date_near(sample, sample->start, -2 * MONTH,
                         (sample->months_most + 2) * MONTH);
    case KIND_CHOICE:
        return word_of(sample, key->choices);
    case KIND_CURRENCY:
        return chance_once_in(&sample->chance, 2) ? sample->currency
                                                  : sample->foreign;
    case KIND_TIERS:
        return tiers(sample);
    default:
        return word_of(sample, texts);
    }
}

/* Keys of which a section has one, or in the last instalment none. */
static const struct {
    enum section section;
    const char *keys;
} changes[] = {{SECTION_STEP, "amount raise effort"},
               {SECTION_CONTRIBUTION, "percent amount"},
               {SECTION_INSTALMENT, "percent amount"}};

static bool is_change(const struct record *record, const struct schema_key *key)
{
    const char *word;
    struct arena arena = {.newest = NULL};
    bool is_one = false;

    for (size_t i = 0; i < COUNT(changes); i++)
        for (size_t w = 0; record->section == &schema[changes[i].section] &&
                           (word = word_at(changes[i].keys, w, &arena));
             w++)
            is_one |= is(key, word);
    arena_free(&arena);
    return is_one;
}

static const char *pick_change(struct sample *sample,
                               const struct record *record)
{
    for (size_t i = 0; i < COUNT(changes); i++)
        if (record->section == &schema[changes[i].section])
            return changes[i].section == SECTION_INSTALMENT && record->last
                       ? ""
                       : word_of(sample, changes[i].keys);
    return "";
}

static bool left_out(struct sample *sample, const struct record *record,
                     const struct schema_key *key)
{
    bool in_grant = record->section == &schema[SECTION_GRANT];
    bool length = is(key, "months") || is(key, "weeks");

    if (is_change(record, key))
        return strcmp(key->name, record->change) != 0;
    if (key->required || is(key, "percent"))
        return false;
    if (key->kind == KIND_NAME || key->kind == KIND_NAMES)
        return true; /* of sections that the model may not have */
    if ((in_grant && (length || is(key, "end"))) ||
        (length && !is(key, sample->length)))
        return !is(key, sample->length);
    if (is(key, "rate") || is(key, "inverse_rate"))
        return record->inverse == is(key, "rate");
    if (is(key, "pays") && record->offset)
        return false;
    return chance_once_in(&sample->chance, 2);
}

/* Only the last tier may be recommended, only the last fee be on revenue. */
static const char *fitting(struct sample *sample, const struct record *record,
                           const struct schema_key *key)
{
    bool in_grant = record->section == &schema[SECTION_GRANT];

    if (in_grant && is(key, "currency"))
        return sample->currency;
    if (in_grant && is(key, "start"))
        return date_near(sample, sample->start, 0, 0);
    if (record->section == &schema[SECTION_STEP] && is(key, "from"))
        return date_near(sample, sample->start, 1 + STEP_DAYS * record->index,
                         STEP_DAYS * (record->index + 1));
    if (record->section == &schema[SECTION_INSTALMENT] && is(key, "percent"))
        return number(sample, 0, 45, 2);
    if (record->section == &schema[SECTION_AREA] && is(key, "share"))
        return number(sample, 0, 30, 2);
    if (record->section == &schema[SECTION_SALARY] && is(key, "per") &&
        sample->steps)
        return "month";
    if (is(key, "end") || is(key, "until"))
        return date_near(sample, record->first, 0,
                         chance_once_in(&sample->chance, 2) ? LONGEST : 9);
    if (is(key, "recommended") && !record->last)
        return "no";
    if (is(key, "basis") && !record->last)
        return "added";
    return sample_value(sample, key);
}

/* Notes values that limit later ones. */
static void take_note(struct record *record, const struct schema_key *key,
                      const char *value)
{
    if (is(key, "start") || is(key, "from"))
        date_parse(value, &record->first);
    if (is(key, "treatment"))
        record->offset = !strcmp(value, "offset");
    if (is(key, "tiers")) {
        record->tiers = 0;
        for (const char *at = value; *at; at++)
            if (*at >= 'a')
                record->tiers |= 1U << (*at - 'a');
    }
}

static void write_per_tier(struct sample *sample, FILE *out,
                           const struct record *record,
                           const struct schema_key *key)
{
    for (int t = 0; t < sample->tiers; t++)
        if (record->tiers >> t & 1 && chance_once_in(&sample->chance, 4))
            fprintf(out, "%s%c = %s\n", key->name, 'a' + t,
                    sample_value(sample, key));
}

static void write_record(struct sample *sample, FILE *out,
                         struct record *record)
{
    record->first = sample->start;
    record->tiers = (1U << sample->tiers) - 1;
    record->inverse = chance_once_in(&sample->chance, 3);
    record->change = pick_change(sample, record);
    for (size_t k = 0; k < record->section->key_count; k++) {
        const struct schema_key *key = &record->section->keys[k];

        if (key->offset == offsetof(struct tier, net_target) &&
            record->section == &schema[SECTION_TIER])
            continue; /* it needs tables of taxes */
        if (schema_per_tier(key)) {
            write_per_tier(sample, out, record, key);
        } else if (!left_out(sample, record, key)) {
            const char *value = fitting(sample, record, key);

            fprintf(out, "%s = %s\n", key->name, value);
            take_note(record, key, value);
        }
    }
}

/* A section with its name: a letter, or the code of a currency. */
static const char *name_of(struct sample *sample, enum section section, int i)
{
    if (section == SECTION_CURRENCY)
        return arena_print(&sample->arena, "currency.%s", sample->foreign);
    if (schema[section].named)
        return arena_print(&sample->arena, "%s.%c", schema[section].name,
                           'a' + i);
    return schema[section].name;
}

static int how_many(struct sample *sample, enum section section)
{
    if (section == SECTION_TIER)
        return sample->tiers;
    if (section == SECTION_TAX || section == SECTION_INCOME ||
        section == SECTION_FUNDER || section == SECTION_SHARE ||
        (section == SECTION_PAYMENT && sample->agreed) ||
        (section == SECTION_INSTALMENT && !sample->agreed) ||
        (section == SECTION_STEP && !sample->steps))
        return 0; /* tables and rules are files, and names are of sections */
    if ((section == SECTION_SALARY && sample->steps) ||
        (section == SECTION_INSTALMENT && sample->agreed))
        return (int)chance_pick(&sample->chance, 1,
                                schema[section].named ? 3 : 1);
    if (schema[section].required || section == SECTION_CURRENCY)
        return 1;
    return (int)chance_pick(&sample->chance, 0,
                            schema[section].named ? RECORDS : 1);
}

static void write_model(struct sample *sample, FILE *out)
{
    for (unsigned s = 0; s < SECTION_COUNT; s++) {
        int count = how_many(sample, s);

        for (int i = 0; i < count; i++) {
            struct record record = {
                .section = &schema[s], .index = i, .last = i == count - 1};

            fprintf(out, "[%s]\n", name_of(sample, s, i));
            write_record(sample, out, &record);
        }
    }
}

/* Often the last day of a month, which not every month has. */
static struct date pick_start(struct chance *chance)
{
    struct date last = {40209}; /* 2010-01-31 */

    if (chance_once_in(chance, 3))
        return date_months_later(last, (int)chance_pick(chance, 0, 600));
    return date_plus(last, (int)chance_pick(chance, 0, 20000));
}

/* Makes everything by chance; false if the program refuses the model. */
static bool try_model(struct sample *sample)
{
    static const char *const currencies[] = {"EUR", "USD", "JPY", "KWD", "GBP"};
    struct chance *chance = &sample->chance;
    int own = (int)chance_pick(chance, 0, 4);
    FILE *out;
    size_t length;
    struct loaded loaded;
    bool good;

    sample->currency = currencies[own];
    sample->foreign = currencies[(own + chance_pick(chance, 1, 4)) % 5];
    sample->start = pick_start(chance);
    sample->tiers = (int)chance_pick(chance, 1, TIERS);
    sample->length = word_of(sample, "months months weeks end");
    sample->steps = chance_once_in(chance, 3);
    sample->agreed = chance_once_in(chance, 3);
    free(sample->text);
    out = open_memstream(&sample->text, &length);
    write_model(sample, out);
    fclose(out);
    loaded = load_text(sample->text, NULL);
    if (loaded.figures)
        review_refuse(loaded.figures, loaded.ini, &loaded.diag);
    good = !loaded.diag.errors;
    loaded_free(&loaded);
    return good;
}

void sample_model(struct sample *sample)
{
    while (!try_model(sample))
        continue;
}

void sample_free(struct sample *sample)
{
    free(sample->text);
    arena_free(&sample->arena);
}

void sample_check(uint64_t seed, int count,
                  void (*check)(const struct loaded *loaded))
{
    struct sample sample = {.chance = {seed}, .months_most = 14};

    for (int i = 0; i < count; i++) {
        struct loaded loaded;

        sample_model(&sample);
        loaded = load_text(sample.text, NULL);
        assert_int_equal(loaded.diag.errors, 0);
        check(&loaded);
        loaded_free(&loaded);
    }
    sample_free(&sample);
}
