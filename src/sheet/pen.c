#include "sheet/pen.h"

#include "base/text.h"
#include "sheet/fit.h"

#include <string.h>

struct pen pen_open(struct book *book, struct page *page)
{
    struct figures *figures = book->figures;

    return (struct pen){.book = book,
                        .page = page,
                        .arena = &book->arena,
                        .figures = figures,
                        .model = figures->model,
                        .results = figures->results,
                        .tiers = (int)figures->model->tier_count};
}

static struct cell *put(const struct pen *pen, int column, enum look look)
{
    struct page *page = pen->page;
    struct cell *cell;

    page->cells = array_grow(page->cells, page->cell_count, sizeof(*cell));
    cell = &page->cells[page->cell_count++];
    *cell = (struct cell){
        .row = pen->row, .column = column, .last_column = column, .look = look};
    if (column > page->last_column)
        page->last_column = column;
    return cell;
}

/* Blanks around a text would need a mark that not every reader accepts. */
const char *pen_words(const struct pen *pen, const char *text)
{
    return text ? text_trim(arena_copy(pen->arena, text)) : NULL;
}

struct value pen_money(const struct pen *pen, struct money amount)
{
    return value_money(amount, pen->results->digits);
}

struct cell *pen_text(const struct pen *pen, int column, enum look look,
                      const char *text)
{
    struct cell *cell = put(pen, column, look);

    cell->value = value_text(pen_words(pen, text));
    return cell;
}

struct cell *pen_formula(const struct pen *pen, int column, enum look look,
                         const char *formula, struct value result)
{
    struct cell *cell = put(pen, column, look);

    cell->formula = formula;
    cell->value = result;
    cell->value.text = pen_words(pen, result.text);
    return cell;
}

struct cell *pen_home(const struct pen *pen, int column, enum look look,
                      const struct figure *figure)
{
    const char *formula =
        figure_formula(figure, pen->arena, FORMULA_FOR_SHEETS);
    struct cell *cell = pen_formula(pen, column, look, formula, figure->value);

    cell->name = figure->name;
    cell->key = figure->key;
    return cell;
}

struct cell *pen_show(const struct pen *pen, int column, enum look look,
                      const struct figure *figure)
{
    const char *formula = figure->name;

    /* A reference to a blank cell would show 0. */
    if (figure->key)
        formula = arena_print(pen->arena, "IF(%s=\"\",\"\",%s)", figure->name,
                              figure->name);
    return pen_formula(pen, column, look, formula, figure->value);
}

const struct figure *pen_tier_figure(const struct pen *pen, int tier,
                                     const char *figure)
{
    return figures_get(pen->figures, "%s.%s",
                       pen->model->tiers[tier].head.section, figure);
}

const char *pen_tier_label(const struct pen *pen, const char *figure)
{
    return pen_tier_figure(pen, 0, figure)->label;
}

void pen_tier_homes(const struct pen *pen, int column, enum look look,
                    const char *figure)
{
    for (int t = 0; t < pen->tiers; t++)
        pen_home(pen, column + t, look, pen_tier_figure(pen, t, figure));
}

void pen_tier_shows(const struct pen *pen, int column, enum look look,
                    const char *figure)
{
    for (int t = 0; t < pen->tiers; t++)
        pen_show(pen, column + t, look, pen_tier_figure(pen, t, figure));
}

void pen_instance_homes(const struct pen *pen, int column, enum look look,
                        const char *instance, const char *figure)
{
    for (int t = 0; t < pen->tiers; t++)
        pen_home(pen, column + t, look,
                 figures_get(pen->figures, "%s.%s.%s", instance, figure,
                             pen->model->tiers[t].head.name));
}

void pen_tier_heads(const struct pen *pen, int column)
{
    pen_tier_shows(pen, column, LOOK_HEAD, "label");
    /* Bold letters are wider than those that a fit counts on. */
    for (int t = 0; t < pen->tiers; t++)
        pen_fit(pen, pen->model->tiers[t].label, AMOUNT_WIDTH - 3);
}

struct area pen_tier_area(const struct pen *pen, int column)
{
    return (struct area){pen->row, column, pen->row, column + pen->tiers - 1};
}

void pen_heading(struct pen *pen, const char *heading, const char *explanation)
{
    pen->page->widths[0] = MARGIN_WIDTH;
    pen->row = 0;
    pen_text(pen, LABEL_COLUMN, LOOK_HEADING, heading);
    pen->row = 1;
    pen_text(pen, LABEL_COLUMN, LOOK_QUIET, explanation);
    pen->row = 3;
}

void pen_height(const struct pen *pen, double points)
{
    struct page *page = pen->page;

    for (size_t i = 0; i < page->height_count; i++)
        if (page->heights[i].row == pen->row) {
            if (page->heights[i].points < points)
                page->heights[i].points = points;
            return;
        }
    page->heights = arena_grow(pen->arena, page->heights, page->height_count,
                               sizeof(*page->heights));
    page->heights[page->height_count++] = (struct height){pen->row, points};
}

void pen_fit(const struct pen *pen, const char *text, int characters)
{
    int lines = model_says(text) ? fit_lines(text, characters, BODY_POINTS) : 1;

    if (lines > 1)
        pen_height(pen, LINE_POINTS * lines);
}

void pen_name(const struct pen *pen, const char *name, struct area area)
{
    book_name(pen->book, name, pen->page, area);
}

void pen_rule(const struct pen *pen, struct area area, const char *formula,
              enum mark mark)
{
    struct page *page = pen->page;

    page->rules = arena_grow(pen->arena, page->rules, page->rule_count,
                             sizeof(*page->rules));
    page->rules[page->rule_count++] = (struct rule){area, formula, mark};
}

const char *pen_cell(const struct pen *pen, int column)
{
    return cell_address(pen->arena, pen->row, column);
}

const char *pen_cell_at(const struct pen *pen, int row, int column)
{
    return cell_address(pen->arena, row, column);
}

const char *pen_choice(const struct pen *pen, const char *chooser,
                       const char *name)
{
    const char *list = chooser, *at = strchr(name, '@');

    for (int t = 0; t < pen->tiers; t++)
        list = arena_print(pen->arena, "%s,%.*s%s%s", list, (int)(at - name),
                           name, pen->model->tiers[t].head.name, at + 1);
    return arena_print(pen->arena, "CHOOSE(%s)", list);
}

const char *pen_of_recommended(const struct pen *pen, const char *figure)
{
    return pen_choice(pen, "steps.recommended",
                      arena_print(pen->arena, "tier.@.%s", figure));
}
