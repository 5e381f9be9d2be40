/* ontop.h - contingency and fees on top of the costs, and the total. */
#ifndef FIGURE_ONTOP_H
#define FIGURE_ONTOP_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list ontop_rows;
extern const struct row_list ontop_fee_rows;

/* The costs of a tier's three budgets. */
struct money ontop_costs(const struct tier_result *tier);

/* Computes contingency, subtotal, fees and total of a tier. */
void ontop_tier(const struct results *results, struct tier_result *out);

#endif
