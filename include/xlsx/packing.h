/*
 * packing.h - what libxlsxwriter finds in place of functions that it calls.
 *
 * It writes each part of a workbook to a temporary file before it packs it,
 * and does not look whether that worked: on a full disk it packs a part with a
 * hole and reports success.  lxw_tmpfile makes a stream in memory instead; it
 * is declared where it is defined, since versions of the library declare it
 * otherwise.  One that was linked to find its own functions first makes files,
 * in the folder that xlsx.c names.
 *
 * It has no option for how hard parts are compressed, and with zlib's usual
 * level more than a quarter of a run goes into that.
 */
#ifndef XLSX_PACKING_H
#define XLSX_PACKING_H

#include <zlib.h>

/*
 * zlib's function of that name with a level of its own: files are a sixth to a
 * quarter larger than with the usual one, and packed in half the time.
 */
int deflateInit2_(z_streamp stream, int level, int method, int window,
                  int memory, int strategy, const char *version, int size);

#endif
