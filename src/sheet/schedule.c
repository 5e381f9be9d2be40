#include "figure/schedule.h"

#include "sheet/pages.h"

enum {
    NUMBER = LABEL_COLUMN,
    FROM,
    TO,
    DAYS,
    PARTS, /* or what the stipend is before and after money from others */
    CHART_ROWS = 18,
    MONTHS_ON_A_PAGE = 36
};

/* The parts of a month as it is paid, a column each if the model has any. */
static const struct part_column {
    const char *head;
    enum months_column from;
    enum column column;
    enum part part;
} part_columns[] = {
    {"Stipend", MONTHS_STIPEND, COLUMN_STIPEND, PART_STIPEND},
    {"Other people", MONTHS_PEOPLE, COLUMN_PEOPLE, PART_PEOPLE},
    {"Tutoring", MONTHS_TUTORING, COLUMN_TUTORING, PART_TUTORING},
    {"Compute", MONTHS_COMPUTE, COLUMN_COMPUTE, PART_COMPUTE},
    {"Other expenses", MONTHS_EXPENSE, COLUMN_EXPENSE, PART_EXPENSE},
    {"On top and rounding", MONTHS_OTHER, COLUMN_OTHER, PART_CONTINGENCY},
};

/* What the stipend follows from where others pay for the same time. */
static const struct part_column offset_columns[] = {
    {"Stipend before money from others", MONTHS_STIPEND, COLUMN_STIPEND,
     PART_STIPEND},
    {"Less: money from others", MONTHS_OFFSET, COLUMN_OFFSET, PART_STIPEND},
};

/* Rows and columns of the page. */
struct layout {
    const struct part_column *parts[COUNT(part_columns)];
    int part_count;
    int offsets; /* columns of them before the parts */
    int parts_at;
    int first_row, last_row;              /* of the months */
    int sum, so_far, instalment, paid_on; /* columns after the parts */
};

static bool has_part(const struct model *model, enum column column)
{
    if (column == COLUMN_STIPEND)
        return model->salary.head.given;
    if (column == COLUMN_PEOPLE)
        return model->person_count > 0;
    if (column == COLUMN_OTHER)
        return model->oncost_count || model->fee_count ||
               model->contribution_count || model->contingency.head.given ||
               model_rounds(model);
    if (column < COLUMN_TUTORING || column > COLUMN_EXPENSE)
        return true;
    return model_has_lines(model, (enum budget)(column - COLUMN_TUTORING));
}

static struct layout lay_out(const struct pen *pen)
{
    struct layout layout = {.first_row = pen->row + 4};

    if (model_treats(pen->model, 1 << TREATMENT_OFFSET))
        layout.offsets = COUNT(offset_columns);
    layout.parts_at = PARTS + layout.offsets;
    for (size_t i = 0; i < COUNT(part_columns); i++)
        if (has_part(pen->model, part_columns[i].column))
            layout.parts[layout.part_count++] = &part_columns[i];
    /* What has no part asks for nothing, or for what rounding adds. */
    if (!layout.part_count)
        layout.parts[layout.part_count++] =
            &part_columns[COUNT(part_columns) - 1];
    layout.last_row = layout.first_row + months_count(pen) - 1;
    layout.sum = layout.parts_at + layout.part_count;
    layout.so_far = layout.sum + 1;
    layout.instalment = layout.sum + 2;
    layout.paid_on = layout.sum + 3;
    return layout;
}

/* Puts a formula that shows nothing while its month is not in the window. */
static void put_inside(const struct pen *pen, int month, int column,
                       struct value value, const char *formula)
{
    if (month > (int)pen->tier->schedule.count)
        value.given = false;
    pen_formula(pen, column, LOOK_NUMBER, value, "IF(%s=1,%s,\"\")",
                months_cell(pen, month, MONTHS_INSIDE), formula);
}

static void put_month_time(const struct pen *pen, int month,
                           const struct schedule_month *r)
{
    const char *from = months_cell(pen, month, MONTHS_START);
    const char *to = months_cell(pen, month, MONTHS_END);

    put_inside(pen, month, NUMBER, value_count(month),
               pen_print(pen, "%d", month));
    put_inside(pen, month, FROM, value_date(r->start), from);
    put_inside(pen, month, TO, value_date(r->end), to);
    put_inside(pen, month, DAYS, value_count(r->end.day - r->start.day + 1),
               pen_print(pen, "%s-%s+1", to, from));
}

/* What a month adds to a column of Months: all up to its end, less before. */
static const char *added(const struct pen *pen, int month,
                         enum months_column column)
{
    return pen_print(pen, "(%s-%s)", months_cell(pen, month, column),
                     months_cell(pen, month - 1, column));
}

/* The parts of a month; of the stipend, what others do not pay. */
static void put_month_parts(const struct pen *pen, const struct layout *at,
                            int month, const struct schedule_month *r)
{
    struct money offset = r->column[COLUMN_OFFSET];
    const char *less = pen_print(pen, "-%s", added(pen, month, MONTHS_OFFSET));

    for (int i = 0; i < at->part_count; i++) {
        const struct part_column *part = at->parts[i];
        bool stipend = part->column == COLUMN_STIPEND;
        struct money amount = r->column[part->column];

        put_inside(pen, month, at->parts_at + i,
                   pen_money(pen, stipend ? money_sub(amount, offset) : amount),
                   pen_print(pen, "%s%s", added(pen, month, part->from),
                             stipend ? less : ""));
    }
    if (!at->offsets)
        return;
    put_inside(pen, month, PARTS, pen_money(pen, r->column[COLUMN_STIPEND]),
               added(pen, month, MONTHS_STIPEND));
    put_inside(pen, month, PARTS + 1,
               pen_money(pen, money_sub((struct money){0}, offset)), less);
}

/* The instalment that falls in a month and its date; neither if it is 0. */
static void put_instalment(struct pen *pen, const struct layout *at, int month,
                           const struct schedule_month *r)
{
    struct value instalment = pen_money(pen, r->instalment);
    struct value paid_on = value_date(r->paid_on);
    bool agreed = pen->model->instalment_count > 0;
    const char *day,
        *sum = pen_rounded(
            pen,
            agreed ? "SUMIFS(months.agreed.amount,months.agreed.month,%s)"
                   : "SUMIFS(schedule.sums,months.instalment,%s)",
            months_cell(pen, month,
                        agreed ? MONTHS_NUMBER : MONTHS_INSTALMENT));

    if (!r->instalment.minor)
        instalment.given = paid_on.given = false;
    put_inside(pen, month, at->instalment, instalment,
               pen_print(pen, "IF(%s=0,\"\",IF(%s=0,\"\",%s))",
                         months_cell(pen, month, MONTHS_FALLS), sum, sum));
    day = agreed ? months_cell(pen, month, MONTHS_INSTALMENT)
                 : pen_print(pen, "IF(" SCHEDULE_AT_END ",%s,%s)",
                             months_cell(pen, month, MONTHS_END),
                             months_cell(pen, month, MONTHS_START));
    put_inside(pen, month, at->paid_on, paid_on,
               pen_print(pen, "IF(%s=\"\",\"\",%s)",
                         pen_cell(pen, at->instalment), day));
}

static void put_month(struct pen *pen, const struct layout *at, int month)
{
    static const struct schedule_month nothing = {.instalment = {ABSENT}};
    const struct schedule *schedule = &pen->tier->schedule;
    const struct schedule_month *r =
        month <= (int)schedule->count ? &schedule->months[month - 1] : &nothing;
    struct money so_far = schedule_sum(schedule, (size_t)month, COLUMN_COUNT);
    struct money before =
        schedule_sum(schedule, (size_t)month - 1, COLUMN_COUNT);

    put_month_time(pen, month, r);
    put_month_parts(pen, at, month, r);
    put_inside(pen, month, at->sum, pen_money(pen, money_sub(so_far, before)),
               added(pen, month, MONTHS_ALL));
    put_inside(pen, month, at->so_far, pen_money(pen, so_far),
               months_cell(pen, month, MONTHS_ALL));
    put_instalment(pen, at, month, r);
}

static void put_schedule_heads(struct pen *pen, const struct layout *at)
{
    static const char *const time_heads[] = {"Month", "From", "To", "Days"};
    static const char *const last_heads[] = {"The month", "So far",
                                             "Instalment", "Paid on"};

    pen->row = at->first_row - 2;
    for (int c = 0; c < PARTS - NUMBER; c++)
        pen_text(pen, NUMBER + c, LOOK_HEAD, time_heads[c]);
    for (int c = 0; c < at->offsets; c++)
        pen_text(pen, PARTS + c, LOOK_HEAD, offset_columns[c].head);
    for (int c = 0; c < at->part_count; c++)
        pen_text(pen, at->parts_at + c, LOOK_HEAD,
                 at->parts[c]->column == COLUMN_OTHER &&
                         pen->model->contribution_count
                     ? "On top, less contributions"
                     : at->parts[c]->head);
    for (size_t c = 0; c < COUNT(last_heads); c++)
        pen_text(pen, at->sum + (int)c, LOOK_HEAD, last_heads[c]);
    pen_height(pen, (at->offsets ? 3 : 2) * LINE_POINTS);
    pen->page->frozen_rows = at->first_row;
    pen->page->head_rows = 2;
}

static void put_column_sum(const struct pen *pen, const struct layout *at,
                           int column, struct value sum)
{
    pen_formula(pen, column, LOOK_TOP, sum, "SUM(%s)",
                area_address(pen->arena, NULL,
                             (struct area){at->first_row, column, at->last_row,
                                           column}));
}

/* The sum of a column, counted from the first with amounts. */
static struct value column_sum(const struct pen *pen, const struct layout *at,
                               int index)
{
    const struct schedule *schedule = &pen->tier->schedule;
    struct money offset = schedule_column(schedule, SIZE_MAX, COLUMN_OFFSET);
    enum column column;

    if (index < at->offsets)
        return pen_money(
            pen, offset_columns[index].column == COLUMN_OFFSET
                     ? money_sub((struct money){0}, offset)
                     : schedule_column(schedule, SIZE_MAX, COLUMN_STIPEND));
    column = at->parts[index - at->offsets]->column;
    return pen_money(
        pen, money_sub(schedule_column(schedule, SIZE_MAX, column),
                       column == COLUMN_STIPEND ? offset : (struct money){0}));
}

/* The sum of each column of amounts, above the months. */
static void put_column_sums(struct pen *pen, const struct layout *at)
{
    const struct schedule *schedule = &pen->tier->schedule;
    struct value all =
        pen_money(pen, schedule_sum(schedule, SIZE_MAX, COLUMN_COUNT));

    pen->row = at->first_row - 1;
    pen_text(pen, NUMBER, LOOK_TOP_LABEL, "Sum");
    for (int c = FROM; c < PARTS; c++)
        pen_text(pen, c, LOOK_TOP_LABEL, "");
    for (int i = 0; i < at->offsets + at->part_count; i++)
        put_column_sum(pen, at, PARTS + i, column_sum(pen, at, i));
    put_column_sum(pen, at, at->sum, all);
    pen_text(pen, at->so_far, LOOK_TOP_LABEL, "");
    put_column_sum(pen, at, at->instalment, all);
    pen_text(pen, at->paid_on, LOOK_TOP_LABEL, "");
}

/* A list of the tiers to choose from, and the label of the chosen one. */
static void put_chooser(const struct pen *pen)
{
    const struct tier *best = &pen->model->tiers[pen->best];
    struct schema_key *key = arena_alloc(pen->arena, sizeof(*key));
    const char *names = "";
    struct cell *cell;

    for (int t = 0; t < pen->tiers; t++)
        names = pen_print(pen, "%s %s", names, pen->model->tiers[t].head.name);
    *key = (struct schema_key){.name = "tier",
                               .kind = KIND_CHOICE,
                               .choices = names,
                               .label = "Tier",
                               .help = "The tier that this sheet shows"};
    pen_text(pen, NUMBER, LOOK_TEXT, "Tier");
    cell = pen_text(pen, FROM, LOOK_INPUT, best->head.name);
    cell->name = "schedule.tier";
    cell->key = key;
    pen_formula(pen, TO, LOOK_UNIT, value_text(best->label), "%s",
                pen_choice(pen, "schedule.index", "tier.@.label"));
}

/* Whether a part of a month is below zero in any tier that can be chosen. */
static bool goes_below(const struct pen *pen)
{
    bool below = false;

    for (int t = 0; t < pen->tiers; t++) {
        const struct schedule *schedule = &pen->results->tiers[t].schedule;

        for (size_t k = 0; k < schedule->count; k++)
            for (unsigned c = 0; c < COLUMN_COUNT; c++)
                below |= schedule->months[k].column[c].minor < 0;
    }
    return below;
}

/* The instalments by agreement of the chosen tier, with what they depend on. */
static void put_agreed(struct pen *pen, int last)
{
    enum {
        DATE = PARTS,
        PERCENT,
        AMOUNT,
        NOTE = AMOUNT + 2 /* behind a gap */
    };
    static const char *const heads[] = {"Date", "Percent", "Amount"};

    if (!pen->model->instalment_count)
        return;
    pen->row += 2;
    pen_text(pen, NUMBER, LOOK_HEAD_LEFT, "Instalments")->last_column = DAYS;
    for (int c = DATE; c <= AMOUNT; c++)
        pen_text(pen, c, LOOK_HEAD, heads[c - DATE]);
    pen_text(pen, NOTE, LOOK_HEAD_LEFT, "Note")->last_column = last;
    for (size_t i = 0; i < pen->model->instalment_count; i++) {
        const struct instalment *instalment = &pen->model->instalments[i];
        const char *section = instalment->head.section;

        pen_next(pen);
        pen_show(pen, NUMBER, LOOK_WRAPPED, "%s.label", section)->last_column =
            DAYS;
        pen_fit(pen, instalment->label, 34);
        pen_show(pen, DATE, LOOK_NUMBER, "%s.date", section);
        pen_show(pen, PERCENT, LOOK_NUMBER, "%s.percent", section);
        pen_formula(pen, AMOUNT, LOOK_NUMBER,
                    pen_money(pen, pen->tier->instalment[i].amount), "%s",
                    pen_choice(pen, "schedule.index", "%s.amount.@", section));
        pen_show(pen, NOTE, LOOK_WRAPPED, "%s.note", section)->last_column =
            last;
        pen_fit(pen, instalment->note, (last - NOTE + 1) * (AMOUNT_WIDTH - 1));
    }
    pen_next(pen);
}

static void put_month_chart(const struct pen *pen, const struct layout *at)
{
    struct chart *chart;
    int last = at->first_row + months_longest(pen) - 1;

    chart = pen_chart(pen, NUMBER, at->paid_on, CHART_ROWS);
    chart->row = at->last_row + 2;
    chart->title = "What each month comes to, by part";
    chart->heads = (struct area){at->first_row, FROM, last, FROM};
    chart->heads_format = "yyyy-mm";
    chart->goes_below = goes_below(pen);
    for (int i = 0; i < at->part_count; i++)
        chart->series[chart->series_count++] = (struct series){
            {at->first_row, at->parts_at + i, last, at->parts_at + i},
            at->first_row - 2,
            at->parts_at + i,
            at->parts[i]->part};
}

static void name_columns(const struct pen *pen, const struct layout *at)
{
    pen_name_rows(pen, at->first_row, at->last_row, at->sum, "schedule.sums");
    pen_name_rows(pen, at->first_row, at->last_row, at->instalment,
                  "schedule.instalments");
    pen_name(
        pen, "schedule.parts",
        (struct area){at->first_row, at->parts_at, at->last_row, at->sum - 1});
}

void schedule_page(struct pen *pen)
{
    struct page *page = pen->page;
    struct layout at;

    pen_heading(pen, "Schedule",
                pen_print(pen,
                          "Month by month in %s, for the tier that is chosen "
                          "here.",
                          pen->model->grant.currency.code));
    put_chooser(pen);
    at = lay_out(pen);
    put_agreed(pen, at.paid_on);
    at = lay_out(pen);
    put_schedule_heads(pen, &at);
    for (int month = 1; month <= months_count(pen); month++) {
        pen->row = at.first_row + month - 1;
        put_month(pen, &at, month);
    }
    put_column_sums(pen, &at);
    name_columns(pen, &at);
    for (int c = FROM; c <= at.paid_on; c++)
        page->widths[c] = c < PARTS ? 12 : AMOUNT_WIDTH - 1;
    page->widths[NUMBER] = 7;
    page->widths[DAYS] = 6;
    page->last_column = at.paid_on;
    page->landscape = true;
    page->one_page = months_count(pen) + (int)pen->model->instalment_count <=
                     MONTHS_ON_A_PAGE;
    put_month_chart(pen, &at);
    if (!page->one_page) {
        pen->row = page->chart->row - 1;
        pen_keep(pen);
    }
}
