/* rates.h - other currencies: into the grant's, and out of it. */
#ifndef FIGURE_RATES_H
#define FIGURE_RATES_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list rates_rows;

/* x of a currency in the grant's. */
struct exact rates_into(struct exact x, const struct model *model,
                        struct currency currency);

/* The factor from a currency to the grant's as a formula, "" if it is that. */
const char *rates_formula(const struct model *model, struct currency currency,
                          struct arena *arena);

/* Computes a tier's ask in other currencies; its request must be known. */
void rates_tier(const struct results *results, struct tier_result *out);

/* Adds the figures of that. */
void rates_figures(struct figures *figures, size_t tier);

#endif
