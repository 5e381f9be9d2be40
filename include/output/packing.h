/*
 * packing.h - what libxlsxwriter finds in place of functions that it calls.
 *
 * It writes each part of a workbook to a temporary file before it packs it,
 * and does not look whether that worked: on a full disk it packs a part with a
 * hole and reports success.  Here no part ever meets a disk.
 *
 * It has no option for how hard parts are compressed, and with zlib's usual
 * level more than a quarter of a run goes into that.
 */
#ifndef OUTPUT_PACKING_H
#define OUTPUT_PACKING_H

#include <stdio.h>
#include <zlib.h>

/* A stream in memory, whatever the folder. */
FILE *lxw_tmpfile(char *folder);

/*
 * zlib's function of that name with a level of its own: files are a sixth to a
 * quarter larger than with the usual one, and packed in half the time.
 */
int deflateInit2_(z_streamp stream, int level, int method, int window,
                  int memory, int strategy, const char *version, int size);

#endif
