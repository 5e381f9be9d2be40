/* parts.h - the parts that the file of a workbook is packed from. */
#ifndef OUTPUT_PARTS_H
#define OUTPUT_PARTS_H

#include "base/arena.h"

/*
 * The beginning of a part as text, in the arena; NULL where the file is not
 * packed so or has no such part.
 */
const char *parts_read(const char *path, const char *name, struct arena *arena);

/*
 * Unpacks all parts: NULL where each has the right checksum and is well-formed
 * XML up to its closing tag, else what is wrong.
 */
const char *parts_fault(const char *path, struct arena *arena);

#endif
