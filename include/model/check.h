/* check.h - rules that bind several keys of a model together. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "model/record.h"

/*
 * Notes every broken rule.  Keys that could not be read were reported before;
 * the rules leave them alone, which know them by their entries.
 */
void check_model(const struct reading *reading);

#endif
