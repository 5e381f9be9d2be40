/* net.h - what a tier leaves after tax, estimated by the model's tables. */
#ifndef FIGURE_NET_H
#define FIGURE_NET_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list net_rows;
extern const struct row_list net_table_rows;
extern const struct row_list net_charge_rows;

/* The words of scenarios in names such as tax.TABLE.LINE.grant.TIER. */
extern const char *const net_scenarios[SCENARIO_COUNT];

/* Computes a tier's tax and net; its schedule must be known. */
void net_tier(const struct results *results, struct tier_result *out,
              struct arena *arena);

/* Adds the figures of tax and net, if the model lists tables. */
void net_figures(struct figures *figures, size_t tier);

#endif
