/*
 * makeup.h - owed time: made up after the window, or paid back.
 *
 * It can be made up for 1,100 days after the window: LEDGER_MAKEUP_MOST.
 */
#ifndef FIGURE_MAKEUP_H
#define FIGURE_MAKEUP_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list makeup_rows;
extern const struct row_list makeup_step_rows;

/* How many overlaps are `makeup`. */
int64_t makeup_count(const struct model *model);

/* Owed time made up after a tier's end by a day, in millionths of days. */
int64_t makeup_done(const struct results *results,
                    const struct tier_result *tier, struct date day);

/* The same as a formula, for a day from the end to makeup_most days later. */
#define MAKEUP_DONE(day)                                                       \
    "MIN(tier.@.owed,LOOKUP(" day ",days.date,days.done)-tier.@.left)"

/* What is paid back if so much of the owed time is not made up. */
struct money makeup_repay(const struct results *results,
                          const struct tier_result *tier, int64_t shortfall);

/* The same as a formula, to be rounded. */
#define MAKEUP_REPAY(shortfall, owed) "tier.@.owed_value*" shortfall "/" owed

/* Computes a tier's make-up time; its stipend must be known. */
void makeup_tier(const struct results *results, size_t tier,
                 struct tier_result *out);

/* Adds the figures of that, if the model has overlaps. */
void makeup_figures(struct figures *figures, size_t tier);

#endif
