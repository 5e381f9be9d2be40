/* tables.h - the tax tables that a model names. */
#ifndef MODEL_TABLES_H
#define MODEL_TABLES_H

#include "model/record.h"

/*
 * Loads the tables that [tax] lists into the model: files beside that of the
 * model, or that ship.  Complains of names that are unknown or given twice.
 */
void tables_load(struct model *model, const struct reading *reading);

/* Checks what the model says of its tables. */
void tables_check(const struct reading *reading);

#endif
