#include "report/report.h"

#include "figure/settle.h"
#include "report/table.h"
#include "report/wrap.h"

enum {
    LABEL_WIDEST = 24
};

const char *report_value(struct figures *figures, const struct value *value,
                         const struct style *style)
{
    struct arena *arena = &figures->arena;

    if (style->format != FORMAT_CSV)
        return value_show(value, arena);
    return value->kind == KIND_PERCENT && value->given
               ? arena_print(arena, "%s%%", value_print(value, arena))
               : value_print(value, arena);
}

void report_text(FILE *out, const char *text, const struct style *style,
                 struct arena *arena)
{
    if (style->format == FORMAT_MARKDOWN)
        fprintf(out, "%s\n\n", table_markdown(text, arena));
    else if (style->format == FORMAT_TEXT)
        wrap_text(out, text, style->width, arena);
}

static const char *amount(struct figures *figures, struct money money,
                          const struct style *style)
{
    struct value value = value_money(money, figures->results->digits);

    return report_value(figures, &value, style);
}

static const char *date_text(struct figures *figures, struct date date)
{
    char text[DATE_TEXT_SIZE];

    return date_given(date)
               ? arena_copy(&figures->arena, date_print(text, date))
               : "";
}

/* What the page is about, over its tables. */
static void print_title(FILE *out, struct figures *figures, const char *below,
                        const struct style *style)
{
    struct arena *arena = &figures->arena;

    report_text(out, figures->model->grant.title, style, arena);
    if (below)
        report_text(out, below, style, arena);
    if (style->format == FORMAT_TEXT)
        fputs("\n", out);
}

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
                month ? amount(m->figures,
                               month->column[month_columns[c].column], m->style)
                      : month_columns[c].label;
    line->cells[n] =
        month ? amount(m->figures, month->instalment, m->style) : "Instalment";
    line->cells[n + 1] =
        month ? date_text(m->figures, month->paid_on) : "Paid on";
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

void report_schedule(FILE *out, struct figures *figures, size_t tier,
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
        add_month(&m, date_text(figures, schedule->months[k].start),
                  &schedule->months[k]);
    total = add_month(&m, "Sum", &sums);
    total->ruled = total->strong = true;
    print_title(out, figures, figures->model->tiers[tier].label, style);
    table_print(&m.table, out, style);
}

/* A settlement while its table is put together. */
struct settling {
    struct figures *figures;
    const struct style *style;
    struct table table;
    bool dated; /* whether a column says when the work stops */
};

/* The days, and what is to be paid back, behind a tier's name or a date. */
static void add_settlement(struct settling *s, const char *label, size_t tier,
                           struct date stop)
{
    struct setting setting = {.arena = &s->figures->arena};
    struct settlement r = settle(s->figures->results, tier, stop);
    struct value delivered =
        value_of(KIND_DECIMAL, &r.delivered_days, &setting);
    struct value owed = value_of(KIND_DECIMAL, &r.owed_days, &setting);
    struct table_line *line = table_add(&s->table, label);
    const char **cell = line->cells;

    if (s->dated)
        *cell++ = date_text(s->figures, stop);
    *cell++ = report_value(s->figures, &delivered, s->style);
    *cell++ = report_value(s->figures, &owed, s->style);
    *cell = amount(s->figures, r.repay, s->style);
}

static struct settling settling(struct figures *figures, const char *label,
                                bool dated, const struct style *style)
{
    struct settling s = {
        figures,
        style,
        {.arena = &figures->arena, .columns = dated ? 4 : 3, .heads = 1},
        dated};
    const char **cell = table_add(&s.table, label)->cells;

    if (dated)
        *cell++ = "Stop on";
    *cell++ = "Days delivered";
    *cell++ = "Days owed";
    *cell = arena_print(s.table.arena, "%s to pay back",
                        figures->model->grant.currency.code);
    return s;
}

/* "Lean: 51 days to make up, from 2023-03-11 to 2023-04-30". */
static const char *makeup_sentence(struct figures *figures, size_t tier)
{
    const struct makeup_result *makeup = &figures->results->tiers[tier].makeup;
    const char *label = figures->model->tiers[tier].label;
    struct arena *arena = &figures->arena;

    if (!makeup->owed)
        return arena_print(arena, "%s: nothing to make up", label);
    return arena_print(
        arena, "%s: %s day%s to make up%s%s%s%s", label,
        value_show(&figures_get(figures, "%s.owed_days",
                                figures->model->tiers[tier].head.section)
                        ->value,
                   arena),
        makeup->owed == LEDGER_WHOLE ? "" : "s",
        date_given(makeup->start) ? ", from " : "",
        date_text(figures, makeup->start),
        date_given(makeup->end) ? " to " : ", which takes too long",
        date_text(figures, makeup->end));
}

static void add_weeks(struct settling *s, size_t tier)
{
    const char *tier_label = s->figures->model->tiers[tier].label;
    struct date stop;

    for (int i = 0; settle_week(s->figures->results, tier, i, &stop); i++)
        add_settlement(s, s->dated ? tier_label : date_text(s->figures, stop),
                       tier, stop);
}

/* For people a table a tier; in CSV one table, which says the tier. */
static void print_weeks(FILE *out, struct figures *figures,
                        const struct style *style)
{
    struct settling all = settling(figures, "Tier", true, style);

    for (size_t t = 0; t < figures->model->tier_count; t++) {
        struct settling one = settling(figures, "Stop on", false, style);

        add_weeks(&all, t);
        if (style->format == FORMAT_CSV)
            continue;
        add_weeks(&one, t);
        report_text(out, makeup_sentence(figures, t), style, &figures->arena);
        table_print(&one.table, out, style);
    }
    if (style->format == FORMAT_CSV)
        table_print(&all.table, out, style);
}

void report_settlement(FILE *out, struct figures *figures, struct date stop,
                       const struct style *style)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;
    struct settling s = settling(figures, "Tier", false, style);

    print_title(out, figures,
                date_given(stop) ? arena_print(arena, "The work stops on %s",
                                               date_text(figures, stop))
                                 : NULL,
                style);
    if (!date_given(stop)) {
        print_weeks(out, figures, style);
        return;
    }
    for (size_t t = 0; t < model->tier_count; t++)
        add_settlement(
            &s,
            style->format == FORMAT_TEXT
                ? wrap_cut(model->tiers[t].label, LABEL_WIDEST, arena)
                : model->tiers[t].label,
            t, stop);
    table_print(&s.table, out, style);
}
