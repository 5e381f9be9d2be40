/* workbook.h - a model's figures laid out on the pages of a workbook. */
#ifndef SHEET_WORKBOOK_H
#define SHEET_WORKBOOK_H

#include "sheet/page.h"

/* A book whose pages are known but empty; figures must outlive it. */
struct book *book_open(struct figures *figures);

/*
 * Fills the next page, and forgets what stood on the one before it.  After the
 * last one it returns NULL, and names and waiting cells are complete.
 */
const struct page *book_next(struct book *book);

void book_close(struct book *book);

#endif
