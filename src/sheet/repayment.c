#include "sheet/overlap.h"

#include "figure/makeup.h"
#include "figure/settle.h"

enum {
    DATE_WIDTH = 5, /* narrow columns */
    AMOUNT = 6,
    TIER_WIDTH = DATE_WIDTH + AMOUNT,
    SPARE_ROWS = 4 /* that are printed below the last */
};

static int date_column(int tier)
{
    return OVERLAP_NARROW + tier * TIER_WIDTH;
}

static struct cell *put(const struct pen *r, int column, int width,
                        enum look look, const char *formula, struct value value)
{
    struct cell *cell = pen_formula(r, column, look, formula, value);

    cell->last_column = column + width - 1;
    return cell;
}

static const char *number_cell(const struct pen *r)
{
    return cell_address(r->arena, r->row, 0);
}

/* Weeks from a tier's end on; the last day of make-up time ends them. */
static void put_date(const struct pen *r, int week, int tier)
{
    const char *name = r->model->tiers[tier].head.section;
    const char *number = number_cell(r);
    const char *formula =
        arena_print(r->arena,
                    "IF(OR(%s.owed=0,%s.end+7*(%s-1)>=%s.makeup_reach),\"\","
                    "MIN(%s.end+7*%s,%s.makeup_reach))",
                    name, name, number, name, name, number, name);
    struct date stop = {0};

    if (r->results->tiers[tier].makeup.owed)
        settle_week(r->results, (size_t)tier, week, &stop);
    put(r, date_column(tier), DATE_WIDTH, LOOK_NUMBER, formula,
        value_date(stop));
}

/* The part of what the owed time is worth that is not made up by the day. */
static void put_amount(const struct pen *r, int week, int tier)
{
    const char *name = r->model->tiers[tier].head.section;
    const char *date = cell_address(r->arena, r->row, date_column(tier));
    const char *made_up = arena_print(
        r->arena, "MIN(%s.owed,LOOKUP(%s,days.date,days.done)-%s.left)", name,
        date, name);
    struct value value = value_money((struct money){ABSENT}, 0);
    struct date stop;

    if (r->results->tiers[tier].makeup.owed &&
        settle_week(r->results, (size_t)tier, week, &stop))
        value = value_money(settle(r->results, (size_t)tier, stop).repay,
                            r->results->digits);
    value.least = r->results->digits;
    put(r, date_column(tier) + DATE_WIDTH, AMOUNT, LOOK_NUMBER,
        arena_print(
            r->arena, "IF(%s=\"\",\"\",%s)", date,
            formula_rounded(r->arena,
                            arena_print(r->arena,
                                        "%s.owed_value*(%s.owed-%s)/%s.owed",
                                        name, name, made_up, name),
                            r->results->digits)),
        value);
}

/* The week's number stands in the margin; what is shown depends on the rest. */
static void put_week(struct pen *r, int week, bool shown)
{
    const char *range = arena_print(
        r->arena, "%s:%s", cell_address(r->arena, r->row, OVERLAP_NARROW),
        cell_address(r->arena, r->row, date_column(r->tiers) - 1));
    struct value number = value_count(week);

    pen_formula(r, 0, LOOK_BAR, NULL, number);
    number.given = shown;
    pen_formula(
        r, LABEL_COLUMN, LOOK_TEXT,
        arena_print(r->arena, "IF(COUNT(%s)=0,\"\",%s)", range, number_cell(r)),
        number);
    for (int t = 0; t < r->tiers; t++) {
        put_date(r, week, t);
        put_amount(r, week, t);
    }
    r->row++;
}

/* The weeks that some tier has something to make up in. */
static int weeks_shown(const struct pen *r)
{
    int most = 0;

    for (size_t t = 0; t < r->model->tier_count; t++) {
        struct date stop;
        int weeks = 0;

        while (r->results->tiers[t].makeup.owed &&
               settle_week(r->results, t, weeks, &stop))
            weeks++;
        if (weeks > most)
            most = weeks;
    }
    return most;
}

/* As many as there can be while the days of the workbook last. */
static int weeks_most(const struct pen *r)
{
    int days = (int)r->results->days_shown;

    return (days < LEDGER_MAKEUP_MOST ? days : LEDGER_MAKEUP_MOST) / 7 + 2;
}

/* What it is about; rows that are not printed are said to be there. */
static void put_heading(struct pen *r, int printed)
{
    static const char asked[] = "What is to be paid back if the work stops";
    static const char not_asked[] = "Nothing is to be made up, or paid back";
    struct area last = {r->row + 3 + printed, LABEL_COLUMN,
                        r->row + 3 + printed, LABEL_COLUMN};

    pen_formula(
        r, LABEL_COLUMN, LOOK_GROUP,
        arena_print(r->arena,
                    "IF(days.makeups=0,\"%s\",IF(COUNT(%s)=0,\"%s\",\"%s "
                    "(there is more than the page prints)\"))",
                    not_asked, area_address(r->arena, NULL, last), asked,
                    asked),
        value_text(makeup_count(r->model) ? asked : not_asked));
    r->row++;
}

static void put_heads(struct pen *r)
{
    for (int t = 0; t < r->tiers; t++) {
        pen_show(r, date_column(t), LOOK_TIER, pen_tier_figure(r, t, "label"))
            ->last_column = date_column(t + 1) - 1;
        pen_fit(r, r->model->tiers[t].label,
                TIER_WIDTH * OVERLAP_NARROW_WIDTH - 3);
    }
    r->row++;
    pen_text(r, LABEL_COLUMN, LOOK_HEAD_LEFT, "Weeks after the end");
    for (int t = 0; t < r->tiers; t++) {
        put(r, date_column(t), DATE_WIDTH, LOOK_HEAD, NULL,
            value_text("Stop on"));
        put(r, date_column(t) + DATE_WIDTH, AMOUNT, LOOK_HEAD, NULL,
            value_text("Pay back"));
    }
    r->row++;
}

void repayment_put(struct pen *r)
{
    int shown = weeks_shown(r), most = weeks_most(r);
    int printed = shown + SPARE_ROWS < most ? shown + SPARE_ROWS : most;

    for (int c = OVERLAP_NARROW; c < date_column(r->tiers); c++)
        r->page->widths[c] = OVERLAP_NARROW_WIDTH;
    put_heading(r, printed);
    put_heads(r);
    r->page->printed_rows = r->row + printed;
    for (int week = 0; week < most; week++)
        put_week(r, week, week < shown);
}
