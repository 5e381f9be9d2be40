/* comparison.h - the rows of a comparison of tiers. */
#ifndef FIGURE_COMPARISON_H
#define FIGURE_COMPARISON_H

#include "figure/figures.h"

/* How a row is set off from others. */
enum weight {
    WEIGHT_PLAIN,
    WEIGHT_SUM,   /* the sum of the rows above */
    WEIGHT_ASK,   /* the request */
    WEIGHT_QUIET, /* a ratio beside it */
    WEIGHT_COUNT
};

struct comparison_row {
    const char *figure; /* of a tier: "stipend" for tier.T.stipend */
    enum weight weight;
    enum section needs;  /* hidden without this section */
    unsigned treatments; /* hidden if no overlap has one of these bits */
    bool of_funders;     /* those who pay for it are named beside it */
    bool of_months;      /* hidden unless the grant gives months */
    bool of_weeks;       /* hidden unless it gives weeks */
    bool of_hours;       /* hidden if no tier plans hours */
    bool of_salary;      /* hidden without a salary */
    bool of_pay;         /* hidden without a salary and people */
    bool of_rounding;    /* hidden if the ask is the total */
    bool begins;         /* the first of a group of rows */
    bool vanishes;       /* hidden if no tier shows the figure */
    bool unless_zero;    /* the sheet shows no tier's 0 */
    bool monthly;        /* only a tier of a month or more shows it */
};

/* The index-th row that some of the models have, or NULL. */
const struct comparison_row *comparison_row(struct figures *const figures[],
                                            size_t count, size_t index);

/* A row's figure in one tier; NULL where its model has none. */
const struct figure *comparison_figure(struct figures *figures,
                                       const struct comparison_row *row,
                                       size_t tier);

/*
 * Whether a tier shows its figure, if it has one: not a part of a salary that
 * its model does not have, nor a sum per month if its window is shorter.
 */
bool comparison_shows(const struct figures *figures,
                      const struct comparison_row *row, size_t tier);

/*
 * "Salary per year: 60,000.00, and 61,800.00 from 2027-01-01 on"; NULL without
 * steps of the salary.
 */
const char *comparison_steps(struct figures *figures);

/* A sentence with the tax tables and their sources; NULL without tables. */
const char *comparison_estimate(struct figures *figures);

#endif
