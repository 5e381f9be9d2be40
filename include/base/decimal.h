/*
 * decimal.h - exact amounts, percentages and quantities.
 *
 * Every number is a whole count of some decimal unit.  A number that was not
 * given is ABSENT; one that left its range is LOST and stays lost through
 * every step that meets it, as NaN does.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ABSENT INT64_MIN
#define LOST INT64_MAX

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

/* Billionths of a thousandth of a year: 500000000000 is half a year. */
struct years {
    int64_t parts;
};

/* From here on an amount is refused: 10^13 minor units. */
extern const int64_t money_limit;

bool money_valid(struct money a);
struct money money_add(struct money a, struct money b);
struct money money_sub(struct money a, struct money b);
struct money money_greater(struct money a, struct money b);
struct money money_lesser(struct money a, struct money b);

/*
 * A product and quotient of whole numbers, unrounded.  Made by exact(), grown
 * by the functions below, read by exact_round; dividing by 0 loses it.
 */
enum {
    WORD_LIMBS = 64 / GMP_NUMB_BITS, /* GMP's limbs in 64 bits */
    EXACT_LIMBS = 10 * WORD_LIMBS
};
struct exact {
    mp_limb_t top[EXACT_LIMBS], bottom[EXACT_LIMBS];
    bool negative, lost;
};

struct exact exact(int64_t whole);
struct exact exact_money(struct money a, int digits);
struct exact exact_times(struct exact x, int64_t whole);
struct exact exact_over(struct exact x, int64_t whole);
struct exact exact_scaled(struct exact x, int64_t units, int places);
struct exact exact_percent(struct exact x, struct percent share);
struct exact exact_decimal(struct exact x, struct decimal factor);
struct exact exact_over_decimal(struct exact x, struct decimal divisor);
struct exact exact_years(struct exact x, struct years time);

/*
 * Units of 10^-places nearest to x, halves away from zero, after a first
 * rounding to 6 decimals where places are fewer: what ROUND(ROUND(x,6),places)
 * gives in a spreadsheet.
 */
int64_t exact_round(struct exact x, int places);

/* One step only: what ROUND(x,places) gives. */
int64_t exact_round_once(struct exact x, int places);

struct money exact_to_money(struct exact x, int digits);

/* whole × part / all, rounded; all is not 0. */
struct money money_share(struct money whole, int64_t part, int64_t all,
                         int digits);

/*
 * Reads "1234", "1234.5", "120,000.00" or "120_000" with at most places
 * decimals and, where told, a leading minus.  False leaves *out alone.
 */
bool decimal_parse(const char *text, int places, struct decimal *out);

/* The same number in units of 10^-places; LOST where they do not hold it. */
int64_t decimal_units(struct decimal a, int places);

/*
 * Writes units / 10^places with at least `least` decimals and no further
 * trailing zeros; grouped puts a comma between thousands.  Returns into.
 */
char *decimal_print(char into[NUMBER_TEXT_LONGEST], int64_t units, int places,
                    int least, bool grouped);

/* 10^places, for places from 0 to 18; 1 below that. */
int64_t power_of_ten(int places);

#endif
