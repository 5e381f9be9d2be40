/* assign.h - a key of a model that --set gives or takes away. */
#ifndef MODEL_ASSIGN_H
#define MODEL_ASSIGN_H

#include "model/ini.h"

/* Applies a KEY=VALUE of --set; complains of what cannot be a key. */
void assign_key(struct ini *ini, const char *assignment, struct diag *diag);

#endif
