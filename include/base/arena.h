/* arena.h - memory that lives and dies with its owner. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct arena {
    struct block *newest;
};

/* Zeroed memory that lives until arena_free; never NULL (see memory.c). */
void *arena_alloc(struct arena *arena, size_t size);

/*
 * Makes room for one more item in an array that grows by doubling: returns
 * where items now stand.  count is how many it holds, not its capacity.
 */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);

char *arena_copy(struct arena *arena, const char *text);

/* A formatted string in the arena. */
char *arena_print(struct arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

void arena_free(struct arena *arena);

#endif
