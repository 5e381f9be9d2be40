#include "sheet/overlap.h"

#include "figure/makeup.h"

enum {
    HEAD_EVERY = 10, /* columns */
    STEP_WIDTH = 6
};

/* The end of the last tier, overlap or make-up time. */
static struct date last_day(const struct pen *pen)
{
    const struct model *model = pen->model;
    struct date last = model->grant.start;

    for (int t = 0; t < pen->tiers; t++)
        last = date_later(last, pen->results->tiers[t].makeup.reach);
    for (size_t j = 0; j < model->overlap_count; j++)
        last = date_later(last, model->overlaps[j].end);
    return last;
}

/* The days of a column, so that all fits on the page. */
static int timeline_step(const struct pen *pen)
{
    int days = last_day(pen).day - pen->model->grant.start.day + 1;
    int most = 7 * OVERLAP_NARROW_COUNT;

    return 7 * ((days + most - 1) / most);
}

/* What the timeline shows: the days of a column, and the last of all. */
static void put_column_days(struct pen *pen)
{
    const char *all = "grant.start";
    struct cell *step, *last;

    for (int t = 0; t < pen->tiers; t++)
        all = pen_print(pen, "%s,%s.makeup_reach", all,
                        pen->model->tiers[t].head.section);
    for (size_t j = 0; j < pen->model->overlap_count; j++)
        all = pen_print(pen, "%s,%s.end", all,
                        pen->model->overlaps[j].head.section);
    pen_text(pen, LABEL_COLUMN, LOOK_QUIET, "Days in each column");
    step = pen_formula(pen, OVERLAP_NARROW, LOOK_QUIET_NUMBER,
                       value_count(timeline_step(pen)),
                       "7*MAX(1,ROUNDUP((timeline.end-grant.start+1)/7/%d,0))",
                       OVERLAP_NARROW_COUNT);
    step->name = "timeline.step";
    step->last_column = OVERLAP_NARROW + STEP_WIDTH - 1;
    last = pen_formula(pen, OVERLAP_NARROW + STEP_WIDTH, LOOK_BAR,
                       value_date(last_day(pen)), "MAX(%s)", all);
    last->name = "timeline.end";
    last->last_column = OVERLAP_NARROW + 2 * STEP_WIDTH - 1;
    pen_next(pen);
}

/* The first day of each column; some of them are shown in the row above. */
static void put_dates(struct pen *pen)
{
    int last = OVERLAP_NARROW + OVERLAP_NARROW_COUNT;
    struct date date = pen->model->grant.start;

    pen_text(pen, LABEL_COLUMN, LOOK_HEAD_LEFT, "");
    for (int c = OVERLAP_NARROW; c < last; c += HEAD_EVERY) {
        const char *cell = pen_cell_at(pen, pen->row + 1, c);
        struct value shown = value_date(date);

        shown.given = date.day <= last_day(pen).day;
        pen_formula(pen, c, LOOK_HEAD_LEFT, shown,
                    "IF(%s>timeline.end,\"\",%s)", cell, cell)
            ->last_column = c + HEAD_EVERY - 1;
        date.day += HEAD_EVERY * timeline_step(pen);
    }
    pen_next(pen);
    pen_height(pen, 4);
    date = pen->model->grant.start;
    pen_formula(pen, OVERLAP_NARROW, LOOK_BAR, value_date(date), "grant.start");
    for (int c = OVERLAP_NARROW + 1; c < last; c++) {
        date.day += timeline_step(pen);
        pen_formula(pen, c, LOOK_BAR, value_date(date), "%s+timeline.step",
                    pen_cell(pen, c - 1));
    }
    pen_next(pen);
}

enum bar {
    BAR_NONE,
    BAR_TIME,
    BAR_MAKEUP
};

/* The label of a tier or overlap; its bars follow. */
static void put_bar_label(struct pen *pen, const char *section)
{
    struct cell *label =
        pen_show(pen, LABEL_COLUMN, LOOK_WRAPPED, "%s.label", section);

    pen_fit(pen, label->value.text, pen->page->widths[LABEL_COLUMN]);
}

/* The bars of a tier's window and make-up time. */
static void put_tier_bars(struct pen *pen, int dates, size_t tier)
{
    const struct tier_result *r = &pen->results->tiers[tier];
    const char *name = pen->model->tiers[tier].head.section;
    int day = pen->model->grant.start.day, step = timeline_step(pen);

    put_bar_label(pen, name);
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++, day += step) {
        const char *date = pen_cell_at(pen, dates, OVERLAP_NARROW + c);
        bool makes_up = date_given(r->makeup.start) &&
                        day + step > r->makeup.start.day &&
                        day <= r->makeup.reach.day;

        pen_formula(pen, OVERLAP_NARROW + c, LOOK_BAR,
                    value_count(day <= r->end.day ? BAR_TIME
                                : makes_up        ? BAR_MAKEUP
                                                  : BAR_NONE),
                    "IF(%s<=%s.end,%d,IF(%s.makeup_start=\"\",%d,"
                    "IF(AND(%s+timeline.step>%s.makeup_start,"
                    "%s<=%s.makeup_reach),%d,%d)))",
                    date, name, BAR_TIME, name, BAR_NONE, date, name, date,
                    name, BAR_MAKEUP, BAR_NONE);
    }
    pen_next(pen);
}

/* The bars of an overlap's time. */
static void put_overlap_bars(struct pen *pen, int dates, size_t overlap)
{
    const struct overlap *other = &pen->model->overlaps[overlap];
    const char *name = other->head.section;
    const char *approved =
        other->application.text
            ? pen_print(pen, ",application.%s.status=\"approved\"",
                        other->application.text)
            : "";
    int day = pen->model->grant.start.day, step = timeline_step(pen);

    put_bar_label(pen, name);
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++, day += step) {
        const char *date = pen_cell_at(pen, dates, OVERLAP_NARROW + c);
        bool inside = day <= other->end.day && day + step > other->start.day &&
                      !other->idle;

        pen_formula(pen, OVERLAP_NARROW + c, LOOK_BAR,
                    value_count(inside ? BAR_TIME : BAR_NONE),
                    "IF(AND(%s<=%s.end,%s+timeline.step>%s.start%s),%d,%d)",
                    date, name, date, name, approved, BAR_TIME, BAR_NONE);
    }
    pen_next(pen);
}

/* Colours the cells with such a bar, from a row up to the pen's. */
static void paint(struct pen *pen, int first, enum bar bar, enum mark mark)
{
    struct area area = {first, OVERLAP_NARROW, pen->row - 1,
                        OVERLAP_NARROW + OVERLAP_NARROW_COUNT - 1};

    pen_rule(
        pen, area,
        pen_print(pen, "%s=%d", pen_cell_at(pen, first, OVERLAP_NARROW), bar),
        mark);
}

void timeline_put(struct pen *pen)
{
    int dates, first;

    pen_text(pen, LABEL_COLUMN, LOOK_GROUP, "Timeline");
    pen_next(pen);
    put_column_days(pen);
    put_dates(pen);
    dates = pen->row - 1;
    first = pen->row;
    for (size_t t = 0; t < pen->model->tier_count; t++)
        put_tier_bars(pen, dates, t);
    paint(pen, first, BAR_TIME, MARK_WINDOW);
    paint(pen, first, BAR_MAKEUP, MARK_MAKEUP);
    first = pen->row;
    for (size_t j = 0; j < pen->model->overlap_count; j++)
        put_overlap_bars(pen, dates, j);
    paint(pen, first, BAR_TIME, MARK_OTHER);
    pen_text(
        pen, OVERLAP_NARROW, LOOK_QUIET,
        pen_print(pen,
                  "Blue: the time of the tier. %sOrange: other "
                  "funding.",
                  makeup_count(pen->model) ? "Green: make-up time. " : ""));
    pen->row++;
}
