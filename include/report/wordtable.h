/* wordtable.h - tables with columns of words, which wrap on a terminal. */
#ifndef REPORT_WORDTABLE_H
#define REPORT_WORDTABLE_H

#include "report/format.h"

/*
 * Prints a table whose first columns are words: in the width of the output, or
 * as paragraphs if it is too narrow for that.
 */
void wordtable_print(const struct output *out, const struct table *table);

#endif
