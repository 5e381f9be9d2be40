/*
 * rig.h - workbooks that other programs recalculate.
 *
 * A rig is a folder: books/ holds workbooks as this program wrote them or as
 * they were changed since, figures/ the JSON that belongs to each, written/
 * the program's own workbooks of changed models, and one folder for each
 * engine holds what it made of books/.
 */
#ifndef SUPPORT_RIG_H
#define SUPPORT_RIG_H

#include "base/arena.h"
#include "book.h"

#include <jansson.h>

enum {
    ENGINES_MOST = 2
};

/* Programs that recalculate, and what. */
struct engines {
    const char *names[ENGINES_MOST]; /* of the folders of what they made */
    size_t count;
    const char *there;  /* a shell command that fails if one is missing, */
    const char *absent; /* and what is missing then */
    bool optional;      /* may be missing in CI, too */
    const char *script; /* has all of them compute a rig's books/ anew */
    bool files;         /* templates and golden cases, and */
    int samples, changed_samples; /* generated models */
};

struct rig {
    struct arena arena;
    const struct engines *engines;
    char folder[128];
    size_t broken; /* runs of the program that ended as none should */
};

void rig_open(struct rig *rig, const struct engines *engines);
void rig_close(struct rig *rig);

/* Whether all engines are installed. */
bool rig_possible(const struct rig *rig);

/* Where a workbook or its JSON is; sort is a folder of the rig. */
const char *rig_path(struct rig *rig, const char *sort, const char *name);

/*
 * Makes the figures of a model, with options of the command line, and its
 * workbook in a folder; false if the program refuses the model.
 */
bool rig_make(struct rig *rig, const char *sort, const char *name,
              const char *model, const char *options);

/* Has the engines compute every workbook of books/ anew: some minutes. */
void rig_recalculate(struct rig *rig);

/* A workbook, to be closed; without one the test fails. */
struct saved_book *rig_book(struct rig *rig, const char *sort,
                            const char *name);

/* The object of figures; NULL if the program refused the model. */
json_t *rig_figures(struct rig *rig, const char *name);

#endif
