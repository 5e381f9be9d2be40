/*
 * To be preloaded: makes one call of the program under test fail, or ends the
 * program there.
 *
 * FAULT_CALL is the name of a function, or "any" for all but those of memory;
 * FAULT_AT says which of its calls, from 1 on, or 0 for all of them; FAULT_DEED
 * is an errno, or the negative number of a signal.  The file FAULT_DONE is made
 * when it happens.
 *
 * With FAULT_CALL "log" nothing fails, and FAULT_DONE gets the names of the
 * calls.
 *
 * With FAULT_CALL "memory" every FAULT_ATth call for memory fails, each in a
 * process of its own that is forked there and must end with status 1 before the
 * program goes on.  FAULT_DONE then gets how many there were, and the program
 * is aborted if one ended otherwise or changed FAULT_FILE.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static long calls, memory_calls, forks;
static bool inside; /* what the shim itself calls does not count */

static void *real(const char *name)
{
    void *found;

    inside = true;
    found = dlsym(RTLD_NEXT, name);
    inside = false;
    return found;
}

/* Writes to FAULT_DONE, at its end or over all that it held. */
static void tell(int how, const char *text)
{
    int fd = (int)syscall(SYS_openat, AT_FDCWD, getenv("FAULT_DONE"),
                          O_WRONLY | O_CREAT | how, 0600);

    syscall(SYS_write, fd, text, strlen(text));
    syscall(SYS_close, fd);
}

static void done(long count)
{
    char text[32];

    snprintf(text, sizeof(text), "%ld\n", count);
    tell(O_TRUNC, text);
}

static bool wants(const char *what)
{
    const char *wanted = getenv("FAULT_CALL");

    return wanted && !strcmp(wanted, what);
}

/* Whether this call is the one; errno is then set, or the end has come. */
static bool due(const char *name)
{
    long deed, at;

    if (!inside && wants("log")) {
        tell(O_APPEND, name);
        tell(O_APPEND, " ");
    }
    if (inside || !(wants(name) || wants("any")))
        return false;
    at = atol(getenv("FAULT_AT"));
    if (++calls != at && at)
        return false;
    deed = atol(getenv("FAULT_DEED"));
    done(calls);
    if (deed < 0)
        kill(getpid(), (int)-deed);
    errno = (int)deed;
    return deed > 0;
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Forks a process without memory, and waits for its end; true in it. */
static bool starved(void)
{
    const char *file = getenv("FAULT_FILE");
    struct stat before = {0}, after = {0};
    int status;
    pid_t child;

    if (inside || !wants("memory") || ++memory_calls % atol(getenv("FAULT_AT")))
        return false;
    inside = true;
    stat(file, &before);
    child = fork();
    if (!child) {
        errno = ENOMEM;
        return true;
    }
    waitpid(child, &status, 0);
    stat(file, &after);
    if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 1 ||
        !same_file(&before, &after))
        abort();
    forks++;
    inside = false;
    return false;
}

__attribute__((destructor)) static void count(void)
{
    if (forks)
        done(forks);
}

/* A function that fails when it is due, with what it then returns. */
#define FAULTY(type, name, parameters, arguments, failure)                     \
    type name parameters                                                       \
    {                                                                          \
        static type(*next) parameters;                                         \
        void *found = next ? NULL : real(#name);                               \
                                                                               \
        if (found)                                                             \
            memcpy(&next, &found, sizeof(next));                               \
        return due(#name) ? failure : next arguments;                          \
    }

FAULTY(ssize_t, write, (int fd, const void *bytes, size_t size),
       (fd, bytes, size), -1)
FAULTY(ssize_t, pread, (int fd, void *bytes, size_t size, off_t at),
       (fd, bytes, size, at), -1)
FAULTY(int, fsync, (int fd), (fd), -1)
FAULTY(int, rename, (const char *from, const char *to), (from, to), -1)
FAULTY(int, memfd_create, (const char *name, unsigned flags), (name, flags), -1)
FAULTY(int, fchmod, (int fd, mode_t mode), (fd, mode), -1)
FAULTY(int, fchown, (int fd, uid_t user, gid_t group), (fd, user, group), -1)
FAULTY(int, flock, (int fd, int deed), (fd, deed), -1)
FAULTY(int, ftruncate, (int fd, off_t length), (fd, length), -1)
FAULTY(FILE *, fopen, (const char *path, const char *mode), (path, mode), NULL)
FAULTY(FILE *, fopen64, (const char *path, const char *mode), (path, mode),
       NULL)
FAULTY(FILE *, fdopen, (int fd, const char *mode), (fd, mode), NULL)

FAULTY(char *, fgets, (char *line, int size, FILE *file), (line, size, file),
       NULL)

static int open_next(const char *name, const char *path, int flags, mode_t mode)
{
    int (*next)(const char *, int, ...);
    void *found = real(name);

    memcpy(&next, &found, sizeof(next));
    return due("open") ? -1 : next(path, flags, mode);
}

/* What the mode is when there is none does not matter. */
#define OPEN(name)                                                             \
    int name(const char *path, int flags, ...)                                 \
    {                                                                          \
        mode_t mode;                                                           \
        va_list args;                                                          \
                                                                               \
        va_start(args, flags);                                                 \
        mode = va_arg(args, mode_t);                                           \
        va_end(args);                                                          \
        return open_next(#name, path, flags, mode);                            \
    }

OPEN(open)
OPEN(open64)

#define STARVING(name, parameters, arguments)                                  \
    void *name parameters                                                      \
    {                                                                          \
        static void *(*next)parameters;                                        \
        void *found = next ? NULL : real(#name);                               \
                                                                               \
        if (found)                                                             \
            memcpy(&next, &found, sizeof(next));                               \
        return starved() ? NULL : next arguments;                              \
    }

STARVING(malloc, (size_t size), (size))
STARVING(calloc, (size_t count, size_t size), (count, size))
STARVING(realloc, (void *old, size_t size), (old, size))
