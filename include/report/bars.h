/* bars.h - the asks of tiers as bars of text. */
#ifndef REPORT_BARS_H
#define REPORT_BARS_H

#include "report/format.h"

#include <stdint.h>

/* Amounts in one unit; the person's part comes first in the bar. */
struct bar {
    const char *label, *shown; /* left and right of the bar */
    int64_t person, rest;
};

/* Prints one bar a line; the longest fills the output's width. */
void bars_print(const struct output *out, const struct bar bars[],
                size_t count);

#endif
