#include "model/hint.h"

#include "base/likeness.h"
#include "base/text.h"
#include "model/schema.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    DATE_PARTS = 3,
    WORD_LONGEST = 9,  /* letters: September */
    FIELD_LARGEST = 64 /* bytes of any field's type */
};

static const char *suggest(struct arena *arena, const char *text)
{
    return arena_print(arena, "; did you mean %s?", text);
}

struct nearest hint_start(const char *typed)
{
    return (struct nearest){typed, NULL, LIKENESS_NONE};
}

void hint_offer(struct nearest *nearest, const char *word)
{
    size_t distance = likeness(nearest->typed, word);

    if (distance >= nearest->distance)
        return;
    nearest->distance = distance;
    nearest->word = word;
}

const char *hint_text(const struct nearest *nearest, struct arena *arena)
{
    return nearest->word ? suggest(arena, nearest->word) : "";
}

const char *hint_word(const char *words, const char *typed, struct arena *arena)
{
    struct nearest nearest = hint_start(typed);
    const char *word;

    for (size_t i = 0; (word = word_at(words, i, arena)); i++)
        hint_offer(&nearest, word);
    return hint_text(&nearest, arena);
}

static bool would_be_read(enum kind kind, const char *text,
                          const struct setting *setting)
{
    _Alignas(max_align_t) char field[FIELD_LARGEST];

    struct value value;

    if (!value_read(kind, text, setting, field))
        return false;
    value = value_of(kind, field, setting);
    return !setting->key || schema_allows(setting->key, &value);
}

/* A copy with points for commas and commas for points. */
static char *swap_points(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    for (char *c = copy; *c; c++)
        *c = (char)(*c == ',' ? '.' : *c == '.' ? ',' : *c);
    return copy;
}

/* What people write between the digits of a number. */
static const char *const gaps[] = {" ", "'", "\u00a0", "\u202f", "\u2009"};

/* The bytes of a gap that begins here; 0 if none does. */
static size_t gap_length(const char *text)
{
    for (size_t i = 0; i < COUNT(gaps); i++)
        if (!strncmp(text, gaps[i], strlen(gaps[i])))
            return strlen(gaps[i]);
    return 0;
}

/*
 * The number in a text, without a currency, a unit or gaps between its digits;
 * "" if its digits alone do not say how much it is, as in 90k.
 */
static const char *bare_number(struct arena *arena, const char *text)
{
    const char *first = text + strcspn(text, "0123456789"), *at;
    bool below = memchr(text, '-', (size_t)(first - text)) ||
                 memchr(text, '(', (size_t)(first - text)) ||
                 !strncmp(text, "\u2212", 3);
    bool pointed = first > text && strchr(".,", first[-1]);
    char *number = arena_alloc(arena, strlen(text) + 4), *to = number;

    if (below)
        *to++ = '-';
    if (pointed)
        to = stpcpy(to, "0.");
    for (at = first; *at;) {
        size_t gap = gap_length(at);

        if (gap && isdigit((unsigned char)at[gap]))
            at += gap;
        else if (strchr("0123456789_", *at) ||
                 (strchr(".,", *at) && isdigit((unsigned char)at[1])))
            *to++ = *at++;
        else
            break;
    }
    *to = '\0';
    return isalpha((unsigned char)*at) || at[strcspn(at, "0123456789")]
               ? ""
               : number;
}

/* A copy without what groups digits. */
static const char *ungrouped(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text), *to = copy;

    for (const char *c = copy; *c; c++)
        if (*c != ',' && *c != '_')
            *to++ = *c;
    *to = '\0';
    return copy;
}

/* "1,000" as a percentage may be 1000 or 1.000. */
static const char *hint_percent(const char *text, const struct setting *setting)
{
    struct arena *arena = setting->arena;
    const char *whole = ungrouped(arena, text);
    const char *fraction = swap_points(arena, text);
    struct decimal grouped;

    if (!decimal_parse(bare_number(arena, text), PERCENT_PLACES, &grouped) ||
        !would_be_read(KIND_PERCENT, whole, setting))
        return "";
    return would_be_read(KIND_PERCENT, fraction, setting)
               ? arena_print(arena, "; did you mean %s or %s?", whole, fraction)
               : suggest(arena, whole);
}

static const char *hint_number(enum kind kind, const char *text,
                               const struct setting *setting)
{
    struct arena *arena = setting->arena;
    const char *number = bare_number(arena, text);
    const char *const tries[] = {swap_points(arena, text), number,
                                 swap_points(arena, number)};

    for (size_t i = 0; i < COUNT(tries); i++)
        if (would_be_read(kind, tries[i], setting))
            return suggest(arena, tries[i]);
    return "";
}

static const char *const month_names[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
};

/* 1 to 12 for a month's name in English, or three letters of it; else 0. */
static int month_of(const char *word)
{
    for (size_t m = 0; m < COUNT(month_names); m++)
        if (strlen(word) >= 3 && !strncmp(month_names[m], word, strlen(word)))
            return (int)m + 1;
    return 0;
}

/* The three numbers of a date, the month below 0 if it was a name. */
static bool date_parts(char *text, int parts[DATE_PARTS])
{
    int count = 0;

    text_lower(text);
    for (char *word = strtok(text, " ,./-"); word;
         word = strtok(NULL, " ,./-")) {
        int month = month_of(word);

        if (count == DATE_PARTS || strlen(word) > WORD_LONGEST ||
            (!month && !isdigit((unsigned char)*word)))
            return false;
        parts[count++] = month ? -month : atoi(word);
    }
    return count == DATE_PARTS;
}

static const char *real_date(struct arena *arena, int year, int month, int day)
{
    const char *text = arena_print(arena, "%04d-%02d-%02d", year, month, day);
    struct date date;

    return date_parse(text, &date) ? text : NULL;
}

static const char *hint_date(const char *text, struct arena *arena)
{
    const char *date, *other = NULL;
    int p[DATE_PARTS];

    if (!date_parts(arena_copy(arena, text), p))
        return "";
    if (p[0] < 0) { /* "September 1, 2026" */
        date = real_date(arena, p[2], -p[0], p[1]);
    } else if (p[1] < 0) { /* "1 Sept 2026" */
        date = real_date(arena, p[2], -p[1], p[0]);
    } else if (p[0] > 31) { /* "2026/9/1" */
        date = real_date(arena, p[0], p[1], p[2]);
    } else { /* the day first, or the month */
        date = real_date(arena, p[2], p[1], p[0]);
        other = p[0] == p[1] ? NULL : real_date(arena, p[2], p[0], p[1]);
    }
    if (date && other)
        return arena_print(arena, "; did you mean %s or %s?", date, other);
    return date || other ? suggest(arena, date ? date : other) : "";
}

/* Names and signs that people write for the letters of a currency. */
static const struct {
    const char *name, *code;
} currency_names[] = {
    {"dollar", "USD"},   {"dollars", "USD"}, {"$", "USD"},
    {"us$", "USD"},      {"euro", "EUR"},    {"euros", "EUR"},
    {"€", "EUR"},        {"pound", "GBP"},   {"pounds", "GBP"},
    {"£", "GBP"},        {"yen", "JPY"},     {"¥", "JPY"},
    {"franc", "CHF"},    {"francs", "CHF"},  {"rupee", "INR"},
    {"rupees", "INR"},   {"₹", "INR"},       {"yuan", "CNY"},
    {"renminbi", "CNY"}, {"rmb", "CNY"},     {"krone", "NOK"},
    {"krona", "SEK"},    {"us", "USD"},      {"usa", "USD"},
    {"uk", "GBP"},       {"eu", "EUR"},
};

/* A code of which two letters were swapped, such as UDS for USD; or NULL. */
static const char *unswapped(const char *text, struct arena *arena)
{
    struct currency currency;

    for (size_t i = 1; *text && text[i]; i++) {
        char *code = arena_copy(arena, text);

        code[i - 1] = text[i];
        code[i] = text[i - 1];
        if (currency_parse(code, &currency))
            return arena_copy(arena, currency.code);
    }
    return NULL;
}

static const char *hint_currency(const char *text, struct arena *arena)
{
    struct nearest nearest = hint_start(text);
    const char *code = unswapped(text, arena);

    for (size_t i = 0; i < COUNT(currency_names) && !code; i++) {
        hint_offer(&nearest, currency_names[i].name);
        if (nearest.word == currency_names[i].name)
            nearest.word = currency_names[i].code;
    }
    if (code)
        nearest.word = code;
    return hint_text(&nearest, arena);
}

/* What people write for a choice, whose letters are those of another. */
static const struct {
    const char *typed, *choice;
} choice_names[] = {
    {"true", "yes"},
    {"on", "yes"},
    {"y", "yes"},
    {"1", "yes"},
    {"false", "no"},
    {"off", "no"},
    {"n", "no"},
    {"0", "no"},
    {"none", "no"},
    {"annual", "year"},
    {"annum", "year"},
    {"annually", "year"},
    {"quarter", "quarterly"},
};

static bool is_choice(const char *word, const struct setting *setting)
{
    const char *choice;

    for (size_t i = 0; (choice = word_at(setting->choices, i, setting->arena));
         i++)
        if (!strcmp(word, choice))
            return true;
    return false;
}

static const char *hint_choice(const char *text, const struct setting *setting)
{
    struct nearest nearest = hint_start(text);
    const char *hint = hint_word(setting->choices, text, setting->arena);

    for (size_t i = 0; i < COUNT(choice_names); i++) {
        if (!is_choice(choice_names[i].choice, setting))
            continue;
        if (text_same_letters(text, choice_names[i].typed))
            return suggest(setting->arena, choice_names[i].choice);
        hint_offer(&nearest, choice_names[i].typed);
        if (nearest.word == choice_names[i].typed)
            nearest.word = choice_names[i].choice;
    }
    return *hint ? hint : hint_text(&nearest, setting->arena);
}

/* The first word of a list that is not a tier. */
static const char *hint_tiers(const char *text, const struct setting *setting)
{
    struct arena *arena = setting->arena;
    const char *names = tier_words(setting->model, arena), *word;

    for (size_t i = 0; (word = word_at(text, i, arena)); i++)
        if (!would_be_read(KIND_TIERS, word, setting) &&
            strlen(word) <= NAME_LONGEST + 1)
            return arena_print(arena, "; '%s' is not a tier%s", word,
                               hint_word(names, word, arena));
    return "";
}

const char *hint_value(enum kind kind, const char *text,
                       const struct setting *setting)
{
    const char *hint;

    switch (kind) {
    case KIND_DATE:
        return hint_date(text, setting->arena);
    case KIND_CHOICE:
        return hint_choice(text, setting);
    case KIND_CURRENCY:
        return hint_currency(text, setting->arena);
    case KIND_TIERS:
        return hint_tiers(text, setting);
    case KIND_PERCENT:
        hint = hint_percent(text, setting);
        return *hint ? hint : hint_number(kind, text, setting);
    default:
        return value_is_number(kind) ? hint_number(kind, text, setting) : "";
    }
}
