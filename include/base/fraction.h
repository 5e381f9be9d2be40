/* fraction.h - exact quotients of whole numbers, such as a rate of 1/3. */
#ifndef BASE_FRACTION_H
#define BASE_FRACTION_H

#include <stdbool.h>
#include <stdint.h>

/* top / bottom in lowest terms; bottom is above zero. */
struct fraction {
    int64_t top, bottom;
};

/*
 * Reads "1234", "1234.5" or "a/b" of two such numbers, up to 9 decimals each
 * and without a sign, at the start of text, and returns where it ends; NULL
 * where there is none, 64 bits cannot hold it, or it is 10^18 or more.
 */
const char *fraction_parse(const char *text, struct fraction *out);

struct fraction fraction_negative(struct fraction a);

/* The hundredth part; false where 64 bits cannot hold it. */
bool fraction_percent(struct fraction a, struct fraction *out);

/* Of two that are not below zero. */
bool fraction_less(struct fraction a, struct fraction b);

/* The nearest number of double precision. */
double fraction_number(struct fraction a);

#endif
