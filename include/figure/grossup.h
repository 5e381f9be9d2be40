/* grossup.h - the percentage of the salary that leaves enough after tax. */
#ifndef FIGURE_GROSSUP_H
#define FIGURE_GROSSUP_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/model.h"

enum grossup {
    GROSSUP_FOUND,
    GROSSUP_NONE,    /* no percentage leaves enough */
    GROSSUP_GIVEN_UP /* finding out would take too long */
};

/*
 * Finds a tier's percentage and sets it.  targets is the number of tiers that
 * share the work that is allowed, *tries of percentages that were tried.
 */
enum grossup grossup_tier(struct model *model, size_t tier, long targets,
                          long *tries);

/*
 * Sets the percentage of each tier with a net_target: the smallest from 0.0000
 * to 1000.0000 that leaves at least that much.  Complains if there is none, or
 * if the search takes too long.
 */
void grossup_model(struct model *model, const struct ini *ini,
                   struct diag *diag);

#endif
