#include "sheet/overlap.h"

#include "figure/settle.h"

enum {
    DATE_WIDTH = 5, /* in narrow columns, as the next */
    TIER_WIDTH = DATE_WIDTH + 6,
    SPARE_ROWS = 4 /* printed below the last week that is shown */
};

static int date_column(int tier)
{
    return OVERLAP_NARROW + tier * TIER_WIDTH;
}

static int amount_column(int tier)
{
    return date_column(tier) + DATE_WIDTH;
}

static const char *in_tier(const struct pen *pen, const char *formula, int tier)
{
    return formula_fill(pen->arena, formula, '@',
                        pen->model->tiers[tier].head.name);
}

/* The last day of a week after a tier's end, or of its make-up time. */
static void put_week_date(const struct pen *pen, int week, int tier)
{
    const char *formula =
        pen_print(pen, SETTLE_WEEK("%s"), pen_cell(pen, 0), pen_cell(pen, 0));
    struct date stop = {0};

    if (pen->results->tiers[tier].makeup.owed)
        settle_week(pen->results, (size_t)tier, week, &stop);
    pen_formula(pen, date_column(tier), LOOK_NUMBER, value_date(stop), "%s",
                in_tier(pen, formula, tier))
        ->last_column = amount_column(tier) - 1;
}

/* The part of the owed value that is not made up by that day. */
static void put_week_amount(const struct pen *pen, int week, int tier)
{
    const char *date = pen_cell(pen, date_column(tier));
    const char *formula = pen_rounded(pen, SETTLE_REPAY("%s"), date);
    struct money repay = {ABSENT};
    struct value value;
    struct date stop;

    if (pen->results->tiers[tier].makeup.owed &&
        settle_week(pen->results, (size_t)tier, week, &stop))
        repay = settle(pen->results, (size_t)tier, stop).repay;
    value = pen_money(pen, repay);
    value.least = pen->results->digits;
    pen_formula(pen, amount_column(tier), LOOK_NUMBER, value,
                "IF(%s=\"\",\"\",%s)", date, in_tier(pen, formula, tier))
        ->last_column = date_column(tier + 1) - 1;
}

/* The week's number is in the margin; it shows if any tier has a date. */
static void put_week(struct pen *pen, int week, bool shown)
{
    struct value number = value_count(week);

    pen_value(pen, 0, LOOK_BAR, number);
    number.given = shown;
    pen_formula(pen, LABEL_COLUMN, LOOK_TEXT, number,
                "IF(COUNT(%s:%s)=0,\"\",%s)", pen_cell(pen, OVERLAP_NARROW),
                pen_cell(pen, date_column(pen->tiers) - 1), pen_cell(pen, 0));
    for (int t = 0; t < pen->tiers; t++) {
        put_week_date(pen, week, t);
        put_week_amount(pen, week, t);
    }
    pen->row++;
}

/* The weeks in which any tier has something to make up. */
static int weeks_shown(const struct pen *pen)
{
    int most = 0;

    for (size_t t = 0; t < pen->model->tier_count; t++) {
        struct date stop;
        int weeks = 0;

        while (pen->results->tiers[t].makeup.owed &&
               settle_week(pen->results, t, weeks, &stop))
            weeks++;
        if (weeks > most)
            most = weeks;
    }
    return most;
}

/* The most weeks that the days of the workbook allow. */
static int weeks_most(const struct pen *pen)
{
    int days = (int)pen->results->days_shown;

    return (days < LEDGER_MAKEUP_MOST ? days : LEDGER_MAKEUP_MOST) / 7 + 2;
}

/* The heading, which tells if the page does not print all weeks. */
static void put_heading(struct pen *pen, int printed)
{
    static const char asked[] = "What is to be paid back if the work stops";
    static const char not_asked[] = "No time is owed and no money is paid back";
    struct area last = {pen->row + 3 + printed, LABEL_COLUMN,
                        pen->row + 3 + printed, LABEL_COLUMN};

    pen_formula(pen, LABEL_COLUMN, LOOK_GROUP,
                value_text(makeup_count(pen->model) ? asked : not_asked),
                "IF(days.makeups=0,\"%s\",IF(COUNT(%s)=0,\"%s\",\"%s "
                "(there is more than the page prints)\"))",
                not_asked, area_address(pen->arena, NULL, last), asked, asked);
    pen->row++;
}

static void put_week_heads(struct pen *pen)
{
    for (int t = 0; t < pen->tiers; t++) {
        pen_show(pen, date_column(t), LOOK_TIER, "%s.label",
                 pen->model->tiers[t].head.section)
            ->last_column = date_column(t + 1) - 1;
        pen_fit(pen, pen->model->tiers[t].label,
                TIER_WIDTH * OVERLAP_NARROW_WIDTH - 3);
    }
    pen->row++;
    pen_text(pen, LABEL_COLUMN, LOOK_HEAD_LEFT, "Weeks after the end");
    for (int t = 0; t < pen->tiers; t++) {
        pen_text(pen, date_column(t), LOOK_HEAD, "Stop on")->last_column =
            amount_column(t) - 1;
        pen_text(pen, amount_column(t), LOOK_HEAD, "Pay back")->last_column =
            date_column(t + 1) - 1;
    }
    pen->row++;
}

void repayment_put(struct pen *pen)
{
    int shown = weeks_shown(pen), most = weeks_most(pen);
    int printed = shown + SPARE_ROWS < most ? shown + SPARE_ROWS : most;

    for (int c = OVERLAP_NARROW; c < date_column(pen->tiers); c++)
        pen->page->widths[c] = OVERLAP_NARROW_WIDTH;
    put_heading(pen, printed);
    put_week_heads(pen);
    pen->page->printed_rows = pen->row + printed;
    for (int week = 0; week < most; week++)
        put_week(pen, week, week < shown);
}
