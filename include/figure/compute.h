/* compute.h - computes everything that follows from a model. */
#ifndef FIGURE_COMPUTE_H
#define FIGURE_COMPUTE_H

#include "figure/results.h"

/*
 * Computes everything.  Amounts that leave their range are LOST; the caller
 * looks for them.  Free it with compute_free.
 */
struct results *compute_all(const struct model *model);

/*
 * The same for one tier alone by some proration, without make-up time, schedule
 * and taxes.
 */
struct results *compute_prorated(const struct model *model,
                                 enum proration proration, size_t tier);

/* The tier that asks for the least; of equal ones the first. */
size_t compute_least(const struct results *results);

/* Gives back results; does nothing with NULL. */
void compute_free(struct results *results);

#endif
