/* share.h - the parts of a tier's total, and their shares of it. */
#ifndef FIGURE_SHARE_H
#define FIGURE_SHARE_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list share_least_rows;
extern const struct row_list share_rows;

/* The names of a part. */
struct part_name {
    const char *word;   /* in tier.T.share.WORD */
    const char *figure; /* its amount is tier.T.FIGURE */
    const char *label;
    size_t offset; /* of that amount in a tier's results */
};

extern const struct part_name share_parts[PART_COUNT];

/* The amount of a part of a tier's total. */
struct money share_part(const struct tier_result *tier, enum part part);

/* Computes the shares of a tier's total by largest remainder. */
void share_tier(struct tier_result *out);

/* Adds the shares of each part of the total. */
void share_figures(struct figures *figures, size_t tier);

#endif
