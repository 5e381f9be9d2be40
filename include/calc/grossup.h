/* grossup.h - the percentage of the salary that leaves enough after tax. */
#ifndef CALC_GROSSUP_H
#define CALC_GROSSUP_H

#include "model/model.h"

/*
 * Finds the smallest percentage, of all from 0.0000 to 1000.0000, by which a
 * tier leaves at least its net_target, and gives it to the tier.  False where
 * none does.
 */
bool grossup_tier(struct model *model, size_t tier);

#endif
