/* table.h - labelled rows of cells, before any format. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/arena.h"

#include <stdbool.h>

struct table_line {
    const char *label;
    const char **cells;   /* NULL for an empty cell */
    const char **figures; /* the names of those in the cells, or NULL */
    bool begins;          /* a group of lines: a blank line comes before it */
    bool ruled;           /* a rule comes before it */
    bool strong;          /* emphasised */
    bool texts;           /* its cells are words, not numbers */
};

/* All texts must outlive the table. */
struct table {
    struct arena *arena;
    size_t columns;
    size_t heads; /* how many lines at the top are headings */
    size_t words; /* how many of the first columns are words, not numbers */
    struct table_line *lines;
    size_t count;
};

/* Adds a line of empty cells; the result is valid until the next call. */
struct table_line *table_add(struct table *table, const char *label);

/* A cell's text, "" if it is empty. */
const char *table_cell(const struct table_line *line, size_t column);

/* All headings of a column in one text. */
const char *table_heading(const struct table *table, size_t column);

#endif
