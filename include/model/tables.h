/* tables.h - the tax tables that a model names. */
#ifndef MODEL_TABLES_H
#define MODEL_TABLES_H

#include "model/record.h"

/*
 * Loads the tables that [tax] lists into the model: files beside the model's
 * own, or among those that ship.  Complains of names that are none, or twice.
 */
void tables_load(struct model *model, const struct reading *reading);

/* Rules that bind the tables and the model together, noted in diag. */
void tables_check(const struct reading *reading);

/* The tables that ship for a day: " a b", or " none". */
const char *tables_shipped_for(struct date day, struct arena *arena);

#endif
