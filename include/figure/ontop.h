/* ontop.h - on-costs, contingency, fees, the total and the ask. */
#ifndef FIGURE_ONTOP_H
#define FIGURE_ONTOP_H

#include "figure/results.h"

/* Fills all that stands on top of a tier's stipend and costs. */
void total_tier(const struct results *results, struct tier_result *out);

/* On-costs alone, from the stipend. */
void total_oncosts(const struct results *results, struct tier_result *out);

#endif
