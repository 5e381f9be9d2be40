/*
 * figures.h - every number of a model under its one name.
 *
 * Inputs come from the schema, results from tables whose rows set a figure's
 * name, label and spreadsheet formula beside the field that holds it.  JSON,
 * the text report and the workbook all walk these figures.
 */
#ifndef FIGURE_FIGURES_H
#define FIGURE_FIGURES_H

#include "base/diag.h"
#include "figure/formula.h"
#include "figure/results.h"
#include "figure/rows.h"
#include "model/schema.h"

struct figure {
    const char *name; /* "tier.target.request" */
    const char *label;
    const char *unit;
    struct value value;
    const char *formula; /* as formula.h says; NULL where a person types it */
    const struct formula_scope *scope; /* in which that formula stands */
    const struct schema_key *key;      /* of an input, else NULL */
    const struct head *head;           /* the section that an input stands in */
    bool in_model; /* a figure of the model, so that JSON has it */
};

struct figures {
    struct arena arena;
    const struct model *model;
    const struct results *results;
    struct figure *all;
    size_t count;
    const char *tier; /* the name of the only tier that is gathered, or NULL */
    const struct figure **by_name; /* all of them, in the order of names */
    struct diag warnings;          /* of what may be a mistake; see review.h */
};

/* Gathers all figures; model and results must outlive them. */
struct figures *figures_gather(const struct model *model,
                               const struct results *results);
void figures_free(struct figures *figures);

/*
 * The same for one tier alone, under another name, from results in which days
 * are worth something else: neither inputs nor lines, and nothing by name.
 */
struct figures *figures_gather_tier(const struct model *model,
                                    const struct results *results, size_t tier,
                                    const char *name);

/* Finds a figure by its name, made as by printf.  It must exist. */
const struct figure *figures_get(const struct figures *figures, const char *fmt,
                                 ...) __attribute__((format(printf, 2, 3)));

/* The same, or NULL. */
const struct figure *figures_find(const struct figures *figures,
                                  const char *name);

/* A figure's formula in names; NULL where a person types it. */
const char *figure_formula(const struct figure *figure, struct arena *arena,
                           enum formula_style style);

/* The steps of a line in a tier; only native and cost are among all figures. */
void figures_line_steps(const struct figures *figures, struct arena *arena,
                        size_t line, size_t tier,
                        struct figure steps[STEP_COUNT]);

/* The name of a part of the total, as in tier.T.share.PART. */
const char *figures_part_word(enum part part);

/* The figure of a tier that is the part's amount, as in tier.T.FIGURE. */
const char *figures_part_figure(enum part part);

#endif
