/* model.h - a model from a text, with all that follows from it. */
#ifndef SUPPORT_MODEL_H
#define SUPPORT_MODEL_H

#include "figure/figures.h"
#include "figure/results.h"

struct loaded {
    struct ini *ini;
    struct diag diag;
    struct model *model;
    struct results *results; /* NULL if the model is wrong */
    struct figures *figures;
};

/* Loads a text as a file would be; set is KEY=VALUE or NULL. */
struct loaded load_text(const char *text, const char *set);

/* A figure as JSON writes it; "" if it does not exist. */
const char *loaded_figure(const struct loaded *loaded, const char *name);

void loaded_free(struct loaded *loaded);

#endif
