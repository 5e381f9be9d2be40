/*
 * needs.h - what must be granted so that a line or a person is paid: lines are
 * given up one after another, those of the highest priority first.
 */
#ifndef FIGURE_NEEDS_H
#define FIGURE_NEEDS_H

#include "figure/figures.h"

/* The figures of this rule: of lines and people, of tiers, and their ranks. */
extern const struct row_list needs_rows;
extern const struct row_list needs_person_rows;
extern const struct row_list needs_bare_rows;
extern const struct row_list needs_key_rows;

/* How many items there are to give up: lines, then people. */
size_t needs_count(const struct model *model);

/* The section of an item. */
const struct head *needs_head(const struct model *model, size_t item);

/* The label of an item. */
const char *needs_label(const struct model *model, size_t item);

/* What an item costs in a tier. */
struct money needs_cost(const struct tier_result *tier,
                        const struct model *model, size_t item);

/* The items in the order in which they are kept, in an arena. */
size_t *needs_order(const struct results *results, struct arena *arena);

/* Ranks the items, if any has a priority. */
void needs_model(struct results *results);

/* Computes what each item of a tier needs; the tier's ask must be known. */
void needs_tier(struct results *results, size_t tier);

/* Adds the ranks. */
void needs_model_figures(struct figures *figures);

/* Adds the figures of a tier. */
void needs_figures(struct figures *figures, size_t tier);

#endif
