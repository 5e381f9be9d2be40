#include "base/memfile.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define FOLDER "/proc/self/fd"

int memfile_open(void)
{
    return memfd_create("stipend", MFD_CLOEXEC);
}

const char *memfile_path(int fd, char into[MEMFILE_PATH_SIZE])
{
    snprintf(into, MEMFILE_PATH_SIZE, FOLDER "/%d", fd);
    return into;
}

const char *memfile_obstacle(void)
{
    return access(FOLDER, X_OK) ? "/proc is not mounted here, and it is needed"
                                : NULL;
}

bool memfile_copy(int fd, int to)
{
    char chunk[65536];
    off_t at = 0;
    ssize_t got, put;

    while ((got = pread(fd, chunk, sizeof(chunk), at)) > 0) {
        put = write(to, chunk, (size_t)got);
        if (put < 0)
            return false;
        at += put;
    }
    return got == 0;
}
