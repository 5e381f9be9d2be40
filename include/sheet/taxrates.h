/* taxrates.h - the rates of a tax table's lines, as numbers of the sheet. */
#ifndef SHEET_TAXRATES_H
#define SHEET_TAXRATES_H

#include "model/tax.h"
#include "sheet/pen.h"

enum {
    EXACT_PLACES = 9 /* decimals of what is computed from a table */
};

/*
 * A result of the table's formulas, in its currency with `least` decimals.  It
 * has as many decimals, at most 9, as 63 bits allow.
 */
struct value taxrates_value(double x, int least);

/* A number as a formula has it: "0.0525", or a fraction "16230/7704". */
const char *taxrates_number(const struct pen *pen, const struct exact *number);

/*
 * Puts the steps of a line in four rows, a column each: from which amount, at
 * which rate, how much that is more than before, and what is added once.
 */
void taxrates_put(struct pen *pen, const struct tax_line *line);

/* The formula of a line's charge on cell x; its rates begin in `row`. */
const char *taxrates_formula(const struct pen *pen, const struct tax_line *line,
                             int row, const char *x);

#endif
