/*
 * figures.h - every number of a model under its one name.
 *
 * Inputs come from the schema, results from tables whose rows set a figure's
 * name, label and spreadsheet formula beside the field that holds it.  JSON,
 * the text report and the workbook all walk these figures.
 */
#ifndef SHEET_FIGURES_H
#define SHEET_FIGURES_H

#include "base/diag.h"
#include "calc/results.h"
#include "model/ini.h"
#include "model/schema.h"

struct figure {
    const char *name; /* "tier.target.request"; NULL for a nameless working */
    const char *label;
    const char *unit;
    struct value value;
    const char *formula;          /* in names; NULL where a person types it */
    const struct schema_key *key; /* of an input, else NULL */
    const struct head *head;      /* the section that an input stands in */
    bool in_model; /* a figure of the model, so that JSON has it */
};

struct figures {
    struct arena arena;
    const struct model *model;
    const struct results *results;
    struct figure *all;
    size_t count;
    const struct figure **by_name; /* all of them, in the order of names */
};

/* The workings of a line of the budget in one tier, in this order. */
enum line_step {
    STEP_FIRST,
    STEP_LAST,
    STEP_MONTHS,
    STEP_TIMES,
    STEP_QUANTITY,
    STEP_NATIVE,
    STEP_COST,
    STEP_COUNT
};

/* Gathers all figures; model and results must outlive them. */
struct figures *figures_gather(const struct model *model,
                               const struct results *results);
void figures_free(struct figures *figures);

/* Finds a figure by its name, made as by printf.  It must exist. */
const struct figure *figures_get(const struct figures *figures, const char *fmt,
                                 ...) __attribute__((format(printf, 2, 3)));

/* The same, or NULL. */
const struct figure *figures_find(const struct figures *figures,
                                  const char *name);

/*
 * One step of a line in a tier.  Its formula names other steps of the same
 * line and tier as {first}, {last}, ...: the page knows where they stand.
 */
struct figure figures_line_step(struct figures *figures, enum line_step step,
                                size_t line, size_t tier);

/* The word that stands for a step in those formulas. */
const char *figures_step_word(enum line_step step);
const char *figures_step_label(enum line_step step);

/* The name of a part of the total, as in tier.T.share.PART. */
const char *figures_part_word(enum part part);

/* The figure of a tier that is the part's amount, as in tier.T.FIGURE. */
const char *figures_part_figure(enum part part);

/* Complains of amounts out of range and of requests below zero. */
void figures_refuse(const struct figures *figures, const struct ini *ini,
                    struct diag *diag);

#endif
