/* templates.h - the files that ship with the program, to be copied. */
#ifndef MODEL_TEMPLATES_H
#define MODEL_TEMPLATES_H

#include "base/arena.h"

#include <stddef.h>

/* The sorts of files that ship, each in one folder. */
enum shelf {
    SHELF_TEMPLATES,
    SHELF_TAXES,
    SHELF_GRANTS,
    SHELF_FUNDERS,
    SHELF_COUNT
};

struct shipped {
    const char *name, *path;
    const char *about; /* its first line */
};

struct shipment {
    struct shipped *all; /* in the order of their names */
    size_t count;
    const char *missing; /* why there are none, if the folder is missing */
};

/* Finds what ships on one shelf, in the order of names. */
struct shipment templates_find(enum shelf shelf, struct arena *arena);

/* Their names, with blanks between them. */
const char *templates_words(const struct shipment *shipment,
                            struct arena *arena);

#endif
