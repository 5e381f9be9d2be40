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

static struct cell *put(const struct overlap_page *r, int column, int width,
                        enum look look, const char *formula, struct value value)
{
    struct cell *cell =
        page_formula(r->book, r->page, r->row, column, look, formula, value);

    cell->last_column = column + width - 1;
    return cell;
}

static const char *number_cell(const struct overlap_page *r)
{
    return cell_address(r->arena, r->row, 0);
}

/* Weeks from a tier's end on; the last day of make-up time ends them. */
static void put_date(const struct overlap_page *r, int week, int tier)
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
static void put_amount(const struct overlap_page *r, int week, int tier)
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
        arena_print(r->arena,
                    "IF(%s=\"\",\"\",ROUND(ROUND(%s.owed_value*(%s.owed-%s)/"
                    "%s.owed,6),%d))",
                    date, name, name, made_up, name, r->results->digits),
        value);
}

/* The week's number stands in the margin; what is shown depends on the rest. */
static void put_week(struct overlap_page *r, int week, bool shown)
{
    const char *range = arena_print(
        r->arena, "%s:%s", cell_address(r->arena, r->row, OVERLAP_NARROW),
        cell_address(r->arena, r->row, date_column(book_tiers(r->book)) - 1));
    struct value number = value_count(week);

    page_formula(r->book, r->page, r->row, 0, LOOK_BAR, NULL, number);
    number.given = shown;
    page_formula(
        r->book, r->page, r->row, LABEL_COLUMN, LOOK_TEXT,
        arena_print(r->arena, "IF(COUNT(%s)=0,\"\",%s)", range, number_cell(r)),
        number);
    for (int t = 0; t < book_tiers(r->book); t++) {
        put_date(r, week, t);
        put_amount(r, week, t);
    }
    r->row++;
}

/* The weeks that some tier has something to make up in. */
static int weeks_shown(const struct overlap_page *r)
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
static int weeks_most(const struct overlap_page *r)
{
    int days = (int)r->results->days_shown;

    return (days < LEDGER_MAKEUP_MOST ? days : LEDGER_MAKEUP_MOST) / 7 + 2;
}

/* What it is about; rows that are not printed are said to be there. */
static void put_heading(struct overlap_page *r, int printed)
{
    static const char asked[] = "What is to be paid back if the work stops";
    static const char not_asked[] = "Nothing is to be made up, or paid back";
    struct area last = {r->row + 3 + printed, LABEL_COLUMN,
                        r->row + 3 + printed, LABEL_COLUMN};

    page_formula(
        r->book, r->page, r->row++, LABEL_COLUMN, LOOK_GROUP,
        arena_print(r->arena,
                    "IF(days.makeups=0,\"%s\",IF(COUNT(%s)=0,\"%s\",\"%s "
                    "(there is more than the page prints)\"))",
                    not_asked, area_address(r->arena, NULL, last), asked,
                    asked),
        value_text(makeup_count(r->model) ? asked : not_asked));
}

static void put_heads(struct overlap_page *r)
{
    for (int t = 0; t < book_tiers(r->book); t++) {
        const struct tier *tier = &r->model->tiers[t];
        int column = date_column(t), amount = column + DATE_WIDTH;

        page_show(r->book, r->page, r->row, column, LOOK_TIER,
                  figures_get(r->book->figures, "%s.label", tier->head.section))
            ->last_column = column + TIER_WIDTH - 1;
        page_fit(r->book, r->page, r->row, tier->label,
                 TIER_WIDTH * OVERLAP_NARROW_WIDTH - 3);
        page_text(r->book, r->page, r->row + 1, column, LOOK_HEAD, "Stop on")
            ->last_column = amount - 1;
        page_text(r->book, r->page, r->row + 1, amount, LOOK_HEAD, "Pay back")
            ->last_column = amount + AMOUNT - 1;
    }
    page_text(r->book, r->page, r->row + 1, LABEL_COLUMN, LOOK_HEAD_LEFT,
              "Weeks after the end");
    r->row += 2;
}

void repayment_put(struct overlap_page *r)
{
    int shown = weeks_shown(r), most = weeks_most(r);
    int printed = shown + SPARE_ROWS < most ? shown + SPARE_ROWS : most;

    for (int c = OVERLAP_NARROW; c < date_column(book_tiers(r->book)); c++)
        r->page->widths[c] = OVERLAP_NARROW_WIDTH;
    put_heading(r, printed);
    put_heads(r);
    r->page->printed_rows = r->row + printed;
    for (int week = 0; week < most; week++)
        put_week(r, week, week < shown);
}
