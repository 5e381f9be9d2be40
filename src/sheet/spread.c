#include "sheet/proposal.h"

enum {
    COLUMNS_LEAST = 3, /* beside the labels, for the head of the page */
    GAP_POINTS = 7
};

int proposal_last_column(const struct pen *pen)
{
    return PROPOSAL_TIERS - 1 +
           (pen->tiers > COLUMNS_LEAST ? pen->tiers : COLUMNS_LEAST);
}

int proposal_width(const struct pen *pen, int from)
{
    int sum = 0;

    for (int c = from; c <= proposal_last_column(pen); c++)
        sum += pen->page->widths[c];
    return sum;
}

void proposal_spread(const struct pen *pen, struct cell *cell)
{
    cell->last_column = proposal_last_column(pen);
    if (look_styles[cell->look].wrapped)
        pen_fit(pen, cell->value.text, proposal_width(pen, cell->column));
}

void proposal_gap(struct pen *pen)
{
    pen_height(pen, GAP_POINTS);
    pen->row++;
}
