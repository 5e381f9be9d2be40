/* term.h - a formula in names as a tree. */
#ifndef REPORT_TERM_H
#define REPORT_TERM_H

#include "base/arena.h"

#include <stdbool.h>

enum term_kind {
    TERM_NUMBER,
    TERM_TEXT, /* without its quotes */
    TERM_NAME, /* of a figure, or a pattern with stars */
    TERM_CALL  /* of a function or an operator; a sign has one part */
};

struct term {
    enum term_kind kind;
    const char *text; /* the number, text, name, function or operator */
    struct term **parts;
    size_t count;
    bool idle; /* adds nothing to a sum, or changes nothing in a product */
};

/* Reads a formula as figure_formula gives it; NULL if it is none. */
struct term *term_read(const char *formula, struct arena *arena);

/* Whether a term calls a function or operator with that many parts. */
bool term_calls(const struct term *term, const char *text, size_t count);

/* Whether it rounds its first part to some decimals, in either style. */
bool term_rounds(const struct term *term);

/* A formula with blanks around its operators. */
const char *term_print(const struct term *term, struct arena *arena);

#endif
