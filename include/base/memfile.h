/* memfile.h - files in memory, for libraries that want the path of a file. */
#ifndef BASE_MEMFILE_H
#define BASE_MEMFILE_H

enum {
    MEMFILE_PATH_SIZE = 32
};

/* A file without a name; -1, with errno set, where there is none to be had. */
int memfile_open(void);

/* The path under which others can open it; stays good while fd is open. */
const char *memfile_path(int fd, char into[MEMFILE_PATH_SIZE]);

/* Why such a path may not work here; NULL where it should. */
const char *memfile_obstacle(void);

#endif
