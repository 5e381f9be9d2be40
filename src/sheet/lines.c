#include "figure/lines.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    TIERS = LABEL_COLUMN + 1,
    FIRST_ROW = 5 /* of the first block's lines */
};

/* Each step has a block of rows, and each line a row in it. */
static int line_row(const struct pen *pen, enum line_step step, size_t line)
{
    int block = (int)pen->model->line_count + 2;

    return FIRST_ROW + (int)step * block + (int)line;
}

struct area lines_area(const struct pen *pen, enum line_step step, size_t line)
{
    int row = line_row(pen, step, line);

    return (struct area){row, TIERS, row, TIERS + pen->tiers - 1};
}

const char *lines_choice(const struct pen *pen, const char *chooser,
                         enum line_step step, size_t line)
{
    const char *list = chooser;

    for (int t = 0; t < pen->tiers; t++)
        list =
            pen_print(pen, "%s,Lines!%s", list,
                      pen_cell_at(pen, line_row(pen, step, line), TIERS + t));
    return pen_print(pen, "CHOOSE(%s)", list);
}

/* Steps have no names in the workbook: formulas refer to their cells. */
static const char *with_cells(const struct pen *pen, const char *formula,
                              size_t line, int tier,
                              const struct figure steps[STEP_COUNT],
                              struct arena *scratch)
{
    for (unsigned step = 0; step < STEP_COUNT; step++)
        if (!steps[step].in_model)
            formula = formula_replace(
                scratch, formula, steps[step].name,
                cell_address(scratch, line_row(pen, step, line), TIERS + tier));
    return arena_copy(&pen->page->drafts, formula);
}

/* Most of what a formula goes through on its way to its cell is given back. */
static void put_steps_in_tier(struct pen *pen, size_t line, int tier)
{
    struct arena scratch = {.newest = NULL};
    struct figure steps[STEP_COUNT];

    lines_steps(pen->figures, &scratch, line, (size_t)tier, steps);
    for (unsigned step = 0; step < STEP_COUNT; step++) {
        const struct figure *figure = &steps[step];
        const char *formula =
            figure_formula(figure, &scratch, FORMULA_FOR_SHEETS);
        struct cell *cell;

        pen->row = line_row(pen, step, line);
        cell = pen_value(pen, TIERS + tier, LOOK_NUMBER, figure->value);
        cell->formula = with_cells(pen, formula, line, tier, steps, &scratch);
        if (figure->in_model)
            cell->name = arena_copy(pen->arena, figure->name);
    }
    arena_free(&scratch);
}

static void put_line_steps(struct pen *pen, size_t line)
{
    const char *section = pen->model->lines[line].head.section;
    struct value label;

    pen_name(pen, pen_print(pen, "%s.has", section),
             lines_area(pen, STEP_HAS, line));
    pen->row = line_row(pen, 0, line);
    label = pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label", section)->value;
    for (unsigned step = 1; step < STEP_COUNT; step++) {
        pen->row = line_row(pen, step, line);
        pen_formula(pen, LABEL_COLUMN, LOOK_TEXT, label, "%s",
                    pen_cell_at(pen, line_row(pen, 0, line), LABEL_COLUMN));
    }
    for (int t = 0; t < pen->tiers; t++)
        put_steps_in_tier(pen, line, t);
    pen->row = line_row(pen, STEP_COST, line);
    pen_show(pen, TIERS + pen->tiers, LOOK_TEXT, "%s.type", section);
    if (model_asks(pen->model))
        pen_show(pen, TIERS + pen->tiers + 1, LOOK_TEXT, "%s.every", section);
}

/* The types of all lines, and how often they come, beside their costs. */
static void name_types(struct pen *pen)
{
    int first = line_row(pen, STEP_COST, 0), column = TIERS + pen->tiers;

    pen_name_rows(pen, first, first + (int)pen->model->line_count - 1, column,
                  "lines.type");
    pen->row = first - 1;
    pen_text(pen, column, LOOK_GROUP, "Type");
    if (!model_asks(pen->model))
        return;
    pen_name_rows(pen, first, first + (int)pen->model->line_count - 1,
                  column + 1, "lines.every");
    pen_text(pen, column + 1, LOOK_GROUP, "Every");
}

/* A step of all lines, by tier, under the names that formulas ask for. */
static void name_steps(const struct pen *pen)
{
    static const struct {
        enum line_step step;
        const char *name;
    } steps[] = {{STEP_COST, "cost"},
                 {STEP_TAXED, "taxed"},
                 {STEP_PERIOD, "period"},
                 {STEP_BEGINS, "begins"},
                 {STEP_ENDS, "ends"}};

    for (size_t i = 0; i < COUNT(steps); i++) {
        int first = line_row(pen, steps[i].step, 0);
        int last = first + (int)pen->model->line_count - 1;

        for (int t = 0; t < pen->tiers; t++)
            pen_name_rows(pen, first, last, TIERS + t, "lines.%s.%s",
                          steps[i].name, pen->model->tiers[t].head.name);
    }
}

void lines_page(struct pen *pen)
{
    pen_heading(pen, "Lines",
                pen_print(pen,
                          "From each line's inputs to its cost in %s, step "
                          "by step. Windows are cut to the tier's.",
                          pen->model->grant.currency.code));
    pen_step_heads(pen, "Line");
    for (unsigned step = 0; step < STEP_COUNT; step++) {
        pen->row = line_row(pen, step, 0) - 1;
        pen_text(pen, LABEL_COLUMN, LOOK_GROUP, lines_rows.rows[step].label);
    }
    for (size_t i = 0; i < pen->model->line_count; i++)
        put_line_steps(pen, i);
    name_steps(pen);
    name_types(pen);
}
