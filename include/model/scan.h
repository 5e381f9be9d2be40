/* scan.h - where a value ends: its quotes, and a comment after it. */
#ifndef MODEL_SCAN_H
#define MODEL_SCAN_H

#include "base/diag.h"

/* What follows the '=' of a line and of the lines that continue it. */
struct scan {
    const char *start; /* of the value, after an opening quote */
    size_t length;
    char quote;          /* '"', '\'' or none */
    bool open;           /* the quote has no end yet */
    const char *comment; /* that follows, or NULL */
    const char *fault;   /* from the first character that may not be there */
};

/* Whether a character begins a comment. */
bool scan_begins_comment(char c);

/* Finds the value in the text after a '='. */
struct scan scan_value(const char *text);

/* What is wrong with a value, in words; NULL if it is good. */
const char *scan_fault(const struct scan *scan, struct diag *diag);

#endif
