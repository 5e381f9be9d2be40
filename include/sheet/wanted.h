/*
 * wanted.h - the values that input cells may hold, checked in the workbook.
 *
 * The program refuses other values in a model file, but a person can type
 * anything into a cell.
 */
#ifndef SHEET_WANTED_H
#define SHEET_WANTED_H

#include "sheet/page.h"

/*
 * The formula that is true while all cells of a row hold allowed values of
 * their key; NULL if any value is allowed.  The first cell is the home of
 * `figure`.
 */
const char *wanted_condition(struct arena *arena, const struct figure *figure,
                             struct area cells);

/* The allowed inputs in a few words: "0 to 1000 %". */
const char *wanted_words(const struct figure *figure, struct arena *arena);

#endif
