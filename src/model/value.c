#include "model/value.h"

#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const char *word_at(const char *words, size_t index, struct arena *arena)
{
    size_t length;
    char *word;

    for (words += strspn(words, " ,\t"); index && *words; index--) {
        words += strcspn(words, " ,\t");
        words += strspn(words, " ,\t");
    }
    length = strcspn(words, " ,\t");
    if (!length)
        return NULL;
    word = arena_alloc(arena, length + 1);
    memcpy(word, words, length);
    return word;
}

/* The distance of two words; one that begins the other is near. */
static size_t likeness(const char *a, const char *b)
{
    size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

    return shorter >= 3 && !strncmp(a, b, shorter) ? 1 : text_distance(a, b);
}

static const char *word_nearest(const char *words, const char *typed,
                                struct arena *arena)
{
    const char *nearest = NULL, *word;
    size_t best = strlen(typed) / 2 + 1;

    for (size_t i = 0; (word = word_at(words, i, arena)); i++)
        if (likeness(typed, word) < best) {
            best = likeness(typed, word);
            nearest = word;
        }
    return nearest;
}

const char *word_hint(const char *words, const char *typed, struct arena *arena)
{
    const char *nearest = word_nearest(words, typed, arena);

    return nearest ? arena_print(arena, "; did you mean %s?", nearest) : "";
}

const char *word_list(const char *words, struct arena *arena)
{
    const char *list = "", *word;

    for (size_t i = 0; (word = word_at(words, i, arena)); i++)
        list = arena_print(arena, "%s%s%s", list, i ? ", " : "", word);
    return list;
}

const char *tier_words(const struct model *model, struct arena *arena)
{
    const char *words = "";

    for (size_t t = 0; t < model->tier_count; t++)
        words = arena_print(arena, "%s %s", words, model->tiers[t].head.name);
    return words;
}

static bool read_text(const char *text, const struct setting *setting,
                      void *out)
{
    char *copy;

    if (text_problem(text))
        return false;
    copy = arena_copy(setting->arena, text);
    for (char *c = copy; *c; c++)
        if (*c == '\t')
            *c = ' ';
    *(const char **)out = copy;
    return true;
}

/* Reads a number into a field that counts units of 10^-places. */
static bool read_units(const char *text, int places, int64_t *out)
{
    struct decimal read;

    if (!decimal_parse(text, places, &read))
        return false;
    *out = decimal_units(read, places);
    return true;
}

static bool read_money(const char *text, const struct setting *setting,
                       void *out)
{
    return read_units(text, setting->digits, out);
}

static bool read_decimal(const char *text, const struct setting *setting,
                         void *out)
{
    (void)setting;
    return decimal_parse(text, PLACES_MOST, out);
}

/* Reads the text before a percent sign, or all of it. */
static bool read_percent(const char *text, const struct setting *setting,
                         void *out)
{
    char *number = arena_copy(setting->arena, text);
    size_t length = strlen(number);

    if (length && number[length - 1] == '%') {
        number[--length] = '\0';
        while (length && text_is_blank(number[length - 1]))
            number[--length] = '\0';
    }
    return read_units(number, PERCENT_PLACES, out);
}

static bool read_count(const char *text, const struct setting *setting,
                       void *out)
{
    (void)setting;
    return read_units(text, 0, out);
}

static bool read_date(const char *text, const struct setting *setting,
                      void *out)
{
    (void)setting;
    return date_parse(text, out);
}

static bool read_currency(const char *text, const struct setting *setting,
                          void *out)
{
    (void)setting;
    return currency_parse(text, out);
}

static bool read_choice(const char *text, const struct setting *setting,
                        void *out)
{
    const char *word;

    for (unsigned i = 0; (word = word_at(setting->choices, i, setting->arena));
         i++)
        if (text_same_letters(text, word)) {
            *(unsigned *)out = i;
            return true;
        }
    return false;
}

static bool read_tiers(const char *text, const struct setting *setting,
                       void *out)
{
    const struct model *model = setting->model;
    struct tier_list read = {0};
    const char *word;

    for (size_t i = 0; (word = word_at(text, i, setting->arena)); i++) {
        size_t t = model_tier(model, word);

        if (t == model->tier_count || tier_list_has(read, t))
            return false;
        read.tier[read.count++] = (unsigned char)t;
    }
    if (!read.count)
        return false;
    *(struct tier_list *)out = read;
    return true;
}

static const char *show_text(const void *field, const struct setting *setting)
{
    (void)setting;
    return *(const char *const *)field;
}

static const char *show_choice(const void *field, const struct setting *setting)
{
    return word_at(setting->choices, *(const unsigned *)field, setting->arena);
}

static const char *show_currency(const void *field,
                                 const struct setting *setting)
{
    (void)setting;
    return ((const struct currency *)field)->code;
}

static const char *show_tiers(const void *field, const struct setting *setting)
{
    const struct tier_list *tiers = field;
    const char *list = "";

    for (unsigned i = 0; i < tiers->count; i++)
        list = arena_print(setting->arena, "%s%s%s", list, i ? ", " : "",
                           setting->model->tiers[tiers->tier[i]].head.name);
    return list;
}

/*
 * The kinds.  A field that counts units of 10^-places begins with them, in 64
 * bits, and is ABSENT if it is not given; other fields are then all zero.
 */
/* clang-format off */
static const struct kind_row {
    const char *name;
    size_t size;       /* of a field */
    const char *wanted; /* what is good, for a complaint; %s: words */
    bool (*read)(const char *text, const struct setting *setting, void *field);
    const char *(*show)(const void *field, const struct setting *setting);
    int places;        /* if every field has the same */
} kinds[] = {
    [KIND_TEXT] = {"text", sizeof(const char *),
        "a text without control characters", read_text, show_text, 0},
    [KIND_MONEY] = {"money", sizeof(struct money),
        "an amount such as 1200.50", read_money, NULL, 0},
    [KIND_PRICE] = {"money", sizeof(struct price),
        "a price such as 95 or 0.0125 (up to 9 decimals)",
        read_decimal, NULL, 0},
    [KIND_DECIMAL] = {"decimal", sizeof(struct decimal),
        "a number such as 37.5 (up to 9 decimals)", read_decimal, NULL, 0},
    [KIND_PERCENT] = {"percent", sizeof(struct percent),
        "a percentage such as 75 or 12.5 % (up to 4 decimals)",
        read_percent, NULL, PERCENT_PLACES},
    [KIND_YEARS] = {"years", sizeof(struct years),
        NULL, NULL, NULL, YEARS_PLACES},
    [KIND_COUNT] = {"count", sizeof(int64_t),
        "a whole number such as 6", read_count, NULL, 0},
    [KIND_DATE] = {"date", sizeof(struct date),
        "a date such as 2026-08-01 (1900-03-01 to 2199-12-31)",
        read_date, NULL, 0},
    [KIND_CHOICE] = {"choice", sizeof(unsigned),
        "one of %s", read_choice, show_choice, 0},
    [KIND_CURRENCY] = {"currency", sizeof(struct currency),
        "a currency of ISO 4217 such as EUR or USD",
        read_currency, show_currency, 0},
    [KIND_TIERS] = {"list", sizeof(struct tier_list),
        "a list of tiers out of %s, each at most once",
        read_tiers, show_tiers, 0},
};
/* clang-format on */

static_assert(COUNT(kinds) == KIND_COUNT_OF_KINDS, "a row for each kind");

void value_clear(enum kind kind, void *field)
{
    memset(field, 0, kinds[kind].size);
    if (value_is_number(kind) && kind != KIND_DATE)
        *(int64_t *)field = ABSENT;
}

bool value_read(enum kind kind, const char *text, const struct setting *setting,
                void *field)
{
    return kinds[kind].read(text, setting, field);
}

const char *value_kind_name(enum kind kind)
{
    return kinds[kind].name;
}

const char *value_wanted(enum kind kind, const struct setting *setting)
{
    const char *words = kind == KIND_CHOICE
                            ? setting->choices
                            : tier_words(setting->model, setting->arena);
    const char *wanted = kinds[kind].wanted, *gap = strstr(wanted, "%s");

    if (kind == KIND_MONEY && !setting->digits)
        return "an amount such as 1200";
    return gap ? arena_print(setting->arena, "%.*s%s%s", (int)(gap - wanted),
                             wanted, word_list(words, setting->arena), gap + 2)
               : wanted;
}

static struct value number(enum kind kind, int64_t units, int places, int least)
{
    return (struct value){.kind = kind,
                          .given = units != ABSENT,
                          .units = units,
                          .places = places,
                          .least = least};
}

struct value value_money(struct money amount, int digits)
{
    return number(KIND_MONEY, amount.minor, digits, digits);
}

struct value value_text(const char *text)
{
    return (struct value){
        .kind = KIND_TEXT, .given = model_says(text), .text = text};
}

struct value value_count(int64_t count)
{
    return number(KIND_COUNT, count, 0, 0);
}

struct value value_date(struct date date)
{
    struct value value = number(KIND_DATE, date.day, 0, 0);

    value.given = date_given(date);
    return value;
}

struct value value_of(enum kind kind, const void *field,
                      const struct setting *setting)
{
    const struct kind_row *row = &kinds[kind];
    struct value value;

    if (kind == KIND_DATE)
        return value_date(*(const struct date *)field);
    if (row->show) {
        value = value_text(row->show(field, setting));
        value.kind = kind;
        return value;
    }
    value = number(kind, *(const int64_t *)field, row->places, 0);
    if (kind == KIND_MONEY)
        value.places = setting->digits;
    else if (kind == KIND_PRICE || kind == KIND_DECIMAL)
        value.places = ((const struct decimal *)field)->places;
    if (kind == KIND_MONEY || kind == KIND_PRICE)
        value.least = setting->digits;
    else if (kind == KIND_YEARS)
        value.least = YEARS_PLACES;
    return value;
}

bool value_is_number(enum kind kind)
{
    return kind == KIND_DATE || !kinds[kind].show;
}

bool value_lost(const struct value *value)
{
    return value->units == LOST || (value->kind == KIND_MONEY && value->given &&
                                    !money_valid((struct money){value->units}));
}

static const char *print_value(const struct value *value, bool grouped,
                               struct arena *arena)
{
    char text[NUMBER_TEXT_LONGEST], day[DATE_TEXT_SIZE];

    if (!value->given)
        return "";
    if (!value_is_number(value->kind))
        return value->text;
    if (value->kind == KIND_DATE)
        return arena_copy(arena,
                          date_print(day, (struct date){(int)value->units}));
    decimal_print(text, value->units, value->places, value->least, grouped);
    return arena_copy(arena, text);
}

const char *value_print(const struct value *value, struct arena *arena)
{
    return print_value(value, false, arena);
}

const char *value_show(const struct value *value, struct arena *arena)
{
    const char *text = print_value(value, true, arena);

    return value->kind == KIND_PERCENT && value->given
               ? arena_print(arena, "%s %%", text)
               : text;
}

double value_number(const struct value *value)
{
    int places = value->places + (value->kind == KIND_PERCENT ? 2 : 0);

    return (double)value->units / (double)power_of_ten(places);
}
