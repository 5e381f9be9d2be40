/*
 * clean.h - the text that iniparser reads, and the values it finds there.
 *
 * iniparser cuts values at '#', joins lines and drops quotes.  The text is
 * written so that it returns each value as the model file has it.
 */
#ifndef MODEL_CLEAN_H
#define MODEL_CLEAN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A section's name, or one of its keys and what follows the '='. */
struct ini_entry {
    const char *section;
    const char *key;       /* INI_HEADER for the line of the section */
    const char *value;     /* NULL if the line was refused */
    int line;              /* 0 if it was set from outside the file */
    const char *swallowed; /* lines that the value took in, each with a line
                              feed after it; or NULL */
    bool continued;        /* on a second line */
    const char *comment;   /* that follows a value without quotes, or NULL */
};

/* No key can be called that. */
#define INI_HEADER "["

enum {
    LINE_LONGEST = 1000 /* bytes of a line, and of a value */
};

struct clean {
    char *text;
    size_t length;
    bool escapes;      /* iniparser takes a backslash in quotes for an escape */
    const char *fault; /* why iniparser did not return a value, or NULL */
};

/* An empty text with room for what the bytes of a file can become. */
struct clean clean_start(struct arena *arena, const char *bytes, size_t length);

/* Begins a section. */
void clean_add_section(struct clean *clean, const char *name);

/*
 * Adds a value that stood in quotes of that sort, or '\0' for none.  Returns
 * what makes it unreadable, or NULL.
 */
const char *clean_add_value(struct clean *clean, const char *key,
                            const char *value, size_t length, char quote);

/* Sets the values of entries that the text holds; it is empty then. */
void clean_fetch(struct clean *clean, struct arena *arena,
                 struct ini_entry entries[], size_t count);

#endif
