/*
 * scratch.h - streams in memory, to write, rewind and read; fclose ends them.
 *
 * libxlsxwriter writes each part of a workbook to a temporary file before it
 * packs it, and does not look whether that worked: on a full disk it packs a
 * part with a hole and reports success.  The library finds lxw_tmpfile here in
 * place of its own, so that no part ever meets a disk.
 */
#ifndef OUTPUT_SCRATCH_H
#define OUTPUT_SCRATCH_H

#include <stdio.h>

FILE *scratch_open(void);

/* The same, as the library asks for it. */
FILE *lxw_tmpfile(char *folder);

#endif
