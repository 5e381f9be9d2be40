/* award.h - what an award buys: for how long, or at which percentage. */
#ifndef FIGURE_AWARD_H
#define FIGURE_AWARD_H

#include "figure/figures.h"

/* The figures of this rule: of the award, of fees, tiers and overlaps. */
extern const struct row_list award_rows;
extern const struct row_list award_fee_rows;
extern const struct row_list award_leaves_rows;
extern const struct row_list award_tier_rows;
extern const struct row_list award_overlap_rows;
extern const struct row_list award_percent_rows;

/* Computes the award in the grant's currency. */
void award_model(struct results *results);

/* Computes what it buys in a tier, whose ask must be known. */
void award_tier(const struct results *results, size_t tier,
                struct tier_result *out);

/* Adds the figures of the award and of fees. */
void award_model_figures(struct figures *figures);

/* Adds the figures of a tier. */
void award_figures(struct figures *figures, size_t tier);

#endif
