/* people.h - other people whom the grant pays for their time. */
#ifndef FIGURE_PEOPLE_H
#define FIGURE_PEOPLE_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list people_year_rows;
extern const struct row_list people_rows;
extern const struct row_list people_sum_rows;

/* What each person earns in a year, in the grant's currency. */
void people_years(struct results *results);

/* Computes each person in a tier, whose end must be known, and their sum. */
void people_tier(const struct results *results, size_t tier,
                 struct tier_result *out);

/* What a person is paid up to and including a day. */
struct money people_pay_up_to(const struct results *results,
                              const struct tier_result *tier, size_t person,
                              struct date day);

/* The sum of that over all people. */
struct money people_up_to(const struct results *results,
                          const struct tier_result *tier, struct date day);

/* As a formula, to be rounded: # is the person, of whom it has annual pay,
   percentage, first and last day. */
#define PEOPLE_PAY_UP_TO(annual, percent, first, last, day)                    \
    annual "*" percent                                                         \
           "*" LEDGER_YEARS(LEDGER_WORTH_FROM(first, "MIN(" last "," day ")"))

/* Adds what each person earns in a year. */
void people_year_figures(struct figures *figures);

#endif
