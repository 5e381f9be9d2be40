/* ontop.h - contingency and fees on top of the costs, and the total. */
#ifndef FIGURE_ONTOP_H
#define FIGURE_ONTOP_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list ontop_rows;
extern const struct row_list ontop_fee_rows;
extern const struct row_list ontop_contribution_rows;

/* The costs of a tier's three budgets. */
struct money ontop_costs(const struct tier_result *tier);

/* A tier's stipend, other people's pay, and the on-costs of both. */
struct money ontop_people(const struct tier_result *tier);

/* Computes contingency, subtotal, fees, total and contributions of a tier. */
void ontop_tier(const struct results *results, struct tier_result *out);

/* Adds the figures of each contribution in a tier. */
void ontop_contribution_figures(struct figures *figures, size_t tier);

#endif
