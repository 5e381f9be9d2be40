/* report.h - tiers side by side, in time, and settled, for a terminal. */
#ifndef OUTPUT_REPORT_H
#define OUTPUT_REPORT_H

#include "sheet/figures.h"

#include <stdio.h>

/*
 * Prints the tiers side by side in at most width columns; tiers that do not
 * fit beside one another follow below.
 */
void report_compare(FILE *out, struct figures *figures, int width);

/* Prints the schedule of one tier in the same way. */
void report_schedule(FILE *out, struct figures *figures, size_t tier,
                     int width);

/*
 * Prints what each tier comes to when the work stops on a day, or where that is
 * not given in every week until its time is made up.
 */
void report_settlement(FILE *out, struct figures *figures, struct date stop,
                       int width);

#endif
