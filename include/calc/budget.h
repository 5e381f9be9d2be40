/* budget.h - what the lines of the budget cost in each tier. */
#ifndef CALC_BUDGET_H
#define CALC_BUDGET_H

#include "calc/results.h"

/* Fills a tier's lines and its three costs; its end must be known. */
void budget_tier(const struct results *results, size_t tier,
                 struct tier_result *out);

#endif
