/* file.h - replaces a file as a whole, or leaves it as it was. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

/* Why no file can be written at path; NULL if one can. */
const char *file_obstacle(const char *path);

/* Copies all that fd holds to another descriptor. */
bool file_copy(int fd, int to);

/*
 * Replaces the file at path with all that fd holds: written beside it, synced
 * and renamed.  hindrance(path, context) says why path must stay, or NULL; it
 * is asked before anything is written and again before the renaming.  Returns
 * NULL, or why path is as it was.
 */
const char *file_replace(int fd, const char *path,
                         const char *(*hindrance)(const char *, void *),
                         void *context);

#endif
