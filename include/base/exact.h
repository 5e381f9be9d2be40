/*
 * exact.h - exact numbers: quotients of whole numbers of any size, by GMP.
 *
 * A number owns memory.  Functions that take a struct exact by value consume
 * it: its memory goes to the result, or is freed.  Those that take a pointer
 * only read.  A number that is LOST stays so through every step.
 */
#ifndef BASE_EXACT_H
#define BASE_EXACT_H

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

#define ABSENT INT64_MIN
#define LOST INT64_MAX

/* A whole number of any size; its functions are GMP's. */
struct whole {
    mpz_t z;
};

struct exact {
    mpq_t q;
    bool lost;
};

/* Whether a number of units is ABSENT or LOST. */
bool exact_lost(int64_t number);

/* A number of units without its sign. */
uint64_t exact_magnitude(int64_t number);

/* A whole number, lost if that is ABSENT or LOST. */
struct exact exact(int64_t whole);

/* A copy, with memory of its own. */
struct exact exact_copy(const struct exact *x);

/* Frees the memory of a number. */
void exact_free(struct exact *x);

/* x × whole */
struct exact exact_times(struct exact x, int64_t whole);

/* x / whole; dividing by 0 loses it. */
struct exact exact_over(struct exact x, int64_t whole);

/* x × units / 10^places */
struct exact exact_scaled(struct exact x, int64_t units, int places);

/* x + y */
struct exact exact_add(struct exact x, const struct exact *y);

/* x - y */
struct exact exact_sub(struct exact x, const struct exact *y);

/* x × y */
struct exact exact_mul(struct exact x, const struct exact *y);

/* x / y; dividing by 0 loses it. */
struct exact exact_div(struct exact x, const struct exact *y);

/* Below 0, 0 or above 0, as x is less than y, the same, or greater. */
int exact_compare(const struct exact *x, const struct exact *y);

/* Below 0, 0 or above 0, as x is. */
int exact_sign(const struct exact *x);

/* The nearest number of double precision, towards zero. */
double exact_number(const struct exact *x);

/*
 * Units of 10^-places nearest to x, halves away from zero, after a first
 * rounding to 6 decimals if places are fewer: what ROUND(ROUND(x,6),places)
 * gives in a spreadsheet.  LOST if 63 bits do not hold them.
 */
int64_t exact_round(struct exact x, int places);

/* One step only: what ROUND(x,places) gives. */
int64_t exact_round_once(struct exact x, int places);

/* Frees a number and puts another in its place. */
void exact_replace(struct exact *old, struct exact new);

/* The numerator in lowest terms; LOST if it needs more than 63 bits. */
int64_t exact_top(const struct exact *x);

/* The denominator in lowest terms, in the same way. */
int64_t exact_bottom(const struct exact *x);

/* 10^places, for places from 0 to 18; 1 below that. */
int64_t power_of_ten(int places);

#endif
