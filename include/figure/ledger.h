/*
 * ledger.h - every day of the grant, its worth and the overlaps that take it.
 *
 * The worth of a day is a whole number of parts of a year, so sums are exact:
 * a proration has as many parts in a year as it takes for that.  Overlaps take
 * shares of a day, in millionths.
 */
#ifndef FIGURE_LEDGER_H
#define FIGURE_LEDGER_H

#include "model/model.h"

enum {
    LEDGER_WHOLE = 1000000,    /* millionths that make a whole day */
    LEDGER_MONTH = 377580,     /* parts of a month: for 28, 29, 30, 31 days */
    LEDGER_MAKEUP_MOST = 1100, /* days after a window to make up time */
    LEDGER_SPARE_OVERLAP = 12  /* months of days after the last overlap */
};

/* An amount of time: days, and their worth; both in millionths. */
struct time {
    int64_t days, worth;
};

struct ledger {
    const struct model *model;
    struct date start;
    size_t days;
    int64_t year_parts; /* parts that make a year */
    int64_t *spread;    /* sums of each day's part of its grant month */
    int64_t *worth;     /* of each day, in parts of a year */
    struct time *sums;  /* up to each day: all time, and shares of overlaps */
};

/* Which part of each day counts; the last four are of one overlap. */
enum counted {
    COUNTED_ALL,
    COUNTED_PAID,       /* all but what `deduct` overlaps take */
    COUNTED_LEFT,       /* all but what overlaps take */
    COUNTED_OWED,       /* what `makeup` overlaps take */
    COUNTED_TAKEN,      /* what it takes */
    COUNTED_PAID_AFTER, /* all but what `deduct` overlaps up to it take */
    COUNTED_OWN,        /* if it is `offset`: its share of what is paid, */
    COUNTED_OFFSET      /* and of the `offset` overlaps up to it together */
};

/* Some days in years: in all, and from each step of the salary on. */
struct span {
    struct years all, after[STEPS_MOST];
};

/*
 * Last day of the longest window, or of the grant's own if that is later.
 */
struct date ledger_needed(const struct model *model);

/* Half a year later, however long its months are. */
struct date ledger_half_year_later(struct date date);

/* How many parts a year has by a proration. */
int64_t ledger_year_parts(enum proration proration);

/* The worth of the day-th day, from 0, by a proration, in those parts. */
int64_t ledger_worth(const struct ledger *ledger, enum proration proration,
                     size_t day);

/* The same as a formula of a date, or of a range of dates: then an array. */
const char *ledger_worth_formula(struct arena *arena, enum proration proration,
                                 const char *date);

/* What each day of a month of the grant, from 0, is in parts of a month. */
int64_t ledger_part_of_month(const struct ledger *ledger, int month);

/* The share that an overlap takes of each day, if no earlier one has it. */
int ledger_takes(const struct overlap *overlap);

/*
 * The last day of the ledger: late enough to make up time, and for dates that
 * are changed in the workbook.
 */
struct date ledger_reach(const struct model *model);

/* Builds the ledger up to a last day; model and arena must outlive it. */
struct ledger ledger_build(const struct model *model, enum proration proration,
                           struct date last, struct arena *arena);

/* What counts from the start up to and including a day; 0 before the start. */
struct time ledger_time(const struct ledger *ledger, struct date day,
                        enum counted counted, size_t overlap);

/* The same for whole days. */
struct time ledger_time_all(const struct ledger *ledger, struct date day);

/* What counts of the day-th day from 0, in millionths. */
int ledger_share(const struct ledger *ledger, size_t day, enum counted counted,
                 size_t overlap);

/* What counts up to and including a day, in years. */
struct span ledger_span(const struct ledger *ledger, struct date day,
                        enum counted counted, size_t overlap);

/* a + b */
struct time time_plus(struct time a, struct time b);

/* a - b */
struct time time_less(struct time a, struct time b);

/* The worth of some time in years, rounded to 12 decimals. */
struct years ledger_years(const struct ledger *ledger, struct time time);

/* The days of some time, exactly. */
struct decimal time_days(struct time time);

/* In formulas: the sum of each day's part of its month up to a day, */
#define LEDGER_SPREAD(day) "SUMIFS(days.part_of_month,days.date,\"<=\"&" day ")"

/* the worth of all time up to it, and of what a column says of each day, */
#define LEDGER_WORTH(day) "SUMPRODUCT((days.date<=" day ")*days.worth)"
#define LEDGER_WORTH_OF(column, day)                                           \
    "SUMPRODUCT((days.date<=" day ")*days.worth*days." column ")"

/* the same from another day on, */
#define LEDGER_WORTH_FROM(first, day)                                          \
    "SUMPRODUCT((days.date>=" first ")*(days.date<=" day ")*days.worth)"
#define LEDGER_WORTH_FROM_OF(column, first, day)                               \
    "SUMPRODUCT((days.date>=" first ")*(days.date<=" day                       \
    ")*days.worth*days." column ")"

/* and ledger_years of either. */
#define LEDGER_YEARS(worth) "ROUND(" worth "/days.year_parts,12)"
#define LEDGER_YEARS_OF(worth)                                                 \
    "ROUND(" worth "/(days.year_parts*days.whole),12)"

#endif
