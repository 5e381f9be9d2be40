/*
 * ini.h - the sections, keys and values of a model file, with their lines.
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

/* What a file should be, for a complaint of one in another format. */
enum ini_sort {
    INI_MODEL,
    INI_TABLE,
    INI_RULES,
    INI_SORT_COUNT
};

/*
 * Reads a file, or standard input for "-".  Faults are noted in diag, and the
 * good lines can be used; NULL if nothing could be read.
 */
struct ini *ini_open(const char *path, enum ini_sort sort, struct diag *diag);

/* The path by which it was opened. */
const char *ini_path(const struct ini *ini);

/*
 * What the file has: its entries by section and key, each name once, and the
 * lines of its sections in the file's order.
 */
const struct ini_contents *ini_contents(const struct ini *ini);

/* Whether the file has a section of that name. */
bool ini_has_section(const struct ini *ini, const char *section);

/* The entry of a key, or NULL. */
const struct ini_entry *ini_find(const struct ini *ini, const char *section,
                                 const char *key);

/* Overrides or adds one value; an empty value removes the key. */
void ini_set(struct ini *ini, const char *section, const char *key,
             const char *value);

/* The file as it was before ini_set; its texts live as long as those of ini. */
struct ini *ini_without_sets(const struct ini *ini);

/* Changes an entry, for good or not at all: false leaves it out. */
typedef bool ini_edit(struct ini_entry *entry, void *context);

/* A copy with each entry edited; its texts live as long as those of ini. */
struct ini *ini_edited(const struct ini *ini, ini_edit *edit, void *context);

/*
 * The place of a key, "--set" if that gave it or took it away; if it is
 * missing, of its section or of the file.
 */
struct place ini_place(const struct ini *ini, const char *section,
                       const char *key);

/* Frees it. */
void ini_close(struct ini *ini);

#endif
