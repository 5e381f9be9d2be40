/* prorations.h - what the ask would be if days were worth something else. */
#ifndef FIGURE_PRORATIONS_H
#define FIGURE_PRORATIONS_H

#include "figure/figures.h"

/* The word for a proration. */
const char *prorations_word(enum proration proration, struct arena *arena);

/* A request by another proration: an amount, or why there is none. */
const char *prorations_words(struct figures *figures, struct money request);

/*
 * "Target, prorated otherwise: calendar 56,100.00, day ...": the recommended
 * tier's request by all prorations but the model's own.
 */
const char *prorations_line(struct figures *figures);

/* A formula by one proration, whose word it is, in place of the model's. */
const char *prorations_formula(const char *formula, enum proration proration,
                               const char *word, struct arena *arena);

#endif
