/*
 * origin.h - whether a workbook is as this program wrote it.
 *
 * A zip file's directory has a checksum of each part.  All of them make one
 * sum, which is kept as the time of the first part: no reader minds when a part
 * was made, and a program that changes a part leaves it wrong.
 */
#ifndef XLSX_ORIGIN_H
#define XLSX_ORIGIN_H

#include <stdbool.h>

/* Marks the finished workbook that is open as fd, and at path, as ours. */
bool origin_mark(int fd, const char *path);

/* Whether this program wrote the workbook at path and no part was changed. */
bool origin_is_ours(const char *path);

#endif
