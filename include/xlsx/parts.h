/* parts.h - the parts that the file of a workbook is packed from. */
#ifndef XLSX_PARTS_H
#define XLSX_PARTS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The sum of all parts' names, sizes and checksums, as the directory has them,
 * and the time of the first part, as zip files have it.  False where the file
 * is not packed so.
 */
bool parts_sum(const char *path, uint32_t *sum, uint32_t *stamp);

/*
 * Unpacks all parts: NULL where each has the right checksum and is well-formed
 * XML up to its closing tag, else what is wrong.
 */
const char *parts_fault(const char *path, struct arena *arena);

#endif
