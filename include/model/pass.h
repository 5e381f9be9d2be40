/*
 * pass.h - the pass over a model file's bytes before iniparser reads it.
 *
 * iniparser cuts values, merges sections, joins lines and keeps no line
 * numbers, and reports none of it.  The pass refuses the lines that iniparser
 * would read in another way, and rewrites the others in a form that it reads.
 */
#ifndef MODEL_PASS_H
#define MODEL_PASS_H

#include "base/diag.h"
#include "model/clean.h"

/* What a file holds. */
struct ini_contents {
    struct ini_entry *entries; /* the lines of sections are among them */
    size_t entry_count;
    struct ini_entry *sections; /* only those; see ini.h */
    size_t section_count;
    bool refused; /* the line of a section, which is not among them */
};

/* What makes every line of a text unreadable, such as UTF-16; or NULL. */
const char *pass_fault(const char *bytes, size_t length);

/*
 * Reads bytes, which it changes; one byte after them must be writable.  False
 * if there are more sections or keys than any model has.
 */
bool pass_read(const char *path, char *bytes, size_t length,
               struct arena *arena, struct diag *diag,
               struct ini_contents *out);

#endif
