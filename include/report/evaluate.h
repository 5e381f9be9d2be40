/* evaluate.h - what terms come to, and which of them apply. */
#ifndef REPORT_EVALUATE_H
#define REPORT_EVALUATE_H

#include "report/known.h"
#include "report/term.h"

enum verdict_kind {
    VERDICT_UNKNOWN,
    VERDICT_NUMBER,
    VERDICT_TEXT /* "" for what is not given */
};

/* Give it back with verdict_free. */
struct verdict {
    enum verdict_kind kind;
    struct exact number;
    const char *text;
};

/* What a term comes to, if that takes no range and no rare function. */
struct verdict evaluate(struct figures *figures, const struct term *term);

void verdict_free(struct verdict *verdict);

/*
 * The figure that is multiplied by one that fits the first pattern of
 * SUMPRODUCT(a.*.b,a.*.c): the one of the same word.  NULL if there is none.
 */
const struct figure *evaluate_other(const struct figures *figures,
                                    const struct term *term,
                                    const struct figure *one,
                                    struct arena *arena);

/* Whether a term is that whole number. */
bool evaluates_to(struct figures *figures, const struct term *term,
                  int64_t whole);

#endif
