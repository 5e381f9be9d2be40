/* explain.h - how a figure came about, down to the lines of the model. */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "figure/figures.h"
#include "model/ini.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Prints a figure with its formula in names, then each of those names in the
 * same way, each once, in lines of at most width columns where names allow it.
 * False where the model has no such figure; nothing is printed then.
 */
bool explain_print(FILE *out, struct figures *figures, const struct ini *ini,
                   const char *name, int width);

/* The name of a figure that is the nearest to what was typed, or NULL. */
const char *explain_nearest(struct figures *figures, const char *typed);

#endif
