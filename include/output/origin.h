/* origin.h - who made a workbook, judged by what it says of itself. */
#ifndef OUTPUT_ORIGIN_H
#define OUTPUT_ORIGIN_H

#include <stdbool.h>

/*
 * Whether this program wrote the workbook at path and nobody has saved it
 * since: its creator is this program and its two dates are the same.
 */
bool origin_is_ours(const char *path);

#endif
