#include "figure/paid.h"
#include "model/tax.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    TIERS,
    LABEL_WIDTH = 40
};

struct taxable {
    struct pen pen;
    const char *table; /* the one that is at hand */
};

/* One figure of each tier, tier.T.FIGURE.TABLE, in a row. */
static void put_row(struct taxable *x, const char *figure)
{
    for (int t = 0; t < x->pen.tiers; t++) {
        const struct figure *home =
            figures_get(x->pen.figures, "%s.%s.%s",
                        x->pen.model->tiers[t].head.section, figure, x->table);
        struct cell *cell = pen_home(&x->pen, TIERS + t, LOOK_NUMBER, home);

        /* Of all lines at once: Gnumeric wants it said. */
        cell->array = strstr(cell->formula, "ABS(") != NULL;
        if (!t)
            pen_text(&x->pen, LABEL, LOOK_TEXT, home->label);
    }
    x->pen.row++;
}

/* What is offset for each overlap, of what is paid up to an edge. */
static void put_offsets(struct taxable *x, const char *edge)
{
    for (size_t j = 0; j < x->pen.model->overlap_count; j++) {
        const char *section = x->pen.model->overlaps[j].head.section;

        pen_show(&x->pen, LABEL, LOOK_TEXT,
                 figures_get(x->pen.figures, "%s.label", section));
        for (int t = 0; t < x->pen.tiers; t++)
            pen_home(&x->pen, TIERS + t, LOOK_NUMBER,
                     figures_get(x->pen.figures, "%s.offset_%s.%s.%s", section,
                                 edge, x->pen.model->tiers[t].head.name,
                                 x->table));
        x->pen.row++;
    }
}

static void put_edge(struct taxable *x, const char *edge, const char *label)
{
    const struct row_list *rows = &paid_rows;

    pen_text(&x->pen, LABEL, LOOK_GROUP, label);
    x->pen.row++;
    put_offsets(x, edge);
    for (size_t i = 0; i < rows->count; i++) {
        const char *name = rows->rows[i].name + strlen("tier.@.");

        put_row(x, arena_print(x->pen.arena, "%.*s_%s",
                               (int)strcspn(name, "_["), name, edge));
    }
}

static void put_table(struct taxable *x, const struct tax_table *table)
{
    struct arena *arena = x->pen.arena;

    x->table = table->id;
    put_edge(x, "before",
             arena_print(arena, "%s: paid before its year", table->name));
    put_edge(x, "through",
             arena_print(arena, "%s: paid up to its end", table->name));
    x->pen.row++;
}

void taxable_page(struct pen *pen)
{
    struct taxable x;

    pen_heading(pen, "Taxable",
                "What instalments have paid before the year of each table, and "
                "up to its end.");
    pen->page->widths[LABEL] = LABEL_WIDTH;
    for (int t = 0; t < pen->tiers; t++)
        pen->page->widths[TIERS + t] = AMOUNT_WIDTH + 3;
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "Step");
    pen_tier_heads(pen, TIERS);
    pen->page->frozen_rows = ++pen->row;
    x.pen = *pen;
    for (size_t i = 0; i < pen->model->table_count; i++)
        put_table(&x, pen->model->tables[i]);
}
