/* arena.h - memory that lives and dies with its owner. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Empty when it is all zero: struct arena arena = {.newest = NULL}. */
struct arena {
    struct chunk *newest;
    char *room; /* what is left of it, zeroed */
    size_t left;
};

/* Zeroed memory that lives until arena_free; never NULL (see memory.c). */
void *arena_alloc(struct arena *arena, size_t size);

/*
 * Makes room for one more item in an array that grows by doubling: returns
 * where items now stand.  count is how many it holds, not its capacity.
 */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);

/* The same for an array with memory of its own, which free gives back. */
void *array_grow(void *items, size_t count, size_t size);

/* A copy of a text in the arena. */
char *arena_copy(struct arena *arena, const char *text);

/* The first bytes of a text, as a text of their own. */
char *arena_copy_part(struct arena *arena, const char *text, size_t length);

/* A formatted string in the arena. */
char *arena_print(struct arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The same for a list of arguments. */
char *arena_print_list(struct arena *arena, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Gives all memory back; the arena is empty then. */
void arena_free(struct arena *arena);

#endif
