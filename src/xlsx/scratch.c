#include "xlsx/scratch.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_CAPACITY = 65536
};

struct scratch {
    char *bytes;
    size_t at, length, capacity;
};

static ssize_t read_bytes(void *cookie, char *into, size_t size)
{
    struct scratch *scratch = cookie;
    size_t left = scratch->length - scratch->at;

    if (size > left)
        size = left;
    memcpy(into, scratch->bytes + scratch->at, size);
    scratch->at += size;
    return (ssize_t)size;
}

static ssize_t write_bytes(void *cookie, const char *bytes, size_t size)
{
    struct scratch *scratch = cookie;

    while (size > scratch->capacity - scratch->at) {
        scratch->capacity *= 2;
        scratch->bytes = realloc(scratch->bytes, scratch->capacity);
    }
    memcpy(scratch->bytes + scratch->at, bytes, size);
    scratch->at += size;
    if (scratch->length < scratch->at)
        scratch->length = scratch->at;
    return (ssize_t)size;
}

static int seek(void *cookie, off64_t *offset, int from)
{
    struct scratch *scratch = cookie;
    off64_t start = from == SEEK_SET   ? 0
                    : from == SEEK_CUR ? (off64_t)scratch->at
                                       : (off64_t)scratch->length;

    if (start + *offset < 0 || start + *offset > (off64_t)scratch->length)
        return -1;
    *offset += start;
    scratch->at = (size_t)*offset;
    return 0;
}

static int end(void *cookie)
{
    struct scratch *scratch = cookie;

    free(scratch->bytes);
    free(scratch);
    return 0;
}

FILE *scratch_open(void)
{
    static const cookie_io_functions_t functions = {read_bytes, write_bytes,
                                                    seek, end};
    struct scratch *scratch = malloc(sizeof(*scratch));

    *scratch = (struct scratch){malloc(FIRST_CAPACITY), 0, 0, FIRST_CAPACITY};
    return fopencookie(scratch, "w+", functions);
}
