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

bool memfile_copy_part(int fd, off_t *from, off_t end, int to)
{
    char chunk[65536];
    ssize_t got = 1, put;

    while (*from < end && got > 0) {
        off_t rest = end - *from, most = sizeof(chunk);

        got = pread(fd, chunk, (size_t)(rest < most ? rest : most), *from);
        put = got > 0 ? write(to, chunk, (size_t)got) : got;
        if (put < 0)
            return false;
        *from += put;
    }
    return got >= 0;
}

bool memfile_copy(int fd, int to)
{
    off_t from = 0;

    return memfile_copy_part(fd, &from, lseek(fd, 0, SEEK_END), to);
}
