/* currency.h - the currencies of ISO 4217 that are in use. */
#ifndef BASE_CURRENCY_H
#define BASE_CURRENCY_H

#include <stdbool.h>
#include <stddef.h>

struct currency {
    char code[4]; /* "" if not given */
};

/* Reads three letters of either case; false if no such currency is used. */
bool currency_parse(const char *text, struct currency *out);

/* Digits after the point: ISO 4217's minor unit; 2 if no currency is given. */
int currency_digits(struct currency currency);

/* Whether both are the same currency, or neither was given. */
bool currency_same(struct currency a, struct currency b);

#endif
