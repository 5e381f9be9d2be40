/* lines.h - what the lines of the three budgets cost in each tier. */
#ifndef FIGURE_LINES_H
#define FIGURE_LINES_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list lines_rows;
extern const struct row_list lines_cost_rows;

/* X(budget, its word in names, its label) for each of them. */
#define BUDGETS(X)                                                             \
    X(BUDGET_TUTORING, "tutoring", "Tutoring")                                 \
    X(BUDGET_COMPUTE, "compute", "Compute")                                    \
    X(BUDGET_EXPENSE, "expense", "Other expenses")

/* The steps of a line in one tier, in this order. */
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

/* Computes a tier's lines and its costs by budget; its end must be known. */
void lines_tier(const struct results *results, size_t tier,
                struct tier_result *out);

/*
 * What a line has cost by the day up to which so much of the ledger's spread
 * has passed: nothing before its first day, evenly up to its last.
 */
struct money lines_cost_up_to(const struct line_result *line, int64_t spread,
                              int digits);

/* The figures of a line's steps; only its native and cost are gathered. */
void lines_steps(const struct figures *figures, struct arena *arena,
                 size_t line, size_t tier, struct figure steps[STEP_COUNT]);

/* Adds the figures of each line in a tier. */
void lines_figures(struct figures *figures, size_t tier);

#endif
