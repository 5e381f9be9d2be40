/*
 * csv.h - reads comma-separated values, strictly as RFC 4180 has them.
 *
 * A row is a line: a cell may hold commas and quotes, but no line break.
 */
#ifndef MODEL_CSV_H
#define MODEL_CSV_H

#include "base/diag.h"

#include <stddef.h>

enum {
    CSV_CELLS_MOST = 1000
};

/* A file while it is read; its fields are for csv.c, but for the row's. */
struct csv {
    const char *path;
    struct arena *arena;
    struct diag *diag;
    char *next, *end;
    int line;                    /* of the row, from 1 */
    char *cells[CSV_CELLS_MOST]; /* of the row */
    size_t count;
};

/*
 * Begins to read bytes, which it changes; one byte after them must be writable.
 * False, with a complaint, if they are no text.
 */
bool csv_open(struct csv *csv, char *bytes, size_t length);

/* What there was to read. */
enum csv_row {
    CSV_ROW,
    CSV_WRONG, /* a line that is no row; a complaint says why */
    CSV_END
};

/* Reads the next row. */
enum csv_row csv_next(struct csv *csv);

/* Complains of the row.  Returns false. */
bool csv_error(const struct csv *csv, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
