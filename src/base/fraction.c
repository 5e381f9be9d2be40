#include "base/fraction.h"

#include "base/decimal.h"

#include <string.h>

/* No number has more than 18 digits before its point. */
static const int64_t largest = 1000000000000000000;

static int64_t common_divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* a × b where both are not below zero. */
static bool times(int64_t a, int64_t b, int64_t *out)
{
    if (b && a > INT64_MAX / b)
        return false;
    *out = a * b;
    return true;
}

static struct fraction reduced(int64_t top, int64_t bottom)
{
    int64_t divisor = common_divisor(top, bottom);

    return (struct fraction){top / divisor, bottom / divisor};
}

/* a / b, where neither is below zero and b is not zero. */
static bool over(struct fraction a, struct fraction b, struct fraction *out)
{
    struct fraction tops = reduced(a.top, b.top);
    struct fraction bottoms = reduced(b.bottom, a.bottom);

    return times(tops.top, bottoms.top, &out->top) &&
           times(tops.bottom, bottoms.bottom, &out->bottom);
}

/* Reads a number with decimals and without a sign. */
static const char *take_decimal(const char *text, struct fraction *out)
{
    char number[NUMBER_TEXT_LONGEST];
    size_t length = strspn(text, "0123456789._");
    struct decimal read;
    int64_t bottom = 1;

    if (!length || length >= sizeof(number))
        return NULL;
    memcpy(number, text, length);
    number[length] = '\0';
    if (!decimal_parse(number, PLACES_MOST, &read))
        return NULL;
    while (read.places--)
        bottom *= 10;
    *out = reduced(read.units, bottom);
    return text + length;
}

const char *fraction_parse(const char *text, struct fraction *out)
{
    struct fraction a, b;
    const char *end = take_decimal(text, &a);

    if (!end)
        return NULL;
    if (*end != '/') {
        *out = a;
        return end;
    }
    end = take_decimal(end + 1, &b);
    return end && b.top && over(a, b, out) && out->top / out->bottom < largest
               ? end
               : NULL;
}

struct fraction fraction_negative(struct fraction a)
{
    return (struct fraction){-a.top, a.bottom};
}

bool fraction_percent(struct fraction a, struct fraction *out)
{
    struct fraction size = {a.top < 0 ? -a.top : a.top, a.bottom};

    if (!over(size, (struct fraction){100, 1}, out))
        return false;
    if (a.top < 0)
        *out = fraction_negative(*out);
    return true;
}

bool fraction_less(struct fraction a, struct fraction b)
{
    for (;;) {
        int64_t whole = a.top / a.bottom, left = a.top % a.bottom;
        int64_t other = b.top / b.bottom, right = b.top % b.bottom;

        if (whole != other)
            return whole < other;
        if (!left || !right)
            return left < right;
        /* Of what is left, the lesser has the greater reciprocal. */
        a.top = b.bottom;
        b.top = a.bottom;
        a.bottom = right;
        b.bottom = left;
    }
}

double fraction_number(struct fraction a)
{
    return (double)a.top / (double)a.bottom;
}
