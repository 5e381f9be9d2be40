/* schedule.h - a tier month by month, and its instalments. */
#ifndef FIGURE_SCHEDULE_H
#define FIGURE_SCHEDULE_H

#include "figure/results.h"

/* How many months an instalment pays; for `upfront` more than a grant has. */
size_t schedule_months(const struct payment *payment);

/* Whether an instalment is paid on the last day of its months. */
bool schedule_at_end(const struct payment *payment);

/* The two functions above as formulas. */
#define SCHEDULE_MONTHS                                                        \
    "IF(payment.schedule=\"monthly\",1,"                                       \
    "IF(payment.schedule=\"quarterly\",3,999))"
#define SCHEDULE_AT_END                                                        \
    "AND(payment.timing=\"end\",payment.schedule<>\"upfront\")"

/* Builds a tier's schedule in the arena; its request must be known. */
struct schedule schedule_build(const struct results *results, size_t tier,
                               struct arena *arena);

/* A column of a schedule's first months, summed. */
struct money schedule_column(const struct schedule *schedule, size_t months,
                             enum column column);

/* The same for all columns before one; offsets are subtracted. */
struct money schedule_sum(const struct schedule *schedule, size_t months,
                          enum column before);

#endif
