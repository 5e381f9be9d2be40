/* salary.h - the salary of a full year, in the grant's currency. */
#ifndef FIGURE_SALARY_H
#define FIGURE_SALARY_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list salary_rows;

/* The salary of a year times the effort; 0 without [salary]. */
struct money salary_annual(const struct model *model);

/* The whole salary for some years. */
struct money salary_for(const struct results *results, struct years years);

/* A tier's percentage of the salary for some years. */
struct money salary_replaced(const struct results *results, size_t tier,
                             struct years years);

/* The two functions above as formulas, to be rounded. */
#define SALARY_FOR(years) "salary.annual*" years
#define SALARY_REPLACED(percent, years) "salary.annual*" percent "*" years

/* Adds salary.annual. */
void salary_figures(struct figures *figures);

#endif
