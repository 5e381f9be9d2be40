/* comparison.h - the rows in which tiers are set side by side. */
#ifndef FIGURE_COMPARISON_H
#define FIGURE_COMPARISON_H

#include "figure/figures.h"

enum weight {
    WEIGHT_PLAIN,
    WEIGHT_SUM,   /* of the rows above */
    WEIGHT_ASK,   /* what it all comes to */
    WEIGHT_QUIET, /* said beside it */
    WEIGHT_COUNT
};

struct comparison_row {
    const char *figure; /* of a tier: "stipend" for tier.T.stipend */
    enum weight weight;
    bool begins;   /* a group of rows */
    bool vanishes; /* with its figures: no tier may have one */
};

/* The index-th row that some of the models have, or NULL. */
const struct comparison_row *comparison_row(struct figures *const figures[],
                                            size_t count, size_t index);

/* A row's figure in one tier; NULL where its model has none. */
const struct figure *comparison_figure(struct figures *figures,
                                       const struct comparison_row *row,
                                       size_t tier);

/*
 * What taxes are estimated by: the tables, and where they are from; NULL where
 * none are.
 */
const char *comparison_estimate(struct figures *figures);

#endif
