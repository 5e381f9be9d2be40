/* amount.h - what a name or a term comes to, as people read it. */
#ifndef REPORT_AMOUNT_H
#define REPORT_AMOUNT_H

#include "report/evaluate.h"

/* A number by which others are multiplied: nothing of it is rounded off. */
const char *amount_factor(struct arena *arena, const struct exact *x);

/* A value as people read it; a part of years as a fraction such as 8/12. */
const char *amount_number(struct arena *arena, const struct value *value);

/* A label as it stands behind an amount: without what is clear there. */
const char *amount_label(struct arena *arena, const char *label);

/* "45,000.00 Stipend", "6 months"; an amount in another currency has its code.
 */
const char *amount_words(struct figures *figures, const struct known *known);

/* The same for one figure of many that fit a pattern: what tells it from them.
 */
const char *amount_item(struct figures *figures, const struct known *known,
                        const char *pattern);

/* What a term comes to, without words; NULL if that cannot be told. */
const char *amount_of(struct figures *figures, const struct term *term);

/* Whether a term comes to a date. */
bool amount_is_date(struct figures *figures, const struct term *term);

#endif
