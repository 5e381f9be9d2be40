/* table.h - labelled rows of cells, before any format. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/arena.h"

#include <stdbool.h>

struct table_line {
    const char *label;
    const char **cells; /* NULL is an empty one */
    bool begins;        /* a group: a blank line stands before it */
    bool ruled;         /* a rule stands before it */
    bool strong;        /* what it all comes to */
    bool texts;         /* its cells are words */
};

/* All texts must outlive the table. */
struct table {
    struct arena *arena;
    size_t columns;
    size_t heads; /* how many lines head the others */
    bool texts;   /* cells are words, which begin on the left in Markdown */
    struct table_line *lines;
    size_t count;
};

/* Adds a line of empty cells, which stays where it is until the next one. */
struct table_line *table_add(struct table *table, const char *label);

/* A cell's text, "" if it is empty. */
const char *table_cell(const struct table_line *line, size_t column);

/* All headings of a column in one line. */
const char *table_heading(const struct table *table, size_t column);

#endif
