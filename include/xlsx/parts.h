/*
 * parts.h - keeps the parts of a workbook in memory while it is written.
 *
 * libxlsxwriter writes each part to a temporary file of its own, then packs
 * it, and does not check whether all of it arrived: on a full disk it packs a
 * part with a hole and reports success.  It gets its temporary files from
 * lxw_tmpfile, which parts.c defines in place of the library's own.
 */
#ifndef XLSX_PARTS_H
#define XLSX_PARTS_H

/*
 * Why the parts of the workbook written last cannot be trusted; NULL if all of
 * them were kept in memory.  The next call is about the next workbook.
 */
const char *parts_fault(void);

#endif
