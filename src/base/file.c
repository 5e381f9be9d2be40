#include "base/file.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

enum {
    CHUNK = 65536,
    ACL_LONGEST = 4096,
    SLOTS = 8,           /* hidden names of one file */
    HIDDEN_LONGEST = 200 /* bytes of a name that are kept in a hidden one */
};

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

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

struct file_seen file_look(const char *path)
{
    struct file_seen seen = {.there = false};

    seen.there = !stat(path, &seen.status);
    return seen;
}

/* Whether a file is still what it was when it was looked at. */
static bool is_as_seen(const char *path, const struct file_seen *seen)
{
    struct stat now;

    return !stat(path, &now) && is_same(&now, &seen->status) &&
           now.st_size == seen->status.st_size &&
           now.st_mtim.tv_sec == seen->status.st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == seen->status.st_mtim.tv_nsec;
}

/* The name of the list of rights that users and groups by name have. */
static const char rights_list[] = "system.posix_acl_access";

static bool has_no_list(void)
{
    return errno == ENODATA || errno == ENOTSUP;
}

/* Takes off what a file has by its folder, which the old one may not have. */
static bool drop_list(int fd)
{
    return !fremovexattr(fd, rights_list) || has_no_list();
}

/* The list of the file at path, where it has one. */
static bool take_list(int fd, const char *path)
{
    char list[ACL_LONGEST];
    ssize_t length = getxattr(path, rights_list, list, sizeof(list));

    if (length < 0)
        return has_no_list();
    return !fsetxattr(fd, rights_list, list, (size_t)length, 0);
}

/* What is left of rights where a file's group is another one: whoever was in
 * the old group is one of the others now. */
static mode_t without_group(mode_t mode)
{
    return (mode & 0700) | (mode & mode >> 3 & 07);
}

/*
 * Gives a file the owner and the rights of the one at path; returns NULL, or
 * why it cannot.  Where it cannot have the group, or the list of rights of
 * users by name, it gives less, and nobody more than before.
 */
static const char *take_rights(int fd, const char *path,
                               const struct file_seen *seen)
{
    const struct stat *old = &seen->status;
    mode_t mode = old->st_mode & 07777;
    struct stat new;
    bool alike;

    if (!seen->there)
        return NULL;
    alike = !fchown(fd, old->st_uid, old->st_gid) ||
            !fchown(fd, (uid_t)-1, old->st_gid);
    if (fstat(fd, &new))
        return strerror(errno);
    if (new.st_uid != old->st_uid)
        return "it belongs to another user, and the new file would not";
    if (!drop_list(fd) || fchmod(fd, alike ? mode : without_group(mode)) ||
        (alike && !take_list(fd, path) && fchmod(fd, without_group(mode))))
        return strerror(errno);
    return NULL;
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

/* Makes a new name last through a crash, where the file system can. */
static bool sync_folder(int folder)
{
    return folder < 0 || !fsync(folder) || errno == EINVAL || errno == ENOTSUP;
}

/*
 * The hidden names beside path under which its next content may be written:
 * ".NAME.stipend-unfinished", and more for several runs at once.
 */
struct hidden {
    char *names[SLOTS];
    char *last;       /* where none of these is free: this run's own */
    const char *used; /* the one that is in use */
};

static struct hidden hidden_beside(const char *path, struct arena *arena)
{
    size_t folder = folder_length(path);
    size_t name = text_cut(path + folder, HIDDEN_LONGEST);
    struct hidden hidden = {.used = NULL};

    for (int i = 0; i < SLOTS; i++)
        hidden.names[i] = arena_print(
            arena, "%.*s.%.*s.stipend-unfinished%s%.0d", (int)folder, path,
            (int)name, path + folder, i ? "-" : "", i);
    hidden.last = arena_print(arena, "%s-%ld", hidden.names[0], (long)getpid());
    return hidden;
}

/* Whatever asks the program to end waits until a file is whole, or gone. */
static void hold_signals(sigset_t *before)
{
    sigset_t all;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, before);
}

static bool is_still_at(int fd, const char *path)
{
    struct stat here, there;

    return !fstat(fd, &here) && !lstat(path, &there) && is_same(&here, &there);
}

/*
 * Takes away what a killed run left.  Only who holds a file's lock may: what
 * another run is writing stays, and all where locks are unknown.
 */
static void clear(const char *name)
{
    int fd = open(name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd < 0)
        return;
    if (!flock(fd, LOCK_EX | LOCK_NB) && is_still_at(fd, name))
        unlink(name);
    close(fd);
}

/* Makes a file of that name, and locks it as long as it is in use. */
static int make(const char *name, mode_t mode)
{
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

    if (fd < 0)
        return -1;
    flock(fd, LOCK_EX | LOCK_NB);
    if (is_still_at(fd, name))
        return fd;
    close(fd);
    errno = EEXIST;
    return -1;
}

/* The first of the names that nobody else has. */
static int make_hidden(struct hidden *hidden, mode_t mode)
{
    int fd = -1;

    for (int i = 0; i < SLOTS; i++)
        clear(hidden->names[i]);
    for (int i = 0; i < SLOTS && fd < 0; i++) {
        hidden->used = hidden->names[i];
        fd = make(hidden->used, mode);
        if (fd < 0 && errno != EEXIST)
            return -1;
    }
    if (fd < 0) {
        hidden->used = hidden->last;
        fd = make(hidden->last, mode);
    }
    return fd;
}

const char file_changed[] = "it was changed meanwhile";

/* Gives the hidden file its name, unless somebody else has come before. */
static const char *take_place(int to, const char *hidden, const char *path,
                              const struct file_seen *seen)
{
    if (!is_still_at(to, hidden) || (seen->there && !is_as_seen(path, seen)))
        return file_changed;
    if (seen->there)
        return rename(hidden, path) ? strerror(errno) : NULL;
    if (!link(hidden, path)) {
        unlink(hidden);
        return NULL;
    }
    /* Some file systems have no second name for a file. */
    if (errno == EEXIST || !access(path, F_OK))
        return file_changed;
    return rename(hidden, path) ? strerror(errno) : NULL;
}

static const char *fill(int fd, int to, const char *hidden, const char *path,
                        const struct file_seen *seen)
{
    const char *fault = take_rights(to, path, seen);

    if (!fault && (!file_copy(fd, to) || fsync(to)))
        fault = strerror(errno);
    return fault ? fault : take_place(to, hidden, path, seen);
}

/* No memory is asked for while the hidden file is there. */
static const char *replace(int fd, const char *path,
                           const struct file_seen *seen, struct arena *arena)
{
    struct hidden hidden = hidden_beside(path, arena);
    int folder = open_folder(path, arena), to;
    const char *fault;
    sigset_t before;

    hold_signals(&before);
    to = make_hidden(&hidden, seen->there ? 0600 : 0666);
    fault = to < 0 ? strerror(errno) : fill(fd, to, hidden.used, path, seen);
    if (fault && to >= 0 && is_still_at(to, hidden.used))
        unlink(hidden.used);
    if (to >= 0)
        close(to);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (!sync_folder(folder) && !fault)
        fault = "it is written, but the disk does not say that it lasts";
    if (folder >= 0)
        close(folder);
    return fault;
}

const char *file_obstacle(const char *path)
{
    struct stat status;
    char *target;

    if (lstat(path, &status))
        return NULL;
    if (stat(path, &status))
        return "it is a link that leads nowhere";
    if (S_ISDIR(status.st_mode))
        return "it is a folder";
    if (!S_ISREG(status.st_mode))
        return "it is not a regular file";
    target = realpath(path, NULL);
    free(target);
    if (!target)
        return "it is a link that leads nowhere";
    return access(path, W_OK) ? strerror(errno) : NULL;
}

const char *file_replace(int fd, const char *path, const struct file_seen *seen)
{
    struct arena arena = {.newest = NULL};
    char *target = realpath(path, NULL);
    const char *fault = replace(fd, target ? target : path, seen, &arena);

    free(target);
    arena_free(&arena);
    return fault;
}
