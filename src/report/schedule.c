#include "report/schedule.h"

#include "report/pieces.h"

/* A schedule's columns; those that are all zero are left out. */
static const struct {
    const char *label;
    enum column column;
} month_columns[] = {
    {"Stipend", COLUMN_STIPEND},   {"Less: others", COLUMN_OFFSET},
    {"Tutoring", COLUMN_TUTORING}, {"Compute", COLUMN_COMPUTE},
    {"Expenses", COLUMN_EXPENSE},  {"Other", COLUMN_OTHER},
};

/* A schedule while its table is put together. */
struct months {
    struct figures *figures;
    const struct schedule *schedule;
    const struct style *style;
    struct table table;
};

static bool column_says(const struct schedule *schedule, enum column column)
{
    for (size_t k = 0; k < schedule->count; k++)
        if (schedule->months[k].column[column].minor)
            return true;
    return false;
}

/* A month's cells, or their headings where there is no month. */
static struct table_line *add_month(struct months *m, const char *label,
                                    const struct schedule_month *month)
{
    struct table_line *line = table_add(&m->table, label);
    size_t n = 0;

    for (size_t c = 0; c < COUNT(month_columns); c++)
        if (column_says(m->schedule, month_columns[c].column))
            line->cells[n++] =
                month ? pieces_money(m->figures,
                                     month->column[month_columns[c].column],
                                     m->style)
                      : month_columns[c].label;
    line->cells[n] = month
                         ? pieces_money(m->figures, month->instalment, m->style)
                         : "Instalment";
    line->cells[n + 1] =
        month ? pieces_date(m->figures, month->paid_on) : "Paid on";
    return line;
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

void schedule_print(FILE *out, struct figures *figures, size_t tier,
                    const struct style *style)
{
    const struct schedule *schedule = &figures->results->tiers[tier].schedule;
    struct schedule_month sums = month_sums(schedule);
    struct months m = {figures,
                       schedule,
                       style,
                       {.arena = &figures->arena, .columns = 2, .heads = 1}};
    struct table_line *total;

    for (size_t c = 0; c < COUNT(month_columns); c++)
        m.table.columns += column_says(schedule, month_columns[c].column);
    add_month(&m, figures->model->grant.currency.code, NULL);
    for (size_t k = 0; k < schedule->count; k++)
        add_month(&m, pieces_date(figures, schedule->months[k].start),
                  &schedule->months[k]);
    total = add_month(&m, "Sum", &sums);
    total->ruled = total->strong = true;
    pieces_head(out, figures, figures->model->tiers[tier].label, style);
    style->format->table(out, &m.table, style);
}
