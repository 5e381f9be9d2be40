/*
 * value.h - the kinds of values that keys and figures have.
 *
 * The C type of a field selects its kind, so that a row of a table cannot have
 * the wrong one.
 */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "model/model.h"

enum kind {
    KIND_TEXT,
    KIND_MONEY,
    KIND_PRICE,
    KIND_DECIMAL,
    KIND_PERCENT,
    KIND_YEARS,
    KIND_COUNT,
    KIND_DATE,
    KIND_CHOICE,
    KIND_CURRENCY,
    KIND_TIERS,
    KIND_NAME,
    KIND_NAMES,
    KIND_COUNT_OF_KINDS
};

/* clang-format off */
#define KIND_OF(type, field)                  \
    _Generic(((struct type *)0)->field,       \
        const char *: KIND_TEXT,              \
        struct money: KIND_MONEY,             \
        struct price: KIND_PRICE,             \
        struct decimal: KIND_DECIMAL,         \
        struct decimal *: KIND_DECIMAL,       \
        struct percent: KIND_PERCENT,         \
        struct years: KIND_YEARS,             \
        int64_t: KIND_COUNT,                  \
        int64_t *: KIND_COUNT,                \
        struct date: KIND_DATE,               \
        unsigned: KIND_CHOICE,                \
        struct currency: KIND_CURRENCY,       \
        struct tier_list: KIND_TIERS,         \
        struct name: KIND_NAME,               \
        struct name_list: KIND_NAMES)
/* clang-format on */

/*
 * A value of any kind.  Numbers are units / 10^places: for a percentage, the
 * number before the sign; for a date, its day.  The other kinds have a text.
 */
struct value {
    enum kind kind;
    bool given;
    int64_t units;
    int places;
    int least; /* decimals shown, even if they are 0 */
    const char *text;
};

struct schema_key;

/* What reading or showing a field depends on. */
struct setting {
    struct arena *arena;
    const struct model *model;    /* whose tiers a list names */
    int digits;                   /* of the currency that amounts are in */
    const char *choices;          /* the words of a choice */
    const struct schema_key *key; /* whose range a hint keeps to, or NULL */
};

/* Sets a field to "not given". */
void value_clear(enum kind kind, void *field);

/* Reads text into a field; false leaves it alone. */
bool value_read(enum kind kind, const char *text, const struct setting *setting,
                void *field);

/* The name of a kind: "money", "percent". */
const char *value_kind_name(enum kind kind);

/* What a field may be, for a complaint: "a date such as ...". */
const char *value_wanted(enum kind kind, const struct setting *setting);

/* The value of a field.  Its text is the field's own or in the arena. */
struct value value_of(enum kind kind, const void *field,
                      const struct setting *setting);

/* An amount as a value. */
struct value value_money(struct money amount, int digits);

/* A text as a value; "" and NULL are not given. */
struct value value_text(const char *text);

/* A whole number as a value. */
struct value value_count(int64_t count);

/* A date as a value. */
struct value value_date(struct date date);

/* Whether a kind is a number in a spreadsheet; dates are. */
bool value_is_number(enum kind kind);

/* Whether a kind is an amount of money; prices are. */
bool value_is_amount(enum kind kind);

/* Whether a number is LOST or an amount reaches the limit. */
bool value_lost(const struct value *value);

/* As JSON and the command line write it: "1200.50", "75", "2026-08-01". */
const char *value_print(const struct value *value, struct arena *arena);

/* As people read it: "1,200.50", "75 %". */
const char *value_show(const struct value *value, struct arena *arena);

/* As a spreadsheet's cell holds it: a percentage is a fraction. */
double value_number(const struct value *value);

/* The index-th of words between blanks or commas; NULL past the last. */
const char *word_at(const char *words, size_t index, struct arena *arena);

/* "a, b, c" from words between blanks. */
const char *word_list(const char *words, struct arena *arena);

/* The names of a model's tiers, with blanks between them. */
const char *tier_words(const struct model *model, struct arena *arena);

#endif
