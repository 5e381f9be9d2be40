/* tax.h - what the lines of a tax table come to, exactly. */
#ifndef FIGURE_TAX_H
#define FIGURE_TAX_H

#include "base/rational.h"
#include "model/tax.h"

/* A year's income in the table's currency, as exact numbers. */
struct tax_income {
    mpq_t input[TAX_INPUT_COUNT];
};

void tax_income_init(struct tax_income *income);
void tax_income_clear(struct tax_income *income);

/* The value of each line of one table; as many as the table has lines. */
struct tax_values {
    mpq_t *line;
    size_t count;
};

struct tax_values tax_values_init(const struct tax_table *table);
void tax_values_clear(struct tax_values *values);

/*
 * Computes each line, in one pass: max(0, f(above + on) - f(above) - less), f
 * being the line's steps.  Charges that are dropped are 0 wherever they are
 * named; dropped may be NULL.  Returns how many lines come before the first for
 * which some amount is needed of 10^13 smallest units or more.
 */
size_t tax_compute(const struct tax_table *table,
                   const struct tax_income *income, const bool *dropped,
                   struct tax_values *values);

/* All numbers from least to most. */
struct tax_span {
    double least, most;
};

/* What a line comes to while the stipend lies within a span. */
struct tax_bound {
    struct tax_span span;
    bool straight; /* it has no corner there; */
    double slope;  /* then what it grows by, for each unit of the stipend */
};

/*
 * Bounds of each line for every income in some spans, by their inputs; as many
 * as the table has lines.  They may be wider than need be, never narrower.
 */
void tax_bounds(const struct tax_table *table,
                const struct tax_span input[TAX_INPUT_COUNT],
                const bool *dropped, struct tax_bound *line);

#endif
