/* stipend.h - window, years paid and stipend of a tier. */
#ifndef FIGURE_STIPEND_H
#define FIGURE_STIPEND_H

#include "figure/salary.h"

/* The figures of this rule. */
extern const struct row_list stipend_time_rows;
extern const struct row_list stipend_step_rows;
extern const struct row_list stipend_rows;

/* Pay for the time up to and including a day less `deduct` overlaps. */
struct money stipend_up_to(const struct results *results, size_t tier,
                           struct date day);

/* As a formula: pay for a percentage of the salary over a whole window. */
#define STIPEND_OF_WINDOW(percent)                                             \
    "pay(" percent ",tier.@.years,step.*.years.@)"

/* An amount divided by the months of the window; ABSENT if it has none. */
struct money stipend_per_month(const struct results *results,
                               const struct tier_result *tier,
                               struct money amount);

/* The same as a formula. */
#define PER_MONTH_OF(amount)                                                   \
    "IF(tier.@.years=0,\"\",money(" amount "/(12*tier.@.years)))"

/* Whether the window has a whole month: reports give no sum per month else. */
bool stipend_has_month(const struct results *results,
                       const struct tier_result *tier);

/* The opposite as a formula. */
#define STIPEND_LACKS_MONTH "tier.@.end<EDATE(grant.start,1)-1"

/* Computes a tier's window, years, gross, deduction, offset and stipend. */
void stipend_tier(const struct results *results, size_t tier,
                  struct tier_result *out);

#endif
