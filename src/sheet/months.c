#include "figure/lines.h"
#include "figure/overlap.h"
#include "figure/schedule.h"
#include "figure/stipend.h"
#include "sheet/pages.h"

enum {
    CHOSEN_ROW = 3,
    LINES_ROW = CHOSEN_ROW + 6,
    LABEL_WIDTH = 30,
    SPARE_MONTHS = 6
};

/* Columns of the budget lines, which stand above the months. */
enum line_column {
    LINE_LABEL = LABEL_COLUMN,
    LINE_COST,
    LINE_BEGINS,
    LINE_ENDS
};

static const char *const month_heads[MONTHS_OVERLAPS] = {
    [MONTHS_NUMBER] = "Month",
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
    [MONTHS_INSTALMENT] = "Instalment that pays it",
    [MONTHS_FALLS] = "1 if it falls here",
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

/* The row of zeros before the first month. */
static int zero_row(const struct pen *pen)
{
    int lines = (int)pen->model->line_count;

    return LINES_ROW + (lines ? lines + 2 : 0) + 3;
}

static const char *month_cell(const struct pen *pen, int month, int column)
{
    return pen_cell_at(pen, zero_row(pen) + month, column);
}

const char *months_cell(const struct pen *pen, int month,
                        enum months_column column)
{
    return pen_print(pen, "Months!%s", month_cell(pen, month, (int)column));
}

static struct date month_start(const struct pen *pen, int month)
{
    return date_months_later(pen->model->grant.start, month - 1);
}

static struct date month_end(const struct pen *pen, int month)
{
    return date_earlier(date_plus(month_start(pen, month + 1), -1),
                        pen->tier->end);
}

/* The number of the chosen tier, and its figures. */
static void put_chosen_tier(struct pen *pen)
{
    const struct {
        const char *label, *name, *formula;
        struct value value;
    } rows[] = {
        {"Column of the chosen tier", "schedule.index",
         "IFERROR(MATCH(schedule.tier,inputs.tiers,0),1)",
         value_count((int64_t)pen->best + 1)},
        {"Its last day", "schedule.end",
         pen_choice(pen, "schedule.index", "tier.@.end"),
         value_date(pen->tier->end)},
        {"Its percent of the salary", "schedule.percent",
         pen_choice(pen, "schedule.index", "tier.@.percent"),
         pen_tier_figure(pen, (int)pen->best, "percent")->value},
        {"Its ask", "schedule.request",
         pen_choice(pen, "schedule.index", "tier.@.request"),
         pen_money(pen, pen->tier->request)},
        {"Of that, on top and rounding", "schedule.rest",
         pen_rounded(pen, "schedule.request-%s",
                     month_cell(pen, months_count(pen), MONTHS_RUNNING)),
         pen_money(pen, money_sub(pen->tier->request,
                                  schedule_sum(&pen->tier->schedule, SIZE_MAX,
                                               COLUMN_OTHER)))},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct value value = rows[i].value;

        value.given = true; /* a percentage that is not given counts as 0 */
        if (value.units == ABSENT)
            value.units = 0;
        pen->row = CHOSEN_ROW + (int)i;
        pen_text(pen, LABEL_COLUMN, LOOK_TEXT, rows[i].label);
        pen_formula(pen, LABEL_COLUMN + 1, LOOK_NUMBER, value, "%s",
                    rows[i].formula)
            ->name = rows[i].name;
    }
}

static void put_time_so_far(const struct pen *pen, int month)
{
    const struct ledger *ledger = &pen->results->ledger;
    const char *number = pen_cell(pen, MONTHS_NUMBER);
    struct date start = month_start(pen, month), end = month_end(pen, month);

    pen_formula(pen, MONTHS_NUMBER, LOOK_NUMBER, value_count(month), "%s+1",
                month_cell(pen, month - 1, MONTHS_NUMBER));
    pen_formula(pen, MONTHS_START, LOOK_NUMBER, value_date(start),
                "EDATE(grant.start,%s-1)", number);
    pen_formula(pen, MONTHS_END, LOOK_NUMBER, value_date(end),
                "MAX(grant.start,MIN(EDATE(grant.start,%s)-1,schedule.end,"
                "MAX(days.date)))",
                number);
    pen_formula(pen, MONTHS_INSIDE, LOOK_NUMBER,
                value_count(start.day <= pen->tier->end.day),
                "IF(%s<=schedule.end,1,0)", pen_cell(pen, MONTHS_START));
    pen_formula(pen, MONTHS_SPREAD, LOOK_NUMBER,
                value_count(ledger->spread[end.day - ledger->start.day]),
                LEDGER_SPREAD("%s"), pen_cell(pen, MONTHS_END));
}

/* The result of an amount's column, whose offsets stand above zero. */
static struct value so_far(const struct pen *pen, int month, enum column column)
{
    return pen_money(
        pen, schedule_column(&pen->tier->schedule, (size_t)month, column));
}

static void put_offset(const struct pen *pen, int month, size_t overlap)
{
    int column = MONTHS_OVERLAPS + (int)overlap;
    const char *offset = month_cell(pen, -3, column);
    const char *time = month_cell(pen, -2, column);
    struct money amount = overlap_offset_up_to(pen->results, pen->tier, overlap,
                                               month_end(pen, month));

    pen_formula(pen, column, LOOK_NUMBER, pen_money(pen, amount),
                "IF(%s=0,0,%s)", time,
                pen_rounded(pen, OVERLAP_OFFSET_UP_TO("%s", "%s", "%s", "%s"),
                            offset, pen_cell(pen, MONTHS_END),
                            pen->model->overlaps[overlap].head.name, time));
}

static void put_pay(const struct pen *pen, int month)
{
    size_t overlaps = pen->model->overlap_count;
    struct value offset = so_far(pen, month, COLUMN_OFFSET);

    pen_formula(pen, MONTHS_STIPEND, LOOK_NUMBER,
                so_far(pen, month, COLUMN_STIPEND), "%s",
                pen_rounded(pen, STIPEND_UP_TO("schedule.percent", "%s"),
                            pen_cell(pen, MONTHS_END)));
    for (size_t j = 0; j < overlaps; j++)
        put_offset(pen, month, j);
    if (overlaps)
        pen_formula(pen, MONTHS_OFFSET, LOOK_NUMBER, offset, "SUM(%s:%s)",
                    pen_cell(pen, MONTHS_OVERLAPS),
                    pen_cell(pen, MONTHS_OVERLAPS + (int)overlaps - 1));
    else
        pen_formula(pen, MONTHS_OFFSET, LOOK_NUMBER, offset, "0");
}

/* The lines of each budget, which an array formula adds up. */
static void put_costs(const struct pen *pen, int month)
{
    for (unsigned b = 0; b < BUDGET_COUNT; b++) {
        bool any = model_has_lines(pen->model, b);
        const char *cost = pen_rounded(
            pen,
            LINES_COST_UP_TO("months.#", "%s", "months.#.begins",
                             "months.#.ends"),
            pen_cell(pen, MONTHS_SPREAD), pen_cell(pen, MONTHS_SPREAD));
        const char *sum =
            pen_print(pen, "SUM(%s)",
                      formula_fill(pen->arena, cost, '#',
                                   schema[SECTION_TUTORING + b].name));

        pen_formula(pen, MONTHS_TUTORING + (int)b, LOOK_NUMBER,
                    so_far(pen, month, COLUMN_TUTORING + b), "%s",
                    any ? sum : "0")
            ->array = any;
    }
}

static void put_sums_so_far(const struct pen *pen, int month)
{
    const struct schedule *schedule = &pen->tier->schedule;
    const char *running = pen_cell(pen, MONTHS_RUNNING);
    const char *all = month_cell(pen, months_count(pen), MONTHS_RUNNING);

    pen_formula(
        pen, MONTHS_RUNNING, LOOK_NUMBER,
        pen_money(pen, schedule_sum(schedule, (size_t)month, COLUMN_OTHER)),
        "%s",
        pen_rounded(pen, "%s-%s+SUM(%s:%s)", pen_cell(pen, MONTHS_STIPEND),
                    pen_cell(pen, MONTHS_OFFSET),
                    pen_cell(pen, MONTHS_TUTORING),
                    pen_cell(pen, MONTHS_EXPENSE)));
    pen_formula(
        pen, MONTHS_OTHER, LOOK_NUMBER, so_far(pen, month, COLUMN_OTHER), "%s",
        pen_rounded(pen, SCHEDULE_OTHER("schedule.rest", "%s", "%s", "%s"), all,
                    pen_cell(pen, MONTHS_END), running, all));
    pen_formula(
        pen, MONTHS_ALL, LOOK_NUMBER,
        pen_money(pen, schedule_sum(schedule, (size_t)month, COLUMN_COUNT)),
        "%s+%s", running, pen_cell(pen, MONTHS_OTHER));
}

/* An instalment falls in the first month that it pays, or in the last. */
static void put_instalment(const struct pen *pen, int month)
{
    const struct schedule *schedule = &pen->tier->schedule;
    int paid = (int)schedule_months(&pen->model->payment);
    const char *number = pen_cell(pen, MONTHS_NUMBER);
    const char *own = pen_cell(pen, MONTHS_INSTALMENT);
    bool falls = month <= (int)schedule->count &&
                 schedule->months[month - 1].instalment.minor != ABSENT;

    pen_formula(pen, MONTHS_INSTALMENT, LOOK_NUMBER,
                value_count((month - 1) / paid), SCHEDULE_INSTALMENT("%s-1"),
                number);
    pen_formula(pen, MONTHS_FALLS, LOOK_NUMBER, value_count(falls),
                SCHEDULE_FALLS("%s", "%s", "%s", "%s", "%s", "%s"),
                pen_cell(pen, MONTHS_INSIDE),
                month_cell(pen, month + 1, MONTHS_INSIDE), own,
                month_cell(pen, month + 1, MONTHS_INSTALMENT), number, own,
                month_cell(pen, month - 1, MONTHS_INSTALMENT));
}

/* Zeros before the first month, and below the last one none is inside. */
static void put_edges(struct pen *pen)
{
    pen->row = zero_row(pen);
    for (int c = LABEL_COLUMN; c < MONTHS_OVERLAPS; c++)
        pen_value(pen, c, LOOK_NUMBER, value_count(0));
    pen->row += months_count(pen) + 1;
    pen_value(pen, MONTHS_INSIDE, LOOK_NUMBER, value_count(0));
}

static void put_month_heads(struct pen *pen)
{
    pen->row = zero_row(pen) - 1;
    for (int c = LABEL_COLUMN; c < MONTHS_OVERLAPS; c++)
        pen_text(pen, c, LOOK_HEAD, month_heads[c]);
    for (size_t j = 0; j < pen->model->overlap_count; j++)
        pen_show(pen, MONTHS_OVERLAPS + (int)j, LOOK_HEAD, "%s.label",
                 pen->model->overlaps[j].head.section);
    pen_height(pen, 3 * LINE_POINTS);
}

/* Above each overlap's column: its whole offset, and all time it takes. */
static void put_overlap_sums(struct pen *pen)
{
    int row = zero_row(pen) - 3;

    pen->row = row;
    pen_text(pen, MONTHS_FALLS, LOOK_QUIET_NUMBER, "Offset in all");
    pen->row = row + 1;
    pen_text(pen, MONTHS_FALLS, LOOK_QUIET_NUMBER, "Time in all");
    for (size_t j = 0; j < pen->model->overlap_count; j++) {
        const char *section = pen->model->overlaps[j].head.section;
        const struct overlap_result *r = &pen->tier->overlap[j];
        int column = MONTHS_OVERLAPS + (int)j;
        struct money none = {0};

        pen->row = row;
        pen_formula(
            pen, column, LOOK_NUMBER,
            pen_money(pen, r->offset.minor == ABSENT ? none : r->offset),
            "N(%s)", pen_choice(pen, "schedule.index", "%s.offset.@", section));
        pen->row = row + 1;
        pen_formula(pen, column, LOOK_NUMBER, value_count(r->worth), "%s",
                    pen_choice(pen, "schedule.index", "%s.worth.@", section));
    }
}

static void put_chosen_line(struct pen *pen, size_t line)
{
    const char *section = pen->model->lines[line].head.section;
    const struct line_result *r = &pen->tier->lines[line];

    pen_show(pen, LINE_LABEL, LOOK_TEXT, "%s.label", section);
    pen_formula(pen, LINE_COST, LOOK_NUMBER, pen_money(pen, r->cost), "%s",
                pen_choice(pen, "schedule.index", "%s.cost.@", section));
    pen_formula(pen, LINE_BEGINS, LOOK_NUMBER, value_count(r->begins), "%s",
                lines_choice(pen, "schedule.index", STEP_BEGINS, line));
    pen_formula(pen, LINE_ENDS, LOOK_NUMBER, value_count(r->ends), "%s",
                lines_choice(pen, "schedule.index", STEP_ENDS, line));
    pen->row++;
}

/* The lines of a kind, and the names by which the months add them up. */
static void put_budget(struct pen *pen, enum budget budget)
{
    const char *kind = schema[SECTION_TUTORING + budget].name;
    int first = pen->row, last;

    for (size_t i = 0; i < pen->model->line_count; i++)
        if (line_budget(&pen->model->lines[i]) == budget)
            put_chosen_line(pen, i);
    last = pen->row - 1;
    if (last < first)
        return;
    pen_name_rows(pen, first, last, LINE_COST, "months.%s", kind);
    pen_name_rows(pen, first, last, LINE_BEGINS, "months.%s.begins", kind);
    pen_name_rows(pen, first, last, LINE_ENDS, "months.%s.ends", kind);
}

static void put_chosen_lines(struct pen *pen)
{
    static const char *const heads[] = {
        [LINE_COST] = "Cost",
        [LINE_BEGINS] = "Begins, in parts of a month",
        [LINE_ENDS] = "Ends, in parts of a month"};

    pen->row = LINES_ROW;
    pen_text(pen, LINE_LABEL, LOOK_HEAD_LEFT, "Lines of the chosen tier");
    for (int c = LINE_COST; c <= LINE_ENDS; c++)
        pen_text(pen, c, LOOK_HEAD, heads[c]);
    pen_height(pen, 3 * LINE_POINTS);
    pen->row++;
    for (unsigned b = 0; b < BUDGET_COUNT; b++)
        put_budget(pen, b);
}

void months_page(struct pen *pen)
{
    int overlaps = (int)pen->model->overlap_count;

    pen_heading(pen, "Months",
                "From the tier that is chosen on Schedule to its months: each "
                "row holds all that has come up to its end.");
    for (int c = MONTHS_START; c < MONTHS_OVERLAPS + overlaps; c++)
        pen->page->widths[c] = AMOUNT_WIDTH;
    pen->page->widths[LABEL_COLUMN] = LABEL_WIDTH;
    pen->page->landscape = true;
    put_chosen_tier(pen);
    if (pen->model->line_count)
        put_chosen_lines(pen);
    if (overlaps)
        put_overlap_sums(pen);
    put_month_heads(pen);
    put_edges(pen);
    for (int month = 1; month <= months_count(pen); month++) {
        pen->row = zero_row(pen) + month;
        put_time_so_far(pen, month);
        put_pay(pen, month);
        put_costs(pen, month);
        put_sums_so_far(pen, month);
        put_instalment(pen, month);
    }
    pen_name_rows(pen, zero_row(pen) + 1, pen->row, MONTHS_INSTALMENT,
                  "months.instalment");
    pen_name_rows(pen, zero_row(pen) + 1, pen->row, MONTHS_END, "months.end");
}
