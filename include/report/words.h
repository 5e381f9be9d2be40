/* words.h - terms in amounts and words: "45,000.00 Stipend + 900.00 Compute".
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "report/evaluate.h"

/*
 * A term in words; NULL if it cannot be told so.  What adds nothing to a sum or
 * changes nothing in a product is left out, and marked as idle.
 */
const char *words_of(struct figures *figures, struct term *term);

#endif
