/*
 * workings.h - ranges and cells that formulas name but JSON lacks.
 *
 * They stand on the workbook's pages of workings, such as Days; `explain` says
 * what they are.
 */
#ifndef FIGURE_WORKINGS_H
#define FIGURE_WORKINGS_H

#include "figure/results.h"

/* A range or cell. */
struct working {
    const char *name, *meaning;
    const char *names; /* of its inputs, separated by blanks */
    int64_t (*value)(const struct results *results); /* of a cell, else NULL */
};

/* The index-th of them, or NULL past the last. */
const struct working *workings_at(size_t index);

#endif
