#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One block per allocation, so that a sanitizer sees where each one ends. */
struct block {
    struct block *older;
    max_align_t data[];
};

void *arena_alloc(struct arena *arena, size_t size)
{
    struct block *block = calloc(1, sizeof(*block) + size);

    block->older = arena->newest;
    arena->newest = block;
    return block->data;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t size)
{
    void *larger;

    /* Full exactly when the count is zero or a power of two. */
    if (count & (count - 1))
        return items;
    larger = arena_alloc(arena, (count ? 2 * count : 1) * size);
    if (count)
        memcpy(larger, items, count * size);
    return larger;
}

char *arena_copy(struct arena *arena, const char *text)
{
    size_t size = strlen(text) + 1;

    return memcpy(arena_alloc(arena, size), text, size);
}

char *arena_print(struct arena *arena, const char *fmt, ...)
{
    va_list args, again;
    char *text;
    int length;

    va_start(args, fmt);
    va_copy(again, args);
    length = vsnprintf(NULL, 0, fmt, args);
    text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, fmt, again);
    va_end(again);
    va_end(args);
    return text;
}

void arena_free(struct arena *arena)
{
    while (arena->newest) {
        struct block *block = arena->newest;

        arena->newest = block->older;
        free(block);
    }
}
