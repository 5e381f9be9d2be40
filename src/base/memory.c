/*
 * If memory runs out, the program ends here with a message.
 *
 * The libraries allocate with these functions, too.  Some of them go on without
 * memory: libxlsxwriter leaves a text out of the workbook and reports success.
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

/* Stores the C library's function of that name in *function. */
static void find_real(const char *name, void *function)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(function, &found, sizeof(found));
}

void *malloc(size_t size)
{
    static void *(*real)(size_t);

    if (!real)
        find_real("malloc", &real);
    return or_end(real(size), size);
}

void *calloc(size_t count, size_t size)
{
    static void *(*real)(size_t, size_t);

    if (!real)
        find_real("calloc", &real);
    return or_end(real(count, size), count && size);
}

void *realloc(void *old, size_t size)
{
    static void *(*real)(void *, size_t);

    if (!real)
        find_real("realloc", &real);
    return or_end(real(old, size), size);
}

#endif
