#include "sheet/pages.h"

#include <string.h>

enum {
    FIRST_ROW = 5 /* of the lines */
};

static int block_column(const struct book *book, enum line_step step)
{
    return LABEL_COLUMN + 1 + (int)step * book_tiers(book);
}

struct area lines_area(const struct book *book, enum line_step step,
                       size_t line)
{
    return page_tier_area(book, FIRST_ROW + (int)line,
                          block_column(book, step));
}

/* Turns {first}, {last}, ... into the cells of the same line and tier. */
static const char *with_cells(struct book *book, const char *formula, int row,
                              int tier)
{
    struct arena *arena = &book->arena;

    for (unsigned step = 0; step < STEP_COUNT; step++) {
        const char *word = arena_print(arena, "{%s}", figures_step_word(step));
        const char *found;

        while ((found = strstr(formula, word)))
            formula = arena_print(
                arena, "%.*s%s%s", (int)(found - formula), formula,
                cell_address(arena, row, block_column(book, step) + tier),
                found + strlen(word));
    }
    return formula;
}

static void put_line(struct book *book, struct page *page, int row, size_t line)
{
    const struct line *l = &book->figures->model->lines[line];

    page_show(book, page, row, LABEL_COLUMN, LOOK_TEXT,
              figures_get(book->figures, "%s.label", l->head.section));
    for (unsigned step = 0; step < STEP_COUNT; step++)
        for (int t = 0; t < book_tiers(book); t++) {
            struct figure figure =
                figures_line_step(book->figures, step, line, (size_t)t);

            figure.formula = with_cells(book, figure.formula, row, t);
            page_home(book, page, row, block_column(book, step) + t,
                      LOOK_NUMBER, &figure);
        }
}

void lines_page(struct book *book)
{
    struct page *page = book_add(book, "Lines", CLASS_WORKINGS);
    int row = FIRST_ROW - 2;
    int last = block_column(book, STEP_COUNT) - 1;

    page_heading(book, page, "Lines",
                 "From each line's inputs to its cost: a block of columns a "
                 "step, a column a tier. Windows are cut to the tier's.");
    page->landscape = true;
    page->widths[LABEL_COLUMN] = 28;
    for (int c = LABEL_COLUMN + 1; c <= last; c++)
        page->widths[c] = AMOUNT_WIDTH - 1;
    for (unsigned step = 0; step < STEP_COUNT; step++) {
        page_text(book, page, row, block_column(book, step), LOOK_GROUP,
                  figures_step_label(step));
        page_tier_heads(book, page, row + 1, block_column(book, step));
    }
    page_text(book, page, row + 1, LABEL_COLUMN, LOOK_HEAD_LEFT, "Line");
    page->frozen_rows = FIRST_ROW;
    for (size_t i = 0; i < book->figures->model->line_count; i++)
        put_line(book, page, FIRST_ROW + (int)i, i);
}
