#include "figure/lines.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    TIERS = LABEL_COLUMN + 1,
    FIRST_ROW = 5, /* of the first block's lines */
    LABEL_WIDTH = 40
};

/* The steps stand below one another: a block of rows a step, a row a line. */
static int line_row(const struct book *book, enum line_step step, size_t line)
{
    int block = (int)book->figures->model->line_count + 2;

    return FIRST_ROW + (int)step * block + (int)line;
}

struct area lines_area(const struct book *book, enum line_step step,
                       size_t line)
{
    return page_tier_area(book, line_row(book, step, line), TIERS);
}

const char *lines_choice(struct book *book, const char *chooser,
                         enum line_step step, size_t line)
{
    struct area area = lines_area(book, step, line);
    const char *list = chooser;

    for (int c = area.first_column; c <= area.last_column; c++)
        list = arena_print(&book->arena, "%s,Lines!%s", list,
                           cell_address(&book->arena, area.first_row, c));
    return arena_print(&book->arena, "CHOOSE(%s)", list);
}

/* Steps stand in no cell with a name: their cells take their names' place. */
static const char *with_cells(struct book *book, const char *formula,
                              size_t line, int tier,
                              const struct figure steps[STEP_COUNT])
{
    struct arena *arena = &book->arena;

    for (unsigned step = 0; step < STEP_COUNT; step++)
        if (!steps[step].in_model)
            formula = formula_replace(
                arena, formula, steps[step].name,
                cell_address(arena, line_row(book, step, line), TIERS + tier));
    return formula;
}

static void put_steps(struct book *book, struct page *page, size_t line,
                      int tier)
{
    struct figure steps[STEP_COUNT];

    lines_steps(book->figures, &book->arena, line, (size_t)tier, steps);
    for (unsigned step = 0; step < STEP_COUNT; step++) {
        struct cell *cell = page_home(book, page, line_row(book, step, line),
                                      TIERS + tier, LOOK_NUMBER, &steps[step]);

        cell->formula = with_cells(book, cell->formula, line, tier, steps);
        if (!steps[step].in_model)
            cell->name = NULL;
    }
}

static void put_line(struct book *book, struct page *page, size_t line)
{
    const char *section = book->figures->model->lines[line].head.section;
    const struct figure *label =
        figures_get(book->figures, "%s.label", section);

    book_name(book, arena_print(&book->arena, "%s.has", section), page,
              lines_area(book, STEP_HAS, line));
    page_show(book, page, line_row(book, 0, line), LABEL_COLUMN, LOOK_TEXT,
              label);
    for (unsigned step = 1; step < STEP_COUNT; step++)
        page_formula(
            book, page, line_row(book, step, line), LABEL_COLUMN, LOOK_TEXT,
            cell_address(&book->arena, line_row(book, 0, line), LABEL_COLUMN),
            label->value);
    for (int t = 0; t < book_tiers(book); t++)
        put_steps(book, page, line, t);
}

/* A step of all lines, by tier, under the names that formulas ask for. */
static void name_steps(struct book *book, struct page *page)
{
    static const struct {
        enum line_step step;
        const char *name;
    } steps[] = {{STEP_COST, "cost"},
                 {STEP_TAXED, "taxed"},
                 {STEP_BEGINS, "begins"},
                 {STEP_ENDS, "ends"}};

    for (size_t i = 0; i < COUNT(steps); i++) {
        struct area area = lines_area(book, steps[i].step, 0);
        int first = area.first_column;

        area.last_row += (int)book->figures->model->line_count - 1;
        for (int t = 0; t < book_tiers(book); t++) {
            area.first_column = area.last_column = first + t;
            book_name(book,
                      arena_print(&book->arena, "lines.%s.%s", steps[i].name,
                                  book->figures->model->tiers[t].head.name),
                      page, area);
        }
    }
}

void lines_page(struct book *book, struct page *page)
{
    int head = page_heading(
        book, page, "Lines",
        arena_print(&book->arena,
                    "From each line's inputs to its cost in %s, step by step. "
                    "Windows are cut to the tier's.",
                    book->figures->model->grant.currency.code));

    page_text(book, page, head, LABEL_COLUMN, LOOK_HEAD_LEFT, "Line");
    page_tier_heads(book, page, head, TIERS);
    page->frozen_rows = head + 1;
    page->widths[LABEL_COLUMN] = LABEL_WIDTH;
    for (int t = 0; t < book_tiers(book); t++)
        page->widths[TIERS + t] = AMOUNT_WIDTH;
    for (unsigned step = 0; step < STEP_COUNT; step++)
        page_text(book, page, line_row(book, step, 0) - 1, LABEL_COLUMN,
                  LOOK_GROUP, lines_rows.rows[step].label);
    for (size_t i = 0; i < book->figures->model->line_count; i++)
        put_line(book, page, i);
    name_steps(book, page);
}
