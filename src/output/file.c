#include "output/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    CHUNK = 65536
};

int file_in_memory(void)
{
    return memfd_create("workbook", MFD_CLOEXEC);
}

const char *file_path(int fd, char *into, size_t size)
{
    snprintf(into, size, "/dev/fd/%d", fd);
    return into;
}

static bool write_all(int to, const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(to, bytes, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

bool file_copy(int fd, int to)
{
    char chunk[CHUNK];
    off_t at = 0;
    ssize_t got;

    while ((got = pread(fd, chunk, sizeof(chunk), at)) > 0) {
        if (!write_all(to, chunk, (size_t)got))
            return false;
        at += got;
    }
    return got == 0;
}

/* The rights that a new file has, or those of the file that it replaces. */
static mode_t rights(const char *path)
{
    struct stat status;
    mode_t mask;

    if (!stat(path, &status))
        return status.st_mode & 07777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Makes the new name of a file last through a crash. */
static void sync_folder(const char *path)
{
    char *copy = strdup(path);
    int folder = copy ? open(dirname(copy), O_RDONLY | O_DIRECTORY) : -1;

    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
    free(copy);
}

static bool fill(int fd, int to, const char *path)
{
    bool good = file_copy(fd, to) && !fchmod(to, rights(path)) && !fsync(to);

    return !close(to) && good;
}

/* A hidden name in the folder of path, to be made unique; free it. */
static char *hidden_beside(const char *path)
{
    static const char name[] = ".stipend-XXXXXX";
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    char *beside = malloc(folder + sizeof(name));

    if (beside) {
        memcpy(beside, path, folder);
        memcpy(beside + folder, name, sizeof(name));
    }
    return beside;
}

/* What asks the program to end waits until a file is whole and in its place. */
static void hold_signals(sigset_t *before)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    sigset_t held;

    sigemptyset(&held);
    for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
        sigaddset(&held, signals[i]);
    sigprocmask(SIG_BLOCK, &held, before);
}

static bool replace(int fd, const char *path)
{
    char *beside = hidden_beside(path);
    sigset_t before;
    int to, cause;
    bool good;

    if (!beside)
        return false;
    hold_signals(&before);
    to = mkstemp(beside);
    good = to >= 0 && fill(fd, to, path) && !rename(beside, path);
    cause = errno;
    if (!good && to >= 0)
        unlink(beside);
    if (good)
        sync_folder(path);
    free(beside);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = cause;
    return good;
}

const char *file_obstacle(const char *path)
{
    struct stat status;

    if (lstat(path, &status))
        return NULL;
    if (stat(path, &status))
        return "it is a link that leads nowhere";
    if (S_ISDIR(status.st_mode))
        return "it is a folder";
    return S_ISREG(status.st_mode) ? NULL : "it is not a regular file";
}

bool file_replace(int fd, const char *path)
{
    char *target = realpath(path, NULL);
    bool good;

    good = replace(fd, target ? target : path);
    free(target);
    return good;
}
