#include "base/regular.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool regular_is_open(const char *path)
{
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};

    for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
        size_t length = strlen(folders[i]);

        if (!strncmp(path, folders[i], length) && path[length] &&
            !path[length + strspn(path + length, "0123456789")])
            return true;
    }
    return !strcmp(path, "/dev/stdin");
}

static const char *kind_fault(const struct stat *status)
{
    if (S_ISDIR(status->st_mode))
        return strerror(EISDIR);
    return S_ISREG(status->st_mode) ? NULL : "is not a regular file";
}

/* Opening some devices does something, so the first look comes before it. */
FILE *regular_open(const char *path, const char **fault)
{
    struct stat status;
    FILE *file = NULL;
    int fd;

    if (regular_is_open(path)) {
        file = fopen(path, "r");
        *fault = file ? NULL : strerror(errno);
        return file;
    }
    *fault = stat(path, &status) ? strerror(errno) : kind_fault(&status);
    if (*fault)
        return NULL;
    fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status))
        *fault = strerror(errno);
    else
        *fault = kind_fault(&status);
    if (!*fault && !(file = fdopen(fd, "r")))
        *fault = strerror(errno);
    if (!file && fd >= 0)
        close(fd);
    return file;
}
