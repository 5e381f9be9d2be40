/* names.h - sections and keys that the schema does not know. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/schema.h"

/* "; did you mean X?" with the nearest of some words, or "". */
const char *names_hint(struct arena *arena, const char *words,
                       const char *typed);

/* The kind of a section; complains and returns NULL where it has none. */
const struct schema_section *names_section(const struct dialect *dialect,
                                           const struct ini *ini,
                                           const char *section,
                                           struct diag *diag);

/*
 * Complains of an entry whose key is unknown, or names no tier of the model,
 * or whose value took in a line that would have been a known one.
 */
void names_check(const struct dialect *dialect, const struct model *model,
                 const struct ini *ini, const struct ini_entry *entry,
                 struct diag *diag);

#endif
