/* schedule.h - a tier month by month, and its instalments. */
#ifndef FIGURE_SCHEDULE_H
#define FIGURE_SCHEDULE_H

#include "base/text.h"
#include "figure/results.h"

/* Months that an upfront instalment pays: more than a grant has. */
#define SCHEDULE_UPFRONT 999

/* How many months an instalment pays. */
size_t schedule_months(const struct payment *payment);

/* Whether an instalment is paid on the last day of its months. */
bool schedule_at_end(const struct payment *payment);

/* The two functions above as formulas. */
#define SCHEDULE_MONTHS                                                        \
    "IF(payment.schedule=\"monthly\",1,"                                       \
    "IF(payment.schedule=\"quarterly\",3," TEXT_OF(SCHEDULE_UPFRONT) "))"
#define SCHEDULE_AT_END                                                        \
    "AND(payment.timing=\"end\",payment.schedule<>\"upfront\")"

/* Builds a tier's schedule in the arena; its request must be known. */
struct schedule schedule_build(const struct results *results, size_t tier,
                               struct arena *arena);

/* In formulas: the instalment that pays a month, both counted from 0. */
#define SCHEDULE_INSTALMENT(month) "INT((" month ")/" SCHEDULE_MONTHS ")"

/*
 * 1 if that instalment falls in a month that is inside the window: the last
 * that it pays if it is paid at the end, else the first.  own, next and
 * previous are the instalments that pay the month and its neighbours; the
 * month's number is 1 for the first.
 */
#define SCHEDULE_FALLS(inside, own, number, inside_next, next, previous)       \
    "IF(" inside "=0,0,IF(IF(" SCHEDULE_AT_END ",OR(" inside_next "=0," own    \
    "<>" next "),OR(" number "=1," own "<>" previous ")),1,0))"

/*
 * What is on top up to a day, as a part of all that is on top: as large as that
 * of the sum of the other columns.  To be rounded.
 */
#define SCHEDULE_OTHER(other, day, sum_up_to, sum)                             \
    other "*IF(" sum "=0,(" day "-grant.start+1)/"                             \
          "MAX(1,schedule.end-grant.start+1)," sum_up_to "/" sum ")"

/* A column of a schedule's first months, summed. */
struct money schedule_column(const struct schedule *schedule, size_t months,
                             enum column column);

/* The same for all columns before one; offsets are subtracted. */
struct money schedule_sum(const struct schedule *schedule, size_t months,
                          enum column before);

#endif
