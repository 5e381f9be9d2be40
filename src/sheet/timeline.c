#include "sheet/overlap.h"

enum {
    HEAD_EVERY = 10, /* columns */
    STEP_WIDTH = 6
};

static int timeline_last(const struct pen *line)
{
    int last = line->model->grant.start.day;

    for (int t = 0; t < line->tiers; t++)
        if (line->results->tiers[t].makeup.reach.day > last)
            last = line->results->tiers[t].makeup.reach.day;
    return last;
}

static int timeline_step(const struct pen *line)
{
    int days = timeline_last(line) - line->model->grant.start.day + 1;
    int weeks =
        (days + 7 * OVERLAP_NARROW_COUNT - 1) / (7 * OVERLAP_NARROW_COUNT);

    return 7 * (weeks > 1 ? weeks : 1);
}

/* How many days a column is, and the last day that has to be in one. */
static void put_units(struct pen *line)
{
    const char *all = "";
    struct cell *step;

    for (int t = 0; t < line->tiers; t++)
        all = arena_print(line->arena, "%s%s%s.makeup_reach", all, t ? "," : "",
                          line->model->tiers[t].head.section);
    pen_text(line, LABEL_COLUMN, LOOK_QUIET, "Days in each column");
    step = pen_formula(
        line, OVERLAP_NARROW, LOOK_QUIET_NUMBER,
        arena_print(line->arena,
                    "7*MAX(1,ROUNDUP((MAX(%s)-grant.start+1)/7/%d,0))", all,
                    OVERLAP_NARROW_COUNT),
        value_count(timeline_step(line)));
    step->name = "timeline.step";
    step->last_column = OVERLAP_NARROW + STEP_WIDTH - 1;
    line->row++;
}

static const char *column_date(const struct pen *line, int row, int column)
{
    return cell_address(line->arena, row, OVERLAP_NARROW + column);
}

/* The first day of each column; those that are shown stand above them. */
static void put_dates(struct pen *line)
{
    int step = timeline_step(line), start = line->model->grant.start.day;

    pen_text(line, LABEL_COLUMN, LOOK_HEAD_LEFT, "");
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c += HEAD_EVERY)
        pen_formula(line, OVERLAP_NARROW + c, LOOK_HEAD_LEFT,
                    column_date(line, line->row + 1, c),
                    value_date((struct date){start + c * step}))
            ->last_column = OVERLAP_NARROW + c + HEAD_EVERY - 1;
    line->row++;
    pen_height(line, 4);
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++)
        pen_formula(line, OVERLAP_NARROW + c, LOOK_BAR,
                    c ? arena_print(line->arena, "%s+timeline.step",
                                    column_date(line, line->row, c - 1))
                      : "grant.start",
                    value_date((struct date){start + c * step}));
    line->row++;
}

enum bar {
    BAR_NONE,
    BAR_TIME,
    BAR_MAKEUP
};

static void put_label(struct pen *line, const char *section)
{
    const struct figure *label =
        figures_get(line->figures, "%s.label", section);

    pen_show(line, LABEL_COLUMN, LOOK_WRAPPED, label);
    pen_fit(line, label->value.text, line->page->widths[LABEL_COLUMN]);
}

/* The window of a tier, and its make-up time. */
static void put_tier_bars(struct pen *line, int dates, size_t tier)
{
    const struct tier_result *r = &line->results->tiers[tier];
    const char *name = line->model->tiers[tier].head.section;
    int step = timeline_step(line);

    put_label(line, name);
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++) {
        const char *date = column_date(line, dates, c);
        int day = line->model->grant.start.day + c * step;
        bool makes_up = date_given(r->makeup.start) &&
                        day + step > r->makeup.start.day &&
                        day <= r->makeup.reach.day;

        pen_formula(line, OVERLAP_NARROW + c, LOOK_BAR,
                    arena_print(line->arena,
                                "IF(%s<=%s.end,%d,IF(%s.makeup_start=\"\",%d,"
                                "IF(AND(%s+timeline.step>%s.makeup_start,"
                                "%s<=%s.makeup_reach),%d,%d)))",
                                date, name, BAR_TIME, name, BAR_NONE, date,
                                name, date, name, BAR_MAKEUP, BAR_NONE),
                    value_count(day <= r->end.day ? BAR_TIME
                                : makes_up        ? BAR_MAKEUP
                                                  : BAR_NONE));
    }
    line->row++;
}

static void put_overlap_bars(struct pen *line, int dates, size_t overlap)
{
    const struct overlap *other = &line->model->overlaps[overlap];
    const char *name = other->head.section;
    int step = timeline_step(line);

    put_label(line, name);
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++) {
        const char *date = column_date(line, dates, c);
        int day = line->model->grant.start.day + c * step;

        pen_formula(
            line, OVERLAP_NARROW + c, LOOK_BAR,
            arena_print(line->arena,
                        "IF(AND(%s<=%s.end,%s+timeline.step>%s.start),"
                        "%d,%d)",
                        date, name, date, name, BAR_TIME, BAR_NONE),
            value_count(day <= other->end.day && day + step > other->start.day
                            ? BAR_TIME
                            : BAR_NONE));
    }
    line->row++;
}

/* Paints the bars of some rows that have a value. */
static void paint(struct pen *line, int first, enum bar bar, enum mark mark)
{
    struct area area = {first, OVERLAP_NARROW, line->row - 1,
                        OVERLAP_NARROW + OVERLAP_NARROW_COUNT - 1};

    pen_rule(line, area,
             arena_print(line->arena, "%s=%d",
                         cell_address(line->arena, first, OVERLAP_NARROW), bar),
             mark);
}

void timeline_put(struct pen *line)
{
    int dates, first;

    pen_text(line, LABEL_COLUMN, LOOK_GROUP, "Timeline");
    line->row++;
    put_units(line);
    put_dates(line);
    dates = line->row - 1;
    first = line->row;
    for (size_t t = 0; t < line->model->tier_count; t++)
        put_tier_bars(line, dates, t);
    paint(line, first, BAR_TIME, MARK_WINDOW);
    paint(line, first, BAR_MAKEUP, MARK_MAKEUP);
    first = line->row;
    for (size_t j = 0; j < line->model->overlap_count; j++)
        put_overlap_bars(line, dates, j);
    paint(line, first, BAR_TIME, MARK_OTHER);
    pen_text(line, OVERLAP_NARROW, LOOK_QUIET,
             "Blue: the time of the tier. Green: make-up time. Orange: other "
             "funding.");
    line->row++;
}
