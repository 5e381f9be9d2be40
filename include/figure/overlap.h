/* overlap.h - what other funding for the same time takes off the stipend. */
#ifndef FIGURE_OVERLAP_H
#define FIGURE_OVERLAP_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list overlap_rows;

/*
 * Computes each overlap in a tier, whose end and gross must be known.  What is
 * deducted for one is the pay with the earlier ones deducted, less the pay with
 * this one deducted, too.  Returns the sum of the offsets.
 */
struct money overlap_tier(const struct results *results, size_t tier,
                          struct tier_result *out);

/* What the other source pays for its days inside a window with that end. */
struct money overlap_pays_inside(const struct results *results,
                                 const struct overlap *overlap,
                                 struct date end);

/* The part of an overlap's offset up to and including a day. */
struct money overlap_offset_up_to(const struct results *results,
                                  const struct tier_result *tier,
                                  size_t overlap, struct date day);

/* The same as a formula, to be rounded; worth is all time that it takes. */
#define OVERLAP_OFFSET_UP_TO(offset, name, day, worth)                         \
    offset "*" LEDGER_WORTH_OF("taken." name, day) "/" worth

/* The sum of that over all overlaps. */
struct money overlap_offsets_up_to(const struct results *results,
                                   const struct tier_result *tier,
                                   struct date day);

/* The deduction or offset for an overlap; ABSENT if it has neither. */
struct money overlap_taken_off(const struct tier_result *tier, size_t overlap);

/* The same as a formula, by the overlap's section and the tier's name. */
const char *overlap_taken_off_formula(struct arena *arena, const char *section,
                                      const char *tier);

/* Adds the figures of each overlap in a tier. */
void overlap_figures(struct figures *figures, size_t tier);

#endif
