#include "figure/overlap.h"
#include "figure/schedule.h"
#include "sheet/pages.h"

#include "figure/stipend.h"

#include <string.h>

/* Columns: the months' own, then one for each overlap. */
enum {
    LABEL = LABEL_COLUMN,
    FIRST, /* of enum months_column */
    OVERLAPS = FIRST + MONTHS_COLUMNS,
    UNITS_ROW = 3,
    LINES_ROW = UNITS_ROW + 6,
    SPARE_MONTHS = 6
};

/* Columns of the lines of the budget, which stand above the months. */
enum line_column {
    LINE_COST = FIRST,
    LINE_BEGINS,
    LINE_ENDS
};

static const char *const heads[MONTHS_COLUMNS] = {
    [MONTHS_START] = "From",
    [MONTHS_END] = "To",
    [MONTHS_INSIDE] = "1 if in the window",
    [MONTHS_SPREAD] = "Months so far, in parts",
    [MONTHS_STIPEND] = "Stipend so far",
    [MONTHS_OFFSET] = "Offset so far",
    [MONTHS_TUTORING] = "Tutoring so far",
    [MONTHS_COMPUTE] = "Compute so far",
    [MONTHS_EXPENSE] = "Other expenses so far",
    [MONTHS_RUNNING] = "All of that",
    [MONTHS_OTHER] = "On top and rounding so far",
    [MONTHS_ALL] = "All so far",
    [MONTHS_STRETCH] = "Instalment that pays it",
    [MONTHS_FALLS] = "1 if it falls here",
};

/* What the page knows while it is laid out. */
struct months {
    struct book *book;
    struct page *page;
    const struct model *model;
    const struct results *results;
    const struct tier_result *tier; /* the one that is chosen at first */
    struct arena *arena;
    int count;
    int zero_row; /* of what is before the first month */
};

int months_longest(const struct book *book)
{
    const struct results *results = book->figures->results;
    size_t most = 0;

    for (int t = 0; t < book_tiers(book); t++)
        if (results->tiers[t].schedule.count > most)
            most = results->tiers[t].schedule.count;
    return (int)most;
}

int months_count(const struct book *book)
{
    return months_longest(book) + SPARE_MONTHS;
}

static int zero_row(const struct book *book)
{
    int lines = (int)book->figures->model->line_count;

    return LINES_ROW + (lines ? lines + 2 : 0) + 3;
}

static const char *at(const struct months *m, int month, int column)
{
    return cell_address(m->arena, m->zero_row + month, FIRST + column);
}

const char *months_cell(struct book *book, int month, enum months_column column)
{
    return arena_print(&book->arena, "Months!%s",
                       cell_address(&book->arena, zero_row(book) + month,
                                    FIRST + (int)column));
}

/* A formula rounded to the grant's currency. */
static const char *rounded(const struct months *m, const char *formula)
{
    return arena_print(m->arena, "ROUND(ROUND(%s,6),%d)", formula,
                       m->results->digits);
}

static struct value money_value(const struct months *m, struct money amount)
{
    return value_money(amount, m->results->digits);
}

/* The months that are in the window at first; all is paid in those after. */
static int months_inside(const struct months *m, int month)
{
    int most = (int)m->tier->schedule.count;

    return month < most ? month : most;
}

static struct date month_start(const struct months *m, int month)
{
    return date_months_later(m->model->grant.start, month - 1);
}

static struct date month_end(const struct months *m, int month)
{
    return date_earlier(date_plus(month_start(m, month + 1), -1), m->tier->end);
}

static struct money column_so_far(const struct months *m, int month,
                                  enum column column)
{
    struct money sum = {0};

    for (int k = 0; k < months_inside(m, month); k++)
        sum = money_add(sum, m->tier->schedule.months[k].column[column]);
    return sum;
}

static struct money running_so_far(const struct months *m, int month)
{
    struct money sum = {0};

    for (unsigned c = 0; c < COLUMN_OTHER; c++) {
        struct money part = column_so_far(m, month, c);

        sum = c == COLUMN_OFFSET ? money_sub(sum, part) : money_add(sum, part);
    }
    return sum;
}

/* What is left of the request for on-costs, contingency, fees and rounding. */
static struct money rest(const struct months *m)
{
    return money_sub(m->tier->request, running_so_far(m, m->count));
}

/* The choices that the page hangs on, and figures of the tier that is chosen.
 */
static void put_chosen(const struct months *m)
{
    const size_t best = model_recommended(m->model);
    const struct figures *figures = m->book->figures;
    const char *tier = m->model->tiers[best].head.section;
    const struct {
        const char *label, *name, *formula;
        struct value value;
    } rows[] = {
        {"Column of the chosen tier", "schedule.index",
         "IFERROR(MATCH(schedule.tier,inputs.tiers,0),1)",
         value_count((int64_t)best + 1)},
        {"Its last day", "schedule.end",
         page_choice(m->book, "schedule.index", "tier.@.end"),
         value_date(m->tier->end)},
        {"Its percent of the salary", "schedule.percent",
         page_choice(m->book, "schedule.index", "tier.@.percent"),
         figures_get(figures, "%s.percent", tier)->value},
        {"Its ask", "schedule.request",
         page_choice(m->book, "schedule.index", "tier.@.request"),
         money_value(m, m->tier->request)},
        {"Of that, on top and rounding", "schedule.rest",
         rounded(m, arena_print(m->arena, "schedule.request-%s",
                                at(m, m->count, MONTHS_RUNNING))),
         money_value(m, rest(m))},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct value value = rows[i].value;

        value.given = true; /* a percentage that is not given counts as 0 */
        if (value.units == ABSENT)
            value.units = 0;
        page_text(m->book, m->page, UNITS_ROW + (int)i, LABEL, LOOK_TEXT,
                  rows[i].label);
        page_formula(m->book, m->page, UNITS_ROW + (int)i, FIRST, LOOK_NUMBER,
                     rows[i].formula, value)
            ->name = rows[i].name;
    }
}

static struct cell *put(const struct months *m, int month,
                        enum months_column column, const char *formula,
                        struct value value)
{
    return page_formula(m->book, m->page, m->zero_row + month,
                        FIRST + (int)column, LOOK_NUMBER, formula, value);
}

static void put_time(const struct months *m, int month)
{
    const struct ledger *ledger = &m->results->ledger;
    const char *number = cell_address(m->arena, m->zero_row + month, LABEL);
    const char *end = at(m, month, MONTHS_END);
    int last = month_end(m, month).day - m->model->grant.start.day;

    page_formula(
        m->book, m->page, m->zero_row + month, LABEL, LOOK_NUMBER,
        arena_print(m->arena, "%s+1",
                    cell_address(m->arena, m->zero_row + month - 1, LABEL)),
        value_count(month));
    put(m, month, MONTHS_START,
        arena_print(m->arena, "EDATE(grant.start,%s-1)", number),
        value_date(month_start(m, month)));
    put(m, month, MONTHS_END,
        arena_print(m->arena,
                    "MAX(grant.start,MIN(EDATE(grant.start,%s)-1,"
                    "schedule.end,MAX(days.date)))",
                    number),
        value_date(month_end(m, month)));
    put(m, month, MONTHS_INSIDE,
        arena_print(m->arena, "IF(%s<=schedule.end,1,0)",
                    at(m, month, MONTHS_START)),
        value_count(month_start(m, month).day <= m->tier->end.day));
    put(m, month, MONTHS_SPREAD,
        arena_print(m->arena, "SUMIFS(days.part_of_month,days.date,\"<=\"&%s)",
                    end),
        value_count(ledger->spread[last]));
}

static void put_pay(const struct months *m, int month)
{
    const char *end = at(m, month, MONTHS_END);
    int overlaps = (int)m->model->overlap_count;

    put(m, month, MONTHS_STIPEND,
        rounded(m, arena_print(m->arena,
                               "salary.annual*schedule.percent*"
                               "ROUND(SUMPRODUCT((days.date<=%s)*days.worth*"
                               "days.paid)/(days.year_parts*days.whole),12)",
                               end)),
        money_value(m, column_so_far(m, month, COLUMN_STIPEND)));
    for (int j = 0; j < overlaps; j++) {
        const char *head = m->model->overlaps[j].head.name;
        int column = MONTHS_COLUMNS + j;
        const char *all =
            cell_address(m->arena, m->zero_row - 2, FIRST + column);
        const char *offset =
            cell_address(m->arena, m->zero_row - 3, FIRST + column);

        page_formula(
            m->book, m->page, m->zero_row + month, FIRST + column, LOOK_NUMBER,
            arena_print(m->arena, "IF(%s=0,0,%s)", all,
                        rounded(m, arena_print(m->arena,
                                               "%s*SUMPRODUCT((days.date<=%s)*"
                                               "days.worth*days.taken.%s)/%s",
                                               offset, end, head, all))),
            money_value(m, overlap_offset_up_to(m->results, m->tier, (size_t)j,
                                                month_end(m, month))));
    }
    put(m, month, MONTHS_OFFSET,
        overlaps
            ? arena_print(m->arena, "SUM(%s:%s)", at(m, month, MONTHS_COLUMNS),
                          at(m, month, MONTHS_COLUMNS + overlaps - 1))
            : "0",
        money_value(m, column_so_far(m, month, COLUMN_OFFSET)));
}

/*
 * The part of a line that has gone by lies between its begin and its end, as
 * ABS can say for all lines at once.  (Gnumeric 1.12.55 wants an array formula
 * for it: SUMPRODUCT gives it one value of a range.)
 */
static void put_costs(const struct months *m, int month)
{
    const char *spread = at(m, month, MONTHS_SPREAD);

    for (unsigned b = 0; b < BUDGET_COUNT; b++) {
        const char *kind = schema[SECTION_TUTORING + b].name;
        bool any = model_has_lines(m->model, b);
        const char *gone = arena_print(
            m->arena,
            "months.%s*(ABS(%s-months.%s.begins)-ABS(%s-months.%s.ends)+"
            "months.%s.ends-months.%s.begins)/2/"
            "(months.%s.ends-months.%s.begins)",
            kind, spread, kind, spread, kind, kind, kind, kind, kind);

        put(m, month, MONTHS_TUTORING + b,
            any ? arena_print(m->arena, "SUM(%s)", rounded(m, gone)) : "0",
            money_value(m, column_so_far(m, month, COLUMN_TUTORING + b)))
            ->array = any;
    }
}

static void put_sums(const struct months *m, int month)
{
    const char *running = at(m, month, MONTHS_RUNNING);
    const char *all = at(m, m->count, MONTHS_RUNNING);
    struct money other = column_so_far(m, month, COLUMN_OTHER);

    put(m, month, MONTHS_RUNNING,
        rounded(m, arena_print(m->arena, "%s-%s+SUM(%s:%s)",
                               at(m, month, MONTHS_STIPEND),
                               at(m, month, MONTHS_OFFSET),
                               at(m, month, MONTHS_TUTORING),
                               at(m, month, MONTHS_EXPENSE))),
        money_value(m, running_so_far(m, month)));
    put(m, month, MONTHS_OTHER,
        rounded(m, arena_print(m->arena,
                               "schedule.rest*IF(%s=0,(%s-grant.start+1)/"
                               "MAX(1,schedule.end-grant.start+1),%s/%s)",
                               all, at(m, month, MONTHS_END), running, all)),
        money_value(m, other));
    put(m, month, MONTHS_ALL,
        arena_print(m->arena, "%s+%s", running, at(m, month, MONTHS_OTHER)),
        money_value(m, money_add(running_so_far(m, month), other)));
}

/* An instalment falls on the first month of its stretch, or on the last. */
static void put_instalment(const struct months *m, int month)
{
    const char *number = cell_address(m->arena, m->zero_row + month, LABEL);
    const char *own = at(m, month, MONTHS_STRETCH);
    bool inside = month <= (int)m->tier->schedule.count;
    bool falls = inside &&
                 m->tier->schedule.months[month - 1].instalment.minor != ABSENT;

    put(m, month, MONTHS_STRETCH,
        arena_print(m->arena, "INT((%s-1)/" SCHEDULE_MONTHS ")", number),
        value_count((month - 1) / (int)schedule_months(&m->model->payment)));
    put(m, month, MONTHS_FALLS,
        arena_print(m->arena,
                    "IF(%s=0,0,IF(IF(" SCHEDULE_AT_END ",OR(%s=0,%s<>%s),"
                    "OR(%s=1,%s<>%s)),1,0))",
                    at(m, month, MONTHS_INSIDE),
                    at(m, month + 1, MONTHS_INSIDE), own,
                    at(m, month + 1, MONTHS_STRETCH), number, own,
                    at(m, month - 1, MONTHS_STRETCH)),
        value_count(falls));
}

/* Zeros before the first month, and none behind the last one. */
static void put_edges(const struct months *m)
{
    for (int c = -1; c < MONTHS_COLUMNS; c++)
        page_formula(m->book, m->page, m->zero_row, FIRST + c, LOOK_NUMBER,
                     NULL, value_count(0));
    page_formula(m->book, m->page, m->zero_row + m->count + 1,
                 FIRST + MONTHS_INSIDE, LOOK_NUMBER, NULL, value_count(0));
}

static void put_heads(const struct months *m)
{
    page_text(m->book, m->page, m->zero_row - 1, LABEL, LOOK_HEAD, "Month");
    for (unsigned c = 0; c < MONTHS_COLUMNS; c++)
        page_text(m->book, m->page, m->zero_row - 1, FIRST + (int)c, LOOK_HEAD,
                  heads[c]);
    page_height(m->book, m->page, m->zero_row - 1, 3 * LINE_POINTS);
}

/* Above each overlap's column: its offset in all, and the time that it takes.
 */
static void put_overlap_heads(const struct months *m)
{
    for (size_t j = 0; j < m->model->overlap_count; j++) {
        const struct overlap *overlap = &m->model->overlaps[j];
        const struct overlap_result *r = &m->tier->overlap[j];
        const char *section = overlap->head.section;
        int column = OVERLAPS + (int)j;
        bool offset = overlap->treatment == TREATMENT_OFFSET;

        page_formula(
            m->book, m->page, m->zero_row - 3, column, LOOK_NUMBER,
            arena_print(
                m->arena, "N(%s)",
                page_choice(m->book, "schedule.index",
                            arena_print(m->arena, "%s.offset.@", section))),
            money_value(m, offset ? r->offset : (struct money){0}));
        page_formula(m->book, m->page, m->zero_row - 2, column, LOOK_NUMBER,
                     page_choice(m->book, "schedule.index",
                                 arena_print(m->arena, "%s.worth.@", section)),
                     value_count(r->worth));
        page_show(m->book, m->page, m->zero_row - 1, column, LOOK_HEAD,
                  figures_get(m->book->figures, "%s.label", section));
    }
    if (!m->model->overlap_count)
        return;
    page_text(m->book, m->page, m->zero_row - 3, OVERLAPS - 1,
              LOOK_QUIET_NUMBER, "Offset in all");
    page_text(m->book, m->page, m->zero_row - 2, OVERLAPS - 1,
              LOOK_QUIET_NUMBER, "Time in all");
}

static void put_line(const struct months *m, size_t line, int row)
{
    const struct line *l = &m->model->lines[line];
    const struct line_result *r = &m->tier->lines[line];

    page_show(m->book, m->page, row, LABEL, LOOK_TEXT,
              figures_get(m->book->figures, "%s.label", l->head.section));
    page_formula(
        m->book, m->page, row, LINE_COST, LOOK_NUMBER,
        page_choice(m->book, "schedule.index",
                    arena_print(m->arena, "%s.cost.@", l->head.section)),
        money_value(m, r->cost));
    page_formula(m->book, m->page, row, LINE_BEGINS, LOOK_NUMBER,
                 lines_choice(m->book, "schedule.index", STEP_BEGINS, line),
                 value_count(r->begins));
    page_formula(m->book, m->page, row, LINE_ENDS, LOOK_NUMBER,
                 lines_choice(m->book, "schedule.index", STEP_ENDS, line),
                 value_count(r->ends));
}

/* The rows of a kind's lines, under the names that the months ask for. */
static void name_lines(const struct months *m, enum section kind, int first,
                       int last)
{
    const char *name = schema[kind].name;

    book_name(m->book, arena_print(m->arena, "months.%s", name), m->page,
              (struct area){first, LINE_COST, last, LINE_COST});
    book_name(m->book, arena_print(m->arena, "months.%s.begins", name), m->page,
              (struct area){first, LINE_BEGINS, last, LINE_BEGINS});
    book_name(m->book, arena_print(m->arena, "months.%s.ends", name), m->page,
              (struct area){first, LINE_ENDS, last, LINE_ENDS});
}

static void put_lines(const struct months *m, int row)
{
    static const char *const line_heads[] = {
        "Cost", "Begins, in parts of a month", "Ends, in parts of a month"};

    page_text(m->book, m->page, row, LABEL, LOOK_HEAD_LEFT,
              "Lines of the chosen tier");
    for (size_t i = 0; i < COUNT(line_heads); i++)
        page_text(m->book, m->page, row, FIRST + (int)i, LOOK_HEAD,
                  line_heads[i]);
    page_height(m->book, m->page, row, 3 * LINE_POINTS);
    row++;
    for (unsigned kind = SECTION_TUTORING; kind <= SECTION_EXPENSE; kind++) {
        int first = row;

        for (size_t i = 0; i < m->model->line_count; i++)
            if (m->model->lines[i].head.kind == kind)
                put_line(m, i, row++);
        if (row > first)
            name_lines(m, kind, first, row - 1);
    }
}

void months_page(struct book *book, struct page *page)
{
    const struct results *results = book->figures->results;
    struct months m = {
        .book = book,
        .page = page,
        .model = book->figures->model,
        .results = results,
        .tier = &results->tiers[model_recommended(book->figures->model)],
        .arena = &book->arena,
        .count = months_count(book),
        .zero_row = zero_row(book),
    };

    page_heading(book, page, "Months",
                 "From the tier that is chosen on Schedule to its months: each "
                 "row holds all that has come up to its end.");
    page->widths[LABEL] = 30;
    for (int c = FIRST; c < OVERLAPS + (int)m.model->overlap_count; c++)
        page->widths[c] = AMOUNT_WIDTH;
    page->landscape = true;
    put_chosen(&m);
    put_heads(&m);
    put_overlap_heads(&m);
    put_edges(&m);
    for (int month = 1; month <= m.count; month++) {
        put_time(&m, month);
        put_pay(&m, month);
        put_costs(&m, month);
        put_sums(&m, month);
        put_instalment(&m, month);
    }
    book_name(book, "months.stretch", page,
              (struct area){m.zero_row + 1, FIRST + MONTHS_STRETCH,
                            m.zero_row + m.count, FIRST + MONTHS_STRETCH});
    book_name(book, "months.end", page,
              (struct area){m.zero_row + 1, FIRST + MONTHS_END,
                            m.zero_row + m.count, FIRST + MONTHS_END});
    if (m.model->line_count)
        put_lines(&m, LINES_ROW);
}
