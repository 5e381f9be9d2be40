/* load.h - a model file becomes a model, or complaints. */
#ifndef MODEL_LOAD_H
#define MODEL_LOAD_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/model.h"

/*
 * Reads every key of an open file by the schema.  All faults are noted in diag;
 * the model is complete only if there is none.  Free it with model_free; it
 * does not depend on the ini.
 */
struct model *load_model(struct ini *ini, struct diag *diag);

/* Gives back a model with its tax tables. */
void model_free(struct model *model);

#endif
