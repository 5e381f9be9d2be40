#include "figure/paid.h"
#include "model/tax.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    TIERS = LABEL_COLUMN + 1
};

/* A figure of each tier and a table, tier.T.FIGURE.TABLE, in a row. */
static void put_paid_step(struct pen *pen, const char *figure,
                          const char *table)
{
    const char *name = pen_print(pen, "%s.%s", figure, table);

    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, pen_tier_label(pen, name));
    for (int t = 0; t < pen->tiers; t++) {
        struct cell *cell = pen_figure(pen, TIERS + t, LOOK_NUMBER,
                                       pen_tier_figure(pen, t, name));

        /* A formula of all lines at once: Gnumeric needs an array for it. */
        cell->array = strstr(cell->formula, "ABS(") != NULL;
    }
    pen->row++;
}

/* The offset of each overlap up to an edge of the table's year. */
static void put_offsets(struct pen *pen, const char *edge, const char *table)
{
    for (size_t j = 0; j < pen->model->overlap_count; j++) {
        const char *section = pen->model->overlaps[j].head.section;

        pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label", section);
        for (int t = 0; t < pen->tiers; t++)
            pen_home(pen, TIERS + t, LOOK_NUMBER, "%s.offset_%s.%s.%s", section,
                     edge, pen->model->tiers[t].head.name, table);
        pen->row++;
    }
}

/* Time from each step of the salary on, up to an edge of the year. */
static void put_steps(struct pen *pen, const char *edge, const char *time,
                      const char *table)
{
    for (size_t i = 0; i < pen->model->step_count; i++) {
        const char *section = pen->model->steps[i].head.section;

        pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label", section);
        for (int t = 0; t < pen->tiers; t++)
            pen_home(pen, TIERS + t, LOOK_NUMBER, "%s.%s_%s.%s.%s", section,
                     time, edge, pen->model->tiers[t].head.name, table);
        pen->row++;
    }
}

static void put_edge(struct pen *pen, const char *edge, const char *label,
                     const char *table)
{
    const struct row_list *list =
        pen->model->instalment_count ? &paid_agreed_rows : &paid_rows;

    pen_text(pen, LABEL_COLUMN, LOOK_GROUP, label);
    pen->row++;
    if (!pen->model->instalment_count) {
        put_steps(pen, edge, "paid", table);
        put_steps(pen, edge, "all", table);
        put_offsets(pen, edge, table);
    }
    for (size_t i = 0; i < list->count; i++) {
        const char *name = list->rows[i].name + strlen("tier.@.");

        put_paid_step(
            pen,
            pen_print(pen, "%.*s_%s", (int)strcspn(name, "_["), name, edge),
            table);
    }
}

void taxable_page(struct pen *pen)
{
    pen_heading(pen, "Taxable",
                "What instalments have paid before the year of each table, and "
                "up to its end.");
    pen_step_heads(pen, "Step");
    for (size_t i = 0; i < pen->model->table_count; i++, pen->row++) {
        const struct tax_table *table = pen->model->tables[i];

        put_edge(pen, "before",
                 pen_print(pen, "%s: paid before its year", table->name),
                 table->id);
        put_edge(pen, "through",
                 pen_print(pen, "%s: paid up to its end", table->name),
                 table->id);
    }
}
