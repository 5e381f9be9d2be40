/*
 * taxlines.h - a line of a tax table on one income, by its name:
 * tax.TABLE.LINE without the grant, tax.TABLE.LINE.SCENARIO.TIER with it.
 */
#ifndef REPORT_TAXLINES_H
#define REPORT_TAXLINES_H

#include "figure/figures.h"
#include "figure/tax.h"

struct taxline {
    size_t table, line;
    size_t tier;            /* the tiers' count: without the grant */
    enum scenario scenario; /* if there is a tier */
};

/* Reads a name; false if it is no line of the model's tables. */
bool taxline_find(const struct model *model, const char *name,
                  struct taxline *out);

/* The name of another line of the same table on the same income. */
const char *taxline_name(const struct model *model, const struct taxline *of,
                         size_t line, struct arena *arena);

/* Starts a run of its table on its income; end it with tax_run_end. */
void taxline_run(const struct figures *figures, const struct taxline *taxline,
                 struct tax_run *run);

/*
 * An amount of a table in its currency, with as many decimals as it takes to
 * be right when it is multiplied and converted.
 */
struct value taxline_value(const struct model *model,
                           const struct tax_table *table,
                           const struct exact *amount);

/* Its amount. */
struct value taxline_amount(const struct figures *figures,
                            const struct taxline *taxline);

/* What it is: "income_tax on other income and the grant". */
const char *taxline_label(const struct model *model,
                          const struct taxline *taxline, struct arena *arena);

#endif
