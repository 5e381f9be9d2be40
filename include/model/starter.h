/* starter.h - a model to start from, printed from the schema. */
#ifndef MODEL_STARTER_H
#define MODEL_STARTER_H

#include <stdio.h>

/* Prints a model with comments, which can be computed unchanged. */
void starter_print(FILE *out);

#endif
