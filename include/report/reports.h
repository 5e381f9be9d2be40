/*
 * reports.h - the reports that --format applies to, one function each.
 *
 * A format may have a function of its own for a report.  If it has none, the
 * report is made of the format's pieces.
 */
#ifndef REPORT_REPORTS_H
#define REPORT_REPORTS_H

#include "report/format.h"

/*
 * Prints the tiers of all models side by side.  On a terminal each tier has a
 * bar, and columns that do not fit continue in a second table below.
 */
void compare_print(const struct output *out, struct figures *const figures[],
                   size_t count);

/* Prints the schedule of one tier, month by month.  True. */
bool schedule_print(const struct output *out, struct figures *figures,
                    size_t tier);

/*
 * Prints days delivered, days owed and the repayment of each tier if the work
 * stops on a day; without a day, for every week until time is made up.
 */
void settle_print(const struct output *out, struct figures *figures,
                  struct date stop);

/*
 * Prints the lines of one tier's budget, as forms ask for them: the amounts add
 * up to the request, in the grant's currency and in each that is shown.  True.
 */
bool budget_print(const struct output *out, struct figures *figures,
                  size_t tier);

/*
 * Prints what each amount buys: the asks of the tiers, what an award comes to
 * in them, and what must be granted for each line; false, and nothing is
 * printed, if the model says nothing of that.
 */
bool ask_print(const struct output *out, struct figures *figures, size_t tier);

/*
 * Prints the other applications and what they are worth; false, and nothing is
 * printed, if there are none.
 */
bool applications_print(const struct output *out, struct figures *figures,
                        size_t tier);

/*
 * Prints the rules of funders and whether they hold; false, and nothing is
 * printed, if the model lists none.
 */
bool rules_print(const struct output *out, struct figures *figures,
                 size_t tier);

/*
 * Prints areas of work with their hours in each tier, and milestones by their
 * days; false, and nothing is printed, if the model has neither.
 */
bool plan_print(const struct output *out, struct figures *figures, size_t tier);

/*
 * Prints one row for a file of comparables: the award, or what is asked.  All
 * amounts are in the grant's currency; numbers have no zeros at their end.
 * True.
 */
bool grant_print(const struct output *out, struct figures *figures,
                 size_t tier);

/* Prints the complaints about some files, each with its place, as a table. */
void complaints_print(const struct output *out, struct diag diags[],
                      size_t count);

#endif
