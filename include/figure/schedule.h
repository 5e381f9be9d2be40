/* schedule.h - spreads a tier over its months: costs and instalments. */
#ifndef FIGURE_SCHEDULE_H
#define FIGURE_SCHEDULE_H

#include "figure/results.h"

/*
 * Builds the schedule of a tier, whose other figures must be there, in the
 * arena.
 */
struct schedule schedule_build(const struct results *results, size_t tier,
                               struct arena *arena);

#endif
