/*
 * changed.h - a workbook whose cells are changed in the file, compared with
 * the result of the same change by --set.
 */
#ifndef SUPPORT_CHANGED_H
#define SUPPORT_CHANGED_H

#include "rig.h"

struct changed {
    struct rig *rig;
    const char *model;       /* the file, */
    const char *base, *name; /* and what its workbooks are called */
    const char *options;     /* the changes as options of the program, */
    size_t count;            /* and how many they are */
    struct saved_book *book; /* while it is being changed */
};

/* Opens the workbook written/BASE to be changed. */
struct changed changed_open(struct rig *rig, const char *model,
                            const char *base, const char *name);

/* Whether a name is that of an input with a cell. */
bool changed_is_input(const struct changed *changed, const char *name);

/* Changes an input here and there; "" takes it away. */
void changed_set(struct changed *changed, const char *name, const char *value);

/* Saves it for the engines; false if the program refuses the change. */
bool changed_keep(struct changed *changed);

/* Gives up what was opened and not kept. */
void changed_drop(struct changed *changed);

/* Sums over changed workbooks and both engines. */
struct sums {
    size_t workbooks, changes, compared, wrong;
    size_t told; /* times that a check says that the workbook cannot follow */
};

/*
 * Adds every figure, every formula that the changed model's own workbook has
 * in the same place, and every error.  A workbook has days and months to
 * spare, but not for all that a model may say: where it cannot follow it must
 * say so, and only there.
 */
void changed_judge(const struct changed *changed, struct sums *sums);

#endif
