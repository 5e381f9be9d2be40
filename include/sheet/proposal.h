/* proposal.h - the parts of the page for the funder, from top to bottom. */
#ifndef SHEET_PROPOSAL_H
#define SHEET_PROPOSAL_H

#include "figure/comparison.h"
#include "sheet/pen.h"

enum {
    PROPOSAL_LABEL = LABEL_COLUMN,
    PROPOSAL_TIERS,
    PROPOSAL_LABEL_WIDTH = 34
};

/* The last column of the page. */
int proposal_last_column(const struct pen *pen);

/* The characters of the columns from one to the last. */
int proposal_width(const struct pen *pen, int from);

/* Merges a cell with all others to its right, high enough for its text. */
void proposal_spread(const struct pen *pen, struct cell *cell);

/* Goes on after a row that is low, so that the ask is on the first screen. */
void proposal_gap(struct pen *pen);

/* Puts who asks whom, for what and when, and the ask in one sentence. */
void opening_put(struct pen *pen);

/*
 * "A Fund, Another": who pays for what a row takes off, by the overlaps with
 * one of its treatments, or else by the contributions.
 */
const char *funders_words(const struct pen *pen,
                          const struct comparison_row *row);

/* The same as a formula, for a single treatment. */
const char *funders_formula(const struct pen *pen,
                            const struct comparison_row *row);

/*
 * Puts a line that says if inputs were changed to what has no row on the page:
 * a treatment of overlaps, or a rounding.
 */
void missing_put(struct pen *pen);

#endif
