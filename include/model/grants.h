/* grants.h - files of grants that others were given: CSV, a row a grant. */
#ifndef MODEL_GRANTS_H
#define MODEL_GRANTS_H

#include "model/record.h"

/*
 * Reads the file that [comparables] names, beside the model or among those that
 * ship, into the model.
 */
void grants_load(struct model *model, const struct reading *reading);

/* The same from a path, for tests; the rows are in the model's arena. */
void grants_read(struct model *model, const char *path, struct diag *diag);

#endif
