/* prorations.h - what the ask would be by other prorations. */
#ifndef FIGURE_PRORATIONS_H
#define FIGURE_PRORATIONS_H

#include "figure/figures.h"

/* The word that a model file has for a proration. */
const char *prorations_word(enum proration proration, struct arena *arena);

/* A request in words: the amount, or why it cannot be one. */
const char *prorations_words(struct figures *figures, struct money request);

/*
 * The recommended tier's request by all prorations but the model's own:
 * "Target, prorated otherwise: calendar 56,100.00, day ...".  NULL if all are
 * the same.
 */
const char *prorations_line(struct figures *figures);

/* A formula with the worth of days by another proration. */
const char *prorations_formula(const char *formula, enum proration proration,
                               const char *word, struct arena *arena);

/* ", at the same percentage" if that was found for a net target, else "". */
const char *prorations_at(const struct model *model);

#endif
