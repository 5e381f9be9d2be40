/*
 * figures.h - every number of a model under its one name.
 *
 * Inputs come from the schema, results from tables of rows, each row beside the
 * C function of its rule.  gather.h collects them; JSON, the reports and the
 * workbook walk them.
 */
#ifndef FIGURE_FIGURES_H
#define FIGURE_FIGURES_H

#include "base/diag.h"
#include "figure/formula.h"
#include "figure/results.h"
#include "model/schema.h"

#include <stdarg.h>

enum {
    FIGURE_NAME_SIZE = 256 /* that any figure's name fits in */
};

/* A result; formula.h says how name and formula are written. */
struct row {
    const char *name;
    enum kind kind;
    size_t offset;     /* of the field in its record of results.h */
    const char *label; /* NULL: the scope's label */
    const char *formula;
    bool working; /* a step in the workbook that JSON does not have */
    bool native;  /* an amount in the scope's own currency */
};

/* Rows whose fields stand in one record. */
struct row_list {
    const struct row *rows;
    size_t count;
    enum section section; /* # is a section of this kind */
    const char *label;    /* for `list figures`, if a row has none */
    const char *name;     /* for `list figures`, in place of [name] */
};

/* clang-format off */
#define ROW(type, field, pattern, text, ...) \
    {.name = pattern, .kind = KIND_OF(type, field), \
     .offset = offsetof(struct type, field), .label = text, \
     .formula = __VA_ARGS__}
#define WORKING(...) ROW(__VA_ARGS__, .working = true)
#define NATIVE(...) ROW(__VA_ARGS__, .native = true)
#define ROW_LIST(array, ...) {array, COUNT(array), __VA_ARGS__}
/* clang-format on */

struct figure {
    const char *name; /* "tier.target.request" */
    const char *label;
    const char *unit;
    struct value value;
    const char *formula; /* as formula.h says; NULL if a person types it */
    const struct formula_scope *scope; /* in which that formula stands */
    const struct schema_key *key;      /* of an input, else NULL */
    const struct head *head;           /* the section that an input stands in */
    bool in_model;                     /* given or a result: JSON has it */
};

struct verdict_on;

struct figures {
    struct arena arena;
    const struct model *model;
    const struct results *results;
    struct figure *all;
    size_t count;
    const char *tier; /* a name in place of the tier's own, or NULL */
    const char *pay;  /* see formula.h */
    const struct figure **by_name; /* all of them, in the order of names */
    struct verdict_on *verdicts;   /* on rules of funders; see verdicts.h */
    size_t verdict_count;
    struct diag warnings; /* of what may be a mistake; see review.h */
};

/*
 * A scope for rows of a tier.  head is the section that # stands for, or NULL;
 * label is for rows that have none.
 */
struct formula_scope figures_scope(const struct figures *figures,
                                   const struct head *head, const char *label,
                                   size_t tier);

/* Adds one figure. */
void figures_add(struct figures *figures, struct figure figure);

/* Adds the figures of a list's rows. */
void figures_add_rows(struct figures *figures, const struct row_list *list,
                      const void *record, const struct formula_scope *scope);

/* The figure of one row; scope and arena must outlive it. */
struct figure figures_from_row(const struct figures *figures,
                               struct arena *arena, const struct row *row,
                               const void *record,
                               const struct formula_scope *scope);

/* A copy of a scope in an arena. */
const struct formula_scope *
figures_keep_scope(struct arena *arena, const struct formula_scope *scope);

/* The figure with a name that is made as by printf.  It must exist. */
const struct figure *figures_get(const struct figures *figures, const char *fmt,
                                 ...) __attribute__((format(printf, 2, 3)));

/* The same for a list of arguments. */
const struct figure *figures_get_list(const struct figures *figures,
                                      const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Finds a figure by its name, or returns NULL. */
const struct figure *figures_find(const struct figures *figures,
                                  const char *name);

/* Figures in an arena. */
struct figure_list {
    const struct figure **all;
    size_t count;
};

/* The figures whose names fit a pattern, in the order of the model's. */
struct figure_list figures_fitting(const struct figures *figures,
                                   const char *pattern, struct arena *arena);

/* A figure's formula in names; NULL if a person types it. */
const char *figure_formula(const struct figure *figure, struct arena *arena,
                           enum formula_style style);

#endif
