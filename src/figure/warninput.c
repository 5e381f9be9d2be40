#include "figure/warn.h"

#include <ctype.h>
#include <string.h>

enum {
    ONE_PERCENT = 10000,         /* in points of a percent, as the next */
    TWO_PERCENT = 20000,         /* twice a salary is asked for, at most */
    QUARTER_OF_A_PERCENT = 2500, /* fees of banks are that small */
    TENTH_OF_A_PERCENT = 1000    /* raises are seldom smaller */
};

/* The percentage up to which an input is doubtful. */
static int64_t doubtful(const struct figure *input)
{
    switch (input->head->kind) {
    case SECTION_TIER:
        return strcmp(input->key->name, "percent") ? ONE_PERCENT : TWO_PERCENT;
    case SECTION_STEP:
        return strcmp(input->key->name, "effort") ? TENTH_OF_A_PERCENT
                                                  : ONE_PERCENT;
    case SECTION_SALARY:
    case SECTION_PERSON:
    case SECTION_ONCOST:
    case SECTION_CONTRIBUTION:
    case SECTION_INSTALMENT:
    case SECTION_TUTORING: /* value added tax */
    case SECTION_COMPUTE:
    case SECTION_EXPENSE:
    case SECTION_CONTINGENCY:
    case SECTION_OVERLAP:
        return ONE_PERCENT;
    case SECTION_FEE:
        return QUARTER_OF_A_PERCENT;
    default:
        return 0;
    }
}

/* The entry of an input in the file, or set from outside; NULL if none. */
static const struct ini_entry *entry_of(const struct review *review,
                                        const struct figure *figure)
{
    size_t section = figure->key ? strlen(figure->head->section) + 1 : 0;

    return figure->key ? ini_find(review->ini, figure->head->section,
                                  figure->name + section)
                       : NULL;
}

/* Somebody who writes 0.5 for a half has asked for half of a percent. */
static void look_for_fractions(const struct review *review)
{
    for (size_t i = 0; i < review->figures->count; i++) {
        const struct figure *input = &review->figures->all[i];
        int64_t points = input->value.units;

        if (!entry_of(review, input) || input->key->kind != KIND_PERCENT ||
            points <= 0 || points > doubtful(input))
            continue;
        if (!warn_signed(review, input->head, input->key->name))
            warn(review, input->head, input->key->name,
                 "is %s; was %s %% meant? If not, write it with its sign: %s",
                 value_show(&input->value, &review->figures->arena),
                 warn_percent(review, points * 100),
                 value_show(&input->value, &review->figures->arena));
    }
}

/* Whether a text is one to three digits, a mark and three digits: "1.200". */
static bool is_grouped_once(const char *text, char mark)
{
    size_t digits;

    text += *text == '-';
    digits = strspn(text, "0123456789");
    return *text != '0' && digits >= 1 && digits <= 3 && text[digits] == mark &&
           strspn(text + digits + 1, "0123456789") == 3 &&
           strlen(text) == digits + 4;
}

/* Whether a thousand times the number is a value of its key, too. */
static bool may_be_thousands(const struct figure *input)
{
    int64_t most = input->key->most;

    return !most ||
           input->value.units <
               decimal_units((struct decimal){most, 0}, input->value.places) /
                   1000;
}

/* "1.2" or "1.2250" for a number that was written with three decimals. */
static const char *plain_decimals(const struct review *review,
                                  const struct figure *input)
{
    const char *plain = value_print(&input->value, &review->figures->arena);
    const char *point = strchr(plain, '.');

    return arena_print(&review->figures->arena, "%s%s", plain,
                       point && strlen(point) == 4 ? "0" : "");
}

/* A text with another mark, or none, for the one it has. */
static const char *with_mark(const struct review *review, const char *text,
                             char mark, const char *other)
{
    int before = (int)(strchr(text, mark) - text);

    return arena_print(&review->figures->arena, "%.*s%s%s", before, text, other,
                       text + before + 1);
}

/* Rates of exchange often have three decimals, but then no 0 at the end. */
static bool is_plain_rate(const struct figure *input, const char *text)
{
    return input->head->kind == SECTION_CURRENCY &&
           (!*text || text[strlen(text) - 1] != '0');
}

/* 1.200 is 1.2 here and 1200 in much of Europe. */
static void look_for_points(const struct review *review)
{
    for (size_t i = 0; i < review->figures->count; i++) {
        const struct figure *input = &review->figures->all[i];
        const struct ini_entry *entry = entry_of(review, input);

        if (!entry || is_plain_rate(input, entry->value) ||
            (input->key->kind != KIND_PRICE &&
             input->key->kind != KIND_DECIMAL) ||
            input->value.least >= 3 || !is_grouped_once(entry->value, '.') ||
            !may_be_thousands(input))
            continue;
        warn(review, input->head, entry->key,
             "'%s' is read as %s; write %s if that is meant, else %s",
             entry->value, value_print(&input->value, &review->figures->arena),
             plain_decimals(review, input),
             with_mark(review, entry->value, '.', "_"));
    }
}

/* 1,125 is 1125 here; as a rate of exchange 1.125 is as likely. */
static void look_for_commas(const struct review *review)
{
    for (size_t i = 0; i < review->figures->count; i++) {
        const struct figure *input = &review->figures->all[i];
        const struct ini_entry *entry = entry_of(review, input);

        if (entry && input->head->kind == SECTION_CURRENCY &&
            input->key->kind == KIND_DECIMAL &&
            is_grouped_once(entry->value, ','))
            warn(review, input->head, entry->key,
                 "'%s' is read as %s; write %s if that is meant, else %s",
                 entry->value,
                 value_print(&input->value, &review->figures->arena),
                 with_mark(review, entry->value, ',', ""),
                 with_mark(review, entry->value, ',', "."));
    }
}

/* "see issue #1" is cut before the number. */
static void look_for_cut_texts(const struct review *review)
{
    for (size_t i = 0; i < review->figures->count; i++) {
        const struct figure *input = &review->figures->all[i];
        const struct ini_entry *entry = entry_of(review, input);

        if (entry && entry->comment &&
            (input->key->kind == KIND_TEXT
                 ? isgraph((unsigned char)entry->comment[1])
                 : isdigit((unsigned char)entry->comment[1])))
            warn(review, input->head, entry->key,
                 "ends before '%s', which is read as a comment; quote the text "
                 "to keep that, or put a blank after the '%c'",
                 diag_quote(&review->figures->warnings, entry->comment),
                 *entry->comment);
    }
}

static const struct warning warnings[] = {
    {"[oncost.levy] percent",
     "is 0.6 %; was 60 % meant? If not, write it with its sign: 0.6 %",
     look_for_fractions},
    {"[compute.gpu] rate",
     "'1.200' is read as 1.20; write 1.20 if that is meant, else 1_200",
     look_for_points},
    {"[currency.KWD] rate",
     "'3,255' is read as 3255; write 3255 if that is meant, else 3.255",
     look_for_commas},
    {"[expense.books] note",
     "ends before '#1 on the list', which is read as a comment; quote the text "
     "to keep that, or put a blank after the '#'",
     look_for_cut_texts},
};

const struct warning_list warninput_list = {warnings, COUNT(warnings)};
