/*
 * known.h - whatever has a name in a formula: figures, steps of a line, lines
 * of a tax table, cells of the workings.
 */
#ifndef REPORT_KNOWN_H
#define REPORT_KNOWN_H

#include "figure/figures.h"

struct known {
    struct value value;
    const char *label;
    const char *instance; /* the label of the section that it is for, or NULL */
    const char *unit;     /* or NULL */
    const struct figure *figure; /* if it is one, or a step of a line */
};

/* Whether a figure has a value; one of a section that is left out has none. */
bool known_is_given(const struct figure *figure);

/* Finds a name that is not a pattern; false if nothing has it. */
bool known_find(struct figures *figures, const char *name, struct known *out);

#endif
