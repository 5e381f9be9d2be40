#include "xlsx/parts.h"

#include "base/memfile.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The library passes no context, so that what happened is noted here. */
static bool asked;
static int failed; /* errno of the first write that failed */

static ssize_t write_part(void *fd, const char *bytes, size_t size)
{
    size_t done = 0;

    while (done < size && !failed) {
        ssize_t written = write((int)(intptr_t)fd, bytes + done, size - done);

        if (written < 0)
            failed = errno;
        else
            done += (size_t)written;
    }
    return (ssize_t)done;
}

static ssize_t read_part(void *fd, char *into, size_t size)
{
    return read((int)(intptr_t)fd, into, size);
}

static int seek_part(void *fd, off64_t *offset, int from)
{
    *offset = lseek((int)(intptr_t)fd, *offset, from);
    return *offset < 0 ? -1 : 0;
}

static int close_part(void *fd)
{
    return close((int)(intptr_t)fd);
}

/* Declared here because versions of the library declare it differently. */
FILE *lxw_tmpfile(char *folder);

FILE *lxw_tmpfile(char *folder)
{
    static const cookie_io_functions_t functions = {read_part, write_part,
                                                    seek_part, close_part};
    int fd = memfile_open();

    (void)folder;
    asked = true;
    return fd < 0 ? NULL : fopencookie((void *)(intptr_t)fd, "w+", functions);
}

const char *parts_fault(void)
{
    const char *fault = failed ? strerror(failed) : NULL;

    if (!asked)
        fault = "this libxlsxwriter keeps its parts on a disk, where a full "
                "one would go unnoticed; one linked without "
                "-Bsymbolic-functions is needed";
    asked = false;
    failed = 0;
    return fault;
}
