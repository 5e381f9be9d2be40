/* rates.h - conversion to the grant's currency, and from it. */
#ifndef FIGURE_RATES_H
#define FIGURE_RATES_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list rates_rows;

/* Converts an exact amount of a currency to the grant's. */
struct exact rates_into(struct exact x, const struct model *model,
                        struct currency currency);

/* The same as a formula, "*rate"; "" for the grant's own currency. */
const char *rates_formula(const struct model *model, struct currency currency,
                          struct arena *arena);

/* An amount of the grant's currency in another one, rounded. */
struct money rates_out_of(const struct results *results, struct money amount,
                          struct currency currency);

/* Computes a tier's ask in other currencies; its request must be known. */
void rates_tier(const struct results *results, struct tier_result *out);

/* Adds the figures of that. */
void rates_figures(struct figures *figures, size_t tier);

#endif
