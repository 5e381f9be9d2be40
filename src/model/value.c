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

const char *word_list(const char *words, struct arena *arena)
{
    char *list = arena_alloc(arena, 2 * strlen(words) + 1), *end = list;

    while (*(words += strspn(words, " ,\t"))) {
        size_t length = strcspn(words, " ,\t");

        end = stpcpy(end, end > list ? ", " : "");
        memcpy(end, words, length);
        end += length;
        words += length;
    }
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
                      const char **out)
{
    char *copy;

    if (text_problem(text))
        return false;
    copy = arena_copy(setting->arena, text);
    for (char *c = copy; *c; c++)
        if (*c == '\t')
            *c = ' ';
    *out = copy;
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

/* Reads the text before a percent sign, or all of it; it is never grouped. */
static bool read_percent(const char *text, const struct setting *setting,
                         int64_t *out)
{
    char *number = arena_copy(setting->arena, text);
    size_t length = strlen(number);

    if (length && number[length - 1] == '%') {
        number[--length] = '\0';
        while (length && text_is_blank(number[length - 1]))
            number[--length] = '\0';
    }
    return !strpbrk(number, ",_") && read_units(number, PERCENT_PLACES, out);
}

static bool read_choice(const char *text, const struct setting *setting,
                        unsigned *out)
{
    const char *word;

    for (unsigned i = 0; (word = word_at(setting->choices, i, setting->arena));
         i++)
        if (text_same_letters(text, word)) {
            *out = i;
            return true;
        }
    return false;
}

static bool read_tiers(const char *text, const struct setting *setting,
                       struct tier_list *out)
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
    *out = read;
    return true;
}

/* Reads names in small letters; of a single one, only the first word. */
static bool read_names(const char *text, bool list,
                       const struct setting *setting, const char **out)
{
    const char *names =
        word_list(text_lowered(setting->arena, text), setting->arena);

    if (!*names ||
        names[strspn(names, "abcdefghijklmnopqrstuvwxyz0123456789"
                            "_./*, ")] ||
        (!list && strpbrk(names, "./, *")))
        return false;
    *out = names;
    return true;
}

/*
 * A field that counts units of 10^-places begins with them, in 64 bits, and is
 * ABSENT if it is not given; the other fields are then all zero.
 */
/* clang-format off */
static const struct {
    const char *name;
    size_t size;        /* of a field */
    bool counts;        /* units of 10^-places */
    int places;         /* if every field has the same */
    const char *wanted; /* what is good, for a complaint; %s: words */
} kinds[] = {
    [KIND_TEXT] = {"text", sizeof(const char *), false, 0,
        "a text without control characters"},
    [KIND_MONEY] = {"money", sizeof(struct money), true, 0,
        "an amount such as 1200.50"},
    [KIND_PRICE] = {"money", sizeof(struct price), true, 0,
        "a price such as 95 or 0.0125 (up to 9 decimals)"},
    [KIND_DECIMAL] = {"decimal", sizeof(struct decimal), true, 0,
        "a number such as 37.5 (up to 9 decimals)"},
    [KIND_PERCENT] = {"percent", sizeof(struct percent), true, PERCENT_PLACES,
        "a percentage such as 75 or 12.5 % (up to 4 decimals)"},
    [KIND_YEARS] = {"years", sizeof(struct years), true, YEARS_PLACES,
        "a number of years such as 0.5"},
    [KIND_COUNT] = {"count", sizeof(int64_t), true, 0,
        "a whole number such as 6"},
    [KIND_DATE] = {"date", sizeof(struct date), false, 0,
        "a date such as 2026-08-01 (1900-03-01 to 2199-12-31)"},
    [KIND_CHOICE] = {"choice", sizeof(unsigned), false, 0, "one of %s"},
    [KIND_CURRENCY] = {"currency", sizeof(struct currency), false, 0,
        "a currency of ISO 4217 such as EUR or USD"},
    [KIND_TIERS] = {"list", sizeof(struct tier_list), false, 0,
        "a list of tiers out of %s, each at most once"},
    [KIND_NAME] = {"name", sizeof(struct name), false, 0,
        "a name such as maths (letters, digits and _)"},
    [KIND_NAMES] = {"list", sizeof(struct name_list), false, 0,
        "a list of names, with commas or blanks between them"},
};
/* clang-format on */

static_assert(COUNT(kinds) == KIND_COUNT_OF_KINDS, "a row for each kind");

void value_clear(enum kind kind, void *field)
{
    memset(field, 0, kinds[kind].size);
    if (kinds[kind].counts)
        *(int64_t *)field = ABSENT;
}

bool value_read(enum kind kind, const char *text, const struct setting *setting,
                void *field)
{
    switch (kind) {
    case KIND_TEXT:
        return read_text(text, setting, field);
    case KIND_MONEY:
        return read_units(text, setting->digits, field);
    case KIND_PRICE:
    case KIND_DECIMAL:
        return decimal_parse(text, PLACES_MOST, field);
    case KIND_PERCENT:
        return read_percent(text, setting, field);
    case KIND_COUNT:
        return !strpbrk(text, ",_") && read_units(text, 0, field);
    case KIND_DATE:
        return date_parse(text, field);
    case KIND_CHOICE:
        return read_choice(text, setting, field);
    case KIND_CURRENCY:
        return currency_parse(text, field);
    case KIND_TIERS:
        return read_tiers(text, setting, field);
    case KIND_NAME:
        return read_names(text, false, setting, &((struct name *)field)->text);
    case KIND_NAMES:
        return read_names(text, true, setting,
                          &((struct name_list *)field)->text);
    default:
        assert(false);
        return false;
    }
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

static struct value number_value(enum kind kind, int64_t units, int places,
                                 int least)
{
    return (struct value){.kind = kind,
                          .given = units != ABSENT,
                          .units = units,
                          .places = places,
                          .least = least};
}

struct value value_money(struct money amount, int digits)
{
    return number_value(KIND_MONEY, amount.minor, digits, digits);
}

struct value value_text(const char *text)
{
    return (struct value){
        .kind = KIND_TEXT, .given = model_says(text), .text = text};
}

struct value value_count(int64_t count)
{
    return number_value(KIND_COUNT, count, 0, 0);
}

struct value value_date(struct date date)
{
    struct value value = number_value(KIND_DATE, date.day, 0, 0);

    value.given = date_given(date);
    return value;
}

/* The text of a field of a kind that does not count. */
static const char *field_text(enum kind kind, const void *field,
                              const struct setting *setting)
{
    const struct tier_list *tiers = field;
    const char *list = "";

    if (kind == KIND_TEXT)
        return *(const char *const *)field;
    if (kind == KIND_NAME)
        return ((const struct name *)field)->text;
    if (kind == KIND_NAMES)
        return ((const struct name_list *)field)->text;
    if (kind == KIND_CHOICE)
        return word_at(setting->choices, *(const unsigned *)field,
                       setting->arena);
    if (kind == KIND_CURRENCY)
        return ((const struct currency *)field)->code;
    for (unsigned i = 0; i < tiers->count; i++)
        list = arena_print(setting->arena, "%s%s%s", list, i ? ", " : "",
                           setting->model->tiers[tiers->tier[i]].head.name);
    return list;
}

struct value value_of(enum kind kind, const void *field,
                      const struct setting *setting)
{
    struct value value;

    if (kind == KIND_DATE)
        return value_date(*(const struct date *)field);
    if (!kinds[kind].counts) {
        value = value_text(field_text(kind, field, setting));
        value.kind = kind;
        return value;
    }
    value = number_value(kind, *(const int64_t *)field, kinds[kind].places, 0);
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

bool value_is_amount(enum kind kind)
{
    return kind == KIND_MONEY || kind == KIND_PRICE;
}

bool value_is_number(enum kind kind)
{
    return kinds[kind].counts || kind == KIND_DATE;
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
