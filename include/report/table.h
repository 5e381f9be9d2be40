/* table.h - labelled rows of cells, as text, Markdown or CSV. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/arena.h"
#include "report/style.h"

#include <stdbool.h>
#include <stdio.h>

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

/*
 * Prints the table.  As text it takes at most the style's width where it can:
 * cells that do not fit beside their labels follow below, under the same
 * labels.  In CSV (RFC 4180) texts that a spreadsheet would take for formulas
 * begin with an apostrophe.
 */
void table_print(const struct table *table, FILE *out,
                 const struct style *style);

/* A text with a backslash before what Markdown would take for a mark. */
const char *table_markdown(const char *text, struct arena *arena);

#endif
