#include "sheet/units.h"

#include "figure/prorations.h"

/* All tables here have these columns, counted from the first. */
enum {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    COLUMNS,
    FIRST_WIDTH = 28
};

static void put_unit_heads(struct pen *pen, int column,
                           const char *const heads[COLUMNS])
{
    for (int c = FIRST; c < COLUMNS; c++)
        pen_text(pen, column + c, c ? LOOK_HEAD : LOOK_HEAD_LEFT, heads[c]);
    pen->row++;
}

static struct cell *put_unit(struct pen *pen, int column, const char *label,
                             int64_t value, const char *words)
{
    struct cell *cell;

    pen_text(pen, column, LOOK_TEXT, label);
    pen_text(pen, column + THIRD, LOOK_UNIT, words);
    cell = pen_value(pen, column + SECOND, LOOK_NUMBER, value_count(value));
    pen->row++;
    return cell;
}

/* Without overlaps all days are paid in full: one cell says so. */
static void put_fixed(struct pen *pen, int column)
{
    static const char *const heads[COLUMNS] = {"Unit", "Number", "", ""};
    struct cell *paid;

    put_unit_heads(pen, column, heads);
    put_unit(pen, column, "Parts of a month", LEDGER_MONTH,
             "28, 29, 30 and 31 divide it")
        ->name = "days.month_parts";
    put_unit(pen, column, "Parts of a day", LEDGER_WHOLE, "for shares of days")
        ->name = "days.whole";
    if (pen->model->overlap_count) {
        put_unit(pen, column, "Days of make-up time", LEDGER_MAKEUP_MOST,
                 "at most, after a window")
            ->name = "days.makeup_most";
    } else {
        paid = put_unit(pen, column, "Paid of each day", LEDGER_WHOLE,
                        "no overlap takes any");
        paid->name = "days.paid";
        paid->formula = "days.whole";
    }
    pen->row++;
}

/* Looks up the chosen proration; # is a column of the rows above. */
static void put_chosen_unit(struct pen *pen, int column, const char *name,
                            const char *formula, int above, int64_t value)
{
    struct area area = {pen->row - PRORATION_COUNT, above, pen->row - 1, above};

    pen_formula(pen, column, LOOK_SUM, value_count(value), "%s",
                formula_fill(pen->arena, formula, '#',
                             area_address(pen->arena, NULL, area)))
        ->name = name;
}

/* The parts of a year by each proration. */
static void put_prorations(struct pen *pen, int column)
{
    static const char *const heads[COLUMNS] = {"Proration", "Number",
                                               "Parts of a year", ""};

    put_unit_heads(pen, column, heads);
    for (unsigned p = 0; p < PRORATION_COUNT; p++) {
        const char *word = prorations_word(p, pen->arena);

        pen_text(pen, column, LOOK_TEXT, word);
        pen_value(pen, column + SECOND, LOOK_NUMBER, value_count(p + 1));
        pen_value(pen, column + THIRD, LOOK_NUMBER,
                  value_count(ledger_year_parts(p)))
            ->name = pen_print(pen, "days.year_parts.%s", word);
        pen->row++;
    }
    pen_text(pen, column, LOOK_SUM_LABEL, "As chosen on Inputs");
    put_chosen_unit(pen, column + SECOND, "days.proration",
                    "MATCH(grant.proration,#,0)", column,
                    pen->model->grant.proration + 1);
    put_chosen_unit(pen, column + THIRD, "days.year_parts",
                    "INDEX(#,days.proration)", column + THIRD,
                    pen->results->ledger.year_parts);
    pen->row += 2;
}

/* All months that the days can reach: each has at least 28 days. */
static void put_months(struct pen *pen, int column)
{
    static const char *const heads[COLUMNS] = {"Month of the grant", "From",
                                               "Days", "Parts a day"};
    const struct ledger *ledger = &pen->results->ledger;
    int months = (int)pen->results->days_shown / 28 + 1;

    put_unit_heads(pen, column, heads);
    for (int m = 0; m < months; m++, pen->row++) {
        const char *number = pen_cell(pen, column);
        struct date start = date_months_later(ledger->start, m);
        struct date next = date_months_later(ledger->start, m + 1);

        pen_value(pen, column, LOOK_TEXT, value_count(m + 1));
        pen_formula(pen, column + SECOND, LOOK_NUMBER, value_date(start),
                    "EDATE(grant.start,%s-1)", number);
        pen_formula(
            pen, column + THIRD, LOOK_NUMBER, value_count(next.day - start.day),
            "EDATE(grant.start,%s)-%s", number, pen_cell(pen, column + SECOND));
        pen_formula(pen, column + FOURTH, LOOK_NUMBER,
                    value_count(ledger_part_of_month(ledger, m)),
                    "days.month_parts/%s", pen_cell(pen, column + THIRD));
    }
    pen_name(pen, "days.months",
             (struct area){pen->row - months, column + SECOND, pen->row - 1,
                           column + FOURTH});
}

void units_put(struct pen pen, int column)
{
    put_fixed(&pen, column);
    put_prorations(&pen, column);
    put_months(&pen, column);
    for (int c = FIRST; c < COLUMNS; c++)
        pen.page->widths[column + c] = c ? AMOUNT_WIDTH : FIRST_WIDTH;
}
