/* settle.h - the settlement of each tier when the work stops early. */
#ifndef REPORT_SETTLE_H
#define REPORT_SETTLE_H

#include "report/format.h"

/*
 * Prints days delivered, days owed and the repayment of each tier if the work
 * stops on a day; without a day, for every week until time is made up.
 */
void settle_print(const struct output *out, struct figures *figures,
                  struct date stop);

#endif
