/* ask.h - the ask: the rounded total, per month and per hour. */
#ifndef FIGURE_ASK_H
#define FIGURE_ASK_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list ask_rows;

/*
 * Computes a tier's request and rounding, and its figures per month, per hour
 * and of the salary; the total must be known.
 */
void ask_tier(const struct results *results, struct tier_result *out);

#endif
