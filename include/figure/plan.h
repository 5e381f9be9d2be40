/* plan.h - the planned hours by area, and the days of milestones. */
#ifndef FIGURE_PLAN_H
#define FIGURE_PLAN_H

#include "figure/figures.h"

/* The figures of this rule: of milestones, areas and tiers. */
extern const struct row_list plan_milestone_rows;
extern const struct row_list plan_area_rows;
extern const struct row_list plan_rows;

/* The day on which a milestone is due. */
struct date plan_due(const struct model *model,
                     const struct milestone *milestone);

/* Computes when milestones are due. */
void plan_model(struct results *results);

/* Computes a tier's hours by area; its hours must be known. */
void plan_tier(const struct results *results, struct tier_result *out);

/* Adds the days of milestones. */
void plan_model_figures(struct figures *figures);

#endif
