/*
 * ask.h - the ask: the total less contributions, rounded; per month and per
 * hour.
 */
#ifndef FIGURE_ASK_H
#define FIGURE_ASK_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list ask_rows;

/*
 * Computes a tier's request and rounding, and its figures per month, per hour
 * and of the salary; the total and the contributions must be known.
 */
void ask_tier(const struct results *results, size_t tier,
              struct tier_result *out);

#endif
