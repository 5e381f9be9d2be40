/* compare.h - tiers side by side. */
#ifndef REPORT_COMPARE_H
#define REPORT_COMPARE_H

#include "report/format.h"

/*
 * Prints the tiers of all models side by side.  On a terminal each tier has a
 * bar, and columns that do not fit continue in a second table below.
 */
void compare_print(const struct output *out, struct figures *const figures[],
                   size_t count);

#endif
