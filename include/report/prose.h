/* prose.h - figures whose formulas need other words to be understood. */
#ifndef REPORT_PROSE_H
#define REPORT_PROSE_H

#include "figure/figures.h"

/* Each is NULL if it is not needed. */
struct prose {
    const char *as;    /* a formula that is told in place of the own one */
    const char *words; /* in which {x} is what x comes to; behind `as` */
    const char *names; /* what is explained below, in place of all names */
};

/*
 * What is said of a figure, for its tier and section: the first from *next on,
 * which then is the one after it.  False if nothing is said.
 */
bool prose_of(struct figures *figures, const struct figure *figure,
              size_t *next, struct prose *out);

#endif
