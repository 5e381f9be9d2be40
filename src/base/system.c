#include "base/system.h"

#include "base/memfile.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    WIDTH_USUAL = 80,
    WIDTH_MOST = 1000
};

const char *system_folder(struct arena *arena)
{
    const char *called = (const char *)getauxval(AT_EXECFN), *folder = ".";
    char *self = realpath("/proc/self/exe", NULL);

    if (!self && called)
        self = realpath(called, NULL);
    if (self)
        folder =
            arena_copy_part(arena, self, (size_t)(strrchr(self, '/') - self));
    free(self);
    return folder;
}

int system_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    int width = columns ? atoi(columns) : 0;

    if (width <= 0 && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        width = size.ws_col;
    width = width > 0 ? width : WIDTH_USUAL;
    return width < WIDTH_MOST ? width : WIDTH_MOST;
}

/* https://no-color.org: any value that is not empty means no colour. */
bool system_colour(void)
{
    const char *refused = getenv("NO_COLOR"), *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(refused && *refused) && term &&
           strcmp(term, "dumb") != 0;
}

int system_silence(void)
{
    int before = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int nowhere = memfile_open();

    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
    return before;
}

void system_speak(int before)
{
    dup2(before, STDERR_FILENO);
    close(before);
}
