/* schedule.h - a tier month by month. */
#ifndef REPORT_SCHEDULE_H
#define REPORT_SCHEDULE_H

#include "report/format.h"

/* Prints the schedule of one tier. */
void schedule_print(const struct output *out, struct figures *figures,
                    size_t tier);

#endif
