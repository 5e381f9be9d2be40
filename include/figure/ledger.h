/*
 * ledger.h - every day of the grant with its worth and who takes it.
 *
 * Worth is counted in whole parts of a year, so that sums are exact: as many
 * parts as the proration needs for every day to be worth a whole number.
 * Shares of a day are in millionths.
 */
#ifndef FIGURE_LEDGER_H
#define FIGURE_LEDGER_H

#include "model/model.h"

enum {
    LEDGER_WHOLE = 1000000,    /* millionths that make a whole day */
    LEDGER_MONTH = 377580,     /* parts of a month: for 28, 29, 30, 31 days */
    LEDGER_MAKEUP_MOST = 1100, /* days after a window on which work goes on */
    LEDGER_SPARE_OVERLAP = 12  /* months beyond the last overlap */
};

/* Some time: its days, and what they are worth, both in millionths. */
struct time {
    int64_t days, worth;
};

struct ledger {
    const struct model *model;
    struct date start;
    size_t days;
    int64_t year_parts; /* parts that make a year */
    int64_t *spread;    /* months up to and including each, in their parts */
    int64_t *worth;     /* of each day, in parts of a year */
    struct time *sums;  /* of all days before each: the whole, each overlap */
};

/* Last day of a tier's window, and of the longest one. */
struct date ledger_tier_end(const struct model *model, size_t tier);

/* Last day of the longest window of all tiers. */
struct date ledger_last_end(const struct model *model);

/* Half a year later, however long its months are. */
struct date ledger_half_year_later(struct date date);

/* How many parts a year has by a proration, and what a day is worth in them. */
int64_t ledger_year_parts(enum proration proration);

/* What a day, counted from 0, is worth by a proration, in those parts. */
int64_t ledger_worth(const struct ledger *ledger, enum proration proration,
                     size_t day);

/*
 * That as a formula for a date; for a range of dates, in an array formula, it
 * is a list.
 */
const char *ledger_worth_formula(struct arena *arena, enum proration proration,
                                 const char *date);

/* How many of a month's parts a day of the grant's month is, from 0. */
int64_t ledger_part_of_month(const struct ledger *ledger, int month);

/* What an overlap takes of each day between its dates, if nobody else does. */
int ledger_takes(const struct overlap *overlap);

/*
 * The last day that any figure of the model can reach: far enough for time to
 * be made up, and for a workbook to be changed.
 */
struct date ledger_reach(const struct model *model);

/*
 * Builds the ledger up to a last day in the arena; it keeps pointing to the
 * model.
 */
struct ledger ledger_build(const struct model *model, enum proration proration,
                           struct date last, struct arena *arena);

/* What an overlap takes of a day that an earlier one has not taken. */
int ledger_taken(const struct ledger *ledger, size_t day, size_t overlap);

/* What all overlaps of a treatment take of a day. */
int ledger_taken_as(const struct ledger *ledger, size_t day,
                    enum treatment treatment);

/* All time up to and including a day; none before the start. */
struct time ledger_time(const struct ledger *ledger, struct date day);

/* What one overlap takes of that. */
struct time ledger_time_taken(const struct ledger *ledger, struct date day,
                              size_t overlap);

/* What all overlaps of a treatment take of it. */
struct time ledger_time_as(const struct ledger *ledger, struct date day,
                           enum treatment treatment);

/* What it is without what is deducted, and without any overlap. */
struct time ledger_time_paid(const struct ledger *ledger, struct date day);

/* All time up to a day less what any overlap takes. */
struct time ledger_time_left(const struct ledger *ledger, struct date day);

/* a + b */
struct time time_plus(struct time a, struct time b);

/* a - b */
struct time time_less(struct time a, struct time b);

/* Years, rounded to 12 decimals, and days, which are exact. */
struct years ledger_years(const struct ledger *ledger, struct time time);

/* Days, exactly. */
struct decimal time_days(struct time time);

#endif
