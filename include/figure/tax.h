/*
 * tax.h - computes one tax table for one income after another.
 *
 * A run holds the other input of the table: the person's other income, which
 * charges are dropped, and the rate of its currency.
 */
#ifndef FIGURE_TAX_H
#define FIGURE_TAX_H

#include "figure/formula.h"
#include "figure/results.h"
#include "model/tax.h"

struct tax_run {
    const struct tax_table *table;
    int digits;                           /* of the grant's currency */
    struct exact rate;                    /* of the table's currency */
    struct exact input[TAX_INPUT_COUNT];  /* in the table's currency */
    struct exact without[TAX_LINES_MOST]; /* each line without the stipend */
    struct exact with[TAX_LINES_MOST];    /* each line with the last income */
    size_t fitting; /* lines before the first too large one */
    bool dropped[TAX_LINES_MOST];
};

/* Whether the model drops a line of a table. */
bool tax_drops(const struct model *model, const struct tax_line *line);

/* The same as a formula of the line's name. */
#define TAX_DROPS(name) "ISNUMBER(" FORMULA_FIND_WORD("tax.drop", name) ")"

/* The base of a line as a formula of its forms, and of a cell for `above`. */
const char *tax_base_formula(struct arena *arena, const char *on,
                             const char *above, int places);

/* A line as a formula of f(base), f(above) and less; "" if it has none. */
const char *tax_line_formula(struct arena *arena, const char *base,
                             const char *above, const char *less);

/*
 * f(x) as a formula.  Of each bracket the ranges have the threshold, the change
 * of the rate, and the lump that is added once.
 */
#define TAX_BRACKETS(x, from, change, lump)                                    \
    "SUMPRODUCT((" x ">=" from ")*((" x "-" from ")*" change "+" lump "))"

/*
 * Computes each line: max(0, f(above + on) - f(above) - less), where f is its
 * brackets; 0 if it is dropped.  Replaces values, one number a line.  Returns
 * how many lines come before the first with an amount of 10^13 or more.
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
 * The sum of the charges on an income in the grant's currency; each of them
 * goes to due unless that is NULL.  LOST from the first too large line on.
 */
struct money tax_run_charges(struct tax_run *run, struct money amount,
                             struct money due[]);

/* The value of a form with the last income. */
struct exact tax_run_form(const struct tax_run *run,
                          const struct tax_form *form);

/* f(x): what the brackets of a line give. */
struct exact tax_steps(const struct tax_line *line, const struct exact *x);

/* What the last income adds to one line, in the grant's currency. */
struct exact tax_run_added(const struct tax_run *run, size_t line);

#endif
