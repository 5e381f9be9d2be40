/*
 * overlap.h - the parts of the page on other funding, from top to bottom.
 *
 * Behind the labels all its columns are narrow, for the timeline; the tables
 * above and below it merge some of them for each of their own.
 */
#ifndef SHEET_OVERLAP_H
#define SHEET_OVERLAP_H

#include "sheet/pages.h"

enum {
    OVERLAP_NARROW = LABEL_COLUMN + 1, /* the first of the narrow columns */
    OVERLAP_NARROW_COUNT = 60,
    OVERLAP_NARROW_WIDTH = 2
};

/* What the page knows while it is laid out, from top to bottom. */
struct overlap_page {
    struct book *book;
    struct page *page;
    struct arena *arena;
    const struct figures *figures;
    const struct model *model;
    const struct results *results;
    int row; /* the next that is free */
};

/* A week or some in each column: tiers, make-up time and other funding. */
void timeline_put(struct overlap_page *line);

/* What is to be paid back in each tier, week by week after its end. */
void repayment_put(struct overlap_page *r);

#endif
