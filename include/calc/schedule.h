/* schedule.h - spreads a tier over its months: costs and instalments. */
#ifndef CALC_SCHEDULE_H
#define CALC_SCHEDULE_H

#include "calc/results.h"

/*
 * Builds the schedule of a tier, whose other figures must be there, in the
 * arena.
 */
struct schedule schedule_build(const struct results *results, size_t tier,
                               struct arena *arena);

/*
 * Fills the stipend and offset of each month anew, after the tier was paid by
 * another percentage; what comes on top and the instalments stay as they are.
 */
void schedule_pay_again(const struct results *results, size_t tier,
                        struct schedule *schedule);

#endif
