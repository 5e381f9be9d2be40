/* oncosts.h - percentages on top of the stipend and of other people's pay. */
#ifndef FIGURE_ONCOSTS_H
#define FIGURE_ONCOSTS_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list oncosts_rows;
extern const struct row_list oncosts_each_rows;

/* Computes a tier's on-costs; its stipend and people must be known. */
void oncosts_tier(const struct results *results, size_t tier,
                  struct tier_result *out);

/*
 * The sum of the taxable on-costs on the stipend.  What is paid to other people
 * is not income of this person.
 */
struct money oncosts_taxed(const struct results *results,
                           const struct tier_result *tier);

/* The part of that sum that is paid with a part of the stipend. */
struct money oncosts_taxed_with(const struct results *results,
                                const struct tier_result *tier,
                                struct money stipend);

/* The formula for oncosts_taxed. */
#define ONCOSTS_TAXED "SUM(oncost.*.on_stipend.@)"

#endif
