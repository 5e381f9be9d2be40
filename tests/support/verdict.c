#include "verdict.h"

#include "table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    SHOWN_MOST = 12
};

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static bool same(const struct saved_cell *a, const struct saved_cell *b)
{
    if (a->content == CONTENT_ERROR || b->content == CONTENT_ERROR)
        return false;
    if (a->content == CONTENT_NUMBER && b->content == CONTENT_NUMBER)
        return is_near(a->number, b->number);
    return a->content != CONTENT_NUMBER && b->content != CONTENT_NUMBER &&
           !strcmp(a->text, b->text);
}

bool verdict_agrees(const struct saved_cell *cell, const char *text)
{
    double number;

    if (cell->content == CONTENT_NUMBER)
        return saved_number(text, cell->percent, &number) &&
               is_near(cell->number, number);
    return cell->content != CONTENT_ERROR && !strcmp(cell->text, text);
}

static const char *shown(char into[40], const struct saved_cell *cell)
{
    if (cell->content != CONTENT_NUMBER)
        return cell->text;
    snprintf(into, 40, "%.15g", cell->number);
    return into;
}

void verdict_judge(struct verdict *verdict, bool good, const char *what,
                   const char *want, const struct saved_cell *got)
{
    char text[40];

    verdict->compared++;
    if (good)
        return;
    if (verdict->wrong++ < SHOWN_MOST)
        print_error("%s, %s: %s is '%s', not '%s'\n", verdict->name,
                    verdict->engine, what, shown(text, got), want);
}

static void judge_cell(struct verdict *verdict, const struct saved_cell *cell,
                       const struct saved_cell *got)
{
    char want[40], what[80];

    snprintf(what, sizeof(what), "%s!%s", cell->sheet, cell->ref);
    verdict_judge(verdict, same(cell, got), what, shown(want, cell), got);
}

void verdict_results(struct verdict *verdict, const struct saved_book *stored,
                     const struct saved_book *got, const char *sheet)
{
    size_t cell_count;
    const struct saved_cell *cells = saved_cells(stored, &cell_count);

    for (size_t i = 0; i < cell_count; i++)
        if (cells[i].formula && (!sheet || !strcmp(cells[i].sheet, sheet)))
            judge_cell(verdict, &cells[i], saved_at(got, cells[i].spot));
}

/* Whether a sheet shows a tier that is not the one of the other workbook. */
static bool other_tier(const struct saved_book *a, const struct saved_book *b,
                       const char *sheet)
{
    return (!strcmp(sheet, "Schedule") || !strcmp(sheet, "Months")) &&
           strcmp(saved_named(a, "schedule.tier")->text,
                  saved_named(b, "schedule.tier")->text) != 0;
}

/* Whether a sheet but Inputs has the same labels in the same places. */
static bool same_labels(const struct saved_book *a, const struct saved_book *b,
                        const char *sheet)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(a, &count);
    bool labels = true;

    for (size_t i = 0; i < count && strcmp(sheet, "Inputs") != 0; i++)
        if (!strcmp(cells[i].sheet, sheet) && !cells[i].formula)
            labels &= same(&cells[i], saved_at(b, cells[i].spot));
    return labels;
}

void verdict_written(struct verdict *verdict, const struct saved_book *changed,
                     const struct saved_book *written,
                     const struct saved_book *got)
{
    size_t cell_count;
    const struct saved_cell *cells = saved_cells(changed, &cell_count);
    const char *sheet = "";
    bool comparable = false;

    for (size_t i = 0; i < cell_count; i++) {
        const struct saved_cell *own = saved_at(written, cells[i].spot);

        if (strcmp(sheet, cells[i].sheet) != 0) {
            sheet = cells[i].sheet;
            comparable = !other_tier(changed, written, sheet) &&
                         same_labels(changed, written, sheet);
        }
        if (comparable && cells[i].formula && own->formula &&
            !strcmp(cells[i].formula, own->formula))
            judge_cell(verdict, own, saved_at(got, cells[i].spot));
    }
}

void verdict_figures(struct verdict *verdict, json_t *figures,
                     const struct saved_book *got)
{
    const char *name;
    json_t *value;

    json_object_foreach(figures, name, value)
    {
        const struct saved_cell *cell = saved_named(got, name);
        const char *text = json_string_value(value);

        if (cell)
            verdict_judge(verdict, verdict_agrees(cell, text), name, text,
                          cell);
    }
}

void verdict_absent(struct verdict *verdict, json_t *before, json_t *after,
                    const struct saved_book *got)
{
    const char *name;
    json_t *value;

    json_object_foreach(before, name, value)
    {
        const struct saved_cell *cell = saved_named(got, name);

        if (cell && !json_object_get(after, name))
            verdict_judge(verdict, verdict_agrees(cell, ""), name, "", cell);
    }
}

void verdict_errors(struct verdict *verdict, const struct saved_book *got)
{
    size_t cell_count;
    const struct saved_cell *cells = saved_cells(got, &cell_count);

    for (size_t i = 0; i < cell_count; i++)
        if (cells[i].content == CONTENT_ERROR)
            verdict_judge(verdict, false, cells[i].ref, "a value", &cells[i]);
}
