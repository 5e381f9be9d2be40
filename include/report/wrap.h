/* wrap.h - breaks text into lines that fit the terminal. */
#ifndef REPORT_WRAP_H
#define REPORT_WRAP_H

#include "report/format.h"

/*
 * The next line of a text, of at most so many columns and broken between words,
 * and *text behind it; NULL at the end.
 */
const char *wrap_line(const char **text, int width, struct arena *arena);

/* Prints text in lines of at most the output's width, broken between words. */
void wrap_text(const struct output *out, const char *text);

/*
 * The same with all lines indented by so many columns; the term stands in the
 * indent of the first line.
 */
void wrap_term(const struct output *out, const char *term, int indent,
               const char *text);

/* Text cut to a width; what was cut off becomes an ellipsis. */
const char *wrap_cut(const char *text, int width, struct arena *arena);

#endif
