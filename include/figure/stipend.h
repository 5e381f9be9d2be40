/* stipend.h - the time that is paid, and the stipend for it. */
#ifndef FIGURE_STIPEND_H
#define FIGURE_STIPEND_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list stipend_time_rows;
extern const struct row_list stipend_rows;

/* What a tier pays up to and including a day, before offsets. */
struct money stipend_up_to(const struct results *results, size_t tier,
                           struct date day);

/* An amount over a tier's whole time, per month; ABSENT without any time. */
struct money stipend_per_month(const struct results *results,
                               const struct tier_result *tier,
                               struct money amount);

/* That as a formula. */
#define PER_MONTH_OF(amount)                                                   \
    "IF(tier.@.years=0,\"\",money(" amount "/(12*tier.@.years)))"

/* Computes a tier's times, its gross, deduction, offset and stipend. */
void stipend_tier(const struct results *results, size_t tier,
                  struct tier_result *out);

#endif
