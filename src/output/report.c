#include "output/report.h"

#include "calc/settle.h"
#include "output/table.h"
#include "sheet/comparison.h"

enum {
    HEAD_WIDEST = 18
};

static const char *amount(struct figures *figures, struct money money)
{
    struct value value = value_money(money, figures->results->digits);

    return value_show(&value, &figures->arena);
}

/* A line says nothing where no tier has a figure, or all are zero. */
static bool says_something(const struct figure *figure)
{
    return figure->value.given && figure->value.units != 0;
}

static void add_figures(struct table *table, struct figures *figures,
                        const struct comparison_row *row)
{
    struct table_line line = {.begins = row->begins,
                              .ruled = row->weight == WEIGHT_SUM};
    bool says = row->weight == WEIGHT_SUM || row->weight == WEIGHT_ASK;

    for (size_t t = 0; t < figures->model->tier_count; t++) {
        const struct figure *figure = comparison_figure(figures, row, t);

        line.label = figure->label;
        line.cells[t] = value_show(&figure->value, &figures->arena);
        says |= says_something(figure);
    }
    if (says)
        table_add(table, line);
}

static void add_currencies(struct table *table, struct figures *figures)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->rate_count; i++) {
        struct comparison_row row = {arena_print(&figures->arena, "request.%s",
                                                 model->rates[i].head.name),
                                     WEIGHT_QUIET, false, false};

        if (model->rates[i].show == ANSWER_YES)
            add_figures(table, figures, &row);
    }
}

static void add_heads(struct table *table, struct figures *figures)
{
    const struct model *model = figures->model;
    struct table_line line = {.label = model->grant.currency.code};

    for (size_t t = 0; t < model->tier_count; t++)
        line.cells[t] = arena_print(
            &figures->arena, "%s%s",
            table_cut(model->tiers[t].label, HEAD_WIDEST, &figures->arena),
            model->tiers[t].recommended == ANSWER_YES ? " *" : "");
    table_add(table, line);
}

static void print_head(FILE *out, struct figures *figures, int width)
{
    const struct grant *grant = &figures->model->grant;
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    const char *who = model_says(grant->applicant) ? grant->applicant : "";
    size_t best = model_recommended(figures->model);
    struct arena *arena = &figures->arena;

    table_print_text(out, grant->title, width, arena);
    if (model_says(grant->funder))
        who = arena_print(arena, "%s%s%s", who, *who ? " to " : "to ",
                          grant->funder);
    if (*who)
        table_print_text(out, who, width, arena);
    table_print_text(
        out,
        arena_print(arena, "%s to %s", date_print(start, grant->start),
                    date_print(end, figures->results->tiers[best].end)),
        width, arena);
    fputs("\n", out);
}

static void print_notes(FILE *out, struct figures *figures, int width)
{
    const struct model *model = figures->model;
    bool recommended = false;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];

        recommended |= tier->recommended == ANSWER_YES;
        if (model_says(tier->note))
            table_print_text(
                out,
                arena_print(&figures->arena, "%s: %s", tier->label, tier->note),
                width, &figures->arena);
    }
    if (recommended)
        table_print_text(out, "* recommended", width, &figures->arena);
}

void report_compare(FILE *out, struct figures *figures, int width)
{
    struct table table = {.arena = &figures->arena,
                          .columns = figures->model->tier_count};
    const struct comparison_row *row;

    add_heads(&table, figures);
    for (size_t i = 0; (row = comparison_row(figures, i)); i++)
        add_figures(&table, figures, row);
    add_currencies(&table, figures);
    print_head(out, figures, width);
    table_print(&table, out, width);
    print_notes(out, figures, width);
    table_print_text(out, comparison_prorations(figures), width,
                     &figures->arena);
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

static bool column_says(const struct schedule *schedule, enum column column)
{
    for (size_t k = 0; k < schedule->count; k++)
        if (schedule->months[k].column[column].minor)
            return true;
    return false;
}

/* A month's cells, or their headings where there is no month. */
static struct table_line month_line(struct figures *figures,
                                    const struct schedule *schedule,
                                    const struct schedule_month *month)
{
    struct arena *arena = &figures->arena;
    struct table_line line = {.label = figures->model->grant.currency.code};
    char date[DATE_TEXT_SIZE];
    size_t n = 0;

    if (month)
        line.label = arena_copy(arena, date_print(date, month->start));
    for (size_t c = 0; c < COUNT(month_columns); c++)
        if (column_says(schedule, month_columns[c].column))
            line.cells[n++] =
                month ? amount(figures, month->column[month_columns[c].column])
                      : month_columns[c].label;
    line.cells[n] = month ? amount(figures, month->instalment) : "Instalment";
    line.cells[n + 1] = "Paid on";
    if (month)
        line.cells[n + 1] =
            date_given(month->paid_on)
                ? arena_copy(arena, date_print(date, month->paid_on))
                : "";
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

void report_schedule(FILE *out, struct figures *figures, size_t tier, int width)
{
    const struct schedule *schedule = &figures->results->tiers[tier].schedule;
    struct schedule_month sums = month_sums(schedule);
    struct table table = {.arena = &figures->arena, .columns = 2};
    struct table_line total = month_line(figures, schedule, &sums);

    for (size_t c = 0; c < COUNT(month_columns); c++)
        table.columns += column_says(schedule, month_columns[c].column);
    table_add(&table, month_line(figures, schedule, NULL));
    for (size_t k = 0; k < schedule->count; k++)
        table_add(&table, month_line(figures, schedule, &schedule->months[k]));
    total.label = "Sum";
    total.ruled = true;
    table_add(&table, total);
    table_print_text(out, figures->model->grant.title, width, table.arena);
    table_print_text(out, figures->model->tiers[tier].label, width,
                     table.arena);
    fputs("\n", out);
    table_print(&table, out, width);
}

/* The days, and what is to be paid back, behind a tier's name or a date. */
static struct table_line settlement_line(struct figures *figures,
                                         const char *label,
                                         const struct settlement *s)
{
    struct setting setting = {.arena = &figures->arena};
    struct value delivered =
        value_of(KIND_DECIMAL, &s->delivered_days, &setting);
    struct value owed = value_of(KIND_DECIMAL, &s->owed_days, &setting);

    return (struct table_line){.label = label,
                               .cells = {value_show(&delivered, setting.arena),
                                         value_show(&owed, setting.arena),
                                         amount(figures, s->repay)}};
}

static struct table settlement_table(struct figures *figures, const char *label)
{
    struct table table = {.arena = &figures->arena, .columns = 3};

    table_add(&table,
              (struct table_line){
                  .label = label,
                  .cells = {"Days delivered", "Days owed",
                            arena_print(table.arena, "%s to pay back",
                                        figures->model->grant.currency.code)}});
    return table;
}

static const char *date_text(struct figures *figures, struct date date)
{
    char text[DATE_TEXT_SIZE];

    return arena_copy(&figures->arena, date_print(text, date));
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
        date_given(makeup->start) ? date_text(figures, makeup->start) : "",
        date_given(makeup->end) ? " to " : ", which takes too long",
        date_given(makeup->end) ? date_text(figures, makeup->end) : "");
}

static void print_weeks(FILE *out, struct figures *figures, size_t tier,
                        int width)
{
    struct table table = settlement_table(figures, "Stop on");
    struct date stop;

    for (int i = 0; settle_week(figures->results, tier, i, &stop); i++) {
        struct settlement s = settle(figures->results, tier, stop);

        table_add(&table,
                  settlement_line(figures, date_text(figures, stop), &s));
    }
    table_print_text(out, makeup_sentence(figures, tier), width, table.arena);
    table_print(&table, out, width);
}

void report_settlement(FILE *out, struct figures *figures, struct date stop,
                       int width)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;
    struct table table = settlement_table(figures, "");

    table_print_text(out, model->grant.title, width, arena);
    if (date_given(stop))
        table_print_text(out,
                         arena_print(arena, "The work stops on %s",
                                     date_text(figures, stop)),
                         width, arena);
    fputs("\n", out);
    for (size_t t = 0; t < model->tier_count; t++) {
        struct settlement s;

        if (!date_given(stop)) {
            print_weeks(out, figures, t, width);
            continue;
        }
        s = settle(figures->results, t, stop);
        table_add(&table, settlement_line(figures,
                                          table_cut(model->tiers[t].label,
                                                    HEAD_WIDEST, arena),
                                          &s));
    }
    if (date_given(stop))
        table_print(&table, out, width);
}
