/* check.h - rules that bind several keys of a model together. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/model.h"

/*
 * Notes in diag every broken rule.  Keys that could not be read were already
 * complained of and are left alone: they are known by their refused entries.
 */
void check_model(const struct model *model, const struct ini *ini,
                 struct diag *diag);

#endif
