#include "sheet/units.h"

#include "figure/prorations.h"

/* All tables here have these columns. */
enum {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    COLUMNS,
    FIRST_WIDTH = 28
};

struct units {
    struct pen pen;
    int column; /* the first */
};

static void put_text(const struct units *u, int column, enum look look,
                     const char *text)
{
    pen_text(&u->pen, u->column + column, look, text);
}

static struct cell *put(struct units *u, int column, const char *formula,
                        struct value value)
{
    return pen_formula(&u->pen, u->column + column, LOOK_NUMBER, formula,
                       value);
}

static void put_heads(struct units *u, const char *const heads[COLUMNS])
{
    for (int c = FIRST; c < COLUMNS; c++)
        put_text(u, c, c ? LOOK_HEAD : LOOK_HEAD_LEFT, heads[c]);
    u->pen.row++;
}

static void put_unit(struct units *u, const char *label, const char *name,
                     const char *formula, int64_t value, const char *words)
{
    put_text(u, FIRST, LOOK_TEXT, label);
    put_text(u, THIRD, LOOK_UNIT, words);
    put(u, SECOND, formula, value_count(value))->name = name;
    u->pen.row++;
}

/* Without overlaps a day needs no cell to say how much of it is paid. */
static void put_fixed(struct units *u)
{
    static const char *const heads[COLUMNS] = {"Unit", "Number", "", ""};

    put_heads(u, heads);
    put_unit(u, "Parts of a month", "days.month_parts", NULL, LEDGER_MONTH,
             "28, 29, 30 and 31 divide it");
    put_unit(u, "Parts of a day", "days.whole", NULL, LEDGER_WHOLE,
             "for shares of days");
    if (u->pen.model->overlap_count)
        put_unit(u, "Days of make-up time", "days.makeup_most", NULL,
                 LEDGER_MAKEUP_MOST, "at most, after a window");
    else
        put_unit(u, "Paid of each day", "days.paid", "days.whole", LEDGER_WHOLE,
                 "no overlap takes any");
    u->pen.row++;
}

/*
 * What holds by the chosen proration; in the formula # is a column of those
 * above.
 */
static void put_chosen(struct units *u, int column, const char *name,
                       const char *formula, int above, int64_t value)
{
    int c = u->column + above;
    struct area area = {u->pen.row - PRORATION_COUNT, c, u->pen.row - 1, c};
    struct cell *cell =
        put(u, column,
            formula_fill(u->pen.arena, formula, '#',
                         area_address(u->pen.arena, NULL, area)),
            value_count(value));

    cell->look = LOOK_SUM;
    cell->name = name;
}

/* The parts of a year by each proration. */
static void put_prorations(struct units *u)
{
    static const char *const heads[COLUMNS] = {"Proration", "Number",
                                               "Parts of a year", ""};
    enum proration proration = u->pen.model->grant.proration;

    put_heads(u, heads);
    for (unsigned p = 0; p < PRORATION_COUNT; p++) {
        const char *word = prorations_word(p, u->pen.arena);

        put_text(u, FIRST, LOOK_TEXT, word);
        put(u, SECOND, NULL, value_count(p + 1));
        put(u, THIRD, NULL, value_count(ledger_year_parts(p)))->name =
            arena_print(u->pen.arena, "days.year_parts.%s", word);
        u->pen.row++;
    }
    put_text(u, FIRST, LOOK_SUM_LABEL, "As chosen on Inputs");
    put_chosen(u, SECOND, "days.proration", "MATCH(grant.proration,#,0)", FIRST,
               proration + 1);
    put_chosen(u, THIRD, "days.year_parts", "INDEX(#,days.proration)", THIRD,
               u->pen.results->ledger.year_parts);
    u->pen.row += 2;
}

/* All months that the days can reach into: none is shorter than 28 of them. */
static void put_months(struct units *u)
{
    static const char *const heads[COLUMNS] = {"Month of the grant", "From",
                                               "Days", "Parts a day"};
    int months = (int)u->pen.results->days_shown / 28 + 1;

    put_heads(u, heads);
    for (int m = 0; m < months; m++) {
        const char *number = pen_cell(&u->pen, u->column);
        const char *start = pen_cell(&u->pen, u->column + SECOND);
        struct date date = date_months_later(u->pen.results->ledger.start, m);

        pen_formula(&u->pen, u->column, LOOK_TEXT, NULL, value_count(m + 1));
        put(u, SECOND,
            arena_print(u->pen.arena, "EDATE(grant.start,%s-1)", number),
            value_date(date));
        put(u, THIRD,
            arena_print(u->pen.arena, "EDATE(grant.start,%s)-%s", number,
                        start),
            value_count(
                date_months_later(u->pen.results->ledger.start, m + 1).day -
                date.day));
        put(u, FOURTH,
            arena_print(u->pen.arena, "days.month_parts/%s",
                        pen_cell(&u->pen, u->column + THIRD)),
            value_count(ledger_part_of_month(&u->pen.results->ledger, m)));
        u->pen.row++;
    }
    pen_name(&u->pen, "days.months",
             (struct area){u->pen.row - months, u->column + SECOND,
                           u->pen.row - 1, u->column + FOURTH});
}

void units_put(struct pen pen, int column)
{
    struct units u = {pen, column};

    put_fixed(&u);
    put_prorations(&u);
    put_months(&u);
    for (int c = FIRST; c < COLUMNS; c++)
        pen.page->widths[column + c] = c ? AMOUNT_WIDTH : FIRST_WIDTH;
}
