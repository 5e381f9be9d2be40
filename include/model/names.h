/* names.h - sections and keys that the schema does not know. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include "model/record.h"

/* The complaint of a NAME that is not one. */
#define NAMES_RULE                                                             \
    "'%s' is not a name; wanted: a letter, then up to 30 letters (a to z), "   \
    "digits or _"

/* How many of a file's sections are of a dialect. */
size_t names_known(const struct ini *ini, const struct dialect *dialect);

/* What is wrong with a key that its section does not have. */
const char *names_key_fault(const struct schema_section *section,
                            const char *key, struct arena *arena);

/* The kind of a section; NULL, after a complaint, if it has none. */
const struct schema_section *names_section(const struct reading *reading,
                                           const char *section);

/*
 * Complains of each entry whose key is unknown, or names no tier of the model,
 * or whose value takes in a line with a known key or section.
 */
void names_check(const struct reading *reading);

#endif
