/* workbook.h - a model's figures laid out on the pages of a workbook. */
#ifndef SHEET_WORKBOOK_H
#define SHEET_WORKBOOK_H

#include "sheet/page.h"

/* All pages that a model needs, laid out; figures must outlive them. */
struct book *book_open(struct figures *figures);

/* Gives back the pages. */
void book_close(struct book *book);

#endif
