#include "figure/lines.h"
#include "figure/overlap.h"
#include "figure/people.h"
#include "figure/schedule.h"
#include "figure/stipend.h"
#include "sheet/pages.h"

enum {
    CHOSEN_ROW = 3,
    LINES_ROW = CHOSEN_ROW + 7,
    TERMS = 4, /* rows of what overlaps, steps and people have in all months */
    LABEL_WIDTH = 30,
    SPARE_MONTHS = 6
};

/* Columns of the budget lines, which stand above the months. */
enum line_column {
    LINE_LABEL = LABEL_COLUMN,
    LINE_COST,
    LINE_BEGINS,
    LINE_ENDS,
    LINE_PERIOD
};

/* Columns of instalments by agreement, which stand below those. */
enum agreed_column {
    AGREED_LABEL = LABEL_COLUMN,
    AGREED_DAY,
    AGREED_MONTH,
    AGREED_AMOUNT
};

static const char *const month_heads[MONTHS_OVERLAPS] = {
    [MONTHS_NUMBER] = "Month",
    [MONTHS_START] = "From",
    [MONTHS_END] = "To",
    [MONTHS_INSIDE] = "1 if in the window",
    [MONTHS_SPREAD] = "Months so far, in parts",
    [MONTHS_POSITION] = "Its last day by the calendar",
    [MONTHS_STIPEND] = "Stipend so far",
    [MONTHS_OFFSET] = "Offset so far",
    [MONTHS_PEOPLE] = "Other people so far",
    [MONTHS_TUTORING] = "Tutoring so far",
    [MONTHS_COMPUTE] = "Compute so far",
    [MONTHS_EXPENSE] = "Other expenses so far",
    [MONTHS_PAY] = "Stipend and people so far",
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
    int agreed = (int)pen->model->instalment_count;

    return LINES_ROW + (lines ? lines + 2 : 0) + (agreed ? agreed + 2 : 0) +
           TERMS + 1;
}

/* The columns of each step of the salary, and of each person. */
static int step_column(const struct pen *pen, size_t step)
{
    return MONTHS_OVERLAPS + (int)(pen->model->overlap_count + step);
}

static int person_column(const struct pen *pen, size_t person)
{
    return step_column(pen, pen->model->step_count + person);
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
        {"Of that, on-costs", "schedule.oncosts",
         pen_choice(pen, "schedule.index", "tier.@.oncosts"),
         pen_money(pen, pen->tier->oncosts)},
        {"Contingency, fees, rounding, contributions", "schedule.rest",
         pen_rounded(pen, "schedule.request-schedule.oncosts-%s",
                     month_cell(pen, months_count(pen), MONTHS_RUNNING)),
         pen_money(pen,
                   money_sub(money_sub(pen->tier->request, pen->tier->oncosts),
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
    pen_formula(pen, MONTHS_POSITION, LOOK_NUMBER,
                value_count(lines_position(end)), "%s",
                formula_fill(pen->arena, LINES_POSITION("#"), '#',
                             pen_cell(pen, MONTHS_END)));
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
    const struct head *head = &pen->model->overlaps[overlap].head;
    struct money amount = overlap_offset_up_to(pen->results, pen->tier, overlap,
                                               month_end(pen, month));

    pen_formula(
        pen, column, LOOK_NUMBER, pen_money(pen, amount), "IF(%s=0,0,%s)", time,
        pen_rounded(pen, "%s*%s/%s", offset,
                    formula_fill(pen->arena,
                                 formula_fill(pen->arena,
                                              formula_fill(pen->arena,
                                                           OVERLAP_OWN_WORTH(
                                                               "#", "~", "^"),
                                                           '#', head->section),
                                              '~', head->name),
                                 '^', pen_cell(pen, MONTHS_END)),
                    time));
}

/* Years paid from a step of the salary to the end of a month. */
static void put_after(const struct pen *pen, int month, size_t step)
{
    struct span paid = ledger_span(&pen->results->ledger, month_end(pen, month),
                                   COUNTED_PAID, 0);
    const struct setting setting = {.arena = pen->arena};
    const char *from =
        pen_print(pen, "%s.from", pen->model->steps[step].head.section);

    pen_formula(pen, step_column(pen, step), LOOK_NUMBER,
                value_of(KIND_YEARS, &paid.after[step], &setting),
                LEDGER_YEARS_OF(LEDGER_WORTH_FROM_OF("paid", "%s", "%s")), from,
                pen_cell(pen, MONTHS_END));
}

/* A row of the columns of all steps. */
static const char *steps_in_row(const struct pen *pen, int month)
{
    size_t count = pen->model->step_count;

    return count
               ? pen_print(pen, "%s:%s",
                           month_cell(pen, month, step_column(pen, 0)),
                           month_cell(pen, month, step_column(pen, count - 1)))
               : "0";
}

static void put_stipend(const struct pen *pen, int month)
{
    const char *years =
        formula_fill(pen->arena, LEDGER_YEARS_OF(LEDGER_WORTH_OF("paid", "#")),
                     '#', pen_cell(pen, MONTHS_END));
    const char *pay =
        pen_pay(pen, "schedule.percent", years, steps_in_row(pen, month));

    for (size_t i = 0; i < pen->model->step_count; i++)
        put_after(pen, month, i);
    pen_formula(pen, MONTHS_STIPEND, LOOK_NUMBER,
                so_far(pen, month, COLUMN_STIPEND), "%s",
                pen_rounded(pen, "%s",
                            formula_replace(pen->arena, pay, "step.*.change",
                                            steps_in_row(pen, -2))));
}

/* What each person is paid up to the end of a month, and the sum. */
static void put_people(const struct pen *pen, int month)
{
    size_t count = pen->model->person_count;

    for (size_t i = 0; i < count; i++) {
        int column = person_column(pen, i);
        struct money pay =
            people_pay_up_to(pen->results, pen->tier, i, month_end(pen, month));

        pen_formula(
            pen, column, LOOK_NUMBER, pen_money(pen, pay), "%s",
            pen_rounded(
                pen, PEOPLE_PAY_UP_TO("%s", "%s", "%s", "%s", "%s"),
                pen_print(pen, "%s.annual", pen->model->people[i].head.section),
                month_cell(pen, -2, column), month_cell(pen, -4, column),
                month_cell(pen, -3, column), pen_cell(pen, MONTHS_END)));
    }
    if (count)
        pen_formula(pen, MONTHS_PEOPLE, LOOK_NUMBER,
                    so_far(pen, month, COLUMN_PEOPLE), "SUM(%s:%s)",
                    pen_cell(pen, person_column(pen, 0)),
                    pen_cell(pen, person_column(pen, count - 1)));
    else
        pen_formula(pen, MONTHS_PEOPLE, LOOK_NUMBER,
                    so_far(pen, month, COLUMN_PEOPLE), "0");
}

static void put_pay(const struct pen *pen, int month)
{
    size_t overlaps = pen->model->overlap_count;
    struct value offset = so_far(pen, month, COLUMN_OFFSET);

    put_stipend(pen, month);
    for (size_t j = 0; j < overlaps; j++)
        put_offset(pen, month, j);
    if (overlaps)
        pen_formula(pen, MONTHS_OFFSET, LOOK_NUMBER, offset, "SUM(%s:%s)",
                    pen_cell(pen, MONTHS_OVERLAPS),
                    pen_cell(pen, MONTHS_OVERLAPS + (int)overlaps - 1));
    else
        pen_formula(pen, MONTHS_OFFSET, LOOK_NUMBER, offset, "0");
    put_people(pen, month);
}

/* The lines of each budget, which an array formula adds up. */
static void put_costs(const struct pen *pen, int month)
{
    for (unsigned b = 0; b < BUDGET_COUNT; b++) {
        bool any = model_has_lines(pen->model, b);
        const char *passed =
            formula_fill(pen->arena,
                         formula_fill(pen->arena,
                                      LINES_PASSED("~", "^", "months.#.begins",
                                                   "months.#.period"),
                                      '~', pen_cell(pen, MONTHS_SPREAD)),
                         '^', pen_cell(pen, MONTHS_POSITION));
        const char *cost =
            pen_rounded(pen,
                        LINES_COST_UP_TO("months.#", "%s", "months.#.begins",
                                         "months.#.ends"),
                        passed, passed);
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
    const char *pay = pen_cell(pen, MONTHS_PAY);
    const char *running = pen_cell(pen, MONTHS_RUNNING);
    const char *day = pen_cell(pen, MONTHS_END);
    const char *pay_in_all = month_cell(pen, months_count(pen), MONTHS_PAY);
    const char *all = month_cell(pen, months_count(pen), MONTHS_RUNNING);

    pen_formula(
        pen, MONTHS_PAY, LOOK_NUMBER,
        pen_money(pen, schedule_sum(schedule, (size_t)month, COLUMN_TUTORING)),
        "%s",
        pen_rounded(pen, "%s-%s+%s", pen_cell(pen, MONTHS_STIPEND),
                    pen_cell(pen, MONTHS_OFFSET),
                    pen_cell(pen, MONTHS_PEOPLE)));
    pen_formula(
        pen, MONTHS_RUNNING, LOOK_NUMBER,
        pen_money(pen, schedule_sum(schedule, (size_t)month, COLUMN_OTHER)),
        "%s",
        pen_rounded(pen, "%s+SUM(%s:%s)", pay, pen_cell(pen, MONTHS_TUTORING),
                    pen_cell(pen, MONTHS_EXPENSE)));
    pen_formula(
        pen, MONTHS_OTHER, LOOK_NUMBER, so_far(pen, month, COLUMN_OTHER),
        "%s+%s",
        pen_rounded(pen, SCHEDULE_OTHER("schedule.oncosts", "%s", "%s", "%s"),
                    pay_in_all, day, pay, pay_in_all),
        pen_rounded(pen, SCHEDULE_OTHER("schedule.rest", "%s", "%s", "%s"), all,
                    day, running, all));
    pen_formula(
        pen, MONTHS_ALL, LOOK_NUMBER,
        pen_money(pen, schedule_sum(schedule, (size_t)month, COLUMN_COUNT)),
        "%s+%s", running, pen_cell(pen, MONTHS_OTHER));
}

/* The last date of the instalments by agreement in a month's row; or 0. */
static void put_agreed_month(const struct pen *pen, int month)
{
    struct date last = {0};

    for (size_t i = 0; i < pen->model->instalment_count; i++)
        if (pen->tier->instalment[i].month == month)
            last = date_later(last, pen->model->instalments[i].date);
    pen_formula(pen, MONTHS_INSTALMENT, LOOK_NUMBER, value_count(last.day),
                "MAX((months.agreed.month=%s)*months.agreed.day)",
                pen_cell(pen, MONTHS_NUMBER))
        ->array = true;
    pen_formula(pen, MONTHS_FALLS, LOOK_NUMBER, value_count(date_given(last)),
                "IF(AND(%s=1,COUNTIF(months.agreed.month,%s)>0),1,0)",
                pen_cell(pen, MONTHS_INSIDE), pen_cell(pen, MONTHS_NUMBER));
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

    if (pen->model->instalment_count) {
        put_agreed_month(pen, month);
        return;
    }
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
    for (size_t i = 0; i < pen->model->step_count; i++)
        pen_show(pen, step_column(pen, i), LOOK_HEAD, "%s.label",
                 pen->model->steps[i].head.section);
    for (size_t i = 0; i < pen->model->person_count; i++)
        pen_show(pen, person_column(pen, i), LOOK_HEAD, "%s.label",
                 pen->model->people[i].head.section);
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
        pen_formula(
            pen, column, LOOK_NUMBER, value_count(r->own_worth), "%s",
            pen_choice(pen, "schedule.index", "%s.own_worth.@", section));
    }
}

/* Above each step's column: what it adds to a year's salary. */
static void put_step_terms(struct pen *pen)
{
    pen->row = zero_row(pen) - 2;
    for (size_t i = 0; i < pen->model->step_count; i++)
        pen_show(pen, step_column(pen, i), LOOK_NUMBER, "%s.change",
                 pen->model->steps[i].head.section);
}

/* Above each person's column: first and last day, and the percentage. */
static void put_person_terms(struct pen *pen)
{
    for (size_t i = 0; i < pen->model->person_count; i++) {
        const struct person_result *r = &pen->tier->person[i];
        const char *section = pen->model->people[i].head.section;
        const struct percent percent = {r->has ? r->percent.points : 0};
        const struct setting setting = {.arena = pen->arena};
        int column = person_column(pen, i);

        pen->row = zero_row(pen) - 4;
        pen_formula(pen, column, LOOK_NUMBER, value_date(r->first), "%s",
                    pen_choice(pen, "schedule.index", "%s.first.@", section));
        pen->row++;
        pen_formula(pen, column, LOOK_NUMBER, value_date(r->last), "%s",
                    pen_choice(pen, "schedule.index", "%s.last.@", section));
        pen->row++;
        pen_formula(pen, column, LOOK_NUMBER,
                    value_of(KIND_PERCENT, &percent, &setting), "%s*%s",
                    pen_choice(pen, "schedule.index", "%s.has.@", section),
                    pen_choice(pen, "schedule.index", "%s.percent.@", section));
    }
}

/* The instalments by agreement of the chosen tier. */
static void put_agreed(struct pen *pen)
{
    static const char *const heads[] = {[AGREED_DAY] = "Date",
                                        [AGREED_MONTH] = "Month",
                                        [AGREED_AMOUNT] = "Amount"};
    size_t count = pen->model->instalment_count;
    int first = zero_row(pen) - TERMS - (int)count - 2;

    pen->row = first - 1;
    pen_text(pen, AGREED_LABEL, LOOK_HEAD_LEFT, "Instalments by agreement");
    for (int c = AGREED_DAY; c <= AGREED_AMOUNT; c++)
        pen_text(pen, c, LOOK_HEAD, heads[c]);
    for (size_t i = 0; i < count; i++) {
        const char *section = pen->model->instalments[i].head.section;
        const struct instalment_result *r = &pen->tier->instalment[i];

        pen->row++;
        pen_show(pen, AGREED_LABEL, LOOK_TEXT, "%s.label", section);
        pen_show(pen, AGREED_DAY, LOOK_NUMBER, "%s.date", section);
        pen_formula(pen, AGREED_MONTH, LOOK_NUMBER, value_count(r->month), "%s",
                    pen_choice(pen, "schedule.index", "%s.month.@", section));
        pen_formula(pen, AGREED_AMOUNT, LOOK_NUMBER, pen_money(pen, r->amount),
                    "%s",
                    pen_choice(pen, "schedule.index", "%s.amount.@", section));
    }
    pen_name_rows(pen, first, pen->row, AGREED_DAY, "months.agreed.day");
    pen_name_rows(pen, first, pen->row, AGREED_MONTH, "months.agreed.month");
    pen_name_rows(pen, first, pen->row, AGREED_AMOUNT, "months.agreed.amount");
}

static void put_chosen_line(struct pen *pen, size_t line)
{
    const char *section = pen->model->lines[line].head.section;
    const struct line_result *r = &pen->tier->lines[line];
    const struct setting setting = {.arena = pen->arena};

    pen_show(pen, LINE_LABEL, LOOK_TEXT, "%s.label", section);
    pen_formula(pen, LINE_COST, LOOK_NUMBER, pen_money(pen, r->cost), "%s",
                pen_choice(pen, "schedule.index", "%s.cost.@", section));
    pen_formula(pen, LINE_BEGINS, LOOK_NUMBER, value_count(r->begins), "%s",
                lines_choice(pen, "schedule.index", STEP_BEGINS, line));
    pen_formula(pen, LINE_ENDS, LOOK_NUMBER,
                value_of(KIND_DECIMAL, &r->ends, &setting), "%s",
                lines_choice(pen, "schedule.index", STEP_ENDS, line));
    pen_formula(pen, LINE_PERIOD, LOOK_NUMBER, value_count(r->period), "%s",
                lines_choice(pen, "schedule.index", STEP_PERIOD, line));
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
    pen_name_rows(pen, first, last, LINE_PERIOD, "months.%s.period", kind);
}

static void put_chosen_lines(struct pen *pen)
{
    static const char *const heads[] = {[LINE_COST] = "Cost",
                                        [LINE_BEGINS] = "Begins, in parts",
                                        [LINE_ENDS] = "Ends, in parts",
                                        [LINE_PERIOD] = "Parts of a period"};

    pen->row = LINES_ROW;
    pen_text(pen, LINE_LABEL, LOOK_HEAD_LEFT, "Lines of the chosen tier");
    for (int c = LINE_COST; c <= LINE_PERIOD; c++)
        pen_text(pen, c, LOOK_HEAD, heads[c]);
    pen_height(pen, 3 * LINE_POINTS);
    pen->row++;
    for (unsigned b = 0; b < BUDGET_COUNT; b++)
        put_budget(pen, b);
}

void months_page(struct pen *pen)
{
    int last = person_column(pen, pen->model->person_count);

    pen_heading(pen, "Months",
                "From the tier that is chosen on Schedule to its months: each "
                "row holds all that has come up to its end.");
    for (int c = MONTHS_START; c < last; c++)
        pen->page->widths[c] = AMOUNT_WIDTH;
    pen->page->widths[LABEL_COLUMN] = LABEL_WIDTH;
    pen->page->landscape = true;
    put_chosen_tier(pen);
    if (pen->model->line_count)
        put_chosen_lines(pen);
    if (pen->model->instalment_count)
        put_agreed(pen);
    if (pen->model->overlap_count)
        put_overlap_sums(pen);
    put_step_terms(pen);
    put_person_terms(pen);
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
