#include "sheet/page.h"

#include "figure/formula.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    SPARE_WIDTH = 2
};

struct page *book_add(struct book *book, const struct page_kind *kind)
{
    struct page *page = arena_alloc(&book->arena, sizeof(*page));

    assert(book->page_count < COUNT(book->pages));
    page->kind = kind;
    book->pages[book->page_count++] = page;
    return page;
}

void book_name(struct book *book, const char *name, const struct page *page,
               struct area area)
{
    book->names =
        array_grow(book->names, book->name_count, sizeof(*book->names));
    book->names[book->name_count++] = (struct defined_name){name, page, area};
}

static int by_defined_name(const void *a, const void *b)
{
    const struct defined_name *x = a, *y = b;

    return strcmp(x->name, y->name);
}

/* "C" or "AC": the letters of a column, from 0. */
static const char *letters(int column, char into[4])
{
    char *end = into + 3;

    *end = '\0';
    for (column++; column > 0; column = (column - 1) / 26)
        *--end = (char)('A' + (column - 1) % 26);
    return end;
}

const char *cell_address(struct arena *arena, int row, int column)
{
    char text[4];

    return arena_print(arena, "%s%d", letters(column, text), row + 1);
}

const char *area_address(struct arena *arena, const struct page *page,
                         struct area area)
{
    char first[4], last[4];

    return arena_print(arena, "%s%s$%s$%d:$%s$%d", page ? page->kind->name : "",
                       page ? "!" : "", letters(area.first_column, first),
                       area.first_row + 1, letters(area.last_column, last),
                       area.last_row + 1);
}

const char *book_refers_to(struct arena *arena, const struct defined_name *name)
{
    struct area area = name->area;
    char column[4];

    if (area.first_row != area.last_row ||
        area.first_column != area.last_column)
        return area_address(arena, name->page, area);
    return arena_print(arena, "%s!$%s$%d", name->page->kind->name,
                       letters(area.first_column, column), area.first_row + 1);
}

static void widen_area(struct area *area, struct area more)
{
    if (more.first_row < area->first_row)
        area->first_row = more.first_row;
    if (more.first_column < area->first_column)
        area->first_column = more.first_column;
    if (more.last_row > area->last_row)
        area->last_row = more.last_row;
    if (more.last_column > area->last_column)
        area->last_column = more.last_column;
}

/* The first name that begins as a pattern does. */
static size_t first_name(const struct book *book, const char *pattern,
                         size_t head)
{
    size_t low = 0, high = book->name_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strncmp(book->names[middle].name, pattern, head) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The rows of an area, without those that go on with a long text. */
static int rows_of(const struct page *page, struct area area)
{
    int rows = area.last_row - area.first_row + 1;

    for (int r = area.first_row + 1; r < area.last_row; r++)
        rows -= (size_t)r < page->height_count && page->heights[r].goes_on;
    return rows;
}

/* The range of all cells whose names fit, which hold nothing else. */
static const char *range_of(struct book *book, const char *pattern,
                            size_t length)
{
    const struct page *page = NULL;
    struct area area = {0, 0, 0, 0};
    size_t head = strcspn(pattern, "*");
    int count = 0;

    for (size_t i = first_name(book, pattern, head); i < book->name_count;
         i++) {
        const struct defined_name *name = &book->names[i];

        if (strncmp(name->name, pattern, head) != 0)
            break;
        if (!formula_fits(name->name, pattern, length))
            continue;
        assert(!page || page == name->page);
        if (!page)
            area = name->area;
        widen_area(&area, name->area);
        page = name->page;
        count++;
    }
    assert(!count ||
           rows_of(page, area) * (area.last_column - area.first_column + 1) ==
               count);
    return count ? area_address(&book->arena, page, area) : "0";
}

/* Puts underscores for the dots of a name. */
static void underscore(char *name, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (name[i] == '.')
            name[i] = '_';
}

const char *book_defined_name(struct arena *arena, const char *name)
{
    char *defined = arena_copy(arena, name);

    underscore(defined, strlen(defined));
    return defined;
}

/* The formula with a range for each pattern and defined names for the others.
 */
static const char *in_the_book(struct book *book, struct arena *arena,
                               const char *formula)
{
    char *text = arena_copy(arena, formula);
    const char *name = text;
    size_t length = 0;

    while ((name = formula_next_name(name + length, &length))) {
        size_t before = (size_t)(name - text);

        if (memchr(name, '*', length)) {
            const char *range = range_of(book, name, length);

            text = arena_print(arena, "%.*s%s%s", (int)before, text, range,
                               name + length);
            length = strlen(range);
        } else {
            underscore(text + before, length);
        }
        name = text + before;
    }
    return text;
}

/* The width of a number in characters, with room for a larger one. */
static int number_width(const struct cell *cell, struct arena *arena)
{
    const struct look_style *style = &look_styles[cell->look];
    double points = style->points > 0 ? style->points : BODY_POINTS;
    double bold = style->bold ? 1.1 : 1;
    size_t length = cell->value.kind == KIND_DATE
                        ? strlen("2026-12-31")
                        : strlen(value_show(&cell->value, arena));

    /* Years are shown with four of their twelve decimals. */
    if (cell->value.kind == KIND_YEARS)
        length -= YEARS_PLACES - PERCENT_PLACES;
    return (int)((double)length * bold * points / BODY_POINTS) + SPARE_WIDTH;
}

/* Makes columns wide enough for the numbers that stand in them. */
static void page_widen(struct book *book, struct page *page)
{
    for (size_t i = 0; i < page->cell_count; i++) {
        const struct cell *cell = &page->cells[i];
        int width = 0;

        if (cell->value.given && value_is_number(cell->value.kind) &&
            !look_styles[cell->look].hidden)
            width = number_width(cell, &book->arena);
        if (width > page->widths[cell->column] &&
            cell->last_column == cell->column)
            page->widths[cell->column] = width;
    }
}

/* Takes the names that cells of a page have. */
static void take_names(struct book *book, const struct page *page)
{
    for (size_t c = 0; c < page->cell_count; c++) {
        const struct cell *cell = &page->cells[c];

        if (cell->name)
            book_name(book, cell->name, page,
                      (struct area){cell->row, cell->column, cell->row,
                                    cell->column});
    }
}

void book_finish(struct book *book)
{
    for (size_t p = 0; p < book->page_count; p++)
        take_names(book, book->pages[p]);
    qsort(book->names, book->name_count, sizeof(*book->names), by_defined_name);
    for (size_t i = 1; i < book->name_count; i++)
        assert(strcmp(book->names[i - 1].name, book->names[i].name) != 0);
    for (size_t p = 0; p < book->page_count; p++) {
        struct page *page = book->pages[p];

        page_widen(book, page);
        for (size_t c = 0; c < page->cell_count; c++)
            if (page->cells[c].formula)
                page->cells[c].formula =
                    in_the_book(book, &page->formulas, page->cells[c].formula);
        arena_free(&page->drafts);
        for (size_t i = 0; i < page->rule_count; i++)
            page->rules[i].formula =
                in_the_book(book, &book->arena, page->rules[i].formula);
    }
}

void page_forget_cells(struct page *page)
{
    arena_free(&page->formulas);
    free(page->cells);
    page->cells = NULL;
    page->cell_count = 0;
}
