#include "output/file.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    CHUNK = 65536,
    TRIES_MOST = 1000,
    HIDDEN_LONGEST = 200 /* bytes of a name that are kept in the hidden one */
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

/* What a file is made with: the rights of the one at path, or of a new one. */
static mode_t rights(const char *path)
{
    struct stat status;

    return stat(path, &status) ? 0666 : status.st_mode & 0777;
}

/* Gives a file the owner, where possible, and all rights of the one at path. */
static bool take_rights(int fd, const char *path)
{
    struct stat old, new;

    if (stat(path, &old))
        return true;
    if (fstat(fd, &new))
        return false;
    if (old.st_uid != new.st_uid || old.st_gid != new.st_gid)
        (void)!fchown(fd, old.st_uid, old.st_gid);
    return old.st_mode == new.st_mode || !fchmod(fd, old.st_mode & 07777);
}

/* Makes a new name last through a crash, where the file system can. */
static bool sync_folder(int folder)
{
    return folder < 0 || !fsync(folder) || errno == EINVAL || errno == ENOTSUP;
}

/* The length of what path has before its last name. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The folder that path lies in, open; -1 where it may not be read. */
static int open_folder(const char *path, struct arena *arena)
{
    const char *folder =
        arena_print(arena, "%.*s.", (int)folder_length(path), path);

    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* The hidden name beside path under which its next content is written. */
static const char *hidden_beside(const char *path, struct arena *arena)
{
    size_t folder = folder_length(path);
    size_t name = text_cut(path + folder, HIDDEN_LONGEST);

    return arena_print(arena, "%.*s.%.*s.stipend-unfinished", (int)folder, path,
                       (int)name, path + folder);
}

/* Whatever asks the program to end waits until a file is whole, or gone. */
static void hold_signals(sigset_t *before)
{
    sigset_t all;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, before);
}

static void release_signals(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}

static bool is_still_at(int fd, const char *path)
{
    struct stat here, there;

    return !fstat(fd, &here) && !lstat(path, &there) &&
           here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/* Waits until another run is done with a file; this one can be ended then. */
static void wait_for(int fd, const sigset_t *before)
{
    sigset_t held;

    release_signals(before);
    flock(fd, LOCK_EX);
    hold_signals(&held);
}

/*
 * Takes away what a killed run left under the hidden name.  What another run
 * is writing there is waited for.
 */
static bool clear(const char *hidden, const sigset_t *before)
{
    int fd = open(hidden, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool good = true;

    if (fd < 0)
        return errno == ENOENT || !unlink(hidden);
    if (flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK)
        wait_for(fd, before);
    else if (is_still_at(fd, hidden))
        good = !unlink(hidden);
    close(fd);
    return good;
}

/* Makes the hidden file, and locks it as long as it is in use. */
static int make_hidden(const char *hidden, mode_t mode, const sigset_t *before)
{
    for (int tries = 0; tries < TRIES_MOST; tries++) {
        int fd = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

        if (fd < 0 && (errno != EEXIST || !clear(hidden, before)))
            return -1;
        if (fd < 0)
            continue;
        flock(fd, LOCK_EX);
        if (is_still_at(fd, hidden))
            return fd;
        close(fd);
    }
    errno = EBUSY;
    return -1;
}

/* Fills the hidden file and gives it the name of the other. */
static bool fill(int fd, int to, const char *hidden, const char *path)
{
    return file_copy(fd, to) && take_rights(to, path) && !fsync(to) &&
           !rename(hidden, path);
}

/* No memory is asked for while the hidden file is there. */
static bool replace(int fd, const char *path, struct arena *arena)
{
    const char *hidden = hidden_beside(path, arena);
    int folder = open_folder(path, arena), to, cause;
    sigset_t before;
    bool good;

    hold_signals(&before);
    to = make_hidden(hidden, rights(path), &before);
    good = to >= 0 && fill(fd, to, hidden, path);
    cause = errno;
    if (!good && to >= 0)
        unlink(hidden);
    if (to >= 0)
        close(to);
    release_signals(&before);
    errno = cause;
    good = good && sync_folder(folder);
    cause = errno;
    if (folder >= 0)
        close(folder);
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
    if (!S_ISREG(status.st_mode))
        return "it is not a regular file";
    return access(path, W_OK) ? strerror(errno) : NULL;
}

bool file_replace(int fd, const char *path)
{
    struct arena arena = {NULL};
    char *target = realpath(path, NULL);
    bool good = replace(fd, target ? target : path, &arena);
    int cause = errno;

    free(target);
    arena_free(&arena);
    errno = cause;
    return good;
}
