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
    BUDGET_TIERS
};

/*
 * Puts rows from the salary to the part of it that each tier replaces, so that
 * they can be multiplied by hand.
 */
void replaced_put(struct pen *pen);

#endif
