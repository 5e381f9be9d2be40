/* settle.h - what is delivered, owed and paid back when the work stops. */
#ifndef FIGURE_SETTLE_H
#define FIGURE_SETTLE_H

#include "figure/results.h"

struct settlement {
    struct date stop; /* the last day of work */
    struct decimal delivered_days, owed_days;
    struct money repay;
};

/* What a tier comes to when the work stops on a day. */
struct settlement settle(const struct results *results, size_t tier,
                         struct date stop);

/*
 * The index-th week from the end of a tier's window until its time is made
 * up, the day on which it is being the last; false past that.
 */
bool settle_week(const struct results *results, size_t tier, int index,
                 struct date *stop);

#endif
