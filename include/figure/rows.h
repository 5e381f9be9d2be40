/*
 * rows.h - every result of a model: name, label and formula, in tables.
 *
 * A row sets what a figure is called beside the field that holds it and the
 * formula by which a spreadsheet arrives at it, written as formula.h says.
 */
#ifndef FIGURE_ROWS_H
#define FIGURE_ROWS_H

#include "figure/results.h"
#include "model/value.h"

struct row {
    const char *name;
    enum kind kind;
    size_t offset; /* of the field in its record of results.h */
    const char *label;
    const char *formula;
    bool working; /* a step that is in no JSON, only in the workbook */
};

/* The tables, by the record whose fields they show. */
enum row_set {
    ROWS_SALARY,      /* salary_result */
    ROWS_TIME,        /* tier_result */
    ROWS_OVERLAP,     /* overlap_result */
    ROWS_LINE,        /* line_result; the rows are steps */
    ROWS_TIER,        /* tier_result */
    ROWS_MAKEUP,      /* makeup_result */
    ROWS_ONCOST,      /* oncost_result */
    ROWS_FEE,         /* fee_result */
    ROWS_RATE,        /* rate_result */
    ROWS_SHARE,       /* share_result */
    ROWS_NET,         /* net_result */
    ROWS_PAID,        /* paid_result */
    ROWS_PAID_OFFSET, /* offset_result */
    ROWS_TAX,         /* tax_result */
    ROWS_CHARGE,      /* charge_result */
    ROWS_DIRECT,      /* charge_result, if all costs were paid to the person */
    ROWS_EARNED,      /* charge_result, of the salary */
    ROW_SETS
};

struct row_list {
    const struct row *rows;
    size_t count;
};

extern const struct row_list row_lists[ROW_SETS];

/* The workings of a line of the budget in one tier, in this order. */
enum line_step {
    STEP_HAS,
    STEP_FIRST,
    STEP_LAST,
    STEP_MONTHS,
    STEP_TIMES,
    STEP_QUANTITY,
    STEP_NATIVE,
    STEP_COST,
    STEP_TAXED,
    STEP_BEGINS,
    STEP_ENDS,
    STEP_COUNT
};

/*
 * What the columns and cells of the ledger of days are, for people; names are
 * those that they follow from, set apart by blanks.
 */
struct ledger_name {
    const char *name, *meaning, *names;
    int64_t (*value)(const struct results *results); /* of a cell, else NULL */
};

/* The index-th of them, or NULL. */
const struct ledger_name *row_ledger_name(size_t index);

#endif
