/*
 * ini.h - a model file as sections, keys and values, each with its line.
 *
 * iniparser reads the values, after a pass over the bytes; see pass.h.  All
 * strings live until ini_close.
 */
#ifndef MODEL_INI_H
#define MODEL_INI_H

#include "model/pass.h"

#include <stdbool.h>
#include <stddef.h>

struct ini;

/*
 * Reads a file, or standard input for "-".  Faults are noted in diag, and the
 * good lines can be used; NULL if nothing could be read.
 */
struct ini *ini_open(const char *path, struct diag *diag);

/* Whether the line of some section was refused, so that its keys are gone. */
bool ini_refused_section(const struct ini *ini);

/* How many sections the file has. */
size_t ini_section_count(const struct ini *ini);

/* The name of the index-th of them, in the order of the file. */
const char *ini_section(const struct ini *ini, size_t index);

/* Whether the file has a section of that name. */
bool ini_has_section(const struct ini *ini, const char *section);

/* How many entries there are: lines of sections and keys, each name once. */
size_t ini_entry_count(const struct ini *ini);

/* The index-th of them, by section and key. */
const struct ini_entry *ini_entry(const struct ini *ini, size_t index);

/* The entry of a key, or NULL. */
const struct ini_entry *ini_find(const struct ini *ini, const char *section,
                                 const char *key);

/* Overrides or adds one value; an empty value takes the key away. */
void ini_set(struct ini *ini, const char *section, const char *key,
             const char *value);

/* The place of a key, of its section where it is missing, or of the file. */
struct place ini_place(const struct ini *ini, const char *section,
                       const char *key);

/* Gives back all of it. */
void ini_close(struct ini *ini);

#endif
