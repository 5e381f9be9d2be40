/* regular.h - files that are opened to be read, and nothing that could hang. */
#ifndef BASE_REGULAR_H
#define BASE_REGULAR_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Opens a regular file, or what a shell puts in place of <(COMMAND).  NULL
 * for all else, such as a named pipe or a device, which may never end; *fault
 * is then why.
 */
FILE *regular_open(const char *path, const char **fault);

/* Whether a path names what the process holds open: it has no folder then. */
bool regular_is_open(const char *path);

#endif
