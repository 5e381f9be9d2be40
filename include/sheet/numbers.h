/* numbers.h - numbers that formulas join to a text. */
#ifndef SHEET_NUMBERS_H
#define SHEET_NUMBERS_H

#include "sheet/pen.h"

/* "37.5": a figure as people read it, without its unit. */
const char *numbers_words(const struct pen *pen, const struct figure *figure);

/* A formula that gives the same for a number, which is a formula itself. */
const char *numbers_formula(const struct pen *pen, const char *number);

/* A formula that gives a date as "2027-04-01". */
const char *numbers_date_formula(const struct pen *pen, const char *date);

#endif
