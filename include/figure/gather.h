/* gather.h - collects the figures of a model from its inputs and all rules. */
#ifndef FIGURE_GATHER_H
#define FIGURE_GATHER_H

#include "figure/figures.h"

/* Gathers all figures; model and results must outlive them. */
struct figures *gather_all(const struct model *model,
                           const struct results *results);

/*
 * Gathers the figures of one tier that depend on the worth of days, with
 * another name for the tier.  figures_find does not work on them.
 */
struct figures *gather_tier(const struct model *model,
                            const struct results *results, size_t tier,
                            const char *name);

/* The index-th of all lists of rows, or NULL past the last. */
const struct row_list *gather_list(size_t index);

/* Gives back figures; does nothing with NULL. */
void figures_free(struct figures *figures);

#endif
