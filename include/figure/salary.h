/* salary.h - the salary, its steps, and what a tier pays of it. */
#ifndef FIGURE_SALARY_H
#define FIGURE_SALARY_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list salary_rows;
extern const struct row_list salary_step_rows;

/*
 * Computes the salary of a year, by the years of the grant's own window if it
 * is paid per grant, and what each step makes of it.
 */
struct salary_result salary_compute(const struct model *model,
                                    struct years grant);

/* A percentage of the salary for some days; nothing without a salary. */
struct money salary_at(const struct results *results, struct percent percent,
                       const struct span *span);

/* The whole salary for some days. */
struct money salary_for(const struct results *results, const struct span *span);

/* A tier's percentage of the salary for some days. */
struct money salary_replaced(const struct results *results, size_t tier,
                             const struct span *span);

/*
 * Both as a formula, pay(PERCENT,YEARS,AFTER) of formula.h, to be rounded:
 * YEARS are those of the days, AFTER is a range of those from each step on.
 * This is what it stands for in a model.
 */
const char *salary_pay(const struct model *model, struct arena *arena);

/* Adds the figures of the salary and its steps. */
void salary_figures(struct figures *figures);

#endif
