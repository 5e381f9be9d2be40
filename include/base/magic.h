/* magic.h - well-known files that are no text, by their first bytes. */
#ifndef BASE_MAGIC_H
#define BASE_MAGIC_H

#include <stddef.h>

/*
 * What a file is, such as "a workbook (.xlsx)"; NULL if it may be a text.
 * *advice then says what to use instead.
 */
const char *magic_of(const char *bytes, size_t length, const char **advice);

#endif
