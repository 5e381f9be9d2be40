/* memfile.h - files in memory, for libraries that want the path of a file. */
#ifndef BASE_MEMFILE_H
#define BASE_MEMFILE_H

#include <stdbool.h>
#include <sys/types.h>

enum {
    MEMFILE_PATH_SIZE = 32
};

/* A file without a name; -1, with errno set, if that fails. */
int memfile_open(void);

/* A path to the file, which is good while fd is open. */
const char *memfile_path(int fd, char into[MEMFILE_PATH_SIZE]);

/* Why such a path does not work here; NULL if it should. */
const char *memfile_obstacle(void);

/* Copies the bytes of fd from *from up to an end; moves *from. */
bool memfile_copy_part(int fd, off_t *from, off_t end, int to);

/* Copies all bytes of fd. */
bool memfile_copy(int fd, int to);

#endif
