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
 * Looks for a tier's percentage, and gives it to the tier; targets is how many
 * tiers share the work that is allowed.  *tries is how many it looked at.
 */
enum grossup grossup_tier(struct model *model, size_t tier, long targets,
                          long *tries);

/*
 * Gives each tier that has a net_target the smallest percentage, of all from
 * 0.0000 to 1000.0000, by which it leaves at least that much.  Complains if
 * there is none, or if finding it would take too long.
 */
void grossup_model(struct model *model, const struct ini *ini,
                   struct diag *diag);

#endif
