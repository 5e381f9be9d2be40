/*
 * gmp.h - limbs of 32 bits, in the place of GMP's own header.
 *
 * The few functions that base/decimal.c calls, as slow and plain as they can
 * be, so that its tests run on any machine as they would on one of 32 bits.
 */
#ifndef LIMBS_GMP_H
#define LIMBS_GMP_H

#include <stdint.h>
#include <string.h>

#define GMP_NUMB_BITS 32

typedef uint32_t mp_limb_t;
typedef long mp_size_t;

static inline void mpn_copyi(mp_limb_t *to, const mp_limb_t *from,
                             mp_size_t count)
{
    memcpy(to, from, (size_t)count * sizeof(*to));
}

static inline int mpn_zero_p(const mp_limb_t *number, mp_size_t count)
{
    while (count > 0 && !number[count - 1])
        count--;
    return count == 0;
}

static inline mp_limb_t mpn_add_n(mp_limb_t *sum, const mp_limb_t *a,
                                  const mp_limb_t *b, mp_size_t count)
{
    uint64_t carry = 0;

    for (mp_size_t i = 0; i < count; i++) {
        carry += (uint64_t)a[i] + b[i];
        sum[i] = (mp_limb_t)carry;
        carry >>= GMP_NUMB_BITS;
    }
    return (mp_limb_t)carry;
}

static inline mp_limb_t mpn_lshift(mp_limb_t *to, const mp_limb_t *from,
                                   mp_size_t count, unsigned bits)
{
    uint64_t carry = 0;

    for (mp_size_t i = 0; i < count; i++) {
        carry |= (uint64_t)from[i] << bits;
        to[i] = (mp_limb_t)carry;
        carry >>= GMP_NUMB_BITS;
    }
    return (mp_limb_t)carry;
}

static inline mp_limb_t mpn_mul(mp_limb_t *product, const mp_limb_t *a,
                                mp_size_t a_count, const mp_limb_t *b,
                                mp_size_t b_count)
{
    memset(product, 0, (size_t)(a_count + b_count) * sizeof(*product));
    for (mp_size_t j = 0; j < b_count; j++) {
        uint64_t carry = 0;

        for (mp_size_t i = 0; i < a_count; i++) {
            carry += (uint64_t)a[i] * b[j] + product[i + j];
            product[i + j] = (mp_limb_t)carry;
            carry >>= GMP_NUMB_BITS;
        }
        product[a_count + j] = (mp_limb_t)carry;
    }
    return product[a_count + b_count - 1];
}

/* Takes b off a where it is not larger; whether it was. */
static inline int limbs_reduce(mp_limb_t *a, const mp_limb_t *b,
                               mp_size_t count)
{
    int64_t borrow = 0;
    mp_size_t i = count;

    while (i > 0 && a[i - 1] == b[i - 1])
        i--;
    if (i > 0 && a[i - 1] < b[i - 1])
        return 0;
    for (i = 0; i < count; i++) {
        borrow += (int64_t)a[i] - b[i];
        a[i] = (mp_limb_t)borrow;
        borrow >>= GMP_NUMB_BITS;
    }
    return 1;
}

/* Bit by bit: the rest is shifted, and the divisor taken off where it fits. */
static inline void mpn_tdiv_qr(mp_limb_t *quotient, mp_limb_t *rest,
                               mp_size_t zero, const mp_limb_t *top,
                               mp_size_t top_count, const mp_limb_t *bottom,
                               mp_size_t bottom_count)
{
    mp_limb_t left[64] = {0}, divisor[64] = {0};

    (void)zero;
    mpn_copyi(divisor, bottom, bottom_count);
    memset(quotient, 0, (size_t)top_count * sizeof(*quotient));
    for (mp_size_t bit = top_count * GMP_NUMB_BITS; bit-- > 0;) {
        mp_size_t limb = bit / GMP_NUMB_BITS;
        int place = (int)(bit % GMP_NUMB_BITS);

        mpn_lshift(left, left, bottom_count + 1, 1);
        left[0] |= top[limb] >> place & 1;
        if (limbs_reduce(left, divisor, bottom_count + 1))
            quotient[limb] |= (mp_limb_t)1 << place;
    }
    mpn_copyi(rest, left, bottom_count);
}

#endif
