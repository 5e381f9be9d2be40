/* overlap.h - what other funding for the same time takes off the stipend. */
#ifndef FIGURE_OVERLAP_H
#define FIGURE_OVERLAP_H

#include "figure/figures.h"

/* The figures of this rule. */
extern const struct row_list overlap_rows;
extern const struct row_list overlap_step_rows;

/*
 * Computes each overlap in a tier, whose end and gross must be known.  What is
 * deducted for one is the pay with the earlier ones deducted, less the pay with
 * this one deducted, too.  The money of several `offset` overlaps is taken off
 * for the same time, up to what the tier pays for it.  Returns their sum.
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

/*
 * In formulas: the worth of what an `offset` overlap alone is set against, its
 * share of each day or the part of it that is paid, up to a day;
 */
#define OVERLAP_OWN(name)                                                      \
    "(days.takes." name "+(days.paid<days.takes." name                         \
    ")*(days.paid-days.takes." name "))"
#define OVERLAP_OWN_WORTH(section, name, day)                                  \
    OVERLAP_OWN_WORTH_FROM(section, name, section ".start", day)

/* the same from another day on, */
#define OVERLAP_OWN_WORTH_FROM(section, name, first, day)                      \
    "SUMPRODUCT((days.date>=MAX(" section ".start," first                      \
    "))*(days.date<=MIN(" section ".end," day                                  \
    "))*days.worth*" OVERLAP_OWN(name) ")"

/* and overlap_offset_up_to, to be rounded; worth is all of its own time. */
#define OVERLAP_OFFSET_UP_TO(offset, section, name, day, worth)                \
    offset "*" OVERLAP_OWN_WORTH(section, name, day) "/" worth

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
