/* outline.h - the steps of an explanation, one below another. */
#ifndef REPORT_OUTLINE_H
#define REPORT_OUTLINE_H

#include "report/format.h"

/* Texts are NULL if there is none. */
struct outline_step {
    size_t level;
    const char *name;
    const char *value; /* as people read it, or what stands in its place */
    const char *plain; /* the same as programs read it */
    const char *unit;
    const char *label;   /* what it is */
    const char *origin;  /* of an input: "model.ini:12", "--set", "default" */
    const char *words;   /* how it came about, in amounts and words */
    const char *formula; /* the same in names */
};

struct outline {
    struct outline_step *all;
    size_t count;
};

/* Adds a step to the end. */
void outline_add(struct outline *outline, struct arena *arena,
                 struct outline_step step);

/* Prints an outline in lines that fit the output's width, or as a table. */
void outline_print(const struct output *out, const struct outline *outline);

#endif
