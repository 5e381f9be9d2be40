/*
 * sharednames.h - figures that would have one name in a workbook.
 *
 * Names have an underscore for each dot there, so tier.x.paid_years and
 * tier.x_paid.years would be the same.
 */
#ifndef FIGURE_SHAREDNAMES_H
#define FIGURE_SHAREDNAMES_H

#include "figure/figures.h"

/*
 * Finds two such figures among those that the sections of a model may have; the
 * names may live in the arena.  False if there are none.
 */
bool sharednames_find(const struct figures *figures, struct arena *arena,
                      const char **one, const char **other);

#endif
