/* regular.h - opens files for reading, but nothing that could hang. */
#ifndef BASE_REGULAR_H
#define BASE_REGULAR_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Opens a regular file, or the path that a shell makes of <(COMMAND).  NULL,
 * with the reason in *fault, for anything else, such as a named pipe or a
 * device, which may never end.
 */
FILE *regular_open(const char *path, const char **fault);

/* Whether a path names a file that the process has open, in no folder. */
bool regular_is_open(const char *path);

#endif
