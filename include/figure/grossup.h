/* grossup.h - the percentage of the salary that leaves enough after tax. */
#ifndef FIGURE_GROSSUP_H
#define FIGURE_GROSSUP_H

#include "model/model.h"

enum grossup {
    GROSSUP_FOUND,
    GROSSUP_NONE,    /* no percentage leaves enough */
    GROSSUP_GIVEN_UP /* finding out would take too long */
};

/*
 * Finds the smallest percentage, of all from 0.0000 to 1000.0000, by which a
 * tier leaves at least its net_target, and gives it to the tier.  *tries is how
 * many it looked at.
 */
enum grossup grossup_tier(struct model *model, size_t tier, long *tries);

#endif
