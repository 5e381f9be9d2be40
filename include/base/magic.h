/* magic.h - well-known files that are no text, by their first bytes. */
#ifndef BASE_MAGIC_H
#define BASE_MAGIC_H

#include <stddef.h>

/* What to use instead of such a file. */
enum magic_use {
    USE_SOURCE,   /* the text that a workbook was made from */
    USE_OTHER,    /* another file */
    USE_PLAIN,    /* the same, saved as plain text */
    USE_UNPACKED, /* the file that is packed in it */
    USE_COUNT
};

/*
 * What a file is, such as "a workbook (.xlsx)", and what to use instead; NULL
 * if it may be a text.
 */
const char *magic_of(const char *bytes, size_t length, enum magic_use *use);

#endif
