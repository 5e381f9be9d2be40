/* oncosts.h - percentages paid on top of the stipend. */
#ifndef FIGURE_ONCOSTS_H
#define FIGURE_ONCOSTS_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list oncosts_rows;
extern const struct row_list oncosts_each_rows;

/* Computes a tier's on-costs; its stipend must be known. */
void oncosts_tier(const struct results *results, struct tier_result *out);

/* The sum of the taxable on-costs. */
struct money oncosts_taxed(const struct results *results,
                           const struct tier_result *tier);

/* The part of that sum that is paid with a part of the stipend. */
struct money oncosts_taxed_with(const struct results *results,
                                const struct tier_result *tier,
                                struct money stipend);

/* The formula for oncosts_taxed. */
const char *oncosts_taxed_formula(const struct figures *figures,
                                  struct arena *arena);

#endif
