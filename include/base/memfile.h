/* memfile.h - files in memory, for libraries that want the path of a file. */
#ifndef BASE_MEMFILE_H
#define BASE_MEMFILE_H

#include <stdbool.h>

enum {
    MEMFILE_PATH_SIZE = 32
};

/* A file without a name; -1, with errno set, if that fails. */
int memfile_open(void);

/* A path to the file, which is good while fd is open. */
const char *memfile_path(int fd, char into[MEMFILE_PATH_SIZE]);

/* Why such a path does not work here; NULL if it should. */
const char *memfile_obstacle(void);

/* Copies all that fd holds to another descriptor. */
bool memfile_copy(int fd, int to);

#endif
