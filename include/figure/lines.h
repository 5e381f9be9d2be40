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
    STEP_REST,
    STEP_REST_MONTH,
    STEP_TIMES,
    STEP_QUANTITY,
    STEP_NATIVE,
    STEP_COST,
    STEP_TAXED,
    STEP_PERIOD,
    STEP_BEGINS,
    STEP_ENDS,
    STEP_COUNT
};

enum {
    LINES_PLACES = 6,      /* decimals of times that are prorated */
    DAYS_OF_POSITION = 32, /* for a month, more than it has days */
    LAST_OF_MONTH = 31     /* in place of the last day of any month */
};

/*
 * A day as a number in which 32 are a month, so that a line that begins on any
 * day has a whole number of months behind it on the days of EDATE: its day in
 * the month, and 31 on the last.
 */
int64_t lines_position(struct date day);

/* The same as a formula of one day. */
#define LINES_POSITION(day)                                                    \
    "(32*(12*YEAR(" day ")+MONTH(" day "))+IF(DAY(" day "+1)=1,31,DAY(" day    \
    ")))"

/*
 * Computes a tier's lines and their sums by budget and type; its end must be
 * known.
 */
void lines_tier(const struct results *results, size_t tier,
                struct tier_result *out);

/*
 * The part of a line's cost up to a day: nothing before it begins, then evenly
 * until it ends; if it is paid by the quarter or year, on the first day of
 * each.
 */
struct money lines_cost_up_to(const struct results *results,
                              const struct line_result *line, struct date day);

/*
 * The same as a formula of all lines at once, to be rounded, of the day's
 * spread and position; ABS finds the part that lies between begin and end.
 * (Gnumeric 1.12.55 needs an array formula for it: SUMPRODUCT gives it one
 * value of a range.)
 */
#define LINES_PASSED(spread, position, begins, period)                         \
    "(INT((" spread "+(" period ">1)*(" position "-" spread ")-" begins        \
    ")/" period ")+(" period ">1))"
#define LINES_COST_UP_TO(cost, passed, begins, ends)                           \
    cost "*(ABS(" passed ")-ABS(" passed "-" ends "+" begins ")+" ends         \
         "-" begins ")/2/(" ends "-" begins ")"

/* The figures of all steps of a line; gather_all has only native and cost. */
void lines_steps(const struct figures *figures, struct arena *arena,
                 size_t line, size_t tier, struct figure steps[STEP_COUNT]);

/* Adds the figures of each line in a tier. */
void lines_figures(struct figures *figures, size_t tier);

/* Adds the sums of lines by budget and by type. */
void lines_sum_figures(struct figures *figures, size_t tier);

#endif
