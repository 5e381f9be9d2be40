/* starter.h - a model to start from, printed from the schema. */
#ifndef MODEL_STARTER_H
#define MODEL_STARTER_H

#include <stdio.h>

/* A commented model that computes as it stands. */
void starter_print(FILE *out);

#endif
