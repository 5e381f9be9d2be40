/*
 * rational.h - GMP's numbers to and from whole numbers of 64 bits.
 *
 * GMP itself counts in longs, which have 32 bits on some machines.
 */
#ifndef BASE_RATIONAL_H
#define BASE_RATIONAL_H

#include <gmp.h>
#include <stdint.h>

void rational_set(mpq_t x, int64_t top, int64_t bottom);

/* x / 10^places, for places of 0 and more. */
void rational_set_decimal(mpq_t x, int64_t units, int places);

/*
 * Units of 10^-places nearest to x, halves away from zero, after a first
 * rounding to 6 decimals, as exact_round does; LOST where 64 bits do not hold
 * them.
 */
int64_t rational_round(const mpq_t x, int places);

#endif
