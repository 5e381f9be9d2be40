/*
 * pass.h - the pass over a model file's bytes before iniparser reads it.
 *
 * iniparser cuts values at '#', merges what is given twice, joins lines and
 * keeps no line numbers, all without a word.  The pass refuses what iniparser
 * would not read as it stands, and writes the rest anew so that it does.
 */
#ifndef MODEL_PASS_H
#define MODEL_PASS_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* A section of a file, and one of its keys with what stands behind it. */
struct ini_section {
    const char *name;
    int line;
    bool twin; /* of a section before it */
};

struct ini_entry {
    const char *section, *key;
    const char *value;     /* NULL where the line was refused */
    int line;              /* 0 where it was set from outside the file */
    const char *swallowed; /* "[section]" or "key" of lines that it took in,
                              each with a line feed behind it, or NULL */
    bool continued;
    size_t order;
    size_t clean_at; /* where it stands in the clean text; below */
};

/* What a file holds, in its order, and the clean text for iniparser. */
struct ini_contents {
    struct ini_section *sections;
    size_t section_count;
    bool refused; /* the line of a section that is not among them */
    struct ini_entry *entries; /* the value is "" where iniparser has it */
    size_t entry_count;
    char *clean;
    size_t clean_length;
};

/*
 * Reads bytes, which it changes; one byte behind them must be writable.
 * escapes tells whether iniparser takes a backslash in quotes for an escape.
 */
struct ini_contents pass_read(const char *path, char *bytes, size_t length,
                              bool escapes, struct arena *arena,
                              struct diag *diag);

#endif
