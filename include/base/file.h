/* file.h - a file is replaced whole, or stays as it was. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* Why nothing can be put at path, whatever one says; NULL where it can. */
const char *file_obstacle(const char *path);

/* What was at a path at some moment; nothing where `there` is false. */
struct file_seen {
    bool there;
    struct stat status;
};

struct file_seen file_look(const char *path);

/* Why a file is not replaced that is no longer what was seen. */
extern const char file_changed[];

/*
 * Puts all that fd holds in the file at path: written beside it, synced and
 * renamed, unless it is no longer what was seen there.  Returns NULL, or why
 * not; path is then untouched.
 */
const char *file_replace(int fd, const char *path,
                         const struct file_seen *seen);

/* Copies all that fd holds to another descriptor. */
bool file_copy(int fd, int to);

#endif
