/* wrap.h - texts in lines that are not wider than a terminal. */
#ifndef REPORT_WRAP_H
#define REPORT_WRAP_H

#include "base/arena.h"

#include <stdio.h>

/* A text in lines of at most width columns, broken between words. */
void wrap_text(FILE *out, const char *text, int width, struct arena *arena);

/* The same behind so many blanks in each line. */
void wrap_indented(FILE *out, const char *text, int indent, int width,
                   struct arena *arena);

/* A text that is wider than a width ends in an ellipsis. */
const char *wrap_cut(const char *text, int width, struct arena *arena);

#endif
