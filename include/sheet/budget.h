/* budget.h - the columns of Budget, and how its stipend follows. */
#ifndef SHEET_BUDGET_H
#define SHEET_BUDGET_H

#include "sheet/pen.h"

enum {
    BUDGET_LABEL = LABEL_COLUMN,
    BUDGET_TYPE,
    BUDGET_UNIT,
    BUDGET_QUANTITY,
    BUDGET_TIMES,
    BUDGET_RATE,
    BUDGET_CURRENCY,
    BUDGET_NATIVE,
    BUDGET_TIERS,
    JUSTIFICATION_WIDTH = 40
};

/*
 * Puts rows from the salary to the part of it that each tier replaces, so that
 * they can be multiplied by hand.
 */
void replaced_put(struct pen *pen);

/* The same for what a person is paid; the label is the caller's. */
void replaced_put_person(struct pen *pen, size_t index);

/* The last column, behind a narrow gap and who pays. */
int justification_column(const struct pen *pen);

/* Puts a text of a section there, which wraps. */
void justification_put(struct pen *pen, const char *section, const char *key,
                       const char *text);

#endif
