/* json.h - figures as JSON, every value a string. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "figure/figures.h"
#include "report/table.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Writes one object, or an array of them where there are several models.
 * False where memory or the stream failed.
 */
bool json_write(FILE *out, struct figures *const figures[], size_t count);

/* Writes the months of one tier as an array. */
bool json_write_schedule(FILE *out, struct figures *figures, size_t tier);

/*
 * Writes what each tier comes to when the work stops on a day, or where that is
 * not given in every week until its time is made up, as an array.
 */
bool json_write_settlement(FILE *out, struct figures *figures,
                           struct date stop);

/* Writes a table as an array of objects, whose keys are its headings. */
bool json_write_table(FILE *out, const struct table *table);

#endif
