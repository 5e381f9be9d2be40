/* workbook.h - pages of cells become the bytes of a workbook. */
#ifndef XLSX_WORKBOOK_H
#define XLSX_WORKBOOK_H

#include "sheet/page.h"

/*
 * Writes a finished book as XLSX into the file at path, which it truncates.
 * Returns NULL, or what went wrong.
 */
const char *xlsx_write(struct book *book, const char *path);

#endif
