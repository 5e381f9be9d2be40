/*
 * bench.h - workbooks that LibreOffice and Gnumeric recalculate.
 *
 * A bench is a folder: books/ holds workbooks as this program wrote them or as
 * they were changed since, figures/ the JSON that belongs to each, written/
 * the program's own workbooks of changed models, and one folder for each
 * engine holds what it made of books/.
 */
#ifndef SUPPORT_BENCH_H
#define SUPPORT_BENCH_H

#include "base/arena.h"
#include "book.h"

#include <jansson.h>

struct bench {
    struct arena arena;
    char folder[128];
    size_t broken; /* runs of the program that ended as none should */
};

enum {
    ENGINES = 2
};
extern const char *const engines[ENGINES];

/* Whether both engines are installed. */
bool bench_possible(void);

void bench_open(struct bench *bench);
void bench_close(struct bench *bench);

/* Where a workbook or its JSON is; sort is a folder of the bench. */
const char *bench_path(struct bench *bench, const char *sort, const char *name);

/*
 * Makes the figures of a model, with options of the command line, and its
 * workbook in a folder; false if the program refuses the model.
 */
bool bench_make(struct bench *bench, const char *sort, const char *name,
                const char *model, const char *options);

/* Has both engines compute every workbook of books/ anew: some minutes. */
void bench_recalculate(struct bench *bench);

/* A workbook, to be closed; without one the test fails. */
struct saved_book *bench_book(struct bench *bench, const char *sort,
                              const char *name);

/* The object of figures; NULL if the program refused the model. */
json_t *bench_figures(struct bench *bench, const char *name);

#endif
