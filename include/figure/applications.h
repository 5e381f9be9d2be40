/* applications.h - what else is applied for, and what it is worth. */
#ifndef FIGURE_APPLICATIONS_H
#define FIGURE_APPLICATIONS_H

#include "figure/figures.h"

/* The figures of this rule: of each application, and of all. */
extern const struct row_list applications_rows;
extern const struct row_list applications_sum_rows;

/* The first and the last day that an application and the grant share. */
struct date applications_first(const struct model *model,
                               const struct application *application);
struct date applications_last(const struct model *model,
                              const struct application *application);

/* Computes what each is worth, and how many days it shares with the grant. */
void applications_model(struct results *results);

/* Adds these figures. */
void applications_figures(struct figures *figures);

/* "*IF(application.X.status="approved",1,0)", or "" without an application. */
const char *applications_factor(struct name application, struct arena *arena);

#endif
