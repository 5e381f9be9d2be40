/* reference.h - every key of a model file and every figure, in general. */
#ifndef REPORT_REFERENCE_H
#define REPORT_REFERENCE_H

#include "base/arena.h"
#include "report/format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* One of them; words in capitals stand for names that a model gives. */
struct reference {
    const char *name;     /* "tier.NAME.percent", "tier.TIER.request" */
    const char *type;     /* "percent, 0 to 1000" */
    const char *fallback; /* what is taken where it is not given, or "" */
    const char *meaning;
    const struct schema_section *section; /* of a key, else NULL */
};

struct references {
    struct reference *all;
    size_t count;
};

/* All keys, in the order of the schema. */
struct references reference_keys(struct arena *arena);

/* All figures that JSON has, in their order. */
struct references reference_figures(struct arena *arena);

/*
 * Whether what was typed means this one: its name, with any words in place of
 * those in capitals or without them, or the last word of it alone.
 */
bool reference_fits(const struct reference *reference, const char *typed);

/* Prints some of them: a paragraph each, or a table in other formats. */
void reference_print(FILE *out, const struct references *references,
                     const struct style *style, struct arena *arena);

#endif
