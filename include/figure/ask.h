/*
 * ask.h - the ask: the total less contributions, rounded; per month and per
 * hour.
 */
#ifndef FIGURE_ASK_H
#define FIGURE_ASK_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list ask_rows;

/* An amount rounded as the ask is. */
struct money ask_rounded(const struct results *results, struct money wanted);

/* The same as a formula, of a total less contributions. */
#define ASK_MULTIPLE(total, contributions)                                     \
    "units((" total "-" contributions "))/units(grant.round)"
/* clang-format off */
#define ASK_OF(total, contributions) \
    "money(IF(grant.round_direction=\"up\",-INT(-" \
    ASK_MULTIPLE(total, contributions) "),IF(grant.round_direction=\"down\"," \
    "INT(" ASK_MULTIPLE(total, contributions) ")," \
    "ROUND(" ASK_MULTIPLE(total, contributions) ",0)))*grant.round)"
/* clang-format on */

/*
 * Computes a tier's request and rounding, and its figures per month, per hour
 * and of the salary; the total and the contributions must be known.
 */
void ask_tier(const struct results *results, size_t tier,
              struct tier_result *out);

#endif
