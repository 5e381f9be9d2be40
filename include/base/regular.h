/* regular.h - opens files for reading, but nothing that could hang. */
#ifndef BASE_REGULAR_H
#define BASE_REGULAR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Opens a regular file, or the path that a shell makes of <(COMMAND).  NULL,
 * with the reason in *fault, for anything else, such as a named pipe or a
 * device, which may never end.
 */
FILE *regular_open(const char *path, const char **fault);

/*
 * Reads such a file into an arena, up to one byte more than `most`; one byte
 * after them is writable.  NULL, with the reason in *fault, if it cannot.
 */
char *regular_read(const char *path, size_t most, struct arena *arena,
                   size_t *length, const char **fault);

/* Whether a path names a file that the process has open, in no folder. */
bool regular_is_open(const char *path);

#endif
