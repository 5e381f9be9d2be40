/* makeup.h - time that is owed, made up after the window, or paid back. */
#ifndef FIGURE_MAKEUP_H
#define FIGURE_MAKEUP_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list makeup_rows;

/* How many overlaps are to be made up. */
int64_t makeup_count(const struct model *model);

/* What is made up after the window of a tier up to and including a day. */
struct time makeup_done(const struct results *results,
                        const struct tier_result *tier, struct date day);

/* What is paid back where so much of the owed time is not made up. */
struct money makeup_repay(const struct results *results,
                          const struct tier_result *tier,
                          struct time shortfall);

/* Fills a tier's make-up time; its pay must be known. */
void makeup_tier(const struct results *results, size_t tier,
                 struct tier_result *out);

#endif
