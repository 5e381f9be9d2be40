/* file.h - a file is replaced whole, or stays as it was. */
#ifndef OUTPUT_FILE_H
#define OUTPUT_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* A file without a name, in memory; -1 where there is none to be had. */
int file_in_memory(void);

/* The path under which others can open it; stays good while fd is open. */
const char *file_path(int fd, char *into, size_t size);

/* Why nothing can be put at path, whatever one says; NULL where it can. */
const char *file_obstacle(const char *path);

/*
 * Puts all that fd holds in the file at path: written beside it, synced and
 * renamed.  False with errno set where that failed; path is then untouched.
 */
bool file_replace(int fd, const char *path);

/* Copies all that fd holds to another descriptor. */
bool file_copy(int fd, int to);

#endif
