/* bars.h - the asks of tiers as bars of text. */
#ifndef REPORT_BARS_H
#define REPORT_BARS_H

#include "report/format.h"

#include <stdint.h>

/* Amounts in one unit; the person's part of the ask comes first in the bar. */
struct bar {
    const char *label, *shown; /* left and right of the bar */
    int64_t ask, person;
};

/*
 * Prints one bar a line, as long as its ask is in proportion to the greatest
 * one, and what the marks mean; payee is whom that part goes to.  Prints
 * nothing if there is too little room, or no ask above zero.
 */
void bars_print(const struct output *out, const struct bar bars[], size_t count,
                const char *payee);

#endif
