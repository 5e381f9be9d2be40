/* salary.h - the salary of a full year, in the grant's currency. */
#ifndef FIGURE_SALARY_H
#define FIGURE_SALARY_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list salary_rows;

/* The salary of a year at the effort that is replaced; 0 without [salary]. */
struct money salary_annual(const struct model *model);

/* What the salary itself pays for some time. */
struct money salary_for(const struct results *results, struct years years);

/* What a tier replaces of the salary over some time. */
struct money salary_replaced(const struct results *results, size_t tier,
                             struct years years);

/* Adds salary.annual. */
void salary_figures(struct figures *figures);

#endif
