/* settle.h - days delivered and owed, and repayment, if the work stops. */
#ifndef FIGURE_SETTLE_H
#define FIGURE_SETTLE_H

#include "figure/makeup.h"

struct settlement {
    struct date stop; /* the last day of work */
    struct decimal delivered_days, owed_days;
    struct money repay;   /* of the stipend */
    struct money unspent; /* of all else that the tier pays for */
};

/* The settlement of a tier if a day is the last day of work. */
struct settlement settle(const struct results *results, size_t tier,
                         struct date stop);

/*
 * Its repay as a formula, to be rounded, for a day from the end of the window
 * to makeup_reach.  (No sheet shows earlier days.)
 */
#define SETTLE_REPAY(stop)                                                     \
    MAKEUP_REPAY("(tier.@.owed-" MAKEUP_DONE(stop) ")", "tier.@.owed")

/*
 * The last day of the window for index 0, then a day in each week after it, at
 * last the day on which all is made up; false past that.
 */
bool settle_week(const struct results *results, size_t tier, int index,
                 struct date *stop);

/* The same as a formula of the index; "" past the last day. */
#define SETTLE_WEEK(index)                                                     \
    "IF(OR(tier.@.owed=0,tier.@.end+7*(" index "-1)>=tier.@.makeup_reach),"    \
    "\"\",MIN(tier.@.end+7*" index ",tier.@.makeup_reach))"

#endif
