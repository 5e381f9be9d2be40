/* table.h - labelled rows of cells in straight columns, for a terminal. */
#ifndef OUTPUT_TABLE_H
#define OUTPUT_TABLE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>

enum {
    TABLE_COLUMNS = 8
};

struct table_line {
    const char *label;
    const char *cells[TABLE_COLUMNS];
    bool begins; /* a group: a blank line stands before it */
    bool ruled;  /* a rule stands before it */
};

/* The first line holds the headings.  All texts must outlive the table. */
struct table {
    struct arena *arena;
    size_t columns;
    struct table_line *lines;
    size_t count;
};

void table_add(struct table *table, struct table_line line);

/*
 * Prints the table in at most width columns; cells that do not fit beside
 * their labels follow below, under the same labels.
 */
void table_print(const struct table *table, FILE *out, int width);

/* A text in lines of at most width columns, broken between words. */
void table_print_text(FILE *out, const char *text, int width,
                      struct arena *arena);

/* The same behind so many blanks in each line. */
void table_print_indented(FILE *out, const char *text, int indent, int width,
                          struct arena *arena);

/* A text that is wider than a width ends in an ellipsis. */
const char *table_cut(const char *text, int width, struct arena *arena);

#endif
