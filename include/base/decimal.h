/*
 * decimal.h - exact amounts, percentages and quantities.
 *
 * Every number is a whole count of some decimal unit.  A number that was not
 * given is ABSENT; one that left its range is LOST and stays lost through
 * every step that meets it, as NaN does.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/exact.h"

#include <stddef.h>

enum {
    DIGITS_MOST = 4,         /* minor digits of any currency */
    PLACES_MOST = 9,         /* decimals of a quantity, rate or price */
    PERCENT_PLACES = 4,      /* decimals of a percentage */
    YEARS_PLACES = 12,       /* decimals of a time in years */
    DAYS_PLACES = 6,         /* decimals of a time in days */
    NUMBER_TEXT_LONGEST = 40 /* bytes that any printed number fits in */
};

/* Whole minor units (cents, say) of a currency that the context knows. */
struct money {
    int64_t minor;
};

/* units / 10^places */
struct decimal {
    int64_t units;
    int places;
};

/* Ten-thousandths of a percent: 1000000 is all of it. */
struct percent {
    int64_t points;
};

/* 10^-12 years: 500000000000 is half a year. */
struct years {
    int64_t parts;
};

/* 10^13 minor units: amounts from there on are refused. */
extern const int64_t money_limit;

/* Whether an amount is below the limit, on both sides of 0. */
bool money_valid(struct money a);

/* a + b; LOST if one of them is, or 64 bits do not hold it. */
struct money money_add(struct money a, struct money b);

/* a - b, in the same way. */
struct money money_sub(struct money a, struct money b);

/* The greater of two amounts; LOST if one of them is. */
struct money money_greater(struct money a, struct money b);

/* The lesser of two amounts, in the same way. */
struct money money_lesser(struct money a, struct money b);

/* An amount as an exact number. */
struct exact exact_money(struct money a, int digits);

/* x × share: 50 % of x is half of it. */
struct exact exact_percent(struct exact x, struct percent share);

/* x × factor */
struct exact exact_decimal(struct exact x, struct decimal factor);

/* x / divisor; dividing by 0 loses it. */
struct exact exact_over_decimal(struct exact x, struct decimal divisor);

/* x × time, in years. */
struct exact exact_years(struct exact x, struct years time);

/* x rounded to an amount with that many digits, as exact_round does. */
struct money exact_to_money(struct exact x, int digits);

/* A percentage of an amount, rounded. */
struct money money_portion(struct money base, struct percent share, int digits);

/* whole × part / all, rounded; all is not 0. */
struct money money_share(struct money whole, int64_t part, int64_t all,
                         int digits);

/*
 * part / whole in percent, rounded to a tenth; ABSENT if whole is 0, LOST if
 * one of them is.
 */
struct percent money_percent(struct money part, struct money whole);

/*
 * Reads "1234", "1234.5", "120,000.00" or "120_000" with at most places
 * decimals and perhaps a leading minus.  False leaves *out alone.
 */
bool decimal_parse(const char *text, int places, struct decimal *out);

/*
 * Reads "1234", "1234.5" or "a/b" of two such numbers, up to 9 decimals each
 * and without a sign, at the start of text into *out, and returns where it
 * ends.  NULL if there is none, or 63 bits do not hold the numerator and the
 * denominator, or a/b is 10^18 or more; *out is then as it was.
 */
const char *exact_parse(const char *text, struct exact *out);

/* The same number in units of 10^-places; LOST if they cannot express it. */
int64_t decimal_units(struct decimal a, int places);

/*
 * Writes units / 10^places with at least `least` decimals and no further
 * trailing zeros; grouped puts a comma between thousands.  Returns into.
 */
char *decimal_print(char into[NUMBER_TEXT_LONGEST], int64_t units, int places,
                    int least, bool grouped);

#endif
