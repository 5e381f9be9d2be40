/* pictures.h - the asks of tiers as bars, and a schedule as columns. */
#ifndef REPORT_PICTURES_H
#define REPORT_PICTURES_H

#include <stddef.h>
#include <stdint.h>

struct output;

/* Amounts in one unit; the person's part of the ask comes first in the bar. */
struct bar {
    const char *label, *shown; /* left and right of the bar */
    int64_t ask, person;
};

/* Columns of stacked parts, with amounts in one unit. */
struct columns {
    size_t count, parts;
    const char **heads;  /* of the columns */
    const char **labels; /* of the parts */
    int64_t *amounts;    /* those of the first column come first */
};

/*
 * Prints one bar a line, as long as its ask is in proportion to the greatest
 * one, and what the marks mean; payee is whom that part goes to.  Prints
 * nothing if there is too little room, or no ask above zero.
 */
void bars_print(const struct output *out, const struct bar bars[], size_t count,
                const char *payee);

#endif
