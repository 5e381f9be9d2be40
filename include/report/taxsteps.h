/* taxsteps.h - how a line of a tax table came about, by what the table says. */
#ifndef REPORT_TAXSTEPS_H
#define REPORT_TAXSTEPS_H

#include "report/outline.h"
#include "report/taxlines.h"

struct taxsteps;

/* Opens the files of tables when they are needed; figures must outlive it. */
struct taxsteps *taxsteps_open(struct figures *figures);

/*
 * Adds a line with its amount, and if it is to go deep, what its keys say and
 * come to.  Returns the names of the inputs and lines that they depend on, with
 * blanks between.
 */
const char *taxsteps_add(struct taxsteps *taxes, struct outline *outline,
                         size_t level, const struct taxline *taxline,
                         bool deep);

void taxsteps_close(struct taxsteps *taxes);

#endif
