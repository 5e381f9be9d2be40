/* templates.h - the files that ship with the program, to be copied. */
#ifndef MODEL_TEMPLATES_H
#define MODEL_TEMPLATES_H

#include "base/arena.h"

#include <stddef.h>

/* What ships: each sort lies in a folder of its own. */
enum shelf {
    SHELF_TEMPLATES,
    SHELF_TAXES,
    SHELF_FUNDERS
};

struct shipped {
    const char *name, *path;
    const char *about; /* what its first line says of it */
};

struct shipment {
    struct shipped *all; /* in the order of their names */
    size_t count;
    const char *missing; /* why there are none, where all that ships is gone */
};

/* Finds what ships on one shelf, in the order of names. */
struct shipment templates_find(enum shelf shelf, struct arena *arena);

/* Their names, set apart by blanks. */
const char *templates_words(const struct shipment *shipment,
                            struct arena *arena);

#endif
