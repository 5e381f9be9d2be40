#include "model/hint.h"

#include "base/text.h"

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

static bool would_be_read(enum kind kind, const char *text,
                          const struct setting *setting)
{
    _Alignas(max_align_t) char field[FIELD_LARGEST];

    return value_read(kind, text, setting, field);
}

/* Points in place of commas, and the other way round. */
static char *swapped(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    for (char *c = copy; *c; c++)
        *c = (char)(*c == ',' ? '.' : *c == '.' ? ',' : *c);
    return copy;
}

/* What may stand between the digits of a number: blanks of any width. */
static const char *const between[] = {" ", "'", "\u00a0", "\u202f", "\u2009"};

/* How many bytes of a gap between digits begin here; 0 where none does. */
static size_t gap_at(const char *text)
{
    for (size_t i = 0; i < COUNT(between); i++)
        if (!strncmp(text, between[i], strlen(between[i])))
            return strlen(between[i]);
    return 0;
}

/*
 * The number in a text, without a currency or unit beside it and without gaps
 * in it; "" where what it says cannot be told from its digits alone: 90k.
 */
static const char *bare(struct arena *arena, const char *text)
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
        size_t gap = gap_at(at);

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

static const char *hint_number(enum kind kind, const char *text,
                               const struct setting *setting)
{
    struct arena *arena = setting->arena;
    const char *number = bare(arena, text);
    const char *const tries[] = {swapped(arena, text), number,
                                 swapped(arena, number)};

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

/* The three parts of a date; false where there are not so many. */
static bool date_parts(char *text, int parts[DATE_PARTS], bool *named)
{
    int count = 0;

    text_lower(text);
    *named = false;
    for (char *word = strtok(text, " ,./-"); word;
         word = strtok(NULL, " ,./-")) {
        int month = month_of(word);

        if (count == DATE_PARTS || strlen(word) > WORD_LONGEST ||
            (!month && !isdigit((unsigned char)*word)))
            return false;
        *named |= month > 0;
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

/* Day and month, in the order in which they are likely to stand. */
static const char *hint_order(struct arena *arena, int year, int a, int b)
{
    const char *day_first = real_date(arena, year, b, a);
    const char *month_first = real_date(arena, year, a, b);

    if (day_first && month_first && a != b)
        return arena_print(arena, "; did you mean %s or %s?", day_first,
                           month_first);
    if (day_first || month_first)
        return suggest(arena, day_first ? day_first : month_first);
    return "";
}

static const char *hint_date(const char *text, struct arena *arena)
{
    int parts[DATE_PARTS], month, day;
    bool named;
    const char *date = NULL;

    if (!date_parts(arena_copy(arena, text), parts, &named))
        return "";
    if (named) { /* "1 Sept 2026", "September 1, 2026" */
        month = parts[0] < 0 ? -parts[0] : -parts[1];
        day = parts[0] < 0 ? parts[1] : parts[0];
        date = real_date(arena, parts[2], month, day);
    } else if (parts[0] > 31) { /* "2026/9/1" */
        date = real_date(arena, parts[0], parts[1], parts[2]);
    } else {
        return hint_order(arena, parts[2], parts[0], parts[1]);
    }
    return date ? suggest(arena, date) : "";
}

/* What currencies are called where letters are wanted. */
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
    {"krona", "SEK"},
};

static const char *hint_currency(const char *text, struct arena *arena)
{
    for (size_t i = 0; i < COUNT(currency_names); i++)
        if (text_same_letters(text, currency_names[i].name))
            return suggest(arena, currency_names[i].code);
    return "";
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
                               word_hint(names, word, arena));
    return "";
}

const char *hint_value(enum kind kind, const char *text,
                       const struct setting *setting)
{
    switch (kind) {
    case KIND_DATE:
        return hint_date(text, setting->arena);
    case KIND_CHOICE:
        return word_hint(setting->choices, text, setting->arena);
    case KIND_CURRENCY:
        return hint_currency(text, setting->arena);
    case KIND_TIERS:
        return hint_tiers(text, setting);
    default:
        return value_is_number(kind) ? hint_number(kind, text, setting) : "";
    }
}
