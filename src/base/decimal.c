#include "base/decimal.h"

#include <assert.h>
#include <string.h>

static_assert(GMP_NUMB_BITS == 64 || GMP_NUMB_BITS == 32,
              "64 bits are one limb or two");

static const int DUST_PLACES = 6;
const int64_t money_limit = 10000000000000;

static bool lost(int64_t number)
{
    return number == LOST || number == ABSENT;
}

bool money_valid(struct money a)
{
    return a.minor > -money_limit && a.minor < money_limit;
}

static struct money settled(struct money a, struct money b, bool overflowed,
                            int64_t minor)
{
    if (overflowed || lost(a.minor) || lost(b.minor) || lost(minor))
        return (struct money){LOST};
    return (struct money){minor};
}

struct money money_add(struct money a, struct money b)
{
    int64_t sum;
    bool overflowed = __builtin_add_overflow(a.minor, b.minor, &sum);

    return settled(a, b, overflowed, sum);
}

struct money money_sub(struct money a, struct money b)
{
    int64_t rest;
    bool overflowed = __builtin_sub_overflow(a.minor, b.minor, &rest);

    return settled(a, b, overflowed, rest);
}

struct money money_greater(struct money a, struct money b)
{
    return settled(a, b, false, a.minor > b.minor ? a.minor : b.minor);
}

struct money money_lesser(struct money a, struct money b)
{
    return settled(a, b, false, a.minor < b.minor ? a.minor : b.minor);
}

static uint64_t magnitude(int64_t whole)
{
    return whole < 0 ? 0 - (uint64_t)whole : (uint64_t)whole;
}

static void set_limbs(mp_limb_t limbs[WORD_LIMBS], uint64_t number)
{
    for (int i = 0; i < WORD_LIMBS; i++)
        limbs[i] = (mp_limb_t)(number >> i * GMP_NUMB_BITS);
}

/* Makes number a multiple of itself; false where it becomes too large. */
static bool multiply(mp_limb_t number[EXACT_LIMBS], int64_t whole)
{
    mp_limb_t factor[WORD_LIMBS], product[EXACT_LIMBS + WORD_LIMBS];

    set_limbs(factor, magnitude(whole));
    mpn_mul(product, number, EXACT_LIMBS, factor, WORD_LIMBS);
    mpn_copyi(number, product, EXACT_LIMBS);
    return mpn_zero_p(product + EXACT_LIMBS, WORD_LIMBS);
}

struct exact exact(int64_t whole)
{
    struct exact x = {
        .bottom = {1}, .negative = whole < 0, .lost = lost(whole)};

    set_limbs(x.top, magnitude(whole));
    return x;
}

struct exact exact_times(struct exact x, int64_t whole)
{
    x.lost |= !multiply(x.top, whole) || lost(whole);
    x.negative ^= whole < 0;
    return x;
}

struct exact exact_over(struct exact x, int64_t whole)
{
    x.lost |= !multiply(x.bottom, whole) || lost(whole) || whole == 0;
    x.negative ^= whole < 0;
    return x;
}

int64_t power_of_ten(int places)
{
    int64_t power = 1;

    while (places-- > 0)
        power *= 10;
    return power;
}

struct exact exact_scaled(struct exact x, int64_t units, int places)
{
    return exact_over(exact_times(x, units), power_of_ten(places));
}

struct exact exact_money(struct money a, int digits)
{
    return exact_scaled(exact(1), a.minor, digits);
}

struct exact exact_percent(struct exact x, struct percent share)
{
    return exact_scaled(x, share.points, PERCENT_PLACES + 2);
}

struct exact exact_decimal(struct exact x, struct decimal factor)
{
    return exact_scaled(x, factor.units, factor.places);
}

struct exact exact_over_decimal(struct exact x, struct decimal divisor)
{
    return exact_over(exact_times(x, power_of_ten(divisor.places)),
                      divisor.units);
}

struct exact exact_years(struct exact x, struct years time)
{
    return exact_scaled(x, time.parts, YEARS_PLACES);
}

static mp_size_t limbs_used(const mp_limb_t number[EXACT_LIMBS])
{
    mp_size_t used = EXACT_LIMBS;

    while (used > 1 && !number[used - 1])
        used--;
    return used;
}

/* (2 top + bottom) / (2 bottom), rounded down, is top / bottom rounded. */
static struct exact nearest(struct exact x, int places)
{
    mp_limb_t rest[EXACT_LIMBS];
    struct exact scaled = exact_times(x, power_of_ten(places));
    struct exact rounded = exact_over(exact(1), power_of_ten(places));
    mp_limb_t carried = mpn_lshift(scaled.top, scaled.top, EXACT_LIMBS, 1);

    carried |= mpn_add_n(scaled.top, scaled.top, scaled.bottom, EXACT_LIMBS);
    carried |= mpn_lshift(scaled.bottom, scaled.bottom, EXACT_LIMBS, 1);
    rounded.negative = scaled.negative;
    rounded.lost = carried || scaled.lost;
    if (!rounded.lost)
        mpn_tdiv_qr(rounded.top, rest, 0, scaled.top, EXACT_LIMBS,
                    scaled.bottom, limbs_used(scaled.bottom));
    return rounded;
}

/* The count of units in what nearest() gave. */
static int64_t settle(struct exact rounded)
{
    uint64_t units = 0;

    for (int i = WORD_LIMBS - 1; i >= 0; i--)
        units = units << (GMP_NUMB_BITS - 1) << 1 | rounded.top[i];
    if (rounded.lost || limbs_used(rounded.top) > WORD_LIMBS || units >= LOST)
        return LOST;
    return rounded.negative ? -(int64_t)units : (int64_t)units;
}

int64_t exact_round_once(struct exact x, int places)
{
    return settle(nearest(x, places));
}

int64_t exact_round(struct exact x, int places)
{
    if (places < DUST_PLACES)
        x = nearest(x, DUST_PLACES);
    return settle(nearest(x, places));
}

struct money exact_to_money(struct exact x, int digits)
{
    return (struct money){exact_round(x, digits)};
}

struct money money_share(struct money whole, int64_t part, int64_t all,
                         int digits)
{
    return exact_to_money(
        exact_over(exact_times(exact_money(whole, digits), part), all), digits);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Appends the digits at text to *units; returns where they end. */
static const char *take_digits(const char *text, int64_t *units, bool *good)
{
    for (; is_digit(*text); text++)
        *good &= !__builtin_mul_overflow(*units, 10, units) &&
                 !__builtin_add_overflow(*units, *text - '0', units);
    return text;
}

/* Takes a whole part: plain digits, or threes set apart by one mark. */
static const char *take_whole(const char *text, int64_t *units, bool *good)
{
    const char *end = take_digits(text, units, good);
    char mark = *end == ',' || *end == '_' ? *end : '\0';

    *good &= end > text;
    if (mark)
        *good &= end - text <= 3 && *text != '0';
    while (mark && *end == mark) {
        text = end + 1;
        end = take_digits(text, units, good);
        *good &= end - text == 3;
    }
    return end;
}

bool decimal_parse(const char *text, int places, struct decimal *out)
{
    struct decimal read = {0, 0};
    bool negative = *text == '-', good = true;
    const char *end = take_whole(text + negative, &read.units, &good);

    if (*end == '.') {
        text = end + 1;
        end = take_digits(text, &read.units, &good);
        good &= end > text && end - text <= places;
        read.places = good ? (int)(end - text) : 0;
    }
    if (*end || !good || read.units == LOST)
        return false;
    while (read.places && read.units % 10 == 0) {
        read.units /= 10;
        read.places--;
    }
    if (negative)
        read.units = -read.units;
    *out = read;
    return true;
}

int64_t decimal_units(struct decimal a, int places)
{
    int64_t units;

    if (lost(a.units) || a.places > places ||
        __builtin_mul_overflow(a.units, power_of_ten(places - a.places),
                               &units))
        return LOST;
    return units;
}

/* Puts whole's digits into text, a comma before every third from the right. */
static int print_whole(char *text, uint64_t whole, bool grouped)
{
    char digits[NUMBER_TEXT_LONGEST];
    int length = 0, put = 0;

    do {
        digits[length++] = (char)('0' + whole % 10);
        whole /= 10;
    } while (whole);
    while (length) {
        text[put++] = digits[--length];
        if (grouped && length && length % 3 == 0)
            text[put++] = ',';
    }
    return put;
}

char *decimal_print(char into[NUMBER_TEXT_LONGEST], int64_t units, int places,
                    int least, bool grouped)
{
    uint64_t size = magnitude(units), scale;
    char *end = into;

    for (; places > least && size % 10 == 0; places--)
        size /= 10;
    scale = (uint64_t)power_of_ten(places);
    if (units < 0)
        *end++ = '-';
    end += print_whole(end, size / scale, grouped);
    if (places || least)
        *end++ = '.';
    for (int i = 0; i < places; i++) {
        scale /= 10;
        *end++ = (char)('0' + size / scale % 10);
    }
    for (int i = places; i < least; i++)
        *end++ = '0';
    *end = '\0';
    return into;
}
