#include "figure/makeup.h"
#include "sheet/pages.h"
#include "sheet/units.h"

#include <string.h>

/* Columns of the ledger; one for each overlap follows, then the sums. */
enum {
    DATE = LABEL_COLUMN,
    PART_OF_MONTH,
    WORTH,
    OVERLAPS,
    HEAD_LINES = 2,
    WIDTH = 18 /* of all these columns */
};

/* What the overlaps come to, in the columns behind them. */
enum sum {
    SUM_PAID,
    SUM_OWED,
    SUM_LEFT,
    SUM_DONE,
    SUM_COUNT
};

static const struct {
    const char *name, *head;
} sums[SUM_COUNT] = {
    [SUM_PAID] = {"days.paid", "Paid: not deducted"},
    [SUM_OWED] = {"days.owed", "Owed: to be made up"},
    [SUM_LEFT] = {"days.left", "Left by all overlaps"},
    [SUM_DONE] = {"days.done", "Left so far, in all"},
};

/* What is said of an overlap over its column, a row each. */
enum term {
    TERM_START,
    TERM_END,
    TERM_TAKES,
    TERM_DEDUCTED,
    TERM_MADE_UP,
    TERM_COUNT
};

/* What the page knows beside its pen. */
struct days {
    struct pen pen;
    const struct ledger *ledger;
    int days, overlaps;
    int terms_row; /* the first of those over the overlaps */
    int first_row; /* of the days */
};

static int taken_column(int overlap)
{
    return OVERLAPS + overlap;
}

static int sum_column(const struct days *l, enum sum sum)
{
    return OVERLAPS + l->overlaps + (int)sum;
}

/* Without overlaps there is nothing to sum up. */
static unsigned sum_count(const struct days *l)
{
    return l->overlaps ? SUM_COUNT : 0;
}

/* A cell of the day that is written. */
static const char *here(const struct days *l, int column)
{
    return pen_cell(&l->pen, column);
}

/* "B$13": what stays in a row while formulas are copied down. */
static const char *fixed_row(const struct days *l, int row, int column)
{
    const char *cell = pen_cell_at(&l->pen, row, column);
    int letters = (int)strcspn(cell, "0123456789");

    return arena_print(l->pen.arena, "%.*s$%s", letters, cell, cell + letters);
}

/*
 * No day follows from the one before it: in LibreOffice 7.4 chains of some
 * hundred cells can leave a cell with the result that was stored.
 */
static void put_date(const struct days *l, int d)
{
    pen_formula(&l->pen, DATE, LOOK_NUMBER,
                arena_print(l->pen.arena, "grant.start+ROWS(%s:%s)-1",
                            fixed_row(l, l->first_row, DATE), here(l, DATE)),
                value_date(date_plus(l->ledger->start, d)));
}

/* What the day is of its month, and what it is worth as it is prorated. */
static void put_worth(const struct days *l, size_t d)
{
    struct arena *arena = l->pen.arena;
    const char *date = here(l, DATE), *choices = "days.proration";

    pen_formula(&l->pen, PART_OF_MONTH, LOOK_NUMBER,
                ledger_worth_formula(arena, PRORATION_MONTH, date),
                value_count(ledger_worth(l->ledger, PRORATION_MONTH, d)));
    for (unsigned p = 0; p < PRORATION_COUNT; p++)
        choices = arena_print(arena, "%s,%s", choices,
                              p == PRORATION_MONTH
                                  ? here(l, PART_OF_MONTH)
                                  : ledger_worth_formula(arena, p, date));
    pen_formula(&l->pen, WORTH, LOOK_NUMBER,
                arena_print(arena, "CHOOSE(%s)", choices),
                value_count(l->ledger->worth[d]));
}

static const char *term(const struct days *l, int overlap, enum term term)
{
    return fixed_row(l, l->terms_row + (int)term, taken_column(overlap));
}

/* What an overlap takes inside its dates, unless earlier ones took it. */
static void put_taken(const struct days *l, int d, int j)
{
    struct arena *arena = l->pen.arena;
    const char *date = here(l, DATE), *takes = term(l, j, TERM_TAKES);

    if (j)
        takes =
            arena_print(arena, "MIN(%s,days.whole-SUM(%s:%s))", takes,
                        here(l, taken_column(0)), here(l, taken_column(j - 1)));
    pen_formula(&l->pen, taken_column(j), LOOK_NUMBER,
                arena_print(arena, "IF(AND(%s>=%s,%s<=%s),%s,0)", date,
                            term(l, j, TERM_START), date, term(l, j, TERM_END),
                            takes),
                value_count(ledger_taken(l->ledger, (size_t)d, (size_t)j)));
}

/* "E12:G12": the overlaps' columns in the row that is written. */
static const char *across(const struct days *l)
{
    return arena_print(l->pen.arena, "%s:%s", here(l, taken_column(0)),
                       here(l, taken_column(l->overlaps - 1)));
}

/* "$E$8:$G$8": a term of all overlaps. */
static const char *terms(const struct days *l, enum term term)
{
    int row = l->terms_row + (int)term;

    return area_address(l->pen.arena, NULL,
                        (struct area){row, taken_column(0), row,
                                      taken_column(l->overlaps - 1)});
}

/* What the overlaps of one treatment take of the day. */
static const char *treated(const struct days *l, enum term flags)
{
    return arena_print(l->pen.arena, "SUMPRODUCT(%s,%s)", terms(l, flags),
                       across(l));
}

static const char *sum_formula(const struct days *l, enum sum sum)
{
    struct arena *arena = l->pen.arena;
    int left = sum_column(l, SUM_LEFT);

    switch (sum) {
    case SUM_PAID:
        return arena_print(arena, "days.whole-%s", treated(l, TERM_DEDUCTED));
    case SUM_OWED:
        return treated(l, TERM_MADE_UP);
    case SUM_LEFT:
        return arena_print(arena, "days.whole-SUM(%s)", across(l));
    case SUM_DONE:
        return arena_print(arena, "SUM(%s:%s)",
                           fixed_row(l, l->first_row, left), here(l, left));
    case SUM_COUNT:
        break;
    }
    return NULL;
}

static int64_t sum_result(const struct days *l, enum sum sum, int d)
{
    const struct ledger *ledger = l->ledger;
    struct date day = date_plus(ledger->start, d);
    int64_t done = ledger_time_left(ledger, day).days;

    switch (sum) {
    case SUM_PAID:
        return LEDGER_WHOLE -
               ledger_taken_as(ledger, (size_t)d, TREATMENT_DEDUCT);
    case SUM_OWED:
        return ledger_taken_as(ledger, (size_t)d, TREATMENT_MAKEUP);
    case SUM_LEFT:
        return done - ledger_time_left(ledger, date_plus(day, -1)).days;
    case SUM_DONE:
    case SUM_COUNT:
        break;
    }
    return done;
}

static void put_day(const struct days *l, int d)
{
    put_date(l, d);
    put_worth(l, (size_t)d);
    for (int j = 0; j < l->overlaps; j++)
        put_taken(l, d, j);
    for (unsigned sum = 0; sum < sum_count(l); sum++)
        pen_formula(&l->pen, sum_column(l, sum), LOOK_NUMBER,
                    sum_formula(l, sum), value_count(sum_result(l, sum, d)));
}

/* The days' rows of a column, under a name. */
static void name_column(const struct days *l, const char *name, int column)
{
    int last = l->first_row + l->days - 1;

    pen_name(&l->pen, name, (struct area){l->first_row, column, last, column});
    l->pen.page->widths[column] = WIDTH;
}

/* The heads of the overlaps' columns and of the sums. */
static void put_overlap_heads(const struct days *l)
{
    struct arena *arena = l->pen.arena;

    for (int j = 0; j < l->overlaps; j++) {
        const struct overlap *overlap = &l->pen.model->overlaps[j];
        const char *text = arena_print(arena, "Taken by %s",
                                       pen_words(&l->pen, overlap->label));

        pen_formula(
            &l->pen, taken_column(j), LOOK_HEAD,
            arena_print(arena, "\"Taken by \"&%s.label", overlap->head.section),
            value_text(text));
        name_column(l, arena_print(arena, "days.taken.%s", overlap->head.name),
                    taken_column(j));
        pen_fit(&l->pen, text, WIDTH - 2);
    }
    for (unsigned sum = 0; sum < sum_count(l); sum++) {
        pen_text(&l->pen, sum_column(l, sum), LOOK_HEAD, sums[sum].head);
        name_column(l, sums[sum].name, sum_column(l, sum));
    }
}

/* What holds of an overlap, over its column; # is the overlap. */
static void put_term(const struct days *l, int j, enum term term)
{
    const struct overlap *overlap = &l->pen.model->overlaps[j];
    const struct {
        const char *formula;
        struct value value;
    } terms[TERM_COUNT] = {
        [TERM_START] = {"#.start", value_date(overlap->start)},
        [TERM_END] = {"#.end", value_date(overlap->end)},
        [TERM_TAKES] = {"IF(#.treatment=\"keep\",0,MIN(ROUND(#.share*"
                        "days.whole,0),days.whole))",
                        value_count(ledger_takes(overlap))},
        [TERM_DEDUCTED] = {"IF(#.treatment=\"deduct\",1,0)",
                           value_count(overlap->treatment == TREATMENT_DEDUCT)},
        [TERM_MADE_UP] = {"IF(#.treatment=\"makeup\",1,0)",
                          value_count(overlap->treatment == TREATMENT_MAKEUP)},
    };

    pen_formula(&l->pen, taken_column(j), LOOK_NUMBER,
                formula_fill(l->pen.arena, terms[term].formula, '#',
                             overlap->head.section),
                terms[term].value);
}

/* The terms of each overlap, and how many are made up. */
static void put_terms(struct days *l)
{
    static const char *const labels[TERM_COUNT] = {
        "From", "To", "Takes of a day", "1 where deducted", "1 where made up"};
    int total = sum_column(l, 0);

    l->terms_row = l->pen.row;
    for (unsigned t = 0; t < TERM_COUNT; t++, l->pen.row++) {
        pen_text(&l->pen, DATE, LOOK_TEXT, labels[t]);
        for (int j = 0; j < l->overlaps; j++)
            put_term(l, j, t);
    }
    l->pen.row--;
    pen_formula(&l->pen, total, LOOK_NUMBER,
                arena_print(l->pen.arena, "SUM(%s)", terms(l, TERM_MADE_UP)),
                value_count(makeup_count(l->pen.model)))
        ->name = "days.makeups";
    pen_text(&l->pen, total + 1, LOOK_UNIT, "made up in all");
    l->pen.row++;
}

/* The heads and names of the columns that all models have. */
static void put_heads(const struct days *l)
{
    static const struct {
        int column;
        const char *head, *name;
    } heads[] = {
        {DATE, "Date", "days.date"},
        {PART_OF_MONTH, "Of its month, in parts of a month",
         "days.part_of_month"},
        {WORTH, "Worth, in parts of a year", "days.worth"},
    };

    for (size_t i = 0; i < COUNT(heads); i++) {
        pen_text(&l->pen, heads[i].column, LOOK_HEAD, heads[i].head);
        name_column(l, heads[i].name, heads[i].column);
    }
    pen_height(&l->pen, HEAD_LINES * LINE_POINTS);
}

void days_page(struct pen *pen)
{
    struct days l = {
        .ledger = &pen->results->ledger,
        .days = (int)pen->results->days_shown,
        .overlaps = (int)pen->model->overlap_count,
    };
    int last = sum_column(&l, (enum sum)sum_count(&l)) - 1;

    pen_heading(
        pen, "Days",
        l.overlaps ? "A row a day: what it is worth, and what other funding "
                     "takes of it. All dates follow from here. (Its units, at "
                     "the right, are not printed.)"
                   : "A row a day, and what it is worth. All dates follow from "
                     "here.");
    l.pen = *pen;
    if (l.overlaps)
        put_terms(&l);
    l.first_row = l.pen.row + 1;
    put_heads(&l);
    put_overlap_heads(&l);
    l.pen.row++;
    units_put(l.pen, last + 2);
    for (int d = 0; d < l.days; d++, l.pen.row++)
        put_day(&l, d);
    pen->page->frozen_rows = l.first_row;
    pen->page->landscape = l.overlaps > 0;
    /* On paper there is no room for the units beside columns of overlaps. */
    if (l.overlaps) {
        pen->page->last_column = last;
        pen->page->printed_rows = l.first_row + l.days;
    }
}
