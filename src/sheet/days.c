#include "calc/makeup.h"
#include "sheet/pages.h"

#include <string.h>

/* Columns of the ledger; one for each overlap follows, then the sums. */
enum {
    DATE = LABEL_COLUMN,
    MONTH,
    LENGTH,
    SPREAD,
    WORTHS, /* by each proration */
    WORTH = WORTHS + PRORATION_COUNT,
    OVERLAPS,
    HEAD_LINES = 3
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

/* What the ledger's page knows while it is laid out. */
struct ledger_page {
    struct book *book;
    struct page *page;
    const struct model *model;
    const struct ledger *ledger;
    int days, overlaps;
    int deduct_row, makeup_row; /* 1 over each overlap that is treated so */
    int first_row;              /* of the days */
};

static int taken_column(int overlap)
{
    return OVERLAPS + overlap;
}

static int sum_column(const struct ledger_page *l, enum sum sum)
{
    return OVERLAPS + l->overlaps + (int)sum;
}

/* Without overlaps nothing is owed, and all is left. */
static unsigned sum_count(const struct ledger_page *l)
{
    return l->overlaps ? SUM_COUNT : SUM_OWED;
}

static const char *at(const struct ledger_page *l, int row, int column)
{
    return cell_address(&l->book->arena, row, column);
}

/* "B$13": what stays in a row while formulas are copied down. */
static const char *fixed_row(const struct ledger_page *l, int row, int column)
{
    const char *cell = at(l, row, column);
    size_t letters = strcspn(cell, "0123456789");

    return arena_print(&l->book->arena, "%.*s$%s", (int)letters, cell,
                       cell + letters);
}

/*
 * No day follows from the one before it: in LibreOffice 7.4 chains of some
 * hundred cells can leave a cell with the result that was stored.
 */
static void put_date(const struct ledger_page *l, int d)
{
    int row = l->first_row + d;

    page_formula(l->book, l->page, row, DATE, LOOK_NUMBER,
                 arena_print(&l->book->arena, "grant.start+ROWS(%s:%s)-1",
                             fixed_row(l, l->first_row, DATE),
                             at(l, row, DATE)),
                 value_date(date_plus(l->ledger->start, d)));
}

/* Whole months since the start, from the difference of the calendar's. */
static void put_month(const struct ledger_page *l, int d)
{
    int row = l->first_row + d;
    const char *date = at(l, row, DATE);
    const char *months = arena_print(
        &l->book->arena,
        "(YEAR(%s)-YEAR(grant.start))*12+MONTH(%s)-MONTH(grant.start)", date,
        date);

    page_formula(l->book, l->page, row, MONTH, LOOK_NUMBER,
                 arena_print(&l->book->arena, "%s-(EDATE(grant.start,%s)>%s)",
                             months, months, date),
                 value_count(l->ledger->month[d]));
}

/* The days of the grant month, and how many such months have gone by. */
static void put_length(const struct ledger_page *l, int d)
{
    struct arena *arena = &l->book->arena;
    int row = l->first_row + d;
    const char *month = at(l, row, MONTH), *length = at(l, row, LENGTH);

    page_formula(l->book, l->page, row, LENGTH, LOOK_NUMBER,
                 arena_print(arena,
                             "EDATE(grant.start,%s+1)-EDATE(grant.start,%s)",
                             month, month),
                 value_count(l->ledger->length[d]));
    page_formula(l->book, l->page, row, SPREAD, LOOK_NUMBER,
                 arena_print(arena,
                             "days.month_parts*%s+days.month_parts/%s*"
                             "(%s-EDATE(grant.start,%s)+1)",
                             month, length, at(l, row, DATE), month),
                 value_count(l->ledger->spread[d]));
}

/* What the day is worth by each proration, and by the one that is chosen. */
static void put_worth(const struct ledger_page *l, int d)
{
    struct arena *arena = &l->book->arena;
    int row = l->first_row + d;
    const char *date = at(l, row, DATE);
    const char *const formulas[PRORATION_COUNT] = {
        [PRORATION_MONTH] = arena_print(arena, "days.year_parts.month/(12*%s)",
                                        at(l, row, LENGTH)),
        [PRORATION_CALENDAR] = arena_print(
            arena, "days.year_parts.calendar/(12*DAY(EOMONTH(%s,0)))", date),
        [PRORATION_WORKDAY] =
            arena_print(arena, "IF(WEEKDAY(%s,2)>5,0,1)", date),
    };

    for (unsigned p = 0; p < PRORATION_COUNT; p++)
        page_formula(l->book, l->page, row, WORTHS + (int)p, LOOK_NUMBER,
                     formulas[p] ? formulas[p] : "1",
                     value_count(ledger_worth(l->ledger, p, (size_t)d)));
    page_formula(l->book, l->page, row, WORTH, LOOK_NUMBER,
                 arena_print(arena, "INDEX(%s:%s,1,days.proration)",
                             at(l, row, WORTHS), at(l, row, WORTH - 1)),
                 value_count(l->ledger->worth[d]));
}

static void put_taken(const struct ledger_page *l, int d, int j)
{
    struct arena *arena = &l->book->arena;
    int row = l->first_row + d;
    const char *name = l->model->overlaps[j].head.section;
    const char *date = at(l, row, DATE), *left = "days.whole";

    if (j)
        left = arena_print(arena, "days.whole-SUM(%s:%s)",
                           at(l, row, taken_column(0)),
                           at(l, row, taken_column(j - 1)));
    page_formula(
        l->book, l->page, row, taken_column(j), LOOK_NUMBER,
        arena_print(arena,
                    "IF(AND(%s>=%s.start,%s<=%s.end,%s.treatment<>\"keep\"),"
                    "MIN(ROUND(%s.share*days.whole,0),%s),0)",
                    date, name, date, name, name, name, left),
        value_count(ledger_taken(l->ledger, (size_t)d, (size_t)j)));
}

/* "$E$8:$G$8" of the overlaps' columns, or "E12:G12" of a day's. */
static const char *across(const struct ledger_page *l, int row, bool fixed)
{
    struct area area = {row, taken_column(0), row,
                        taken_column(l->overlaps - 1)};

    if (fixed)
        return area_address(&l->book->arena, NULL, area);
    return arena_print(&l->book->arena, "%s:%s", at(l, row, area.first_column),
                       at(l, row, area.last_column));
}

/* What the overlaps of one treatment take of a day. */
static const char *treated(const struct ledger_page *l, int flags, int row)
{
    return arena_print(&l->book->arena, "SUMPRODUCT(%s,%s)",
                       across(l, flags, true), across(l, row, false));
}

static const char *sum_formula(const struct ledger_page *l, enum sum sum, int d)
{
    struct arena *arena = &l->book->arena;
    int row = l->first_row + d;
    const char *left = at(l, row, sum_column(l, SUM_LEFT));

    switch (sum) {
    case SUM_PAID:
        return l->overlaps ? arena_print(arena, "days.whole-%s",
                                         treated(l, l->deduct_row, row))
                           : "days.whole";
    case SUM_OWED:
        return treated(l, l->makeup_row, row);
    case SUM_LEFT:
        return arena_print(arena, "days.whole-SUM(%s)", across(l, row, false));
    case SUM_DONE:
        return arena_print(arena, "SUM(%s:%s)",
                           fixed_row(l, l->first_row, sum_column(l, SUM_LEFT)),
                           left);
    case SUM_COUNT:
        break;
    }
    return NULL;
}

static int64_t sum_result(const struct ledger_page *l, enum sum sum, int d)
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

static void put_day(const struct ledger_page *l, int d)
{
    int row = l->first_row + d;

    put_date(l, d);
    put_month(l, d);
    put_length(l, d);
    put_worth(l, d);
    for (int j = 0; j < l->overlaps; j++)
        put_taken(l, d, j);
    for (unsigned sum = 0; sum < sum_count(l); sum++)
        page_formula(l->book, l->page, row, sum_column(l, sum), LOOK_NUMBER,
                     sum_formula(l, sum, d),
                     value_count(sum_result(l, sum, d)));
}

static void name_column(const struct ledger_page *l, const char *name,
                        int column)
{
    int last = l->first_row + l->days - 1;

    book_name(l->book, name, l->page,
              (struct area){l->first_row, column, last, column});
}

/* The widths and heads of the overlaps' columns and of the sums. */
static void put_overlap_heads(const struct ledger_page *l, int row)
{
    struct arena *arena = &l->book->arena;

    for (int j = 0; j < l->overlaps; j++) {
        const struct overlap *overlap = &l->model->overlaps[j];
        const char *text = arena_print(arena, "Taken by %s",
                                       page_words(l->book, overlap->label));

        page_formula(
            l->book, l->page, row, taken_column(j), LOOK_HEAD,
            arena_print(arena, "\"Taken by \"&%s.label", overlap->head.section),
            value_text(text));
        name_column(l, arena_print(arena, "days.taken.%s", overlap->head.name),
                    taken_column(j));
        page_fit(l->book, l->page, row, text, AMOUNT_WIDTH - 2);
        l->page->widths[taken_column(j)] = AMOUNT_WIDTH;
    }
    for (unsigned sum = 0; sum < sum_count(l); sum++) {
        page_text(l->book, l->page, row, sum_column(l, sum), LOOK_HEAD,
                  sums[sum].head);
        name_column(l, sums[sum].name, sum_column(l, sum));
        l->page->widths[sum_column(l, sum)] = AMOUNT_WIDTH;
    }
}

/* A row of ones and zeros: which overlaps have a treatment. */
static void put_flags(const struct ledger_page *l, int row, const char *label,
                      enum treatment treatment, const char *word)
{
    page_text(l->book, l->page, row, DATE, LOOK_TEXT, label);
    for (int j = 0; j < l->overlaps; j++) {
        const struct overlap *overlap = &l->model->overlaps[j];

        page_formula(l->book, l->page, row, taken_column(j), LOOK_NUMBER,
                     arena_print(&l->book->arena, "IF(%s.treatment=\"%s\",1,0)",
                                 overlap->head.section, word),
                     value_count(overlap->treatment == treatment));
    }
}

/* A named number of the workings, with what it is on both sides. */
static void put_unit(const struct ledger_page *l, int row, const char *label,
                     const char *name, const char *formula, int64_t value,
                     const char *explanation)
{
    page_text(l->book, l->page, row, DATE, LOOK_TEXT, label);
    page_formula(l->book, l->page, row, WORTH, LOOK_NUMBER, formula,
                 value_count(value))
        ->name = name;
    page_text(l->book, l->page, row, OVERLAPS, LOOK_UNIT, explanation);
}

static int put_treatments(struct ledger_page *l, int row)
{
    put_unit(l, row++, "Make-up time, days at most", "days.makeup_most", NULL,
             LEDGER_MAKEUP_MOST, "so long after a window can time be made up");
    put_unit(l, row, "Overlaps to make up", "days.makeups",
             arena_print(&l->book->arena, "SUM(%s)", across(l, row + 2, true)),
             makeup_count(l->model), "");
    l->deduct_row = row + 1;
    l->makeup_row = row + 2;
    put_flags(l, l->deduct_row, "1 where deducted", TREATMENT_DEDUCT, "deduct");
    put_flags(l, l->makeup_row, "1 where made up", TREATMENT_MAKEUP, "makeup");
    return row + 3;
}

/* The parts of a year by each proration, over the columns of its worth. */
static int put_prorations(struct ledger_page *l, int row)
{
    struct arena *arena = &l->book->arena;
    const char *words =
        area_address(arena, NULL, (struct area){row, WORTHS, row, WORTH - 1});
    const char *parts = area_address(
        arena, NULL, (struct area){row + 1, WORTHS, row + 1, WORTH - 1});

    put_unit(l, row, "Column of the proration", "days.proration",
             arena_print(arena, "MATCH(grant.proration,%s,0)", words),
             l->model->grant.proration + 1, "");
    put_unit(l, row + 1, "Parts of a year", "days.year_parts",
             arena_print(arena, "INDEX(%s,1,days.proration)", parts),
             l->ledger->year_parts,
             "so many that each day is worth a whole number of them");
    for (unsigned p = 0; p < PRORATION_COUNT; p++) {
        const char *word = page_proration(l->book, p);

        page_text(l->book, l->page, row, WORTHS + (int)p, LOOK_HEAD, word);
        page_formula(l->book, l->page, row + 1, WORTHS + (int)p, LOOK_NUMBER,
                     NULL, value_count(ledger_year_parts(p)))
            ->name = arena_print(arena, "days.year_parts.%s", word);
    }
    return row + 2;
}

static int put_units(struct ledger_page *l, int row)
{
    row = put_prorations(l, row);
    put_unit(l, row++, "Parts of a month", "days.month_parts", NULL,
             LEDGER_MONTH,
             "so many that a day of any month of the grant is a whole number");
    put_unit(l, row++, "Parts of a day", "days.whole", NULL, LEDGER_WHOLE,
             "a share of a day is counted in millionths");
    if (l->overlaps)
        row = put_treatments(l, row);
    return row + 1;
}

/* The heads and names of the columns that all models have. */
static void put_heads(const struct ledger_page *l, int row)
{
    static const struct {
        int column;
        const char *head, *name;
    } heads[] = {
        {DATE, "Date", "days.date"},
        {MONTH, "Grant month", NULL},
        {LENGTH, "Days in that month", NULL},
        {SPREAD, "Months so far, in parts of a month", "days.spread"},
        {WORTH, "Worth, in parts of a year", "days.worth"},
    };
    struct arena *arena = &l->book->arena;

    for (size_t i = 0; i < COUNT(heads); i++) {
        page_text(l->book, l->page, row, heads[i].column, LOOK_HEAD,
                  heads[i].head);
        if (heads[i].name)
            name_column(l, heads[i].name, heads[i].column);
    }
    for (unsigned p = 0; p < PRORATION_COUNT; p++) {
        const char *word = page_proration(l->book, p);

        page_text(l->book, l->page, row, WORTHS + (int)p, LOOK_HEAD,
                  arena_print(arena, "Worth by %s", word));
        name_column(l, arena_print(arena, "days.worth.%s", word),
                    WORTHS + (int)p);
    }
    page_height(l->book, l->page, row, HEAD_LINES * LINE_POINTS);
}

void days_page(struct book *book, struct page *page)
{
    const struct model *model = book->figures->model;
    struct ledger_page l = {
        .book = book,
        .page = page,
        .model = model,
        .ledger = &book->figures->results->ledger,
        .days = (int)book->figures->results->days_shown,
        .overlaps = (int)model->overlap_count,
    };
    int row = page_heading(book, l.page, "Days",
                           "A row a day: what it is worth, and what other "
                           "funding takes of it. All dates follow from here.");

    row = put_units(&l, row);
    l.first_row = row + 1;
    put_heads(&l, row);
    put_overlap_heads(&l, row);
    for (int d = 0; d < l.days; d++)
        put_day(&l, d);
    l.page->widths[DATE] = 28;
    for (int c = MONTH; c <= WORTH; c++)
        l.page->widths[c] = AMOUNT_WIDTH;
    l.page->frozen_rows = l.first_row;
    l.page->landscape = true;
}
