/*
 * net.h - what a tier leaves in hand, estimated by the model's tax tables.
 *
 * What the person is paid is income on the date of the instalment that pays it:
 * the stipend without what is offset, taxable on-costs and taxable lines.
 */
#ifndef FIGURE_NET_H
#define FIGURE_NET_H

#include "figure/results.h"
#include "figure/tax.h"

/* Fills a tier's net, after its schedule; ABSENT where there are no tables. */
void net_tier(const struct results *results, struct tier_result *out,
              struct arena *arena);

/*
 * What the lines of the model's index-th table come to with an amount of the
 * grant's currency as stipend, and the inputs from which they do, in the
 * table's currency.  Give the values back with tax_values_clear.
 */
struct tax_values net_values(const struct results *results, size_t table,
                             struct money amount,
                             double inputs[TAX_INPUT_COUNT]);

/* All that instalments up to and including a day pay. */
struct paid_result net_paid_up_to(const struct results *results,
                                  const struct tier_result *tier,
                                  struct date day);

/* The on-costs that are income, in all, and those with a part of the stipend.
 */
struct money net_oncosts(const struct results *results,
                         const struct tier_result *tier);
struct money net_oncosts_with(const struct results *results,
                              const struct tier_result *tier,
                              struct money stipend);

#endif
