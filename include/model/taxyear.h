/* taxyear.h - the tax year that a model's tables lack, and what ships for it.
 */
#ifndef MODEL_TAXYEAR_H
#define MODEL_TAXYEAR_H

#include "model/model.h"

/* The year of the model's first table, moved to a day; it must list one. */
struct date taxyear_start(const struct model *model, struct date day);

/*
 * Which tables that ship are of the year of a day, and of the countries of the
 * model's tables: "; those that ship for it: a b", or what to do if none is.
 */
const char *taxyear_advice(const struct model *model, struct date day,
                           struct arena *arena);

#endif
