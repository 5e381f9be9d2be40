#include "model/value.h"

#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void value_clear(enum kind kind, void *field)
{
    switch (kind) {
    case KIND_TEXT:
        *(const char **)field = NULL;
        break;
    case KIND_MONEY:
        *(struct money *)field = (struct money){ABSENT};
        break;
    case KIND_PRICE:
    case KIND_DECIMAL:
        *(struct decimal *)field = (struct decimal){ABSENT, 0};
        break;
    case KIND_PERCENT:
        *(struct percent *)field = (struct percent){ABSENT};
        break;
    case KIND_YEARS:
    case KIND_COUNT:
        *(int64_t *)field = ABSENT;
        break;
    case KIND_DATE:
        *(struct date *)field = (struct date){0};
        break;
    case KIND_CHOICE:
        *(unsigned *)field = 0;
        break;
    case KIND_CURRENCY:
        *(struct currency *)field = (struct currency){""};
        break;
    case KIND_TIERS:
        *(struct tier_list *)field = (struct tier_list){0};
        break;
    case KIND_COUNT_OF_KINDS:
        assert(false);
    }
}

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

/* How far two words are apart; one that begins the other is near. */
static size_t likeness(const char *a, const char *b)
{
    size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

    return shorter >= 3 && !strncmp(a, b, shorter) ? 1 : text_distance(a, b);
}

const char *word_nearest(const char *words, const char *typed,
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

static bool read_money(const char *text, int digits, struct money *out)
{
    struct decimal read;

    if (!decimal_parse(text, digits, &read))
        return false;
    *out = (struct money){decimal_units(read, digits)};
    return true;
}

/* The text before a percent sign, or all of it. */
static bool read_percent(const char *text, struct percent *out)
{
    char number[NUMBER_TEXT_LONGEST];
    size_t length = strlen(text);
    struct decimal read;

    if (length && text[length - 1] == '%')
        for (length--; length && text_is_blank(text[length - 1]); length--)
            ;
    if (length >= sizeof(number))
        return false;
    memcpy(number, text, length);
    number[length] = '\0';
    if (!decimal_parse(number, PERCENT_PLACES, &read))
        return false;
    *out = (struct percent){decimal_units(read, PERCENT_PLACES)};
    return true;
}

static bool read_count(const char *text, int64_t *out)
{
    struct decimal read;

    if (!decimal_parse(text, 0, &read))
        return false;
    *out = read.units;
    return true;
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
    struct tier_list read = {0};
    const char *word;

    for (size_t i = 0; (word = word_at(text, i, setting->arena)); i++) {
        size_t t = 0;

        while (t < setting->model->tier_count &&
               !text_same_letters(word, setting->model->tiers[t].head.name))
            t++;
        if (t == setting->model->tier_count || tier_list_has(read, t))
            return false;
        read.tier[read.count++] = (unsigned char)t;
    }
    if (!read.count)
        return false;
    *out = read;
    return true;
}

bool value_read(enum kind kind, const char *text, const struct setting *setting,
                void *field)
{
    switch (kind) {
    case KIND_TEXT:
        return read_text(text, setting, field);
    case KIND_MONEY:
        return read_money(text, setting->digits, field);
    case KIND_PRICE:
    case KIND_DECIMAL:
        return decimal_parse(text, PLACES_MOST, field);
    case KIND_PERCENT:
        return read_percent(text, field);
    case KIND_COUNT:
        return read_count(text, field);
    case KIND_DATE:
        return date_parse(text, field);
    case KIND_CHOICE:
        return read_choice(text, setting, field);
    case KIND_CURRENCY:
        return currency_parse(text, field);
    case KIND_TIERS:
        return read_tiers(text, setting, field);
    case KIND_YEARS:
    case KIND_COUNT_OF_KINDS:
        break;
    }
    assert(false);
    return false;
}

const char *value_kind_name(enum kind kind)
{
    static const char *const names[] = {
        [KIND_TEXT] = "text",       [KIND_MONEY] = "money",
        [KIND_PRICE] = "money",     [KIND_DECIMAL] = "decimal",
        [KIND_PERCENT] = "percent", [KIND_YEARS] = "years",
        [KIND_COUNT] = "count",     [KIND_DATE] = "date",
        [KIND_CHOICE] = "choice",   [KIND_CURRENCY] = "currency",
        [KIND_TIERS] = "list",
    };

    static_assert(COUNT(names) == KIND_COUNT_OF_KINDS, "a name each");
    return names[kind];
}

static const char *tier_names(const struct setting *setting)
{
    const char *names = "";

    for (size_t t = 0; t < setting->model->tier_count; t++)
        names = arena_print(setting->arena, "%s%s%s", names, t ? ", " : "",
                            setting->model->tiers[t].head.name);
    return names;
}

/* "one of a, b, c" from words set apart by blanks. */
static const char *alternatives(const char *words, struct arena *arena)
{
    const char *list = "one of", *word;

    for (size_t i = 0; (word = word_at(words, i, arena)); i++)
        list = arena_print(arena, "%s%s %s", list, i ? "," : "", word);
    return list;
}

const char *value_wanted(enum kind kind, const struct setting *setting)
{
    switch (kind) {
    case KIND_TEXT:
        return "a text without control characters";
    case KIND_MONEY:
        return setting->digits ? "an amount such as 1200.50"
                               : "an amount such as 1200";
    case KIND_PRICE:
        return "a price such as 95 or 0.0125 (up to 9 decimals)";
    case KIND_DECIMAL:
        return "a number such as 37.5 (up to 9 decimals)";
    case KIND_PERCENT:
        return "a percentage such as 75 or 12.5 % (up to 4 decimals)";
    case KIND_COUNT:
        return "a whole number such as 6";
    case KIND_DATE:
        return "a date such as 2026-08-01 (1900-03-01 to 2199-12-31)";
    case KIND_CHOICE:
        return alternatives(setting->choices, setting->arena);
    case KIND_CURRENCY:
        return "a currency of ISO 4217 such as EUR or USD";
    case KIND_TIERS:
        return arena_print(setting->arena, "a list of tiers, each once, of %s",
                           tier_names(setting));
    case KIND_YEARS:
    case KIND_COUNT_OF_KINDS:
        break;
    }
    assert(false);
    return "";
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

static const char *list_tiers(const struct tier_list *tiers,
                              const struct setting *setting)
{
    const char *list = "";

    for (unsigned i = 0; i < tiers->count; i++)
        list = arena_print(setting->arena, "%s%s%s", list, i ? ", " : "",
                           setting->model->tiers[tiers->tier[i]].head.name);
    return list;
}

struct value value_of(enum kind kind, const void *field,
                      const struct setting *setting)
{
    const struct decimal *decimal = field;
    struct value value;

    switch (kind) {
    case KIND_MONEY:
        return value_money(*(const struct money *)field, setting->digits);
    case KIND_PRICE:
        value = number(kind, decimal->units, decimal->places, 0);
        value.least = setting->digits;
        return value;
    case KIND_DECIMAL:
        return number(kind, decimal->units, decimal->places, 0);
    case KIND_PERCENT:
        return number(kind, ((const struct percent *)field)->points,
                      PERCENT_PLACES, 0);
    case KIND_YEARS:
        return number(kind, *(const int64_t *)field, YEARS_PLACES,
                      YEARS_PLACES);
    case KIND_COUNT:
        return number(kind, *(const int64_t *)field, 0, 0);
    case KIND_DATE:
        return value_date(*(const struct date *)field);
    case KIND_TEXT:
        value = value_text(*(const char *const *)field);
        break;
    case KIND_CHOICE:
        value = value_text(word_at(setting->choices, *(const unsigned *)field,
                                   setting->arena));
        break;
    case KIND_CURRENCY:
        value = value_text(((const struct currency *)field)->code);
        break;
    case KIND_TIERS:
        value = value_text(list_tiers(field, setting));
        break;
    case KIND_COUNT_OF_KINDS:
    default:
        assert(false);
        value = value_text(NULL);
    }
    value.kind = kind;
    return value;
}

bool value_is_number(enum kind kind)
{
    return kind == KIND_MONEY || kind == KIND_PRICE || kind == KIND_DECIMAL ||
           kind == KIND_PERCENT || kind == KIND_YEARS || kind == KIND_COUNT ||
           kind == KIND_DATE;
}

bool value_lost(const struct value *value)
{
    return value->units == LOST || (value->kind == KIND_MONEY && value->given &&
                                    !money_valid((struct money){value->units}));
}

static const char *print(const struct value *value, bool grouped,
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
    return print(value, false, arena);
}

const char *value_show(const struct value *value, struct arena *arena)
{
    const char *text = print(value, true, arena);

    return value->kind == KIND_PERCENT && value->given
               ? arena_print(arena, "%s %%", text)
               : text;
}

double value_number(const struct value *value)
{
    int places = value->places + (value->kind == KIND_PERCENT ? 2 : 0);

    return (double)value->units / (double)power_of_ten(places);
}
