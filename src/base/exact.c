#include "base/exact.h"

enum {
    DUST_PLACES = 6 /* of the first rounding of two */
};

bool exact_lost(int64_t number)
{
    return number == LOST || number == ABSENT;
}

uint64_t exact_magnitude(int64_t number)
{
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

/* GMP counts in longs, which have 32 bits on some machines. */
static void set_whole(mpz_t z, int64_t whole)
{
    uint64_t size = exact_magnitude(whole);

    mpz_import(z, 1, 1, sizeof(size), 0, 0, &size);
    if (whole < 0)
        mpz_neg(z, z);
}

static int64_t whole_of(const mpz_t z)
{
    uint64_t size = 0;

    if (mpz_sizeinbase(z, 2) > 63)
        return LOST;
    mpz_export(&size, NULL, 1, sizeof(size), 0, 0, z);
    return mpz_sgn(z) < 0 ? -(int64_t)size : (int64_t)size;
}

struct exact exact(int64_t whole)
{
    struct exact x = {.lost = exact_lost(whole)};

    mpq_init(x.q);
    set_whole(mpq_numref(x.q), whole);
    return x;
}

struct exact exact_copy(const struct exact *x)
{
    struct exact copy = {.lost = x->lost};

    mpq_init(copy.q);
    mpq_set(copy.q, x->q);
    return copy;
}

void exact_free(struct exact *x)
{
    mpq_clear(x->q);
}

struct exact exact_times(struct exact x, int64_t whole)
{
    mpz_t factor;

    mpz_init(factor);
    set_whole(factor, whole);
    mpz_mul(mpq_numref(x.q), mpq_numref(x.q), factor);
    mpq_canonicalize(x.q);
    mpz_clear(factor);
    x.lost |= exact_lost(whole);
    return x;
}

struct exact exact_over(struct exact x, int64_t whole)
{
    mpz_t divisor;

    x.lost |= exact_lost(whole) || whole == 0;
    mpz_init(divisor);
    set_whole(divisor, x.lost ? 1 : whole);
    mpz_mul(mpq_denref(x.q), mpq_denref(x.q), divisor);
    mpq_canonicalize(x.q);
    mpz_clear(divisor);
    return x;
}

struct exact exact_scaled(struct exact x, int64_t units, int places)
{
    return exact_over(exact_times(x, units), power_of_ten(places));
}

struct exact exact_add(struct exact x, const struct exact *y)
{
    mpq_add(x.q, x.q, y->q);
    x.lost |= y->lost;
    return x;
}

struct exact exact_sub(struct exact x, const struct exact *y)
{
    mpq_sub(x.q, x.q, y->q);
    x.lost |= y->lost;
    return x;
}

struct exact exact_mul(struct exact x, const struct exact *y)
{
    mpq_mul(x.q, x.q, y->q);
    x.lost |= y->lost;
    return x;
}

struct exact exact_div(struct exact x, const struct exact *y)
{
    x.lost |= y->lost || !exact_sign(y);
    if (!x.lost)
        mpq_div(x.q, x.q, y->q);
    return x;
}

int exact_compare(const struct exact *x, const struct exact *y)
{
    return mpq_cmp(x->q, y->q);
}

int exact_sign(const struct exact *x)
{
    return mpq_sgn(x->q);
}

double exact_number(const struct exact *x)
{
    return mpq_get_d(x->q);
}

/*
 * Makes x the whole number nearest to x × 10^places: (2 top + bottom) /
 * (2 bottom), rounded down, is top / bottom rounded.
 */
static void round_units(struct exact *x, int places)
{
    mpz_ptr top = mpq_numref(x->q), bottom = mpq_denref(x->q);

    *x = exact_times(*x, 2 * power_of_ten(places));
    if (mpz_sgn(top) < 0)
        mpz_sub(top, top, bottom);
    else
        mpz_add(top, top, bottom);
    mpz_mul_2exp(bottom, bottom, 1);
    mpz_tdiv_q(top, top, bottom);
    mpz_set_ui(bottom, 1);
}

int64_t exact_round_once(struct exact x, int places)
{
    int64_t units;

    round_units(&x, places);
    units = x.lost ? LOST : whole_of(mpq_numref(x.q));
    exact_free(&x);
    return units;
}

int64_t exact_round(struct exact x, int places)
{
    if (places < DUST_PLACES) {
        round_units(&x, DUST_PLACES);
        x = exact_over(x, power_of_ten(DUST_PLACES));
    }
    return exact_round_once(x, places);
}

void exact_replace(struct exact *old, struct exact new)
{
    exact_free(old);
    *old = new;
}

int64_t exact_top(const struct exact *x)
{
    return whole_of(mpq_numref(x->q));
}

int64_t exact_bottom(const struct exact *x)
{
    return whole_of(mpq_denref(x->q));
}

int64_t power_of_ten(int places)
{
    int64_t power = 1;

    while (places-- > 0)
        power *= 10;
    return power;
}
