/*
 * named.h - files that a model names: beside it, or among those that ship.
 *
 * A name has no folder and no ending, and a link is refused, so that no name
 * leads out of these two folders.
 */
#ifndef MODEL_NAMED_H
#define MODEL_NAMED_H

#include "model/record.h"
#include "model/templates.h"

/* One sort of such files. */
struct named {
    const char *what; /* "tax table" */
    enum shelf shelf;
    const char *ending;        /* ".ini" */
    const char *section, *key; /* where a model names them */
    /* "; did you mean us_2026?" for a name that no file has. */
    const char *(*hint)(const struct reading *reading, const char *name);
};

/* The folder of a model, with its slash; "" for that of the program's user. */
const char *named_folder(const char *model, struct arena *arena);

/* The name of a file, "us_2026" of "US 2026.ini"; NULL if it has none. */
const char *named_of(const char *file, const char *ending, struct arena *arena);

/*
 * The path of a file beside the model, or else of one that ships; NULL, with a
 * complaint that quotes the name as it was typed, if there is none.
 */
const char *named_find(const struct reading *reading, const struct named *named,
                       const char *name, const char *typed);

/* Complains of what cannot be a name, such as "tax/us_2026.ini". */
void named_refuse(const struct reading *reading, const struct named *named,
                  const char *typed);

/* The nearest name of all such files: for named.hint. */
const char *named_nearest(const struct reading *reading,
                          const struct named *named, const char *name);

#endif
