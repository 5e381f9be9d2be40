/* tablefile.h - the file that the name of a tax table stands for. */
#ifndef MODEL_TABLEFILE_H
#define MODEL_TABLEFILE_H

#include "model/named.h"

/* Tables of taxes, as a model names them. */
extern const struct named tablefile_named;

#endif
