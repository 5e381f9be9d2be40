/* account.h - how one figure came about, in words and as a formula. */
#ifndef REPORT_ACCOUNT_H
#define REPORT_ACCOUNT_H

#include "report/branches.h"

struct account {
    const char *words;        /* NULL if there are none */
    const char *formula;      /* as far as it applies here; NULL for none */
    const char *names;        /* to explain below, NULL for none */
    const struct term *term;  /* whose names are to be explained, or NULL */
    struct term_list decided; /* conditions that had to be true or false */
};

/* Tells a figure that has a formula. */
struct account account_of(struct figures *figures, const struct figure *figure);

#endif
