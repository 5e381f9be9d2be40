/*
 * Memory that runs out ends the program here, in one place and in words.
 *
 * The libraries take their memory from these functions too.  Some of them go
 * on without it, and libxlsxwriter then leaves a text out of the workbook and
 * reports success.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The address sanitizer has allocators of its own, which end the run too. */
#ifndef __SANITIZE_ADDRESS__

static void *or_end(void *memory, size_t size)
{
    static const char said[] = "stipend: out of memory\n";

    if (memory || !size)
        return memory;
    (void)!write(STDERR_FILENO, said, sizeof(said) - 1);
    _exit(EXIT_FAILURE);
}

/* Finds the C library's function of a name, once, and puts it in *function. */
static void find(const char *name, void *function)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(function, &found, sizeof(found));
}

void *malloc(size_t size)
{
    static void *(*real)(size_t);

    if (!real)
        find("malloc", &real);
    return or_end(real(size), size);
}

void *calloc(size_t count, size_t size)
{
    static void *(*real)(size_t, size_t);

    if (!real)
        find("calloc", &real);
    return or_end(real(count, size), count && size);
}

void *realloc(void *old, size_t size)
{
    static void *(*real)(void *, size_t);

    if (!real)
        find("realloc", &real);
    return or_end(real(old, size), size);
}

#endif
