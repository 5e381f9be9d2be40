#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Memory comes in chunks that many allocations share.  Under the address
 * sanitizer each has a chunk of its own, so that it sees where each one ends.
 */
enum {
#ifdef __SANITIZE_ADDRESS__
    SHARED = 0
#else
    SHARED = 16384
#endif
};

struct chunk {
    struct chunk *older;
    max_align_t data[];
};

static void *add_chunk(struct arena *arena, size_t size)
{
    struct chunk *chunk = calloc(1, sizeof(*chunk) + size);

    chunk->older = arena->newest;
    arena->newest = chunk;
    return chunk->data;
}

/* Memory at any address; a large piece leaves the room to those after it. */
static void *take(struct arena *arena, size_t size)
{
    void *taken;

    if (size > arena->left || !arena->room) {
        if (size > SHARED / 4)
            return add_chunk(arena, size);
        arena->room = add_chunk(arena, SHARED);
        arena->left = SHARED;
    }
    taken = arena->room;
    arena->room += size;
    arena->left -= size;
    return taken;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t odd = (size_t)arena->room % sizeof(max_align_t);

    if (odd && arena->left)
        take(arena, arena->left < sizeof(max_align_t) - odd
                        ? arena->left
                        : sizeof(max_align_t) - odd);
    return take(arena, size);
}

/* An array is full exactly when its count is zero or a power of two. */
static bool is_full(size_t count)
{
    return !(count & (count - 1));
}

static size_t doubled(size_t count)
{
    return count ? 2 * count : 1;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t size)
{
    void *larger;

    if (!is_full(count))
        return items;
    larger = arena_alloc(arena, doubled(count) * size);
    if (count)
        memcpy(larger, items, count * size);
    return larger;
}

void *array_grow(void *items, size_t count, size_t size)
{
    return is_full(count) ? realloc(items, doubled(count) * size) : items;
}

char *arena_copy_part(struct arena *arena, const char *text, size_t length)
{
    return memcpy(take(arena, length + 1), text, length);
}

char *arena_copy(struct arena *arena, const char *text)
{
    return arena_copy_part(arena, text, strlen(text));
}

/*
 * Does what vsnprintf does, where a format asks for nothing but texts, in much
 * less time; returns -1 where it asks for more.
 */
__attribute__((format(printf, 3, 0))) static int
join(char *into, size_t size, const char *fmt, va_list args)
{
    size_t length = 0;

    while (*fmt) {
        const char *from = fmt;
        size_t part;

        if (*fmt != '%') {
            fmt = strchrnul(fmt, '%');
            part = (size_t)(fmt - from);
        } else if (fmt[1] == 's') {
            from = va_arg(args, const char *);
            part = strlen(from);
            fmt += strlen("%s");
        } else if (fmt[1] == '.' && fmt[2] == '*' && fmt[3] == 's') {
            size_t most = (size_t)va_arg(args, int);

            from = va_arg(args, const char *);
            part = strnlen(from, most);
            fmt += strlen("%.*s");
        } else {
            return -1;
        }
        if (length + part < size)
            memcpy(into + length, from, part);
        length += part;
    }
    if (length < size)
        into[length] = '\0';
    return (int)length;
}

__attribute__((format(printf, 3, 0))) static size_t
print(char *into, size_t size, const char *fmt, va_list args)
{
    va_list again;
    int length;

    va_copy(again, args);
    length = join(into, size, fmt, args);
    if (length < 0)
        length = vsnprintf(into, size, fmt, again);
    va_end(again);
    return (size_t)length;
}

/* Printed where there is room, or once more where there was too little. */
char *arena_print_list(struct arena *arena, const char *fmt, va_list args)
{
    va_list again;
    char *text = arena->room;
    size_t size;

    va_copy(again, args);
    size = print(text, arena->left, fmt, args) + 1;
    if (size <= arena->left) {
        take(arena, size);
    } else {
        if (arena->left)
            memset(arena->room, 0, arena->left);
        text = take(arena, size);
        print(text, size, fmt, again);
    }
    va_end(again);
    return text;
}

char *arena_print(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    char *text;

    va_start(args, fmt);
    text = arena_print_list(arena, fmt, args);
    va_end(args);
    return text;
}

void arena_free(struct arena *arena)
{
    while (arena->newest) {
        struct chunk *chunk = arena->newest;

        arena->newest = chunk->older;
        free(chunk);
    }
    *arena = (struct arena){.newest = NULL};
}
