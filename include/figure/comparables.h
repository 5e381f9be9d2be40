/* comparables.h - where a tier stands among grants that others were given. */
#ifndef FIGURE_COMPARABLES_H
#define FIGURE_COMPARABLES_H

#include "figure/figures.h"

/* The figures of this rule: of the grants, and of tiers. */
extern const struct row_list comparables_rows;
extern const struct row_list comparables_tier_rows;

/* What must be said beneath a percentile. */
extern const char comparables_caveat[];

/* "; kinds: study; since: 2021-01-01": which grants count; "" for all. */
const char *comparables_filters(const struct model *model, struct arena *arena);

/* The same as a formula. */
extern const char comparables_filters_formula[];

/* Computes the grants that count, per month in the grant's currency. */
void comparables_model(struct results *results);

/* Computes a tier's percentile; its ask per month must be known. */
void comparables_tier(const struct results *results, struct tier_result *out);

/* Adds the figures of the grants. */
void comparables_model_figures(struct figures *figures);

/* Adds the figures of a tier. */
void comparables_figures(struct figures *figures, size_t tier);

#endif
