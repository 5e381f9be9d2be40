/* arena.h - memory that lives and dies with its owner. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Empty when it is all zero: struct arena arena = {.newest = NULL}. */
struct arena {
    struct chunk *newest;
    char *room; /* what is left of the newest shared chunk, zeroed */
    size_t left;
};

/* Zeroed memory that lives until arena_free; never NULL (see memory.c). */
void *arena_alloc(struct arena *arena, size_t size);

/*
 * Makes room for one more item in an array that grows by doubling; returns the
 * array.  count is how many items it has, not its capacity.
 */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);

/* The same for an array outside the arena, to be freed with free. */
void *array_grow(void *items, size_t count, size_t size);

/* A copy of a text in the arena. */
char *arena_copy(struct arena *arena, const char *text);

/* A copy of the first bytes of a text. */
char *arena_copy_part(struct arena *arena, const char *text, size_t length);

/* A formatted string in the arena. */
char *arena_print(struct arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The same for a list of arguments. */
char *arena_print_list(struct arena *arena, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Frees all memory; the arena is empty then. */
void arena_free(struct arena *arena);

#endif
