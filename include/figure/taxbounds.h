/*
 * taxbounds.h - bounds of what a tax table takes of an interval of incomes.
 *
 * Computed in double precision and rounded outwards: a bound may be wider than
 * need be, but never narrower.  Only the search of grossup.h needs them.
 */
#ifndef FIGURE_TAXBOUNDS_H
#define FIGURE_TAXBOUNDS_H

#include "figure/tax.h"

/* All numbers from least to most. */
struct tax_interval {
    double least, most;
};

/* A line of a table while the stipend lies in an interval. */
struct tax_bound {
    struct tax_interval interval; /* of what it comes to */
    bool straight;                /* no threshold or floor lies in between */
    double slope; /* its change for each unit of stipend, if straight */
};

/*
 * Bounds of what an income adds to each line of a run's table, in smallest
 * units of the grant's currency, while the income lies in an interval of them.
 */
void taxbounds_of(const struct tax_run *run, struct tax_interval income,
                  struct tax_bound line[]);

/* What the income that was computed last adds to a line, in these units. */
double taxbounds_added(const struct tax_run *run, size_t line);

#endif
