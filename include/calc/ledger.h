/*
 * ledger.h - every day of the grant with its worth and who takes it.
 *
 * Worth is counted in whole parts of a year, so that sums are exact: as many
 * parts as the proration needs for every day to be worth a whole number.
 * Shares of a day are in millionths.
 */
#ifndef CALC_LEDGER_H
#define CALC_LEDGER_H

#include "model/model.h"

enum {
    LEDGER_WHOLE = 1000000 /* millionths that make a whole day */
};

struct ledger {
    const struct model *model;
    struct date start;
    size_t days;        /* longer than any window, for changes in the sheet */
    int64_t year_parts; /* parts that make a year */
    int *month;         /* of each day, from 0 */
    int64_t *worth;     /* of each day, in parts of a year */
    int *taken;         /* of each day by each overlap, in millionths */
};

/* Last day of a tier's window. */
struct date ledger_tier_end(const struct model *model, size_t tier);

/* Builds the ledger in the arena; it keeps pointing to the model. */
struct ledger ledger_build(const struct model *model, struct arena *arena);

/* What an overlap takes of a day that an earlier one has not taken. */
int ledger_taken(const struct ledger *ledger, size_t day, size_t overlap);

/* What is left of a day after the first `count` overlaps are deducted. */
int ledger_free(const struct ledger *ledger, size_t day, size_t count);

/*
 * Time up to and including a day that is left after the first `count`
 * overlaps are deducted: in years, rounded to 12 decimals, or in days.
 */
struct years ledger_years(const struct ledger *ledger, struct date end,
                          size_t count);
struct decimal ledger_days(const struct ledger *ledger, struct date end,
                           size_t count);

#endif
