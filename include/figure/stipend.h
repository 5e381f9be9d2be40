/* stipend.h - the salary, the time that is paid, and the stipend. */
#ifndef FIGURE_STIPEND_H
#define FIGURE_STIPEND_H

#include "figure/results.h"

/* x in the grant's currency: times a rate as given, or over its inverse. */
struct exact pay_converted(struct exact x, const struct model *model,
                           struct currency currency);

struct money pay_annual(const struct model *model);

/* What a tier replaces of the salary over some time. */
struct money pay_for(const struct results *results, size_t tier,
                     struct years years);

/* What a tier pays for the time up to and including a day. */
struct money pay_up_to(const struct results *results, size_t tier,
                       struct date day);

/* What is taken off up to and including a day for one overlap that is offset.
 */
struct money pay_offset_of(const struct results *results,
                           const struct tier_result *tier, size_t overlap,
                           struct date day);

/* The same for all of them. */
struct money pay_offset_up_to(const struct results *results,
                              const struct tier_result *tier, struct date day);

/* Fills the times of a tier, and its gross, deduction, offset and stipend. */
void pay_tier(const struct results *results, size_t tier,
              struct tier_result *out);

#endif
