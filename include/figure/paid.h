/*
 * paid.h - what instalments up to a day have paid.
 *
 * Stipend, taxable on-costs and taxable lines are income of the person on the
 * date of the instalment that pays for their month.  By agreement, instalments
 * pay parts of their sum, as large as those of the request.
 */
#ifndef FIGURE_PAID_H
#define FIGURE_PAID_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list paid_rows;
extern const struct row_list paid_agreed_rows;
extern const struct row_list paid_step_rows;
extern const struct row_list paid_offset_rows;

/* All that a tier's instalments up to and including a day pay. */
struct paid_result paid_up_to(const struct results *results,
                              const struct tier_result *tier, struct date day);

/* Income of the person in all: the stipend, taxable on-costs and lines. */
struct money paid_income(const struct results *results,
                         const struct tier_result *tier);

/* The same if all lines were paid to the person. */
struct money paid_direct(const struct results *results,
                         const struct tier_result *tier);

/*
 * Adds the figures of what is paid "before" a table's year or "through" it, as
 * edge says; day is a formula of the last day that counts.
 */
void paid_figures(struct figures *figures, size_t tier, const char *table,
                  const char *edge, const char *day,
                  const struct paid_result *paid);

#endif
