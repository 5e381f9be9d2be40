#include "figure/overlap.h"
#include "figure/schedule.h"
#include "figure/stipend.h"
#include "sheet/pages.h"

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
    struct pen pen;
    const struct tier_result *tier; /* the one that is chosen at first */
    int count;
    int zero_row; /* of what is before the first month */
};

int months_longest(const struct pen *pen)
{
    size_t most = 0;

    for (int t = 0; t < pen->tiers; t++)
        if (pen->results->tiers[t].schedule.count > most)
            most = pen->results->tiers[t].schedule.count;
    return (int)most;
}

int months_count(const struct pen *pen)
{
    return months_longest(pen) + SPARE_MONTHS;
}

static int zero_row(const struct pen *pen)
{
    int lines = (int)pen->model->line_count;

    return LINES_ROW + (lines ? lines + 2 : 0) + 3;
}

static const char *at(const struct months *m, int month, int column)
{
    return cell_address(m->pen.arena, m->zero_row + month, FIRST + column);
}

const char *months_cell(const struct pen *pen, int month,
                        enum months_column column)
{
    return arena_print(
        pen->arena, "Months!%s",
        pen_cell_at(pen, zero_row(pen) + month, FIRST + (int)column));
}

/* A formula rounded to the grant's currency. */
static const char *rounded(const struct months *m, const char *formula)
{
    return formula_rounded(m->pen.arena, formula, m->pen.results->digits);
}

/* The months that are in the window at first; all is paid in those after. */
static int months_inside(const struct months *m, int month)
{
    int most = (int)m->tier->schedule.count;

    return month < most ? month : most;
}

static struct date month_start(const struct months *m, int month)
{
    return date_months_later(m->pen.model->grant.start, month - 1);
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
static void put_chosen(struct months *m)
{
    const size_t best = model_recommended(m->pen.model);
    const struct figures *figures = m->pen.figures;
    const char *tier = m->pen.model->tiers[best].head.section;
    const struct {
        const char *label, *name, *formula;
        struct value value;
    } rows[] = {
        {"Column of the chosen tier", "schedule.index",
         "IFERROR(MATCH(schedule.tier,inputs.tiers,0),1)",
         value_count((int64_t)best + 1)},
        {"Its last day", "schedule.end",
         pen_choice(&m->pen, "schedule.index", "tier.@.end"),
         value_date(m->tier->end)},
        {"Its percent of the salary", "schedule.percent",
         pen_choice(&m->pen, "schedule.index", "tier.@.percent"),
         figures_get(figures, "%s.percent", tier)->value},
        {"Its ask", "schedule.request",
         pen_choice(&m->pen, "schedule.index", "tier.@.request"),
         pen_money(&m->pen, m->tier->request)},
        {"Of that, on top and rounding", "schedule.rest",
         rounded(m, arena_print(m->pen.arena, "schedule.request-%s",
                                at(m, m->count, MONTHS_RUNNING))),
         pen_money(&m->pen, rest(m))},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct value value = rows[i].value;

        value.given = true; /* a percentage that is not given counts as 0 */
        if (value.units == ABSENT)
            value.units = 0;
        m->pen.row = UNITS_ROW + (int)i;
        pen_text(&m->pen, LABEL, LOOK_TEXT, rows[i].label);
        pen_formula(&m->pen, FIRST, LOOK_NUMBER, rows[i].formula, value)->name =
            rows[i].name;
    }
}

/* A cell of the month that is written. */
static struct cell *put(const struct months *m, enum months_column column,
                        const char *formula, struct value value)
{
    return pen_formula(&m->pen, FIRST + (int)column, LOOK_NUMBER, formula,
                       value);
}

static void put_time(const struct months *m, int month)
{
    const struct ledger *ledger = &m->pen.results->ledger;
    const char *number = pen_cell(&m->pen, LABEL);
    const char *end = at(m, month, MONTHS_END);
    int last = month_end(m, month).day - m->pen.model->grant.start.day;

    pen_formula(&m->pen, LABEL, LOOK_NUMBER,
                arena_print(m->pen.arena, "%s+1",
                            pen_cell_at(&m->pen, m->pen.row - 1, LABEL)),
                value_count(month));
    put(m, MONTHS_START,
        arena_print(m->pen.arena, "EDATE(grant.start,%s-1)", number),
        value_date(month_start(m, month)));
    put(m, MONTHS_END,
        arena_print(m->pen.arena,
                    "MAX(grant.start,MIN(EDATE(grant.start,%s)-1,"
                    "schedule.end,MAX(days.date)))",
                    number),
        value_date(month_end(m, month)));
    put(m, MONTHS_INSIDE,
        arena_print(m->pen.arena, "IF(%s<=schedule.end,1,0)",
                    at(m, month, MONTHS_START)),
        value_count(month_start(m, month).day <= m->tier->end.day));
    put(m, MONTHS_SPREAD,
        arena_print(m->pen.arena,
                    "SUMIFS(days.part_of_month,days.date,\"<=\"&%s)", end),
        value_count(ledger->spread[last]));
}

static void put_pay(const struct months *m, int month)
{
    const char *end = at(m, month, MONTHS_END);
    int overlaps = (int)m->pen.model->overlap_count;

    put(m, MONTHS_STIPEND,
        rounded(m, arena_print(m->pen.arena,
                               "salary.annual*schedule.percent*"
                               "ROUND(SUMPRODUCT((days.date<=%s)*days.worth*"
                               "days.paid)/(days.year_parts*days.whole),12)",
                               end)),
        pen_money(&m->pen, column_so_far(m, month, COLUMN_STIPEND)));
    for (int j = 0; j < overlaps; j++) {
        const char *head = m->pen.model->overlaps[j].head.name;
        int column = MONTHS_COLUMNS + j;
        const char *all =
            cell_address(m->pen.arena, m->zero_row - 2, FIRST + column);
        const char *offset =
            cell_address(m->pen.arena, m->zero_row - 3, FIRST + column);

        pen_formula(
            &m->pen, FIRST + column, LOOK_NUMBER,
            arena_print(m->pen.arena, "IF(%s=0,0,%s)", all,
                        rounded(m, arena_print(m->pen.arena,
                                               "%s*SUMPRODUCT((days.date<=%s)*"
                                               "days.worth*days.taken.%s)/%s",
                                               offset, end, head, all))),
            pen_money(&m->pen,
                      overlap_offset_up_to(m->pen.results, m->tier, (size_t)j,
                                           month_end(m, month))));
    }
    put(m, MONTHS_OFFSET,
        overlaps ? arena_print(m->pen.arena, "SUM(%s:%s)",
                               at(m, month, MONTHS_COLUMNS),
                               at(m, month, MONTHS_COLUMNS + overlaps - 1))
                 : "0",
        pen_money(&m->pen, column_so_far(m, month, COLUMN_OFFSET)));
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
        bool any = model_has_lines(m->pen.model, b);
        const char *gone = arena_print(
            m->pen.arena,
            "months.%s*(ABS(%s-months.%s.begins)-ABS(%s-months.%s.ends)+"
            "months.%s.ends-months.%s.begins)/2/"
            "(months.%s.ends-months.%s.begins)",
            kind, spread, kind, spread, kind, kind, kind, kind, kind);

        put(m, MONTHS_TUTORING + b,
            any ? arena_print(m->pen.arena, "SUM(%s)", rounded(m, gone)) : "0",
            pen_money(&m->pen, column_so_far(m, month, COLUMN_TUTORING + b)))
            ->array = any;
    }
}

static void put_sums(const struct months *m, int month)
{
    const char *running = at(m, month, MONTHS_RUNNING);
    const char *all = at(m, m->count, MONTHS_RUNNING);
    struct money other = column_so_far(m, month, COLUMN_OTHER);

    put(m, MONTHS_RUNNING,
        rounded(m, arena_print(m->pen.arena, "%s-%s+SUM(%s:%s)",
                               at(m, month, MONTHS_STIPEND),
                               at(m, month, MONTHS_OFFSET),
                               at(m, month, MONTHS_TUTORING),
                               at(m, month, MONTHS_EXPENSE))),
        pen_money(&m->pen, running_so_far(m, month)));
    put(m, MONTHS_OTHER,
        rounded(m, arena_print(m->pen.arena,
                               "schedule.rest*IF(%s=0,(%s-grant.start+1)/"
                               "MAX(1,schedule.end-grant.start+1),%s/%s)",
                               all, at(m, month, MONTHS_END), running, all)),
        pen_money(&m->pen, other));
    put(m, MONTHS_ALL,
        arena_print(m->pen.arena, "%s+%s", running, at(m, month, MONTHS_OTHER)),
        pen_money(&m->pen, money_add(running_so_far(m, month), other)));
}

/* An instalment falls on the first month of its stretch, or on the last. */
static void put_instalment(const struct months *m, int month)
{
    const char *number = pen_cell(&m->pen, LABEL);
    const char *own = at(m, month, MONTHS_STRETCH);
    bool inside = month <= (int)m->tier->schedule.count;
    bool falls = inside &&
                 m->tier->schedule.months[month - 1].instalment.minor != ABSENT;

    put(m, MONTHS_STRETCH,
        arena_print(m->pen.arena, "INT((%s-1)/" SCHEDULE_MONTHS ")", number),
        value_count((month - 1) /
                    (int)schedule_months(&m->pen.model->payment)));
    put(m, MONTHS_FALLS,
        arena_print(m->pen.arena,
                    "IF(%s=0,0,IF(IF(" SCHEDULE_AT_END ",OR(%s=0,%s<>%s),"
                    "OR(%s=1,%s<>%s)),1,0))",
                    at(m, month, MONTHS_INSIDE),
                    at(m, month + 1, MONTHS_INSIDE), own,
                    at(m, month + 1, MONTHS_STRETCH), number, own,
                    at(m, month - 1, MONTHS_STRETCH)),
        value_count(falls));
}

/* Zeros before the first month, and none behind the last one. */
static void put_edges(struct months *m)
{
    m->pen.row = m->zero_row;
    for (int c = -1; c < MONTHS_COLUMNS; c++)
        pen_formula(&m->pen, FIRST + c, LOOK_NUMBER, NULL, value_count(0));
    m->pen.row = m->zero_row + m->count + 1;
    put(m, MONTHS_INSIDE, NULL, value_count(0));
}

static void put_heads(struct months *m)
{
    m->pen.row = m->zero_row - 1;
    pen_text(&m->pen, LABEL, LOOK_HEAD, "Month");
    for (unsigned c = 0; c < MONTHS_COLUMNS; c++)
        pen_text(&m->pen, FIRST + (int)c, LOOK_HEAD, heads[c]);
    for (size_t j = 0; j < m->pen.model->overlap_count; j++)
        pen_show(&m->pen, OVERLAPS + (int)j, LOOK_HEAD,
                 figures_get(m->pen.figures, "%s.label",
                             m->pen.model->overlaps[j].head.section));
    pen_height(&m->pen, 3 * LINE_POINTS);
}

/* Above each overlap's column: its offset in all, and the time that it takes.
 */
static void put_overlap_sums(struct months *m)
{
    const struct model *model = m->pen.model;
    struct arena *arena = m->pen.arena;

    m->pen.row = m->zero_row - 3;
    for (size_t j = 0; j < model->overlap_count; j++) {
        struct money offset = m->tier->overlap[j].offset;
        const char *name =
            arena_print(arena, "%s.offset.@", model->overlaps[j].head.section);

        if (offset.minor == ABSENT)
            offset.minor = 0;
        pen_formula(&m->pen, OVERLAPS + (int)j, LOOK_NUMBER,
                    arena_print(arena, "N(%s)",
                                pen_choice(&m->pen, "schedule.index", name)),
                    pen_money(&m->pen, offset));
    }
    pen_text(&m->pen, OVERLAPS - 1, LOOK_QUIET_NUMBER, "Offset in all");
    m->pen.row++;
    for (size_t j = 0; j < model->overlap_count; j++)
        pen_formula(&m->pen, OVERLAPS + (int)j, LOOK_NUMBER,
                    pen_choice(&m->pen, "schedule.index",
                               arena_print(arena, "%s.worth.@",
                                           model->overlaps[j].head.section)),
                    value_count(m->tier->overlap[j].worth));
    pen_text(&m->pen, OVERLAPS - 1, LOOK_QUIET_NUMBER, "Time in all");
}

static void put_line(const struct months *m, size_t line)
{
    const struct line *l = &m->pen.model->lines[line];
    const struct line_result *r = &m->tier->lines[line];

    pen_show(&m->pen, LABEL, LOOK_TEXT,
             figures_get(m->pen.figures, "%s.label", l->head.section));
    pen_formula(
        &m->pen, LINE_COST, LOOK_NUMBER,
        pen_choice(&m->pen, "schedule.index",
                   arena_print(m->pen.arena, "%s.cost.@", l->head.section)),
        pen_money(&m->pen, r->cost));
    pen_formula(&m->pen, LINE_BEGINS, LOOK_NUMBER,
                lines_choice(&m->pen, "schedule.index", STEP_BEGINS, line),
                value_count(r->begins));
    pen_formula(&m->pen, LINE_ENDS, LOOK_NUMBER,
                lines_choice(&m->pen, "schedule.index", STEP_ENDS, line),
                value_count(r->ends));
}

/* The rows of a budget's lines, under the names that the months ask for. */
static void name_lines(const struct months *m, enum budget budget, int first)
{
    static const struct {
        const char *suffix;
        int column;
    } columns[] = {
        {"", LINE_COST}, {".begins", LINE_BEGINS}, {".ends", LINE_ENDS}};

    for (size_t i = 0; i < COUNT(columns); i++)
        pen_name(&m->pen,
                 arena_print(m->pen.arena, "months.%s%s",
                             schema[SECTION_TUTORING + budget].name,
                             columns[i].suffix),
                 (struct area){first, columns[i].column, m->pen.row - 1,
                               columns[i].column});
}

static void put_lines(struct months *m)
{
    static const char *const line_heads[] = {
        "Cost", "Begins, in parts of a month", "Ends, in parts of a month"};

    m->pen.row = LINES_ROW;
    pen_text(&m->pen, LABEL, LOOK_HEAD_LEFT, "Lines of the chosen tier");
    for (size_t i = 0; i < COUNT(line_heads); i++)
        pen_text(&m->pen, FIRST + (int)i, LOOK_HEAD, line_heads[i]);
    pen_height(&m->pen, 3 * LINE_POINTS);
    m->pen.row++;
    for (unsigned b = 0; b < BUDGET_COUNT; b++) {
        int first = m->pen.row;

        for (size_t i = 0; i < m->pen.model->line_count; i++)
            if (line_budget(&m->pen.model->lines[i]) == b) {
                put_line(m, i);
                m->pen.row++;
            }
        if (m->pen.row > first)
            name_lines(m, b, first);
    }
}

/* A column of the months under a name. */
static void name_column(const struct months *m, const char *name,
                        enum months_column column)
{
    pen_name(&m->pen, name,
             (struct area){m->zero_row + 1, FIRST + (int)column,
                           m->zero_row + m->count, FIRST + (int)column});
}

void months_page(struct pen *pen)
{
    struct months m = {
        .tier = &pen->results->tiers[model_recommended(pen->model)],
        .count = months_count(pen),
        .zero_row = zero_row(pen),
    };
    int overlaps = (int)pen->model->overlap_count;

    pen_heading(pen, "Months",
                "From the tier that is chosen on Schedule to its months: each "
                "row holds all that has come up to its end.");
    m.pen = *pen;
    for (int c = FIRST; c < OVERLAPS + overlaps; c++)
        pen->page->widths[c] = AMOUNT_WIDTH;
    pen->page->widths[LABEL] = 30;
    pen->page->landscape = true;
    put_chosen(&m);
    if (pen->model->line_count)
        put_lines(&m);
    if (overlaps)
        put_overlap_sums(&m);
    put_heads(&m);
    put_edges(&m);
    for (int month = 1; month <= m.count; month++) {
        m.pen.row = m.zero_row + month;
        put_time(&m, month);
        put_pay(&m, month);
        put_costs(&m, month);
        put_sums(&m, month);
        put_instalment(&m, month);
    }
    name_column(&m, "months.stretch", MONTHS_STRETCH);
    name_column(&m, "months.end", MONTHS_END);
}
