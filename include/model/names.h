/* names.h - sections and keys that the schema does not know. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include "model/record.h"

/* The complaint of a NAME that is not one. */
#define NAMES_RULE                                                             \
    "'%s' is not a name; wanted: a letter, then up to 30 letters (a to z), "   \
    "digits or _"

/* The kind of a section; NULL, after a complaint, if it has none. */
const struct schema_section *names_section(const struct reading *reading,
                                           const char *section);

/*
 * Complains of each entry whose key is unknown, or names no tier of the model,
 * or whose value takes in a line with a known key or section.
 */
void names_check(const struct reading *reading);

#endif
