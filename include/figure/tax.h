/*
 * tax.h - computes one tax table, for one amount after another.
 *
 * A run holds what the table needs beside the stipend: the person's other
 * income, which charges are dropped, and the rate of its currency.
 */
#ifndef FIGURE_TAX_H
#define FIGURE_TAX_H

#include "figure/results.h"
#include "model/tax.h"

struct tax_run {
    const struct tax_table *table;
    int digits;                           /* of the grant's currency */
    struct exact rate;                    /* grant's currency per table's */
    struct exact input[TAX_INPUT_COUNT];  /* in the table's currency */
    struct exact without[TAX_LINES_MOST]; /* each line without the stipend */
    struct exact with[TAX_LINES_MOST]; /* and with the amount last computed */
    size_t fitting;                    /* lines that are not too large then */
    bool dropped[TAX_LINES_MOST];
};

/* Whether the model drops a line of a table. */
bool tax_drops(const struct model *model, const struct tax_line *line);

/*
 * Computes each line of a table in one pass: max(0, f(above + on) - f(above) -
 * less), f being the line's steps; a dropped line is 0.  values holds numbers
 * already, as many as there are lines.  Returns how many lines come before the
 * first that needs an amount of 10^13 smallest units or more.
 */
size_t tax_compute(const struct tax_table *table,
                   const struct exact input[TAX_INPUT_COUNT],
                   const bool dropped[], struct exact values[]);

/* Starts a run of the model's index-th table; end it with tax_run_end. */
void tax_run_start(struct tax_run *run, const struct model *model,
                   size_t index);

/* Gives back what a run holds. */
void tax_run_end(struct tax_run *run);

/*
 * The sum of the charges on an amount of the grant's currency as stipend, and
 * each of them if due is not NULL.  LOST from the first line on that is too
 * large.
 */
struct money tax_run_charges(struct tax_run *run, struct money amount,
                             struct money due[]);

/* What a form comes to with the amount that was computed last. */
struct exact tax_run_form(const struct tax_run *run,
                          const struct tax_form *form);

/* What that amount adds to one line, in the grant's currency. */
struct exact tax_run_added(const struct tax_run *run, size_t line);

#endif
