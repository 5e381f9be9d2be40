#include "sheet/pages.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    SHARE, /* or the day on which a milestone is due */
    TIERS,
    LABEL_WIDTH = 34,
    AREA_WIDTH = 22,
    WORDS_WIDTH = 44
};

#define NOTHING "0.05" /* hours below which nothing is left */
#define UNSHARED "ROUND(1-SUM(plan.shares),6)"

/* The columns behind those of the tiers: an area, and other words. */
static int area_column(const struct pen *pen)
{
    return TIERS + pen->tiers + 1; /* behind a narrow gap */
}

static void put_heads(struct pen *pen, const char *label, const char *share,
                      const char *area, const char *words)
{
    int area_at = area_column(pen);

    pen_text(pen, LABEL, LOOK_HEAD_LEFT, label);
    pen_text(pen, SHARE, LOOK_HEAD, share);
    pen_tier_heads(pen, TIERS);
    pen_text(pen, area_at, LOOK_HEAD_LEFT, area);
    pen_text(pen, area_at + 1, LOOK_HEAD_LEFT, words);
    pen_next(pen);
}

/* An input that is a text, in a column as wide as it may be. */
static void put_words(const struct pen *pen, int column, int width,
                      const char *section, const char *key)
{
    struct cell *cell =
        pen_show(pen, column, LOOK_WRAPPED, "%s.%s", section, key);

    pen_fit(pen, cell->value.text, width);
}

static void put_area(struct pen *pen, const struct work_area *area)
{
    const char *section = area->head.section;

    put_words(pen, LABEL, LABEL_WIDTH, section, "label");
    pen_show(pen, SHARE, LOOK_NUMBER, "%s.share", section);
    pen_instance_homes(pen, TIERS, LOOK_NUMBER, section, "hours");
    put_words(pen, area_column(pen), AREA_WIDTH + WORDS_WIDTH, section, "note");
    pen->page->cells[pen->page->cell_count - 1].last_column++;
    pen_next(pen);
}

/* What no area takes: left open on purpose, and said so. */
static void put_reserve(struct pen *pen)
{
    const struct model *model = pen->model;
    int64_t left = power_of_ten(PERCENT_PLACES + 2);
    struct value share =
        figures_get(pen->figures, "%s.share", model->areas[0].head.section)
            ->value;

    for (size_t i = 0; i < model->area_count; i++)
        left -= model->areas[i].share.points;
    share.units = left;
    share.given = left > 0;
    pen_formula(pen, LABEL, LOOK_SUM_LABEL,
                value_text(left > 0 ? "Not yet determined" : ""),
                "IF(" UNSHARED ">0,\"Not yet determined\",\"\")");
    pen_formula(pen, SHARE, LOOK_SUM, share,
                "IF(" UNSHARED ">0," UNSHARED ",\"\")");
    for (int t = 0; t < pen->tiers; t++) {
        const struct figure *hours = pen_tier_figure(pen, t, "reserve_hours");
        struct cell *cell = pen_formula(pen, TIERS + t, LOOK_SUM, hours->value,
                                        "IF(N(%s)<" NOTHING ",\"\",%s)",
                                        hours->name, hours->name);

        cell->value.given &= hours->value.units >= 5;
    }
    pen_next(pen);
}

static void put_areas(struct pen *pen)
{
    int first;

    if (!pen->model->area_count)
        return;
    put_heads(pen, "Planned hours", "Share", "What the work is", NULL);
    first = pen->row;
    for (size_t i = 0; i < pen->model->area_count; i++)
        put_area(pen, &pen->model->areas[i]);
    pen_name_rows(pen, first, pen->row - 1, SHARE, "plan.shares");
    put_reserve(pen);
    pen_next(pen);
}

static struct date due_of(const struct pen *pen, size_t milestone)
{
    return pen->results->milestones[milestone].due;
}

static void put_milestone(struct pen *pen, size_t index)
{
    const struct milestone *milestone = &pen->model->milestones[index];
    const char *section = milestone->head.section;
    int area_at = area_column(pen);

    put_words(pen, LABEL, LABEL_WIDTH, section, "label");
    pen_home(pen, SHARE, LOOK_NUMBER, "%s.due", section);
    for (int t = 0; t < pen->tiers; t++) {
        const char *tier = pen->model->tiers[t].head.section;
        bool after = due_of(pen, index).day > pen->results->tiers[t].end.day;

        pen_formula(pen, TIERS + t, LOOK_QUIET_NUMBER,
                    value_text(after ? "after the end" : ""),
                    "IF(%s.due>%s.end,\"after the end\",\"\")", section, tier);
    }
    if (milestone->area.text)
        put_words(pen, area_at, AREA_WIDTH,
                  pen_print(pen, "area.%s", milestone->area.text), "label");
    put_words(pen, area_at + 1, WORDS_WIDTH, section, "shows");
    pen_next(pen);
    if (!model_says(milestone->note))
        return;
    put_words(pen, LABEL, LABEL_WIDTH + AMOUNT_WIDTH * (1 + pen->tiers),
              section, "note");
    pen->page->cells[pen->page->cell_count - 1].last_column = area_at - 2;
    pen->page->cells[pen->page->cell_count - 1].look = LOOK_QUIET_WRAPPED;
    pen_next(pen);
}

/* By the days on which they are due when the workbook is made. */
static void put_milestones(struct pen *pen)
{
    size_t count = pen->model->milestone_count;
    bool *put = arena_alloc(pen->arena, (count + 1) * sizeof(*put));

    if (!count)
        return;
    put_heads(pen, "Milestone", "Due", "Area", "Shown by");
    for (size_t done = 0; done < count; done++) {
        size_t next = count;

        for (size_t i = 0; i < count; i++)
            if (!put[i] &&
                (next == count || due_of(pen, i).day < due_of(pen, next).day))
                next = i;
        put_milestone(pen, next);
        put[next] = true;
    }
}

void plan_page(struct pen *pen)
{
    struct page *page = pen->page;
    int area_at = area_column(pen);

    pen_heading(pen, "Plan",
                "How the planned hours are divided, and what is reached when.");
    page->widths[LABEL] = LABEL_WIDTH;
    page->widths[SHARE] = AMOUNT_WIDTH - 2;
    for (int t = 0; t < pen->tiers; t++)
        page->widths[TIERS + t] = AMOUNT_WIDTH;
    page->widths[area_at - 1] = MARGIN_WIDTH;
    page->widths[area_at] = AREA_WIDTH;
    page->widths[area_at + 1] = WORDS_WIDTH;
    page->landscape = true;
    put_areas(pen);
    put_milestones(pen);
}
