/* taxlines.h - the lines of a tax table, computed for each tier. */
#ifndef SHEET_TAXLINES_H
#define SHEET_TAXLINES_H

#include "model/tax.h"
#include "sheet/pen.h"

/* What a scenario adds to other income; each has a block of columns. */
struct tax_scenario {
    const char *figure; /* of a tier and table: what is added, */
    const char *charge; /* and each charge because of it */
    const char *head;
};

extern const struct tax_scenario tax_scenarios[SCENARIO_COUNT];

/* The column of a tier in a scenario's block. */
int tax_column(const struct pen *pen, size_t scenario, int tier);

/* Whether the list of charges that are dropped has a charge. */
const char *tax_dropped_formula(const struct pen *pen,
                                const struct tax_line *line);

/*
 * Puts the rates of the model's index-th table, and below them each line on
 * other income alone and with what each tier adds to it.
 */
void taxlines_put(struct pen *pen, size_t table);

#endif
