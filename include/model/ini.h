/*
 * ini.h - a model file as sections, keys and values, each with its line.
 *
 * iniparser reads the values.  Before it, a pass over the bytes refuses what
 * iniparser would cut, merge or swallow without a word, and notes the lines.
 * All strings live until ini_close.
 */
#ifndef MODEL_INI_H
#define MODEL_INI_H

#include "model/pass.h"

#include <stdbool.h>
#include <stddef.h>

struct ini;

/*
 * Reads a file, or standard input for "-".  Faults are noted in diag, and the
 * lines that are good can still be looked at; NULL where nothing could be read.
 */
struct ini *ini_open(const char *path, struct diag *diag);

/*
 * Whether the line of some section was refused: it is then not among the
 * sections, and its keys not among the entries.
 */
bool ini_refused_section(const struct ini *ini);

/* How many sections the file has, twins counted. */
size_t ini_section_count(const struct ini *ini);

/* The index-th of them, in the order of the file. */
struct ini_section ini_section(const struct ini *ini, size_t index);

/* Whether the file has a section of that name. */
bool ini_has_section(const struct ini *ini, const char *section);

/* All entries, ordered by section and key; ones set twice stand once. */
size_t ini_entry_count(const struct ini *ini);

/* The index-th of them. */
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
