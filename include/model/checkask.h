/* checkask.h - rules between keys of sections on what to ask for. */
#ifndef MODEL_CHECKASK_H
#define MODEL_CHECKASK_H

#include "model/record.h"

/* Checks the award, areas and milestones. */
void check_ask(const struct reading *reading);

#endif
