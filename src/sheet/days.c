#include "sheet/pages.h"

#include <string.h>

/* Columns of the ledger; the overlaps' follow, taken ones before free ones. */
enum {
    DATE = LABEL_COLUMN,
    MONTH,
    WORTH,
    OVERLAPS,
    HEAD_LINES = 3
};

static struct value counted(int64_t count)
{
    return (struct value){.kind = KIND_COUNT, .given = true, .units = count};
}

static struct value dated(struct date date)
{
    return (struct value){.kind = KIND_DATE, .given = true, .units = date.day};
}

/* What the ledger's page knows while it is laid out. */
struct ledger_page {
    struct book *book;
    struct page *page;
    const struct model *model;
    const struct ledger *ledger;
    int overlaps;
    int first_row; /* of the days */
};

static int taken_column(int overlap)
{
    return OVERLAPS + overlap;
}

/* Without an overlap one column says that all of each day is free. */
static int free_column(const struct ledger_page *l, int overlap)
{
    return OVERLAPS + l->overlaps + overlap;
}

static const char *at(const struct ledger_page *l, int row, int column)
{
    return cell_address(&l->book->arena, row, column);
}

static void put_date(const struct ledger_page *l, int d)
{
    int row = l->first_row + d;
    const char *formula =
        d ? arena_print(&l->book->arena, "%s+1", at(l, row - 1, DATE))
          : "grant.start";

    page_formula(l->book, l->page, row, DATE, LOOK_NUMBER, formula,
                 dated(date_plus(l->ledger->start, d)));
}

static void put_month(const struct ledger_page *l, int d)
{
    int row = l->first_row + d;
    const char *before = at(l, row - 1, MONTH);
    const char *formula =
        d ? arena_print(&l->book->arena, "%s+(%s>=EDATE(grant.start,%s+1))",
                        before, at(l, row, DATE), before)
          : "0";

    page_formula(l->book, l->page, row, MONTH, LOOK_NUMBER, formula,
                 counted(l->ledger->month[d]));
}

static void put_worth(const struct ledger_page *l, int d)
{
    int row = l->first_row + d;
    const char *date = at(l, row, DATE), *month = at(l, row, MONTH);
    const char *formula = arena_print(
        &l->book->arena,
        "IF(grant.proration=\"month\",days.year_parts/(12*(EDATE(grant.start,"
        "%s+1)-EDATE(grant.start,%s))),IF(grant.proration=\"calendar\","
        "days.year_parts/(12*DAY(EOMONTH(%s,0))),IF(AND(grant.proration="
        "\"workday\",WEEKDAY(%s,2)>5),0,1)))",
        month, month, date, date);

    page_formula(l->book, l->page, row, WORTH, LOOK_NUMBER, formula,
                 counted(l->ledger->worth[d]));
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
        counted(ledger_taken(l->ledger, (size_t)d, (size_t)j)));
}

static void put_free(const struct ledger_page *l, int d, int j)
{
    int row = l->first_row + d;
    const char *before = j ? at(l, row, free_column(l, j - 1)) : "days.whole";
    const char *formula = arena_print(
        &l->book->arena, "%s-IF(%s.treatment=\"deduct\",%s,0)", before,
        l->model->overlaps[j].head.section, at(l, row, taken_column(j)));

    page_formula(l->book, l->page, row, free_column(l, j), LOOK_NUMBER, formula,
                 counted(ledger_free(l->ledger, (size_t)d, (size_t)j + 1)));
}

static void put_day(const struct ledger_page *l, int d)
{
    put_date(l, d);
    put_month(l, d);
    put_worth(l, d);
    for (int j = 0; j < l->overlaps; j++)
        put_taken(l, d, j);
    for (int j = 0; j < l->overlaps; j++)
        put_free(l, d, j);
    if (!l->overlaps)
        page_formula(l->book, l->page, l->first_row + d, free_column(l, 0),
                     LOOK_NUMBER, "days.whole", counted(LEDGER_WHOLE));
}

static void name_column(const struct ledger_page *l, const char *name,
                        int column)
{
    int last = l->first_row + (int)l->ledger->days - 1;

    book_name(l->book, name, l->page,
              (struct area){l->first_row, column, last, column});
}

static void put_overlap_heads(const struct ledger_page *l, int row)
{
    struct arena *arena = &l->book->arena;

    for (int j = 0; j < l->overlaps; j++) {
        const struct overlap *overlap = &l->model->overlaps[j];
        const char *name = overlap->head.section;
        const char *label = overlap->label;
        int taken = taken_column(j), left = free_column(l, j);

        page_formula(l->book, l->page, row, taken, LOOK_HEAD,
                     arena_print(arena, "\"Taken by \"&%s.label", name),
                     value_text(arena_print(arena, "Taken by %s", label)));
        page_formula(l->book, l->page, row, left, LOOK_HEAD,
                     arena_print(arena, "\"Free after \"&%s.label", name),
                     value_text(arena_print(arena, "Free after %s", label)));
        name_column(l, arena_print(arena, "days.free.%s", overlap->head.name),
                    left);
        page_fit(l->book, l->page, row,
                 arena_print(arena, "Taken by %s", label), AMOUNT_WIDTH - 2);
        l->page->widths[taken] = l->page->widths[left] = AMOUNT_WIDTH;
    }
    if (!l->overlaps)
        page_text(l->book, l->page, row, free_column(l, 0), LOOK_HEAD, "Free");
}

static int put_units(const struct ledger_page *l, int row)
{
    page_text(l->book, l->page, row, DATE, LOOK_TEXT, "Parts of a year");
    page_formula(l->book, l->page, row, WORTH, LOOK_NUMBER,
                 "IF(OR(grant.proration=\"month\",grant.proration="
                 "\"calendar\"),4530960,IF(grant.proration=\"day\",365,"
                 "IF(grant.proration=\"week\",364,260)))",
                 counted(l->ledger->year_parts))
        ->name = "days.year_parts";
    page_text(l->book, l->page, row, OVERLAPS, LOOK_UNIT,
              "so many that each day is worth a whole number of them");
    row++;
    page_text(l->book, l->page, row, DATE, LOOK_TEXT, "Parts of a day");
    page_text(l->book, l->page, row, WORTH, LOOK_NUMBER, "");
    l->page->cells[l->page->cell_count - 1].value = counted(LEDGER_WHOLE);
    l->page->cells[l->page->cell_count - 1].name = "days.whole";
    page_text(l->book, l->page, row, OVERLAPS, LOOK_UNIT,
              "a share of a day is counted in millionths");
    return row + 2;
}

void days_page(struct book *book, struct page *page)
{
    const struct model *model = book->figures->model;
    struct ledger_page l = {
        .book = book,
        .page = page,
        .model = model,
        .ledger = &book->figures->results->ledger,
        .overlaps = (int)model->overlap_count,
    };
    int row = page_heading(book, l.page, "Days",
                           "A row a day: what it is worth, and what other "
                           "funding takes of it. All dates follow from here.");

    row = put_units(&l, row);
    page_text(book, l.page, row, DATE, LOOK_HEAD, "Date");
    page_text(book, l.page, row, MONTH, LOOK_HEAD, "Grant month");
    page_text(book, l.page, row, WORTH, LOOK_HEAD, "Worth, in parts of a year");
    page_height(book, l.page, row, HEAD_LINES * LINE_POINTS);
    l.first_row = row + 1;
    put_overlap_heads(&l, row);
    name_column(&l, "days.date", DATE);
    name_column(&l, "days.worth", WORTH);
    name_column(&l, "days.free",
                free_column(&l, l.overlaps ? l.overlaps - 1 : 0));
    for (int d = 0; d < (int)l.ledger->days; d++)
        put_day(&l, d);
    for (int c = DATE; c <= WORTH + 1; c++)
        l.page->widths[c] = AMOUNT_WIDTH;
    l.page->widths[DATE] = 18;
    l.page->frozen_rows = l.first_row;
}
