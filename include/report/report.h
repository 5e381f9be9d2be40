/* report.h - tiers side by side, in time, and settled, for people. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "figure/figures.h"
#include "report/style.h"

#include <stdio.h>

/*
 * Prints the tiers of all models side by side.  As text it has a bar for each
 * tier, and tiers that do not fit beside one another follow below.
 */
void report_compare(FILE *out, struct figures *const figures[], size_t count,
                    const struct style *style);

/* Prints the schedule of one tier. */
void report_schedule(FILE *out, struct figures *figures, size_t tier,
                     const struct style *style);

/*
 * Prints what each tier comes to when the work stops on a day, or where that is
 * not given in every week until its time is made up.
 */
void report_settlement(FILE *out, struct figures *figures, struct date stop,
                       const struct style *style);

/* A value as the format wants it: "1,200.50" for people, else "1200.50". */
const char *report_value(struct figures *figures, const struct value *value,
                         const struct style *style);

/* A line of text: a paragraph in Markdown, nothing in CSV. */
void report_text(FILE *out, const char *text, const struct style *style,
                 struct arena *arena);

#endif
