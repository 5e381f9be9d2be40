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

/* What the ledger's page knows while it is laid out. */
struct ledger_page {
    struct book *book;
    struct page *page;
    const struct model *model;
    const struct ledger *ledger;
    int days, overlaps;
    int terms_row; /* the first of those over the overlaps */
    int first_row; /* of the days */
};

static int taken_column(int overlap)
{
    return OVERLAPS + overlap;
}

static int sum_column(const struct ledger_page *l, enum sum sum)
{
    return OVERLAPS + l->overlaps + (int)sum;
}

/* Without overlaps there is nothing to sum up. */
static unsigned sum_count(const struct ledger_page *l)
{
    return l->overlaps ? SUM_COUNT : 0;
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

/* What the day is of its month, and what it is worth as it is prorated. */
static void put_worth(const struct ledger_page *l, size_t d)
{
    struct arena *arena = &l->book->arena;
    int row = l->first_row + (int)d;
    const char *date = at(l, row, DATE), *choices = "days.proration";

    page_formula(l->book, l->page, row, PART_OF_MONTH, LOOK_NUMBER,
                 ledger_worth_formula(arena, PRORATION_MONTH, date),
                 value_count(ledger_worth(l->ledger, PRORATION_MONTH, d)));
    for (unsigned p = 0; p < PRORATION_COUNT; p++)
        choices = arena_print(arena, "%s,%s", choices,
                              p == PRORATION_MONTH
                                  ? at(l, row, PART_OF_MONTH)
                                  : ledger_worth_formula(arena, p, date));
    page_formula(l->book, l->page, row, WORTH, LOOK_NUMBER,
                 arena_print(arena, "CHOOSE(%s)", choices),
                 value_count(l->ledger->worth[d]));
}

static const char *term(const struct ledger_page *l, int overlap,
                        enum term term)
{
    return fixed_row(l, l->terms_row + (int)term, taken_column(overlap));
}

/* What an overlap takes inside its dates, unless earlier ones took it. */
static void put_taken(const struct ledger_page *l, int d, int j)
{
    struct arena *arena = &l->book->arena;
    int row = l->first_row + d;
    const char *date = at(l, row, DATE), *takes = term(l, j, TERM_TAKES);

    if (j)
        takes = arena_print(arena, "MIN(%s,days.whole-SUM(%s:%s))", takes,
                            at(l, row, taken_column(0)),
                            at(l, row, taken_column(j - 1)));
    page_formula(l->book, l->page, row, taken_column(j), LOOK_NUMBER,
                 arena_print(arena, "IF(AND(%s>=%s,%s<=%s),%s,0)", date,
                             term(l, j, TERM_START), date, term(l, j, TERM_END),
                             takes),
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
static const char *treated(const struct ledger_page *l, enum term flags,
                           int row)
{
    return arena_print(&l->book->arena, "SUMPRODUCT(%s,%s)",
                       across(l, l->terms_row + (int)flags, true),
                       across(l, row, false));
}

static const char *sum_formula(const struct ledger_page *l, enum sum sum, int d)
{
    struct arena *arena = &l->book->arena;
    int row = l->first_row + d;
    const char *left = at(l, row, sum_column(l, SUM_LEFT));

    switch (sum) {
    case SUM_PAID:
        return arena_print(arena, "days.whole-%s",
                           treated(l, TERM_DEDUCTED, row));
    case SUM_OWED:
        return treated(l, TERM_MADE_UP, row);
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
    put_worth(l, (size_t)d);
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
        page_fit(l->book, l->page, row, text, WIDTH - 2);
        l->page->widths[taken_column(j)] = WIDTH;
    }
    for (unsigned sum = 0; sum < sum_count(l); sum++) {
        page_text(l->book, l->page, row, sum_column(l, sum), LOOK_HEAD,
                  sums[sum].head);
        name_column(l, sums[sum].name, sum_column(l, sum));
        l->page->widths[sum_column(l, sum)] = WIDTH;
    }
}

/* A term of an overlap: its formula, in which # is the overlap. */
static void put_term(const struct ledger_page *l, enum term term, int j,
                     const char *formula, struct value value)
{
    page_formula(l->book, l->page, l->terms_row + (int)term, taken_column(j),
                 LOOK_NUMBER,
                 formula_fill(&l->book->arena, formula, '#',
                              l->model->overlaps[j].head.section),
                 value);
}

static void put_terms_of(const struct ledger_page *l, int j)
{
    const struct overlap *overlap = &l->model->overlaps[j];

    put_term(l, TERM_START, j, "#.start", value_date(overlap->start));
    put_term(l, TERM_END, j, "#.end", value_date(overlap->end));
    put_term(l, TERM_TAKES, j,
             "IF(#.treatment=\"keep\",0,MIN(ROUND(#.share*days.whole,0),"
             "days.whole))",
             value_count(ledger_takes(overlap)));
    put_term(l, TERM_DEDUCTED, j, "IF(#.treatment=\"deduct\",1,0)",
             value_count(overlap->treatment == TREATMENT_DEDUCT));
    put_term(l, TERM_MADE_UP, j, "IF(#.treatment=\"makeup\",1,0)",
             value_count(overlap->treatment == TREATMENT_MAKEUP));
}

/* What holds of each overlap, over its column, and how many are made up. */
static int put_terms(struct ledger_page *l, int row)
{
    static const char *const labels[TERM_COUNT] = {
        "From", "To", "Takes of a day", "1 where deducted", "1 where made up"};
    int total = sum_column(l, 0);

    l->terms_row = row;
    for (unsigned t = 0; t < TERM_COUNT; t++)
        page_text(l->book, l->page, row + (int)t, DATE, LOOK_TEXT, labels[t]);
    for (int j = 0; j < l->overlaps; j++)
        put_terms_of(l, j);
    row += TERM_MADE_UP;
    page_formula(l->book, l->page, row, total, LOOK_NUMBER,
                 arena_print(&l->book->arena, "SUM(%s)", across(l, row, true)),
                 value_count(makeup_count(l->model)))
        ->name = "days.makeups";
    page_text(l->book, l->page, row, total + 1, LOOK_UNIT, "made up in all");
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
        {PART_OF_MONTH, "Of its month, in parts of a month",
         "days.part_of_month"},
        {WORTH, "Worth, in parts of a year", "days.worth"},
    };

    for (size_t i = 0; i < COUNT(heads); i++) {
        page_text(l->book, l->page, row, heads[i].column, LOOK_HEAD,
                  heads[i].head);
        name_column(l, heads[i].name, heads[i].column);
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
    int row = page_heading(
        book, l.page, "Days",
        l.overlaps ? "A row a day: what it is worth, and what other funding "
                     "takes of it. All dates follow from here. (Its units, at "
                     "the right, are not printed.)"
                   : "A row a day, and what it is worth. All dates follow from "
                     "here.");
    int last;

    if (l.overlaps)
        row = put_terms(&l, row);
    l.first_row = row + 1;
    put_heads(&l, row);
    put_overlap_heads(&l, row);
    last = sum_column(&l, (enum sum)sum_count(&l)) - 1;
    units_put(book, page, l.first_row, last + 2);
    for (int d = 0; d < l.days; d++)
        put_day(&l, d);
    for (int c = DATE; c < OVERLAPS; c++)
        l.page->widths[c] = WIDTH;
    l.page->frozen_rows = l.first_row;
    l.page->landscape = l.overlaps > 0;
    /* On paper there is no room for the units beside columns of overlaps. */
    if (l.overlaps) {
        l.page->last_column = last;
        l.page->printed_rows = l.first_row + l.days;
    }
}
