/* verdict.h - cells of workbooks compared with what they should hold. */
#ifndef SUPPORT_VERDICT_H
#define SUPPORT_VERDICT_H

#include "book.h"

#include <jansson.h>

/* The first few wrong cells are printed, and all are counted. */
struct verdict {
    const char *name, *engine; /* of the workbook that is judged */
    size_t compared, wrong;
};

/* Whether a cell holds the value of the JSON. */
bool verdict_agrees(const struct saved_cell *cell, const char *text);

void verdict_judge(struct verdict *verdict, bool good, const char *what,
                   const char *want, const struct saved_cell *got);

/*
 * Every formula's stored result, of one sheet or, for NULL, of all, against
 * the same cell of another workbook.
 */
void verdict_results(struct verdict *verdict, const struct saved_book *stored,
                     const struct saved_book *got, const char *sheet);

/*
 * The results of a changed model's own workbook, where it has the changed
 * workbook's formula in the same place: sheets grow and shrink with the model.
 */
void verdict_written(struct verdict *verdict, const struct saved_book *changed,
                     const struct saved_book *written,
                     const struct saved_book *got);

/* Every figure that has a cell. */
void verdict_figures(struct verdict *verdict, json_t *figures,
                     const struct saved_book *got);

/* A figure that a change took away leaves an empty cell. */
void verdict_absent(struct verdict *verdict, json_t *before, json_t *after,
                    const struct saved_book *got);

/* No formula comes to an error, not even one that nothing is compared to. */
void verdict_errors(struct verdict *verdict, const struct saved_book *got);

#endif
