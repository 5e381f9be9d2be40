/*
 * taxbounds.h - how much a tax table can take while an amount lies in a span.
 *
 * Computed in double precision, so bounds may be wider than need be, but never
 * narrower; only the search of grossup.h needs them.
 */
#ifndef FIGURE_TAXBOUNDS_H
#define FIGURE_TAXBOUNDS_H

#include "figure/tax.h"

/* All numbers from least to most. */
struct tax_span {
    double least, most;
};

/* What a line comes to while the stipend lies within a span. */
struct tax_bound {
    struct tax_span span;
    bool straight; /* it has no corner there; */
    double slope;  /* then what it grows by, for each unit of the stipend */
};

/*
 * Bounds of what an amount adds to each line of a run's table, in smallest
 * units of the grant's currency, while the amount lies within a span of them.
 */
void taxbounds_of(const struct tax_run *run, struct tax_span amount,
                  struct tax_bound line[]);

/* What the amount last computed adds to a line, in the same units. */
double taxbounds_added(const struct tax_run *run, size_t line);

#endif
