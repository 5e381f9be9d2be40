/* plain.h - texts that are written in another format than INI. */
#ifndef BASE_PLAIN_H
#define BASE_PLAIN_H

#include <stddef.h>

/*
 * What a text is, such as "JSON" or "a list of values (.csv)"; NULL if it has
 * a line such as "[grant]", and does not consist of other lines for the most
 * part.
 */
const char *plain_kind(const char *bytes, size_t length);

#endif
