#include "report/compare.h"

#include "base/text.h"
#include "figure/comparison.h"
#include "figure/prorations.h"
#include "model/tax.h"
#include "report/bars.h"
#include "report/wrap.h"

#include <string.h>

enum {
    HEAD_WIDEST = 18
};

/* A tier of one of the models. */
struct tier_column {
    struct figures *figures;
    size_t tier;
};

/* What is compared while its table is put together. */
struct comparing {
    FILE *out;
    struct figures *const *models;
    size_t model_count;
    const struct style *style;
    struct arena *arena;
    struct tier_column *columns;
    struct table table;
    bool one_currency;
};

static const struct tier *tier_of(const struct tier_column *column)
{
    return &column->figures->model->tiers[column->tier];
}

static const char *code_of(const struct figures *figures)
{
    return figures->model->grant.currency.code;
}

/* A line says nothing where no tier has a figure, or all are zero. */
static bool says_something(const struct figure *figure)
{
    return figure->value.given && figure->value.units != 0;
}

static void add_figures(struct comparing *c, const struct comparison_row *row)
{
    bool says = c->style->format->data || row->weight == WEIGHT_SUM ||
                row->weight == WEIGHT_ASK;
    struct table_line *line = table_add(&c->table, "");

    line->begins = row->begins;
    line->ruled = row->weight == WEIGHT_SUM;
    line->strong = row->weight == WEIGHT_ASK;
    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier_column *column = &c->columns[i];
        const struct figure *figure =
            comparison_figure(column->figures, row, column->tier);

        if (!figure)
            continue;
        line->label = figure->label;
        line->cells[i] = c->style->format->value(&figure->value, c->arena);
        says |= says_something(figure);
    }
    if (!says)
        c->table.count--;
}

static bool shown_before(const struct comparing *c, size_t model,
                         struct currency currency)
{
    for (size_t m = 0; m < model; m++) {
        const struct rate *rate = model_rate(c->models[m]->model, currency);

        if (rate && rate->show == ANSWER_YES)
            return true;
    }
    return false;
}

/* The ask in each currency that some model shows. */
static void add_currencies(struct comparing *c)
{
    for (size_t m = 0; m < c->model_count; m++) {
        const struct model *model = c->models[m]->model;

        for (size_t i = 0; i < model->rate_count; i++) {
            const struct rate *rate = &model->rates[i];
            struct comparison_row row = {
                .figure = arena_print(c->arena, "request.%s", rate->head.name),
                .weight = WEIGHT_QUIET};

            if (rate->show == ANSWER_YES && !shown_before(c, m, rate->currency))
                add_figures(c, &row);
        }
    }
}

static bool table_before(const struct comparing *c, size_t model,
                         const char *table)
{
    for (size_t m = 0; m < model; m++)
        for (size_t i = 0; i < c->models[m]->model->table_count; i++)
            if (!strcmp(c->models[m]->model->tables[i]->id, table))
                return true;
    return false;
}

/* A figure of a table, under the table's name where it has another label. */
static void add_of_table(struct comparing *c, const char *table,
                         const char *figure, bool begins)
{
    struct comparison_row row = {
        .figure = figure, .weight = WEIGHT_QUIET, .begins = begins};
    size_t before = c->table.count;

    add_figures(c, &row);
    if (c->table.count > before) {
        struct table_line *line = &c->table.lines[before];

        if (!strstr(line->label, table))
            line->label = arena_print(c->arena, "%s: %s", table, line->label);
    }
}

/* What is taxable by a table, its charges, and what to put by. */
static void add_table(struct comparing *c, const struct tax_table *table)
{
    add_of_table(c, table->id, arena_print(c->arena, "taxable.%s", table->id),
                 true);
    for (size_t i = 0; i < table->line_count; i++)
        if (table->lines[i].paid)
            add_of_table(c, table->id,
                         arena_print(c->arena, "tax_on.%s.%s", table->id,
                                     table->lines[i].head.name),
                         false);
    add_of_table(c, table->id, arena_print(c->arena, "tax_on.%s", table->id),
                 false);
    add_of_table(c, table->id, arena_print(c->arena, "set_aside.%s", table->id),
                 false);
}

static void add_tables(struct comparing *c)
{
    for (size_t m = 0; m < c->model_count; m++)
        for (size_t i = 0; i < c->models[m]->model->table_count; i++) {
            const struct tax_table *table = c->models[m]->model->tables[i];

            if (!table_before(c, m, table->id))
                add_table(c, table);
        }
}

/* "upskilling" of "templates/upskilling.ini". */
static const char *base_name(const struct figures *figures, struct arena *arena)
{
    const char *path = figures->model->path, *slash = strrchr(path, '/');
    char *name = arena_copy(arena, slash ? slash + 1 : path);
    char *dot = strrchr(name, '.');

    if (dot && dot > name)
        *dot = '\0';
    return text_printable(name);
}

/* That, or the whole path where another model's is the same. */
static const char *short_name(const struct comparing *c,
                              const struct figures *figures)
{
    const char *name = base_name(figures, c->arena);

    for (size_t m = 0; m < c->model_count; m++)
        if (c->models[m] != figures &&
            !strcmp(base_name(c->models[m], c->arena), name))
            return text_shown(c->arena, figures->model->path);
    return name;
}

/* "upskilling: " before what is said of one of several models. */
static const char *prefix(const struct comparing *c,
                          const struct figures *figures)
{
    return c->model_count > 1
               ? arena_print(c->arena, "%s: ", short_name(c, figures))
               : "";
}

static const char *head_label(const struct comparing *c, const char *label,
                              const char *mark)
{
    if (c->style->format->terminal)
        label = wrap_cut(label, HEAD_WIDEST, c->arena);
    return arena_print(c->arena, "%s%s", label, mark);
}

/* A spreadsheet has no line below the table that says what it means. */
static const char *mark_of(const struct comparing *c, const struct tier *tier)
{
    return tier->recommended == ANSWER_YES && !c->style->format->data ? " *"
                                                                      : "";
}

static void add_heads(struct comparing *c)
{
    const char *code = c->one_currency ? code_of(c->models[0]) : "";
    struct table_line *line;

    if (c->model_count > 1) {
        line = table_add(&c->table, "");
        for (size_t i = 0; i < c->table.columns; i++)
            line->cells[i] =
                head_label(c, short_name(c, c->columns[i].figures), "");
        c->table.heads = 2;
    }
    line = table_add(&c->table, code);
    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier *tier = tier_of(&c->columns[i]);

        line->cells[i] = head_label(c, tier->label, mark_of(c, tier));
    }
    c->table.lines[0].label = code;
    if (c->one_currency)
        return;
    line = table_add(&c->table, "Currency");
    for (size_t i = 0; i < c->table.columns; i++)
        line->cells[i] = code_of(c->columns[i].figures);
}

/* A spreadsheet has a row for what people read below the table. */
static void add_notes(struct comparing *c)
{
    struct table_line *line = table_add(&c->table, "Note");

    line->texts = true;
    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier *tier = tier_of(&c->columns[i]);

        if (model_says(tier->note))
            line->cells[i] = tier->note;
    }
}

static void print_text(const struct comparing *c, const char *text)
{
    c->style->format->text(c->out, text, c->style, c->arena);
}

/* Who asks whom, and for which time. */
static void print_head(struct comparing *c, struct figures *figures)
{
    const struct grant *grant = &figures->model->grant;
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    const char *who = model_says(grant->applicant) ? grant->applicant : "";
    size_t best = model_recommended(figures->model);

    c->style->format->title(
        c->out, arena_print(c->arena, "%s%s", prefix(c, figures), grant->title),
        c->style, c->arena);
    if (model_says(grant->funder))
        who = arena_print(c->arena, "%s%s%s", who, *who ? " to " : "to ",
                          grant->funder);
    if (*who)
        print_text(c, who);
    print_text(
        c, arena_print(c->arena, "%s to %s", date_print(start, grant->start),
                       date_print(end, figures->results->tiers[best].end)));
    if (c->style->format->terminal)
        fputs("\n", c->out);
}

static void print_notes(struct comparing *c)
{
    const char **notes =
        arena_alloc(c->arena, c->table.columns * sizeof(*notes));
    bool recommended = false;
    size_t count = 0;

    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier *tier = tier_of(&c->columns[i]);

        recommended |= tier->recommended == ANSWER_YES;
        if (model_says(tier->note))
            notes[count++] = arena_print(c->arena, "%s%s: %s",
                                         prefix(c, c->columns[i].figures),
                                         tier->label, tier->note);
    }
    c->style->format->items(c->out, notes, count, c->style, c->arena);
    if (recommended)
        print_text(c, "* recommended");
}

/* Bars of different currencies would say nothing. */
static void print_bars(struct comparing *c)
{
    struct bar *bars = arena_alloc(c->arena, c->table.columns * sizeof(*bars));

    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier_column *column = &c->columns[i];
        const struct tier_result *tier =
            &column->figures->results->tiers[column->tier];
        struct money person = money_add(tier->stipend, tier->oncosts);
        struct value request =
            value_money(tier->request, column->figures->results->digits);

        bars[i] = (struct bar){
            arena_print(c->arena, "%s%s", prefix(c, column->figures),
                        head_label(c, tier_of(column)->label,
                                   mark_of(c, tier_of(column)))),
            c->style->format->value(&request, c->arena), person.minor,
            money_sub(tier->request, person).minor};
    }
    if (c->one_currency)
        bars_print(c->out, bars, c->table.columns, c->style, c->arena);
}

static void gather_columns(struct comparing *c)
{
    for (size_t m = 0; m < c->model_count; m++)
        c->table.columns += c->models[m]->model->tier_count;
    c->columns = arena_alloc(c->arena, c->table.columns * sizeof(*c->columns));
    c->table.columns = 0;
    c->one_currency = true;
    for (size_t m = 0; m < c->model_count; m++) {
        c->one_currency &=
            !strcmp(code_of(c->models[m]), code_of(c->models[0]));
        for (size_t t = 0; t < c->models[m]->model->tier_count; t++)
            c->columns[c->table.columns++] =
                (struct tier_column){c->models[m], t};
    }
}

static void add_rows(struct comparing *c)
{
    const struct comparison_row *row;

    add_heads(c);
    for (size_t i = 0; (row = comparison_row(c->models, c->model_count, i));
         i++)
        add_figures(c, row);
    add_currencies(c);
    add_tables(c);
}

static void print_foot(struct comparing *c, struct figures *figures)
{
    const char *estimate = comparison_estimate(figures);

    print_text(c, arena_print(c->arena, "%s%s", prefix(c, figures),
                              prorations_line(figures)));
    if (estimate)
        print_text(c,
                   arena_print(c->arena, "%s%s", prefix(c, figures), estimate));
}

void compare_print(FILE *out, struct figures *const figures[], size_t count,
                   const struct style *style)
{
    struct comparing c = {.out = out,
                          .models = figures,
                          .model_count = count,
                          .style = style,
                          .arena = &figures[0]->arena,
                          .table = {.arena = &figures[0]->arena, .heads = 1}};

    gather_columns(&c);
    add_rows(&c);
    if (style->format->data) {
        add_notes(&c);
        style->format->table(out, &c.table, style);
        return;
    }
    for (size_t m = 0; m < count; m++)
        print_head(&c, figures[m]);
    style->format->table(out, &c.table, style);
    if (style->format->terminal)
        print_bars(&c);
    print_notes(&c);
    for (size_t m = 0; m < count; m++)
        print_foot(&c, figures[m]);
}
