#include "base/rational.h"

#include "base/decimal.h"

enum {
    DUST_PLACES = 6
};

static void set_whole(mpz_t z, int64_t whole)
{
    uint64_t size = whole < 0 ? 0 - (uint64_t)whole : (uint64_t)whole;

    mpz_import(z, 1, 1, sizeof(size), 0, 0, &size);
    if (whole < 0)
        mpz_neg(z, z);
}

/* LOST where 63 bits do not hold it. */
static int64_t get_whole(const mpz_t z)
{
    uint64_t size = 0;

    if (mpz_sizeinbase(z, 2) > 63)
        return LOST;
    mpz_export(&size, NULL, 1, sizeof(size), 0, 0, z);
    return mpz_sgn(z) < 0 ? -(int64_t)size : (int64_t)size;
}

void rational_set(mpq_t x, int64_t top, int64_t bottom)
{
    set_whole(mpq_numref(x), top);
    set_whole(mpq_denref(x), bottom);
    mpq_canonicalize(x);
}

void rational_set_decimal(mpq_t x, int64_t units, int places)
{
    rational_set(x, units, power_of_ten(places));
}

/* Makes x the nearest multiple of 10^-places, halves away from zero. */
static void round_to(mpq_t x, int places)
{
    mpz_t scale, doubled;

    mpz_inits(scale, doubled, NULL);
    mpz_ui_pow_ui(scale, 10, (unsigned long)places);
    mpz_mul(doubled, mpq_numref(x), scale);
    mpz_mul_2exp(doubled, doubled, 1);
    if (mpq_sgn(x) < 0)
        mpz_sub(doubled, doubled, mpq_denref(x));
    else
        mpz_add(doubled, doubled, mpq_denref(x));
    mpz_mul_2exp(mpq_denref(x), mpq_denref(x), 1);
    mpz_tdiv_q(mpq_numref(x), doubled, mpq_denref(x));
    mpz_set(mpq_denref(x), scale);
    mpq_canonicalize(x);
    mpz_clears(scale, doubled, NULL);
}

int64_t rational_round(const mpq_t x, int places)
{
    mpq_t rounded;
    mpz_t scale;
    int64_t units;

    mpq_init(rounded);
    mpz_init(scale);
    mpq_set(rounded, x);
    if (places < DUST_PLACES)
        round_to(rounded, DUST_PLACES);
    round_to(rounded, places);
    mpz_ui_pow_ui(scale, 10, (unsigned long)places);
    mpz_mul(scale, scale, mpq_numref(rounded));
    mpz_divexact(scale, scale, mpq_denref(rounded));
    units = get_whole(scale);
    mpz_clear(scale);
    mpq_clear(rounded);
    return units;
}
