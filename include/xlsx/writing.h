/* writing.h - a workbook that is being written; for the modules of xlsx. */
#ifndef XLSX_WRITING_H
#define XLSX_WRITING_H

#include "sheet/page.h"

#include <xlsxwriter.h>

enum {
    NUMBERS_MOST = 24
};

struct xlsx {
    struct book *book;
    lxw_workbook *file;
    lxw_worksheet *sheet;              /* of the page that is being put */
    const char *numbers[NUMBERS_MOST]; /* number formats in use */
    lxw_format *formats[LOOK_COUNT][NUMBERS_MOST];
    size_t validations; /* on that sheet so far */
    lxw_error error;    /* the first */
};

/* A cell, and an area from its first cell to its last, as the library has it.
 */
#define CELL_AT(cell) (lxw_row_t)(cell)->row, (lxw_col_t)(cell)->column
#define AREA_OF(area)                                                          \
    (lxw_row_t)(area)->first_row, (lxw_col_t)(area)->first_column,             \
        (lxw_row_t)(area)->last_row, (lxw_col_t)(area)->last_column

/* Keeps an error, unless there was one before. */
void xlsx_note(struct xlsx *xlsx, lxw_error error);

/* A text cut to as many characters as the library takes. */
char *xlsx_shortened(struct xlsx *xlsx, const char *text, size_t longest);

/*
 * A reader takes _x0041_ for A in the text of a cell, the result of a formula
 * or a header, so the underscore is escaped in the same way.
 */
const char *xlsx_escaped(struct xlsx *xlsx, const char *text);

/* What may be typed into a cell with a key, and those right of it, up to one.
 */
void xlsx_put_validation(struct xlsx *xlsx, const struct cell *cell,
                         int last_column);

/* Call it when the page has all its validations. */
void xlsx_end_validations(struct xlsx *xlsx, const struct page *page);

/* The page's chart. */
void xlsx_put_chart(struct xlsx *xlsx, const struct page *page,
                    const struct chart *chart);

/* How the page prints, scrolls and is protected, with its header and footer. */
void xlsx_set_up(struct xlsx *xlsx, const struct page *page);

#endif
