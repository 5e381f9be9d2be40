/* tablefile.h - the file that the name of a tax table stands for. */
#ifndef MODEL_TABLEFILE_H
#define MODEL_TABLEFILE_H

#include "model/record.h"

/*
 * The path of a table beside the model, or else of one that ships; NULL, with a
 * complaint that quotes the name as it was typed, if there is none.
 */
const char *tablefile_find(const struct reading *reading, const char *name,
                           const char *typed);

/* Complains of what cannot be a table's name, such as "tax/us_2026.ini". */
void tablefile_refuse_name(const struct reading *reading, const char *typed);

#endif
