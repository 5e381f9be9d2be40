/* fit.h - how much room a text takes in a cell. */
#ifndef SHEET_FIT_H
#define SHEET_FIT_H

/*
 * The lines that a text needs in a column as wide as `characters` digits of
 * 11 points, when it is set in `points` and broken between words.
 */
int fit_lines(const char *text, int characters, double points);

#endif
