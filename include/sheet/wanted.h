/*
 * wanted.h - what the cells of an input may hold, for the sheet to see to.
 *
 * The program refuses the same in a model file; a person may type anything
 * into a cell.
 */
#ifndef SHEET_WANTED_H
#define SHEET_WANTED_H

#include "sheet/page.h"

/*
 * The formula that is true of cells in one row while all of them hold what
 * their key may be; NULL where anything may stand.  The first of them is the
 * home of `figure`.
 */
const char *wanted_condition(struct arena *arena, const struct figure *figure,
                             struct area cells);

/* What is wanted, in a few words: "0 to 1000 %". */
const char *wanted_words(const struct figure *figure, struct arena *arena);

#endif
