#include "base/decimal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const int64_t money_limit = 10000000000000;

bool money_valid(struct money a)
{
    return a.minor > -money_limit && a.minor < money_limit;
}

/* minor; LOST if it overflowed, or a or b is lost. */
static struct money money_unless(bool overflowed, struct money a,
                                 struct money b, int64_t minor)
{
    if (overflowed || exact_lost(a.minor) || exact_lost(b.minor) ||
        exact_lost(minor))
        return (struct money){LOST};
    return (struct money){minor};
}

struct money money_add(struct money a, struct money b)
{
    int64_t sum;
    bool overflowed = __builtin_add_overflow(a.minor, b.minor, &sum);

    return money_unless(overflowed, a, b, sum);
}

struct money money_sub(struct money a, struct money b)
{
    int64_t rest;
    bool overflowed = __builtin_sub_overflow(a.minor, b.minor, &rest);

    return money_unless(overflowed, a, b, rest);
}

struct money money_greater(struct money a, struct money b)
{
    return money_unless(false, a, b, a.minor > b.minor ? a.minor : b.minor);
}

struct money money_lesser(struct money a, struct money b)
{
    return money_unless(false, a, b, a.minor < b.minor ? a.minor : b.minor);
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

struct money money_portion(struct money base, struct percent share, int digits)
{
    return exact_to_money(exact_percent(exact_money(base, digits), share),
                          digits);
}

struct percent money_percent(struct money part, struct money whole)
{
    int64_t tenths;

    if (exact_lost(part.minor) || exact_lost(whole.minor))
        return (struct percent){LOST};
    if (!whole.minor)
        return (struct percent){ABSENT};
    tenths = exact_round(
        exact_over(exact_times(exact(part.minor), 100), whole.minor), 1);
    return (struct percent){tenths > LOST / 1000 ? LOST : tenths * 1000};
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

/* Reads a whole part: plain digits, or groups of three with one mark. */
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

/* Reads a number with decimals and without a sign. */
static const char *take_decimal(const char *text, struct exact *out)
{
    char number[NUMBER_TEXT_LONGEST];
    size_t length = strspn(text, "0123456789._");
    struct decimal read;

    if (!length || length >= sizeof(number))
        return NULL;
    memcpy(number, text, length);
    number[length] = '\0';
    if (!decimal_parse(number, PLACES_MOST, &read))
        return NULL;
    *out = exact_scaled(exact(1), read.units, read.places);
    return text + length;
}

/* Divides a by b; false if the quotient may not be in a table. */
static bool divide_for_table(struct exact *a, const struct exact *b)
{
    static const int64_t largest = 1000000000000000000;

    *a = exact_div(*a, b);
    return !a->lost && exact_top(a) != LOST && exact_bottom(a) != LOST &&
           exact_top(a) / exact_bottom(a) < largest;
}

const char *exact_parse(const char *text, struct exact *out)
{
    struct exact a, b;
    const char *end = take_decimal(text, &a);

    if (!end)
        return NULL;
    if (*end == '/') {
        end = take_decimal(end + 1, &b);
        if (end) {
            end = divide_for_table(&a, &b) ? end : NULL;
            exact_free(&b);
        }
    }
    if (end)
        exact_replace(out, a);
    else
        exact_free(&a);
    return end;
}

int64_t decimal_units(struct decimal a, int places)
{
    int64_t units;

    if (exact_lost(a.units) || a.places > places ||
        __builtin_mul_overflow(a.units, power_of_ten(places - a.places),
                               &units))
        return LOST;
    return units;
}

char *decimal_print(char into[NUMBER_TEXT_LONGEST], int64_t units, int places,
                    int least, bool grouped)
{
    char digits[NUMBER_TEXT_LONGEST], *end = into;
    uint64_t size = exact_magnitude(units);
    int whole;

    for (; places > least && size % 10 == 0; places--)
        size /= 10;
    whole = snprintf(digits, sizeof(digits), "%0*" PRIu64, places + 1, size) -
            places;
    if (units < 0)
        *end++ = '-';
    for (int i = 0; i < whole; i++) {
        *end++ = digits[i];
        if (grouped && i + 1 < whole && (whole - i - 1) % 3 == 0)
            *end++ = ',';
    }
    if (places || least)
        *end++ = '.';
    end = stpcpy(end, digits + whole);
    for (int i = places; i < least; i++)
        *end++ = '0';
    *end = '\0';
    return into;
}
