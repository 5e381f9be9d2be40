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
