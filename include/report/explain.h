/* explain.h - how a figure came about, down to the lines of the files. */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "model/ini.h"
#include "report/format.h"

/*
 * Prints a figure in words and as a formula, then each name in that in the same
 * way, each name once.  Returns false, and prints nothing, if the model has no
 * such figure.
 */
bool explain_print(const struct output *out, struct figures *figures,
                   const struct ini *ini, const char *name);

/* "; did you mean X?" with the figure nearest to what was typed, or "". */
const char *explain_hint(struct figures *figures, const char *typed);

#endif
