#include "report/reports.h"

#include "report/pieces.h"

/* The columns of a schedule; one that is all zero is left out. */
static const struct month_column {
    const char *label;
    enum column column;
    bool of_offsets; /* left out without money from others */
    bool after;      /* that money is taken off */
} month_columns[] = {
    {.label = "Before offset", .column = COLUMN_STIPEND, .of_offsets = true},
    {.label = "Less: offset", .column = COLUMN_OFFSET, .of_offsets = true},
    {.label = "Stipend", .column = COLUMN_STIPEND, .after = true},
    {.label = "People", .column = COLUMN_PEOPLE},
    {.label = "Tutoring", .column = COLUMN_TUTORING},
    {.label = "Compute", .column = COLUMN_COMPUTE},
    {.label = "Expenses", .column = COLUMN_EXPENSE},
    {.label = "Other", .column = COLUMN_OTHER},
};

/* A schedule while its table is put together. */
struct months {
    const struct output *out;
    struct figures *figures;
    const struct schedule *schedule;
    struct table table;
};

static bool is_all_zero(const struct schedule *schedule, enum column column)
{
    for (size_t k = 0; k < schedule->count; k++)
        if (schedule->months[k].column[column].minor)
            return false;
    return true;
}

static bool is_shown(const struct schedule *schedule,
                     const struct month_column *column)
{
    return !is_all_zero(schedule,
                        column->of_offsets ? COLUMN_OFFSET : column->column);
}

static struct money amount_in(const struct schedule_month *month,
                              const struct month_column *column)
{
    struct money amount = month->column[column->column];

    return column->after ? money_sub(amount, month->column[COLUMN_OFFSET])
                         : amount;
}

/* Whether the picture shows a column: all but those before an offset. */
static bool is_part(const struct schedule *schedule,
                    const struct month_column *column)
{
    return !column->of_offsets && is_shown(schedule, column);
}

/* Adds the cells of a month; without a month, the headings. */
static struct table_line *add_month(struct months *m, const char *label,
                                    const struct schedule_month *month)
{
    struct table_line *line = table_add(&m->table, label);
    const char **cell = line->cells;

    for (size_t c = 0; c < COUNT(month_columns); c++) {
        const struct month_column *column = &month_columns[c];

        if (is_shown(m->schedule, column))
            *cell++ = month ? pieces_money(m->out, m->figures,
                                           amount_in(month, column))
                            : column->label;
    }
    *cell++ = month ? pieces_money(m->out, m->figures, month->instalment)
                    : "Instalment";
    *cell = month ? pieces_date(m->out, month->paid_on) : "Paid on";
    return line;
}

/* A month as it is read: without an instalment of nothing. */
static struct schedule_month month_shown(const struct schedule_month *month)
{
    struct schedule_month shown = *month;

    if (!month->instalment.minor) {
        shown.instalment = (struct money){ABSENT};
        shown.paid_on = (struct date){0};
    }
    return shown;
}

static struct schedule_month month_sums(const struct schedule *schedule)
{
    struct schedule_month sum = {.start = {0}};

    for (size_t k = 0; k < schedule->count; k++) {
        const struct schedule_month *month = &schedule->months[k];

        for (unsigned c = 0; c < COLUMN_COUNT; c++)
            sum.column[c] = money_add(sum.column[c], month->column[c]);
        if (month->instalment.minor != ABSENT)
            sum.instalment = money_add(sum.instalment, month->instalment);
    }
    return sum;
}

/* A picture of the months; what others pay is not in it. */
static void print_columns(const struct months *m)
{
    struct arena *arena = m->out->arena;
    struct columns columns = {.count = m->schedule->count};
    size_t most = COUNT(month_columns), used = 0;

    columns.heads = arena_alloc(arena, columns.count * sizeof(*columns.heads));
    columns.labels = arena_alloc(arena, most * sizeof(*columns.labels));
    columns.amounts =
        arena_alloc(arena, columns.count * most * sizeof(*columns.amounts));
    for (size_t c = 0; c < most; c++)
        if (is_part(m->schedule, &month_columns[c]))
            columns.labels[columns.parts++] = month_columns[c].label;
    for (size_t k = 0; k < columns.count; k++) {
        const struct schedule_month *month = &m->schedule->months[k];

        columns.heads[k] = pieces_date(m->out, month->start);
        for (size_t c = 0; c < most; c++)
            if (is_part(m->schedule, &month_columns[c]))
                columns.amounts[used++] =
                    amount_in(month, &month_columns[c]).minor;
    }
    m->out->format->columns(m->out, &columns);
}

bool schedule_print(const struct output *out, struct figures *figures,
                    size_t tier)
{
    const struct schedule *schedule = &figures->results->tiers[tier].schedule;
    struct schedule_month sums = month_sums(schedule);
    struct months m = {out,
                       figures,
                       schedule,
                       {.arena = out->arena, .columns = 2, .heads = 1}};
    struct table_line *total;

    if (out->format->schedule) {
        out->format->schedule(out, figures, tier);
        return true;
    }
    for (size_t c = 0; c < COUNT(month_columns); c++)
        m.table.columns += is_shown(schedule, &month_columns[c]);
    add_month(&m, figures->model->grant.currency.code, NULL);
    for (size_t k = 0; k < schedule->count; k++) {
        struct schedule_month month = month_shown(&schedule->months[k]);

        add_month(&m, pieces_date(out, month.start), &month);
    }
    total = add_month(&m, "Sum", &sums);
    total->ruled = total->strong = true;
    pieces_head(out, figures, figures->model->tiers[tier].label);
    if (out->format->columns)
        print_columns(&m);
    out->format->table(out, &m.table);
    return true;
}
