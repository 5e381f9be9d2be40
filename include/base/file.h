/* file.h - replaces a file as a whole, or leaves it as it was. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

/* Why no file can be written at path; NULL if one can. */
const char *file_obstacle(const char *path);

/*
 * Replaces the file at path with the content of fd: writes a file beside it,
 * syncs and renames it.  hindrance(path, context) returns why path must stay,
 * or NULL; it is called before the writing and before the renaming.  The
 * hidden file that a killed run left beside path is removed.  Returns NULL, or
 * why path is unchanged; or that path is new, but its folder is not synced.
 */
const char *file_replace(int fd, const char *path,
                         const char *(*hindrance)(const char *, void *),
                         void *context);

#endif
