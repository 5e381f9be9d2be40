#include "figure/paid.h"
#include "sheet/pages.h"

#include "model/tax.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    TIERS,
    LABEL_WIDTH = 40
};

/* What the page knows while it is laid out, from top to bottom. */
struct taxable {
    struct book *book;
    struct page *page;
    const struct figures *figures;
    const struct model *model;
    const char *table; /* the one that is at hand */
    int row;
};

/* One figure of each tier, tier.T.FIGURE.TABLE, in a row. */
static void put_row(struct taxable *x, const char *figure)
{
    for (int t = 0; t < book_tiers(x->book); t++) {
        const struct figure *home =
            figures_get(x->figures, "%s.%s.%s", x->model->tiers[t].head.section,
                        figure, x->table);
        struct cell *cell =
            page_home(x->book, x->page, x->row, TIERS + t, LOOK_NUMBER, home);

        /* Of all lines at once: Gnumeric wants it said. */
        cell->array = strstr(cell->formula, "ABS(") != NULL;
        if (!t)
            page_text(x->book, x->page, x->row, LABEL, LOOK_TEXT, home->label);
    }
    x->row++;
}

/* What is offset for each overlap, of what is paid up to an edge. */
static void put_offsets(struct taxable *x, const char *edge)
{
    for (size_t j = 0; j < x->model->overlap_count; j++) {
        const char *section = x->model->overlaps[j].head.section;

        page_show(x->book, x->page, x->row, LABEL, LOOK_TEXT,
                  figures_get(x->figures, "%s.label", section));
        for (int t = 0; t < book_tiers(x->book); t++)
            page_home(x->book, x->page, x->row, TIERS + t, LOOK_NUMBER,
                      figures_get(x->figures, "%s.offset_%s.%s.%s", section,
                                  edge, x->model->tiers[t].head.name,
                                  x->table));
        x->row++;
    }
}

static void put_edge(struct taxable *x, const char *edge, const char *label)
{
    const struct row_list *rows = &paid_rows;

    page_text(x->book, x->page, x->row++, LABEL, LOOK_GROUP, label);
    put_offsets(x, edge);
    for (size_t i = 0; i < rows->count; i++) {
        const char *name = rows->rows[i].name + strlen("tier.@.");

        put_row(x, arena_print(&x->book->arena, "%.*s_%s",
                               (int)strcspn(name, "_["), name, edge));
    }
}

static void put_table(struct taxable *x, const struct tax_table *table)
{
    struct arena *arena = &x->book->arena;

    x->table = table->id;
    put_edge(x, "before",
             arena_print(arena, "%s: paid before its year", table->name));
    put_edge(x, "through",
             arena_print(arena, "%s: paid up to its end", table->name));
    x->row++;
}

void taxable_page(struct book *book, struct page *page)
{
    struct taxable x = {
        .book = book,
        .page = page,
        .figures = book->figures,
        .model = book->figures->model,
    };

    x.row = page_heading(book, page, "Taxable",
                         "What instalments have paid before the year of each "
                         "table, and up to its end.");
    page->widths[LABEL] = LABEL_WIDTH;
    for (int t = 0; t < book_tiers(book); t++)
        page->widths[TIERS + t] = AMOUNT_WIDTH + 3;
    page_text(book, page, x.row, LABEL, LOOK_HEAD_LEFT, "Step");
    page_tier_heads(book, page, x.row++, TIERS);
    page->frozen_rows = x.row;
    for (size_t i = 0; i < x.model->table_count; i++)
        put_table(&x, x.model->tables[i]);
}
