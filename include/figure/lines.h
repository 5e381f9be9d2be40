/* lines.h - what the lines of the budget cost in each tier. */
#ifndef FIGURE_LINES_H
#define FIGURE_LINES_H

#include "figure/results.h"

/* Fills a tier's lines and its three costs; its end must be known. */
void budget_tier(const struct results *results, size_t tier,
                 struct tier_result *out);

#endif
