/*
 * overlap.h - the parts of the page on other funding, from top to bottom.
 *
 * Behind the labels all its columns are narrow, for the timeline; the tables
 * above and below it merge some of them for each of their own.
 */
#ifndef SHEET_OVERLAP_H
#define SHEET_OVERLAP_H

#include "sheet/pen.h"

enum {
    OVERLAP_NARROW = LABEL_COLUMN + 1, /* the first of the narrow columns */
    OVERLAP_NARROW_COUNT = 60,
    OVERLAP_NARROW_WIDTH = 2
};

/* " (application pending)" behind a name until that is approved, or "". */
const char *overlap_state(const struct pen *pen, const struct overlap *overlap);

/* The same as the end of a formula, "&...". */
const char *overlap_state_formula(const struct pen *pen,
                                  const struct overlap *overlap);

/* Bars of tiers, make-up time and other funding; a column is some weeks. */
void timeline_put(struct pen *line);

/* Repayment in each tier, by the week in which the work stops. */
void repayment_put(struct pen *r);

#endif
