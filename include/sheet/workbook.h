/* workbook.h - a model's figures laid out on the pages of a workbook. */
#ifndef SHEET_WORKBOOK_H
#define SHEET_WORKBOOK_H

#include "sheet/page.h"

/* Builds and settles all pages; figures must outlive the book. */
struct book *workbook_build(struct figures *figures);

void workbook_free(struct book *book);

#endif
