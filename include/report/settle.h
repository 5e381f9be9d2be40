/* settle.h - what is delivered, owed and paid back when the work stops. */
#ifndef REPORT_SETTLE_H
#define REPORT_SETTLE_H

#include "report/format.h"

/*
 * Prints what each tier comes to when the work stops on a day, or if that is
 * not given in every week until its time is made up.
 */
void settle_print(FILE *out, struct figures *figures, struct date stop,
                  const struct style *style);

#endif
