#include "sheet/pen.h"

#include "base/text.h"
#include "figure/stipend.h"
#include "sheet/fit.h"

#include <string.h>

enum {
    STEP_WIDTH = 40
};

struct pen pen_open(struct book *book, struct page *page)
{
    struct figures *figures = book->figures;
    const struct model *model = figures->model;
    size_t best = model_recommended(model);

    return (struct pen){.book = book,
                        .page = page,
                        .arena = &book->arena,
                        .figures = figures,
                        .model = model,
                        .results = figures->results,
                        .tiers = (int)model->tier_count,
                        .best = best,
                        .tier = &figures->results->tiers[best]};
}

const char *pen_print(const struct pen *pen, const char *format, ...)
{
    const char *text;
    va_list args;

    va_start(args, format);
    text = arena_print_list(pen->arena, format, args);
    va_end(args);
    return text;
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

struct cell *pen_value(const struct pen *pen, int column, enum look look,
                       struct value value)
{
    struct page *page = pen->page;
    struct cell *cell;

    page->cells = array_grow(page->cells, page->cell_count, sizeof(*cell));
    cell = &page->cells[page->cell_count++];
    *cell = (struct cell){.row = pen->row,
                          .column = column,
                          .last_row = pen->row,
                          .last_column = column,
                          .look = look,
                          .value = value};
    cell->value.text = pen_words(pen, value.text);
    if (column > page->last_column)
        page->last_column = column;
    return cell;
}

struct cell *pen_text(const struct pen *pen, int column, enum look look,
                      const char *text)
{
    return pen_value(pen, column, look, value_text(text));
}

struct cell *pen_formula(const struct pen *pen, int column, enum look look,
                         struct value result, const char *format, ...)
{
    struct cell *cell = pen_value(pen, column, look, result);
    va_list args;

    va_start(args, format);
    cell->formula = arena_print_list(&pen->page->drafts, format, args);
    va_end(args);
    return cell;
}

const char *pen_rounded(const struct pen *pen, const char *format, ...)
{
    const char *formula;
    va_list args;

    va_start(args, format);
    formula = arena_print_list(pen->arena, format, args);
    va_end(args);
    return formula_rounded(pen->arena, formula, pen->results->digits);
}

struct cell *pen_figure(const struct pen *pen, int column, enum look look,
                        const struct figure *figure)
{
    struct cell *cell = pen_value(pen, column, look, figure->value);

    cell->formula =
        figure_formula(figure, &pen->page->drafts, FORMULA_FOR_SHEETS);
    cell->name = figure->name;
    cell->key = figure->key;
    return cell;
}

struct cell *pen_home(const struct pen *pen, int column, enum look look,
                      const char *name, ...)
{
    const struct figure *figure;
    va_list args;

    va_start(args, name);
    figure = figures_get_list(pen->figures, name, args);
    va_end(args);
    return pen_figure(pen, column, look, figure);
}

const char *pen_pay(const struct pen *pen, const char *percent,
                    const char *years, const char *after)
{
    const struct formula_scope scope =
        figures_scope(pen->figures, NULL, NULL, 0);

    return formula_expand(
        pen->arena, pen_print(pen, "pay(%s,%s,%s)", percent, years, after),
        &scope, FORMULA_FOR_SHEETS);
}

struct cell *pen_show(const struct pen *pen, int column, enum look look,
                      const char *name, ...)
{
    const struct figure *figure;
    struct cell *cell;
    va_list args;

    va_start(args, name);
    figure = figures_get_list(pen->figures, name, args);
    va_end(args);
    cell = pen_value(pen, column, look, figure->value);
    /* A reference to a blank cell would show 0. */
    cell->formula = figure->key ? pen_print(pen, "IF(%s=\"\",\"\",%s)",
                                            figure->name, figure->name)
                                : figure->name;
    return cell;
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
        pen_figure(pen, column + t, look, pen_tier_figure(pen, t, figure));
}

void pen_tier_shows(const struct pen *pen, int column, enum look look,
                    const char *figure)
{
    for (int t = 0; t < pen->tiers; t++)
        pen_show(pen, column + t, look, "%s",
                 pen_tier_figure(pen, t, figure)->name);
}

void pen_tier_months(const struct pen *pen, int column, enum look look,
                     const char *figure)
{
    for (int t = 0; t < pen->tiers; t++) {
        const struct figure *shown = pen_tier_figure(pen, t, figure);
        const char *lacks = formula_fill(pen->arena, STIPEND_LACKS_MONTH, '@',
                                         pen->model->tiers[t].head.name);
        struct cell *cell = pen_formula(pen, column + t, look, shown->value,
                                        "IF(%s,\"\",%s)", lacks, shown->name);

        cell->value.given &=
            stipend_has_month(pen->results, &pen->results->tiers[t]);
    }
}

void pen_vanishing_label(const struct pen *pen, int column, enum look look,
                         const char *label, bool any)
{
    pen_formula(pen, LABEL_COLUMN, look, value_text(any ? label : ""),
                "IF(COUNT(%s)=0,\"\",\"%s\")",
                area_address(pen->arena, NULL, pen_tier_area(pen, column)),
                label);
}

void pen_instance_homes(const struct pen *pen, int column, enum look look,
                        const char *instance, const char *figure)
{
    for (int t = 0; t < pen->tiers; t++)
        pen_home(pen, column + t, look, "%s.%s.%s", instance, figure,
                 pen->model->tiers[t].head.name);
}

void pen_instance_shows(const struct pen *pen, int column, enum look look,
                        const char *instance, const char *figure)
{
    for (int t = 0; t < pen->tiers; t++)
        pen_show(pen, column + t, look, "%s.%s.%s", instance, figure,
                 pen->model->tiers[t].head.name);
}

void pen_tier_heads(const struct pen *pen, int column)
{
    pen_tier_shows(pen, column, LOOK_HEAD, "label");
    /* pen_fit does not know that bold letters are wider. */
    for (int t = 0; t < pen->tiers; t++) {
        int width = pen->page->widths[column + t];

        pen_fit(pen, pen->model->tiers[t].label,
                (width ? width : AMOUNT_WIDTH) - 3);
    }
}

void pen_tier_row(struct pen *pen, int column, enum look label,
                  enum look number, const char *figure)
{
    pen_text(pen, LABEL_COLUMN, label, pen_tier_label(pen, figure));
    pen_tier_homes(pen, column, number, figure);
    pen->row++;
}

void pen_step_heads(struct pen *pen, const char *label)
{
    pen->page->widths[LABEL_COLUMN] = STEP_WIDTH;
    for (int t = 1; t <= pen->tiers; t++)
        pen->page->widths[LABEL_COLUMN + t] = AMOUNT_WIDTH + 3;
    pen_text(pen, LABEL_COLUMN, LOOK_HEAD_LEFT, label);
    pen_tier_heads(pen, LABEL_COLUMN + 1);
    pen->page->frozen_rows = ++pen->row;
}

struct area pen_tier_area(const struct pen *pen, int column)
{
    return (struct area){pen->row, column, pen->row, column + pen->tiers - 1};
}

struct cell *pen_heading(struct pen *pen, const char *heading,
                         const char *explanation)
{
    struct cell *explained;

    pen->page->widths[0] = MARGIN_WIDTH;
    pen->row = 0;
    pen_text(pen, LABEL_COLUMN, LOOK_HEADING, heading);
    pen->row = 1;
    explained = pen_text(pen, LABEL_COLUMN, LOOK_QUIET, explanation);
    pen->row = 3;
    return explained;
}

void pen_group(struct pen *pen, const char *label)
{
    pen->row++;
    pen_text(pen, LABEL_COLUMN, LOOK_GROUP, label);
    pen->row++;
}

/* The height of a row, which may be changed. */
static struct height *height_of(const struct pen *pen, int row)
{
    struct page *page = pen->page;

    while (page->height_count <= (size_t)row) {
        page->heights = arena_grow(pen->arena, page->heights,
                                   page->height_count, sizeof(*page->heights));
        page->heights[page->height_count++] = (struct height){0, false};
    }
    return &page->heights[row];
}

void pen_height(const struct pen *pen, double points)
{
    struct height *height = height_of(pen, pen->row);

    if (height->points < points)
        height->points = points;
}

void pen_next(struct pen *pen)
{
    struct page *page = pen->page;
    bool known = (size_t)pen->row < page->height_count;
    double points = known ? page->heights[pen->row].points : 0;
    int first = pen->row, rows = 1 + (int)(points / ROW_MOST);

    for (size_t i = page->cell_count; rows > 1 && i-- > 0;)
        if (page->cells[i].row == first &&
            look_styles[page->cells[i].look].wrapped)
            page->cells[i].last_row = first + rows - 1;
    for (int i = 0; rows > 1 && i < rows; i++)
        *height_of(pen, first + i) = (struct height){points / rows, i > 0};
    pen->row += rows;
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

void pen_name_rows(const struct pen *pen, int first, int last, int column,
                   const char *name, ...)
{
    va_list args;

    va_start(args, name);
    pen_name(pen, arena_print_list(pen->arena, name, args),
             (struct area){first, column, last, column});
    va_end(args);
}

void pen_rule(const struct pen *pen, struct area area, const char *formula,
              enum mark mark)
{
    struct page *page = pen->page;

    page->rules = arena_grow(pen->arena, page->rules, page->rule_count,
                             sizeof(*page->rules));
    page->rules[page->rule_count++] = (struct rule){area, formula, mark};
}

struct chart *pen_chart(const struct pen *pen, int first, int last, int rows)
{
    static const int pixels_a_character = 7, pixels_a_column = 5;
    struct chart *chart = arena_alloc(pen->arena, sizeof(*chart));

    chart->row = pen->row;
    chart->column = first;
    chart->value_title = pen->model->grant.currency.code;
    chart->height = rows * LINE_POINTS * 4 / 3 - LINE_POINTS;
    chart->width = -2 * pixels_a_character; /* narrower than the table */
    for (int c = first; c <= last; c++)
        chart->width +=
            pen->page->widths[c] * pixels_a_character + pixels_a_column;
    chart->other = pen->page->chart;
    pen->page->chart = chart;
    return chart;
}

void pen_keep(const struct pen *pen)
{
    struct page *page = pen->page;

    assert(page->kept_count < COUNT(page->kept));
    page->kept[page->kept_count++] = pen->row;
}

void pen_end(const struct pen *pen)
{
    struct page *page = pen->page;

    page->end_row = pen->row;
    for (const struct chart *c = page->chart; c; c = c->other) {
        int end = c->row + 1 + c->height * 3 / 4 / LINE_POINTS;

        page->end_row = end > page->end_row ? end : page->end_row;
    }
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
                       const char *name, ...)
{
    const char *list = chooser;
    va_list args;

    va_start(args, name);
    name = arena_print_list(pen->arena, name, args);
    va_end(args);
    for (int t = 0; t < pen->tiers; t++)
        list = pen_print(pen, "%s,%s", list,
                         formula_fill(pen->arena, name, '@',
                                      pen->model->tiers[t].head.name));
    return pen_print(pen, "CHOOSE(%s)", list);
}

const char *pen_of_recommended(const struct pen *pen, const char *figure)
{
    return pen_choice(pen, "steps.recommended", "tier.@.%s", figure);
}
