/*
 * taxrun.h - one tax table, computed for one amount after another.
 *
 * A run holds what the table needs beside the stipend: the person's other
 * income, the charges that are dropped, and the rate of its currency.
 */
#ifndef FIGURE_TAXRUN_H
#define FIGURE_TAXRUN_H

#include "figure/results.h"
#include "figure/tax.h"

struct tax_run {
    const struct tax_table *table;
    int digits; /* of the grant's currency */
    struct tax_income income;
    struct tax_values without, with; /* the amount that was computed last */
    size_t fitting;                  /* lines that are not too large then */
    bool dropped[TAX_LINES_MOST];
    double unit; /* smallest units of the grant's currency in the table's one */
    mpq_t rate, part;
};

/* Whether the model drops a line of a table. */
bool tax_drops(const struct model *model, const struct tax_line *line);

/* Starts with the model's index-th table; end it with tax_run_end. */
void tax_run_start(struct tax_run *run, const struct model *model,
                   size_t index);
void tax_run_end(struct tax_run *run);

/*
 * The sum of the charges on an amount of the grant's currency as stipend, and
 * each of them where charge is not NULL.  LOST from the first line on that is
 * too large.
 */
struct money tax_run_charges(struct tax_run *run, struct money amount,
                             struct charge_result *charge);

/* What that amount adds to one line, in smallest units, not rounded. */
double tax_run_added(struct tax_run *run, size_t line);

/*
 * Bounds of what is added to each line while the amount lies between two, in
 * smallest units.
 */
void tax_run_bounds(const struct tax_run *run, struct tax_span amount,
                    struct tax_bound *line);

#endif
