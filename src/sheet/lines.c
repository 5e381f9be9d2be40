#include "figure/lines.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    TIERS = LABEL_COLUMN + 1,
    FIRST_ROW = 5, /* of the first block's lines */
    LABEL_WIDTH = 40
};

/* The steps stand below one another: a block of rows a step, a row a line. */
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
            arena_print(pen->arena, "%s,Lines!%s", list,
                        pen_cell_at(pen, line_row(pen, step, line), TIERS + t));
    return arena_print(pen->arena, "CHOOSE(%s)", list);
}

/* Steps stand in no cell with a name: their cells take their names' place. */
static const char *with_cells(const struct pen *pen, const char *formula,
                              size_t line, int tier,
                              const struct figure steps[STEP_COUNT])
{
    for (unsigned step = 0; step < STEP_COUNT; step++)
        if (!steps[step].in_model)
            formula = formula_replace(
                pen->arena, formula, steps[step].name,
                pen_cell_at(pen, line_row(pen, step, line), TIERS + tier));
    return formula;
}

static void put_steps(struct pen *pen, size_t line, int tier)
{
    struct figure steps[STEP_COUNT];

    lines_steps(pen->figures, pen->arena, line, (size_t)tier, steps);
    for (unsigned step = 0; step < STEP_COUNT; step++) {
        struct cell *cell;

        pen->row = line_row(pen, step, line);
        cell = pen_home(pen, TIERS + tier, LOOK_NUMBER, &steps[step]);
        cell->formula = with_cells(pen, cell->formula, line, tier, steps);
        if (!steps[step].in_model)
            cell->name = NULL;
    }
}

static void put_line(struct pen *pen, size_t line)
{
    const char *section = pen->model->lines[line].head.section;
    const struct figure *label = figures_get(pen->figures, "%s.label", section);

    pen_name(pen, arena_print(pen->arena, "%s.has", section),
             lines_area(pen, STEP_HAS, line));
    pen->row = line_row(pen, 0, line);
    pen_show(pen, LABEL_COLUMN, LOOK_TEXT, label);
    for (unsigned step = 1; step < STEP_COUNT; step++) {
        pen->row = line_row(pen, step, line);
        pen_formula(pen, LABEL_COLUMN, LOOK_TEXT,
                    pen_cell_at(pen, line_row(pen, 0, line), LABEL_COLUMN),
                    label->value);
    }
    for (int t = 0; t < pen->tiers; t++)
        put_steps(pen, line, t);
}

/* A step of all lines, by tier, under the names that formulas ask for. */
static void name_steps(const struct pen *pen)
{
    static const struct {
        enum line_step step;
        const char *name;
    } steps[] = {{STEP_COST, "cost"},
                 {STEP_TAXED, "taxed"},
                 {STEP_BEGINS, "begins"},
                 {STEP_ENDS, "ends"}};

    for (size_t i = 0; i < COUNT(steps); i++) {
        int first = line_row(pen, steps[i].step, 0);
        int last = first + (int)pen->model->line_count - 1;

        for (int t = 0; t < pen->tiers; t++)
            pen_name(pen,
                     arena_print(pen->arena, "lines.%s.%s", steps[i].name,
                                 pen->model->tiers[t].head.name),
                     (struct area){first, TIERS + t, last, TIERS + t});
    }
}

void lines_page(struct pen *pen)
{
    pen_heading(pen, "Lines",
                arena_print(pen->arena,
                            "From each line's inputs to its cost in %s, step "
                            "by step. Windows are cut to the tier's.",
                            pen->model->grant.currency.code));
    pen_text(pen, LABEL_COLUMN, LOOK_HEAD_LEFT, "Line");
    pen_tier_heads(pen, TIERS);
    pen->page->frozen_rows = pen->row + 1;
    pen->page->widths[LABEL_COLUMN] = LABEL_WIDTH;
    for (int t = 0; t < pen->tiers; t++)
        pen->page->widths[TIERS + t] = AMOUNT_WIDTH;
    for (unsigned step = 0; step < STEP_COUNT; step++) {
        pen->row = line_row(pen, step, 0) - 1;
        pen_text(pen, LABEL_COLUMN, LOOK_GROUP, lines_rows.rows[step].label);
    }
    for (size_t i = 0; i < pen->model->line_count; i++)
        put_line(pen, i);
    name_steps(pen);
}
