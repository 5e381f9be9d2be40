#include "sheet/budget.h"

int justification_column(const struct pen *pen)
{
    return BUDGET_TIERS + pen->tiers + 2;
}

void justification_put(struct pen *pen, const char *section, const char *key,
                       const char *text)
{
    pen_show(pen, justification_column(pen), LOOK_WRAPPED, "%s.%s", section,
             key);
    pen_fit(pen, text, JUSTIFICATION_WIDTH);
}
