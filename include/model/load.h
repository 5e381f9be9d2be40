/* load.h - a model file becomes a model, or complaints. */
#ifndef MODEL_LOAD_H
#define MODEL_LOAD_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/model.h"

/*
 * Reads every key of an open file by the schema.  All that is wrong is noted
 * in diag; the model is whole only where diag has no error.  Free it with
 * model_free; it does not need the ini any longer.
 */
struct model *load_model(struct ini *ini, struct diag *diag);

/* Applies KEY=VALUE of the command line, under its full name. */
void load_set(struct ini *ini, const char *assignment, struct diag *diag);

/* Gives back a model with its tax tables. */
void model_free(struct model *model);

#endif
