/*
 * tax.h - a tax table: charges to pay, and the amounts that they depend on.
 *
 * Each line is piecewise linear in its base, which expresses the income taxes
 * and contributions of many countries exactly.
 */
#ifndef MODEL_TAX_H
#define MODEL_TAX_H

#include "base/exact.h"
#include "model/model.h"

enum {
    TAX_LINES_MOST = 64,
    TAX_PIECES_MOST = 64 /* of a form, or steps of a line */
};

/* The inputs of a table. */
enum tax_input {
    TAX_STIPEND, /* what the grant pays the person */
    TAX_WAGES,   /* from employment */
    TAX_OTHER,   /* any other taxable income */
    TAX_INPUT_COUNT
};

/* A number times an input, an earlier line, or nothing. */
struct tax_term {
    struct exact factor;
    struct whole whole; /* the factor as taxwhole.h has it */
    size_t of; /* an input, TAX_INPUT_COUNT + a line, or TAX_CONSTANT */
};
#define TAX_CONSTANT SIZE_MAX

struct tax_form {
    struct tax_term terms[TAX_PIECES_MOST];
    size_t count;
};

/* From a threshold on: the marginal rate, and an amount added once. */
struct tax_step {
    struct exact threshold, rate, lump;
    struct whole from, change,
        once; /* whole: threshold, change of rate, lump */
};

/* [charge.NAME] is paid; [amount.NAME] is only used by later lines. */
struct tax_line {
    struct head head;
    const char *on, *above, *less, *rates; /* as written; NULL if not given */
    bool paid;
    struct tax_form on_form, above_form, less_form; /* empty if not given */
    struct tax_step steps[TAX_PIECES_MOST];
    size_t step_count;
    struct whole base_bottom, bottom; /* of its base and its value, too */
};

/* All texts and numbers live until tax_table_free. */
struct tax_table {
    struct head head;
    struct arena arena;
    const char *path, *id; /* the name of its file, without ".ini" */
    const char *name, *source, *law, *note;
    struct currency currency;
    struct date starts, ends; /* of the tax year */
    struct tax_line lines[TAX_LINES_MOST];
    size_t line_count;
};

/* Does nothing with NULL. */
void tax_table_free(struct tax_table *table);

/* How many terms and steps its lines have. */
size_t tax_table_pieces(const struct tax_table *table);

/* The line of that name among the first count; count if there is none. */
size_t tax_line_find(const struct tax_table *table, size_t count,
                     const char *name);

#endif
