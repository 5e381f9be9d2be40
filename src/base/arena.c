#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Many allocations share a chunk.  Under the address sanitizer each has a chunk
 * to itself, so that reading past its end is found.
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

/* Bytes at any address.  Large pieces have chunks to themselves. */
static void *take_bytes(struct arena *arena, size_t size)
{
    if (size > arena->left || !arena->room) {
        if (size > SHARED / 4)
            return add_chunk(arena, size);
        arena->room = add_chunk(arena, SHARED);
        arena->left = SHARED;
    }
    arena->room += size;
    arena->left -= size;
    return arena->room - size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t odd = (size_t)arena->room % sizeof(max_align_t);
    size_t gap = odd ? sizeof(max_align_t) - odd : 0;

    if (arena->left)
        take_bytes(arena, gap < arena->left ? gap : arena->left);
    return take_bytes(arena, size);
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
    return memcpy(take_bytes(arena, length + 1), text, length);
}

char *arena_copy(struct arena *arena, const char *text)
{
    return arena_copy_part(arena, text, strlen(text));
}

/* Prints into the room that is left, and again if it was too small. */
char *arena_print_list(struct arena *arena, const char *fmt, va_list args)
{
    va_list again;
    char *text = arena->room;
    size_t size;

    va_copy(again, args);
    size = (size_t)vsnprintf(text, arena->left, fmt, args) + 1;
    if (size <= arena->left) {
        take_bytes(arena, size);
    } else {
        if (arena->left)
            memset(text, 0, arena->left);
        text = take_bytes(arena, size);
        vsnprintf(text, size, fmt, again);
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
