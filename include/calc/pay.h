/* pay.h - the salary, the time that is paid, and the stipend. */
#ifndef CALC_PAY_H
#define CALC_PAY_H

#include "calc/results.h"

/* x in the grant's currency: times a rate as given, or over its inverse. */
struct exact pay_converted(struct exact x, const struct model *model,
                           struct currency currency);

struct money pay_annual(const struct model *model);

/* Fills the times of a tier, and its gross, deduction, offset and stipend. */
void pay_tier(const struct results *results, size_t tier,
              struct tier_result *out);

#endif
