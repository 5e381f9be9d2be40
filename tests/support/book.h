/*
 * book.h - a workbook read back from its file, changed and saved elsewhere.
 *
 * Called saved_book because struct book is what the program lays out.  Cells
 * and names belong to the workbook and live until saved_close.
 */
#ifndef SUPPORT_BOOK_H
#define SUPPORT_BOOK_H

#include <stdbool.h>
#include <stddef.h>

enum content {
    CONTENT_EMPTY,
    CONTENT_NUMBER,
    CONTENT_TEXT,
    CONTENT_ERROR
};

/* Where a cell stands: its sheet, by number, and row and column from 1. */
struct spot {
    size_t sheet;
    int row, column;
};

struct saved_cell {
    struct spot spot;
    const char *sheet, *ref; /* "Inputs", "C7" */
    const char *formula;     /* as the file has it, or NULL */
    enum content content;
    double number;    /* of CONTENT_NUMBER; 1 and 0 for true and false */
    const char *text; /* of text and errors; "" for all others */
    bool percent;     /* shown with a percent sign */
    void *node;       /* in the sheet's XML */
};

/* A defined name of one cell; names of larger areas are left out. */
struct saved_name {
    const char *name;
    struct spot spot;
};

struct saved_book;

/* NULL if there is no such file, or if it is not a workbook. */
struct saved_book *saved_open(const char *path);
void saved_close(struct saved_book *book);

/* Every cell that the file has, sheet by sheet and row by row. */
const struct saved_cell *saved_cells(const struct saved_book *book,
                                     size_t *count);

/* Every name of one cell, in the file's order. */
const struct saved_name *saved_names(const struct saved_book *book,
                                     size_t *count);

/* The cell at a spot; an empty one if the file has none. */
const struct saved_cell *saved_at(const struct saved_book *book,
                                  struct spot spot);

/* Calls a name as a model does: tier.a.request for tier_a_request. */
void saved_call(struct saved_book *book, const char *name);

/* The cell of a defined name, with dots or underscores; NULL if none has it. */
const struct saved_cell *saved_named(const struct saved_book *book,
                                     const char *name);

/*
 * Types a value into the cell of a name: a date, a number (of percent, if the
 * cell shows one) or a text; "" empties it.  False without such a cell.
 */
bool saved_set(struct saved_book *book, const char *name, const char *value);

/* Changes what a formula's cell stores and leaves the formula. */
bool saved_set_result(struct saved_book *book, const char *name, double number);

/* The number that a cell holds for a date or a number; false for a text. */
bool saved_number(const char *text, bool percent, double *number);

/* Writes more at the end of a formula and leaves what its cell stores. */
bool saved_extend_formula(struct saved_book *book, const char *name,
                          const char *more);

/* Writes the workbook, as changed, to another file. */
bool saved_save(const struct saved_book *book, const char *path);

#endif
