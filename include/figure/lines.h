/* lines.h - what the lines of the three budgets cost in each tier. */
#ifndef FIGURE_LINES_H
#define FIGURE_LINES_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list lines_rows;
extern const struct row_list lines_cost_rows;

/* The budgets: X(constant, word in names of figures, label). */
#define BUDGETS(X)                                                             \
    X(BUDGET_TUTORING, "tutoring", "Tutoring")                                 \
    X(BUDGET_COMPUTE, "compute", "Compute")                                    \
    X(BUDGET_EXPENSE, "expense", "Other expenses")

/* "tier.@.tutoring_cost+" and so on for all budgets, in a formula. */
#define LINES_COST(budget, word, label) "tier.@." word "_cost+"
#define LINES_COSTS BUDGETS(LINES_COST)

/* The steps in which a line is computed in one tier. */
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
 * The part of a line's cost up to a day, given the ledger's spread on that day:
 * nothing before the line begins, then evenly until it ends.
 */
struct money lines_cost_up_to(const struct line_result *line, int64_t spread,
                              int digits);

/*
 * The same as a formula of all lines at once, to be rounded: ABS finds the part
 * that lies between begin and end.  (Gnumeric 1.12.55 needs an array formula
 * for it: SUMPRODUCT gives it one value of a range.)
 */
#define LINES_COST_UP_TO(cost, spread, begins, ends)                           \
    cost "*(ABS(" spread "-" begins ")-ABS(" spread "-" ends ")+" ends         \
         "-" begins ")/2/(" ends "-" begins ")"

/* The figures of all steps of a line; gather_all has only native and cost. */
void lines_steps(const struct figures *figures, struct arena *arena,
                 size_t line, size_t tier, struct figure steps[STEP_COUNT]);

/* Adds the figures of each line in a tier. */
void lines_figures(struct figures *figures, size_t tier);

#endif
