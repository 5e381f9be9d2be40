/* bars.h - what tiers ask for as bars of text. */
#ifndef REPORT_BARS_H
#define REPORT_BARS_H

#include "base/arena.h"
#include "report/format.h"

#include <stdint.h>
#include <stdio.h>

/* Amounts in one unit; what goes to the person comes first in the bar. */
struct bar {
    const char *label, *shown; /* before the bar and behind it */
    int64_t person, rest;
};

/* Prints a bar a line, the longest as wide as the style has room for. */
void bars_print(FILE *out, const struct bar bars[], size_t count,
                const struct style *style, struct arena *arena);

#endif
