#include "base/file.h"

#include "base/arena.h"
#include "base/memfile.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

static const char access_list[] = "system.posix_acl_access";
static const char busy[] =
    "another run is writing it, or left a file .*.stipend-unfinished beside it";
enum {
    HIDDEN_LONGEST = 200, /* bytes of a name that its hidden name keeps */
    TRIES_MOST = 1000,    /* while another run writes the same file, */
    PAUSE = 10000         /* microseconds apart */
};

const char *file_obstacle(const char *path)
{
    struct stat status;

    if (stat(path, &status) || !status.st_nlink)
        return lstat(path, &status) ? NULL : "it is a link that leads nowhere";
    if (S_ISDIR(status.st_mode))
        return "it is a folder";
    if (!S_ISREG(status.st_mode))
        return "it is not a regular file";
    return access(path, W_OK) ? strerror(errno) : NULL;
}

static bool is_same_file(int fd, const char *path)
{
    struct stat open_file, found;

    return !fstat(fd, &open_file) && !lstat(path, &found) &&
           open_file.st_dev == found.st_dev && open_file.st_ino == found.st_ino;
}

/* Removes a hidden file if nobody has locked it, or a link in its place. */
static void remove_left_over(const char *hidden)
{
    int fd = open(hidden, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd < 0 ? errno == ELOOP
               : !flock(fd, LOCK_EX | LOCK_NB) && is_same_file(fd, hidden))
        unlink(hidden);
    close(fd);
}

/*
 * Gives fd the owner and rights of the file at path, and no access list.  If
 * that had one, or fd cannot have its group, the group and others get fewer
 * rights.
 */
static const char *take_rights(int fd, const char *path)
{
    struct stat old, new;
    mode_t mode;
    bool alike;

    if (stat(path, &old))
        return NULL;
    mode = old.st_mode & 07777;
    alike = !fchown(fd, old.st_uid, old.st_gid) ||
            !fchown(fd, (uid_t)-1, old.st_gid);
    if (fstat(fd, &new) || new.st_uid != old.st_uid)
        return "it belongs to another user, and the new file would not";
    if (!alike || getxattr(path, access_list, NULL, 0) > 0)
        mode = (mode & 0700) | (mode & mode >> 3 & 07);
    if (fremovexattr(fd, access_list) && errno != ENODATA && errno != ENOTSUP)
        return strerror(errno);
    return fchmod(fd, mode) ? strerror(errno) : NULL;
}

static const char *fault_unless(bool good)
{
    return good ? NULL : strerror(errno);
}

/*
 * Signals wait until the file is whole, or gone.  Before a new file is locked,
 * another run may take it for left over: it is gone then before the renaming.
 */
static const char *
write_and_rename(int fd, const char *hidden, const char *path,
                 const char *(*hindrance)(const char *, void *), void *context)
{
    mode_t mode = access(path, F_OK) ? 0666 : 0600;
    const char *fault;
    sigset_t all, before;
    int to;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    to = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    fault = fault_unless(to >= 0);
    if (to < 0 ? errno == EEXIST
               : flock(to, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK)
        fault = busy;
    fault = fault ? fault : fault_unless(memfile_copy(fd, to) && !fsync(to));
    fault = fault ? fault : hindrance(path, context);
    fault = fault ? fault : take_rights(to, path);
    if (!fault && !is_same_file(to, hidden))
        fault = busy;
    fault = fault ? fault : fault_unless(!rename(hidden, path));
    if (fault && fault != busy && to >= 0)
        unlink(hidden);
    close(to);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return fault;
}

const char *file_replace(int fd, const char *path,
                         const char *(*hindrance)(const char *, void *),
                         void *context)
{
    struct arena arena = {.newest = NULL};
    char *target = realpath(path, NULL);
    const char *place = target ? target : path, *slash = strrchr(place, '/');
    const char *name = slash ? slash + 1 : place, *fault;
    const char *folder =
        arena_print(&arena, "%.*s.", (int)(name - place), place);
    const char *hidden =
        arena_print(&arena, "%s/.%.*s.stipend-unfinished", folder,
                    (int)text_cut(name, HIDDEN_LONGEST), name);
    int beside = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), tries = 0;

    fault = hindrance(path, context);
    while (!fault || (fault == busy && tries++ < TRIES_MOST)) {
        remove_left_over(hidden);
        fault = write_and_rename(fd, hidden, place, hindrance, context);
        if (fault != busy)
            break;
        usleep(PAUSE);
    }
    if (!fault && beside >= 0 && fsync(beside) && errno != EINVAL)
        fault = "it is written, but its folder cannot be synced";
    close(beside);
    free(target);
    arena_free(&arena);
    return fault;
}
