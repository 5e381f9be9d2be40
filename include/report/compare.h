/* compare.h - tiers side by side. */
#ifndef REPORT_COMPARE_H
#define REPORT_COMPARE_H

#include "report/format.h"

/*
 * Prints the tiers of all models side by side.  On a terminal it has a bar for
 * each tier, and tiers that do not fit beside one another follow below.
 */
void compare_print(FILE *out, struct figures *const figures[], size_t count,
                   const struct style *style);

#endif
