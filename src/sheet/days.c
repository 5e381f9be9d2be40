#include "figure/applications.h"
#include "figure/makeup.h"
#include "sheet/pages.h"
#include "sheet/units.h"

#include <string.h>

/*
 * Columns: those of the day, one for each overlap, their sums, and again one
 * for each overlap: what it and earlier ones offset together.
 */
enum {
    DATE = LABEL_COLUMN,
    PART_OF_MONTH,
    WORTH,
    OVERLAPS,
    TERMS_ROW = 3,
    HEAD_LINES = 2,
    WIDTH = 18
};

/* Sums over the overlaps of a day. */
enum sum {
    SUM_PAID,
    SUM_OWED,
    SUM_LEFT,
    SUM_DONE,
    SUM_COUNT
};

/* Terms of an overlap, a row each, above its column. */
enum term {
    TERM_START,
    TERM_END,
    TERM_TAKES,
    TERM_DEDUCTED,
    TERM_MADE_UP,
    TERM_OFFSET,
    TERM_COUNT
};

static int overlap_count(const struct pen *pen)
{
    return (int)pen->model->overlap_count;
}

/* The row of the first day, below the terms and the heads. */
static int first_row(const struct pen *pen)
{
    return TERMS_ROW + (overlap_count(pen) ? TERM_COUNT : 0) + 1;
}

static int sum_column(const struct pen *pen, enum sum sum)
{
    return OVERLAPS + overlap_count(pen) + (int)sum;
}

static int offset_column(const struct pen *pen, int overlap)
{
    return sum_column(pen, SUM_COUNT) + overlap;
}

/* Without overlaps there are no sums. */
static unsigned sum_count(const struct pen *pen)
{
    return overlap_count(pen) ? SUM_COUNT : 0;
}

/* "B$13": a cell whose row stays as formulas are copied down. */
static const char *fixed_row(const struct pen *pen, int row, int column)
{
    const char *cell = pen_cell_at(pen, row, column);
    int letters = (int)strcspn(cell, "0123456789");

    return pen_print(pen, "%.*s$%s", letters, cell, cell + letters);
}

/*
 * No day follows from the one before it: in LibreOffice 7.4 chains of some
 * hundred cells can leave a cell with the result that was stored.  Rows are
 * counted in the margin, since a range with its own formula is a circle.
 */
static void put_day_date(const struct pen *pen, int d)
{
    const int margin = DATE - 1;

    pen_formula(pen, DATE, LOOK_NUMBER,
                value_date(date_plus(pen->results->ledger.start, d)),
                "grant.start+ROWS(%s:%s)-1",
                fixed_row(pen, first_row(pen), margin), pen_cell(pen, margin));
}

/* The day's part of its month, and its worth by the chosen proration. */
static void put_worth(const struct pen *pen, size_t d)
{
    const struct ledger *ledger = &pen->results->ledger;
    const char *date = pen_cell(pen, DATE), *choices = "days.proration";

    pen_formula(pen, PART_OF_MONTH, LOOK_NUMBER,
                value_count(ledger_worth(ledger, PRORATION_MONTH, d)), "%s",
                ledger_worth_formula(pen->arena, PRORATION_MONTH, date));
    for (unsigned p = 0; p < PRORATION_COUNT; p++)
        choices = pen_print(pen, "%s,%s", choices,
                            p == PRORATION_MONTH
                                ? pen_cell(pen, PART_OF_MONTH)
                                : ledger_worth_formula(pen->arena, p, date));
    pen_formula(pen, WORTH, LOOK_NUMBER, value_count(ledger->worth[d]),
                "CHOOSE(%s)", choices);
}

static const char *term_cell(const struct pen *pen, int column, enum term term)
{
    return fixed_row(pen, TERMS_ROW + (int)term, column);
}

/* The part of a day that an overlap takes and earlier ones left. */
static void put_taken(const struct pen *pen, int d, int j)
{
    int column = OVERLAPS + j;
    int64_t taken = ledger_share(&pen->results->ledger, (size_t)d,
                                 COUNTED_TAKEN, (size_t)j);
    const char *date = pen_cell(pen, DATE);
    const char *takes = term_cell(pen, column, TERM_TAKES);

    if (j)
        takes = pen_print(pen, "MIN(%s,days.whole-SUM(%s:%s))", takes,
                          pen_cell(pen, OVERLAPS), pen_cell(pen, column - 1));
    pen_formula(pen, column, LOOK_NUMBER, value_count(taken),
                "IF(AND(%s>=%s,%s<=%s),%s,0)", date,
                term_cell(pen, column, TERM_START), date,
                term_cell(pen, column, TERM_END), takes);
}

/* What it offsets of a day with the ones before it: at most what is paid. */
static void put_offset(const struct pen *pen, int d, int j)
{
    int of = OVERLAPS + j, column = offset_column(pen, j);
    int64_t offset = ledger_share(&pen->results->ledger, (size_t)d,
                                  COUNTED_OFFSET, (size_t)j);
    const char *date = pen_cell(pen, DATE);
    const char *paid = pen_cell(pen, sum_column(pen, SUM_PAID));

    pen_formula(pen, column, LOOK_NUMBER, value_count(offset),
                "MIN(%s,%s%sIF(AND(%s>=%s,%s<=%s),%s*MIN(%s,%s),0))", paid,
                j ? pen_cell(pen, column - 1) : "", j ? "+" : "", date,
                term_cell(pen, of, TERM_START), date,
                term_cell(pen, of, TERM_END), term_cell(pen, of, TERM_OFFSET),
                term_cell(pen, of, TERM_TAKES), paid);
}

/* "E12:G12": the overlaps' columns in the row that is written. */
static const char *overlaps_here(const struct pen *pen)
{
    return pen_print(pen, "%s:%s", pen_cell(pen, OVERLAPS),
                     pen_cell(pen, sum_column(pen, 0) - 1));
}

/* "$E$8:$G$8": a term of all overlaps. */
static const char *term_of_all(const struct pen *pen, enum term term)
{
    int row = TERMS_ROW + (int)term;

    return area_address(
        pen->arena, NULL,
        (struct area){row, OVERLAPS, row, sum_column(pen, 0) - 1});
}

static void put_overlap_sums(const struct pen *pen, int d)
{
    const struct ledger *ledger = &pen->results->ledger;
    struct date day = date_plus(ledger->start, d);
    const char *here = overlaps_here(pen);
    size_t index = (size_t)d;
    int64_t done = ledger_time(ledger, day, COUNTED_LEFT, 0).days;
    int64_t owed = ledger_share(ledger, index, COUNTED_OWED, 0);
    int left = sum_column(pen, SUM_LEFT);

    pen_formula(pen, sum_column(pen, SUM_PAID), LOOK_NUMBER,
                value_count(ledger_share(ledger, index, COUNTED_PAID, 0)),
                "days.whole-SUMPRODUCT(%s,%s)", term_of_all(pen, TERM_DEDUCTED),
                here);
    pen_formula(pen, sum_column(pen, SUM_OWED), LOOK_NUMBER, value_count(owed),
                "SUMPRODUCT(%s,%s)", term_of_all(pen, TERM_MADE_UP), here);
    pen_formula(pen, left, LOOK_NUMBER,
                value_count(ledger_share(ledger, index, COUNTED_LEFT, 0)),
                "days.whole-SUM(%s)", here);
    pen_formula(pen, sum_column(pen, SUM_DONE), LOOK_NUMBER, value_count(done),
                "SUM(%s:%s)", fixed_row(pen, first_row(pen), left),
                pen_cell(pen, left));
}

/* Of thousands of days, what formulas are made of is given back. */
static void put_day(const struct pen *pen, int d)
{
    struct arena scratch = {.newest = NULL};
    struct pen own = *pen;

    own.arena = &scratch;
    put_day_date(&own, d);
    put_worth(&own, (size_t)d);
    for (int j = 0; j < overlap_count(pen); j++)
        put_taken(&own, d, j);
    if (overlap_count(pen))
        put_overlap_sums(&own, d);
    for (int j = 0; j < overlap_count(pen); j++)
        put_offset(&own, d, j);
    arena_free(&scratch);
}

/* The head of a column of days, and the name of these. */
static struct cell *put_day_head(const struct pen *pen, int column,
                                 const char *head, const char *name)
{
    int first = first_row(pen);

    pen_name_rows(pen, first, first + (int)pen->results->days_shown - 1, column,
                  "%s", name);
    pen->page->widths[column] = WIDTH;
    pen_fit(pen, head, WIDTH - 2);
    return pen_text(pen, column, LOOK_HEAD, head);
}

static void put_day_heads(const struct pen *pen)
{
    static const struct {
        const char *head, *name;
    } sums[SUM_COUNT] = {
        [SUM_PAID] = {"Paid: not deducted", "days.paid"},
        [SUM_OWED] = {"Owed: to be made up", "days.owed"},
        [SUM_LEFT] = {"Left by all overlaps", "days.left"},
        [SUM_DONE] = {"Running sum of what is left", "days.done"},
    };

    put_day_head(pen, DATE, "Date", "days.date");
    put_day_head(pen, PART_OF_MONTH, "Of its month, in parts of a month",
                 "days.part_of_month");
    put_day_head(pen, WORTH, "Worth, in parts of a year", "days.worth");
    for (int j = 0; j < overlap_count(pen); j++) {
        const struct overlap *overlap = &pen->model->overlaps[j];
        const char *label = pen_words(pen, overlap->label);

        put_day_head(pen, OVERLAPS + j, pen_print(pen, "Taken by %s", label),
                     pen_print(pen, "days.taken.%s", overlap->head.name))
            ->formula =
            pen_print(pen, "\"Taken by \"&%s.label", overlap->head.section);
    }
    for (unsigned sum = 0; sum < sum_count(pen); sum++)
        put_day_head(pen, sum_column(pen, sum), sums[sum].head, sums[sum].name);
    for (int j = 0; j < overlap_count(pen); j++) {
        const struct overlap *overlap = &pen->model->overlaps[j];
        const char *label = pen_words(pen, overlap->label);

        put_day_head(pen, offset_column(pen, j),
                     pen_print(pen, "Offset up to %s", label),
                     pen_print(pen, "days.offset.%s", overlap->head.name))
            ->formula =
            pen_print(pen, "\"Offset up to \"&%s.label", overlap->head.section);
    }
    pen_height(pen, HEAD_LINES * LINE_POINTS);
}

/* A term of each overlap: # is the overlap, ^ whether it counts. */
static void put_term(const struct pen *pen, enum term term)
{
    static const char *const formulas[TERM_COUNT] = {
        [TERM_START] = "#.start",
        [TERM_END] = "#.end",
        [TERM_TAKES] = ("IF(#.treatment=\"keep\",0,"
                        "MIN(ROUND(#.share*days.whole,0),days.whole))^"),
        [TERM_DEDUCTED] = "IF(#.treatment=\"deduct\",1,0)",
        [TERM_MADE_UP] = "IF(#.treatment=\"makeup\",1,0)",
        [TERM_OFFSET] = "IF(#.treatment=\"offset\",1,0)",
    };

    for (int j = 0; j < overlap_count(pen); j++) {
        const struct overlap *overlap = &pen->model->overlaps[j];
        const struct value values[TERM_COUNT] = {
            value_date(overlap->start),
            value_date(overlap->end),
            value_count(ledger_takes(overlap)),
            value_count(overlap->treatment == TREATMENT_DEDUCT),
            value_count(overlap->treatment == TREATMENT_MAKEUP),
            value_count(overlap->treatment == TREATMENT_OFFSET),
        };
        struct cell *cell = pen_formula(
            pen, OVERLAPS + j, LOOK_NUMBER, values[term], "%s",
            formula_fill(
                pen->arena,
                formula_fill(pen->arena, formulas[term], '#',
                             overlap->head.section),
                '^', applications_factor(overlap->application, pen->arena)));

        if (term == TERM_TAKES)
            cell->name = pen_print(pen, "days.takes.%s", overlap->head.name);
    }
}

/* The terms of the overlaps, and how many overlaps are made up. */
static void put_terms(struct pen *pen)
{
    static const char *const labels[TERM_COUNT] = {"From",
                                                   "To",
                                                   "Takes of a day",
                                                   "1 where deducted",
                                                   "1 where made up",
                                                   "1 where offset"};
    int total = sum_column(pen, 0);

    for (unsigned t = 0; t < TERM_COUNT; t++) {
        pen->row = TERMS_ROW + (int)t;
        pen_text(pen, DATE, LOOK_TEXT, labels[t]);
        put_term(pen, t);
    }
    pen_formula(pen, total, LOOK_NUMBER, value_count(makeup_count(pen->model)),
                "SUM(%s)", term_of_all(pen, TERM_MADE_UP))
        ->name = "days.makeups";
    pen_text(pen, total + 1, LOOK_UNIT, "made up in all");
}

void days_page(struct pen *pen)
{
    struct page *page = pen->page;
    int last =
        sum_column(pen, (enum sum)sum_count(pen)) - 1 + overlap_count(pen);
    int days = (int)pen->results->days_shown;

    pen_heading(pen, "Days",
                overlap_count(pen)
                    ? "A row a day: what it is worth, and what other funding "
                      "takes of it. All dates follow from here. (Its units, at "
                      "the right, are not printed.)"
                    : "A row a day, and what it is worth. All dates follow "
                      "from here.");
    if (overlap_count(pen))
        put_terms(pen);
    pen->row = first_row(pen) - 1;
    put_day_heads(pen);
    pen->row++;
    units_put(*pen, last + 2);
    for (int d = 0; d < days; d++, pen->row++)
        put_day(pen, d);
    page->frozen_rows = first_row(pen);
    page->landscape = overlap_count(pen) > 0;
}
