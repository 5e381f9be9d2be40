#include "report/reports.h"

#include "base/text.h"
#include "figure/comparison.h"
#include "figure/ontop.h"
#include "figure/prorations.h"
#include "model/tax.h"
#include "report/pieces.h"
#include "report/wrap.h"

#include <string.h>

enum {
    HEAD_WIDEST = 18
};

/* One column of the table: a tier of one of the models. */
struct tier_column {
    struct figures *figures;
    const struct tier *tier;
    size_t index; /* of the tier in its model */
};

/* A comparison while its table is put together. */
struct comparing {
    const struct output *out;
    struct figures *const *models;
    size_t model_count;
    struct tier_column *columns;
    struct table table;
    bool gap; /* whether a blank line comes before the next row */
    bool one_currency;
    const char **groups; /* names of currencies and tax tables with rows */
    size_t group_count;
};

static const char *code_of(const struct figures *figures)
{
    return figures->model->grant.currency.code;
}

/*
 * Adds a row of figures and returns it; NULL, and no row, if no tier shows a
 * figure, or none other than zero.  Sums, the ask and files for programs keep
 * rows of zeros.
 */
static struct table_line *add_figures(struct comparing *c,
                                      const struct comparison_row *row)
{
    const struct format *format = c->out->format;
    bool zeros =
        format->data || row->weight == WEIGHT_SUM || row->weight == WEIGHT_ASK;
    bool wanted = false;
    struct table_line *line = table_add(&c->table, "");

    line->figures =
        arena_alloc(c->out->arena, c->table.columns * sizeof(*line->figures));
    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier_column *column = &c->columns[i];
        const struct figure *figure =
            comparison_figure(column->figures, row, column->index);

        if (!figure || !comparison_shows(column->figures, row, column->index))
            continue;
        line->label = figure->label;
        line->figures[i] = figure->name;
        line->cells[i] = format->value(&figure->value, c->out->arena);
        wanted |= figure->value.given && (zeros || figure->value.units != 0);
    }
    c->gap |= row->begins;
    c->table.count -= !wanted;
    if (!wanted)
        return NULL;
    line->begins = c->gap && c->table.count > c->table.heads + 1;
    line->ruled = row->weight == WEIGHT_SUM;
    line->strong = row->weight == WEIGHT_ASK;
    c->gap = false;
    return line;
}

/* Whether a name comes up for the first time. */
static bool is_new_group(struct comparing *c, const char *name)
{
    for (size_t i = 0; i < c->group_count; i++)
        if (!strcmp(c->groups[i], name))
            return false;
    c->groups = arena_grow(c->out->arena, c->groups, c->group_count,
                           sizeof(*c->groups));
    c->groups[c->group_count++] = name;
    return true;
}

/* The ask in each currency that a model shows. */
static void add_currencies(struct comparing *c, const struct model *model)
{
    for (size_t i = 0; i < model->rate_count; i++) {
        const char *figure =
            arena_print(c->out->arena, "request.%s", model->rates[i].head.name);
        struct comparison_row row = {.figure = figure, .weight = WEIGHT_QUIET};

        if (model->rates[i].show == ANSWER_YES && is_new_group(c, figure))
            add_figures(c, &row);
    }
}

/* A figure of a tax table; its label names the table. */
static void add_tax_figure(struct comparing *c, const struct tax_table *table,
                           const char *figure, const char *charge)
{
    struct comparison_row row = {
        .figure =
            arena_print(c->out->arena, "%s.%s%s", figure, table->id, charge),
        .weight = WEIGHT_QUIET,
        .begins = !strcmp(figure, "taxable")};
    struct table_line *line = add_figures(c, &row);

    if (line && !strstr(line->label, table->id))
        line->label =
            arena_print(c->out->arena, "%s: %s", table->id, line->label);
}

/* Taxable income by each tax table, its charges, and the share to set aside. */
static void add_tax_tables(struct comparing *c, const struct model *model)
{
    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];

        if (!is_new_group(c, table->id))
            continue;
        add_tax_figure(c, table, "taxable", "");
        for (size_t l = 0; l < table->line_count; l++)
            if (table->lines[l].paid)
                add_tax_figure(c, table, "tax_on",
                               arena_print(c->out->arena, ".%s",
                                           table->lines[l].head.name));
        add_tax_figure(c, table, "tax_on", "");
        add_tax_figure(c, table, "set_aside", "");
    }
}

/* A model's base name, or its whole path if another model has the same. */
static const char *short_name(const struct comparing *c,
                              const struct figures *figures)
{
    struct arena *arena = c->out->arena;
    const char *path = figures->model->path;
    const char *name = pieces_base_name(path, arena);

    for (size_t m = 0; m < c->model_count; m++)
        if (c->models[m] != figures &&
            !strcmp(pieces_base_name(c->models[m]->model->path, arena), name))
            return text_shown(arena, path);
    return text_shown(arena, name);
}

/* "upskilling: Lean" where several models are compared, else "Lean". */
static const char *prefixed(const struct comparing *c,
                            const struct figures *figures, const char *text)
{
    return c->model_count > 1 ? arena_print(c->out->arena, "%s: %s",
                                            short_name(c, figures), text)
                              : text;
}

static const char *fitted(const struct comparing *c, const char *label)
{
    return c->out->format->terminal
               ? wrap_cut(label, HEAD_WIDEST, c->out->arena)
               : label;
}

/* A tier's label with a star if it is recommended; programs get no star. */
static const char *tier_head(const struct comparing *c, const struct tier *tier)
{
    bool starred = tier->recommended == ANSWER_YES && !c->out->format->data;

    return arena_print(c->out->arena, "%s%s", fitted(c, tier->label),
                       starred ? " *" : "");
}

/* Begins a table: its columns are those of all tiers. */
static void begin_table(struct comparing *c)
{
    struct table *table = &c->table;
    const char *corner = c->one_currency ? code_of(c->models[0]) : "";
    const char **models =
        c->model_count > 1 ? table_add(table, corner)->cells : NULL;
    const char **tiers = table_add(table, corner)->cells;
    const char **currencies =
        c->one_currency ? NULL : table_add(table, "Currency")->cells;

    table->heads = models ? 2 : 1;
    for (size_t i = 0; i < table->columns; i++) {
        const struct tier_column *column = &c->columns[i];

        if (models)
            models[i] = fitted(c, short_name(c, column->figures));
        tiers[i] = tier_head(c, column->tier);
        if (currencies)
            currencies[i] = code_of(column->figures);
    }
}

/* Programs get the notes as a row of the table, people as a list. */
static void add_notes(struct comparing *c)
{
    struct table_line *line = table_add(&c->table, "Note");
    bool any = false;

    line->texts = true;
    for (size_t i = 0; i < c->table.columns; i++) {
        const char *note = c->columns[i].tier->note;

        if (!model_says(note))
            continue;
        line->cells[i] = note;
        any = true;
    }
    c->table.count -= !any;
}

/* The title, the applicant and the funder, and the recommended tier's time. */
static void print_head(const struct comparing *c, struct figures *figures)
{
    const struct output *out = c->out;
    const struct grant *grant = &figures->model->grant;
    const char *who = model_says(grant->applicant) ? grant->applicant : "";
    size_t best = model_recommended(figures->model);

    out->format->title(out, prefixed(c, figures, grant->title));
    if (model_says(grant->funder))
        who = arena_print(out->arena, "%s%s%s", who, *who ? " to " : "to ",
                          grant->funder);
    if (*who)
        out->format->text(out, who);
    out->format->text(
        out, arena_print(out->arena, "%s to %s", pieces_date(out, grant->start),
                         pieces_date(out, figures->results->tiers[best].end)));
    if (out->format->terminal)
        fputs("\n", out->file);
}

/* What the ask has for people: as much of it as of the total. */
static int64_t part_of_people(const struct tier_result *tier)
{
    struct money people = ontop_people(tier);

    return tier->contributions.minor && tier->total.minor > 0
               ? money_share(people, tier->request.minor, tier->total.minor, 0)
                     .minor
               : people.minor;
}

/* Bars of different currencies would not compare. */
static void print_bars(const struct comparing *c)
{
    struct bar *bars =
        arena_alloc(c->out->arena, c->table.columns * sizeof(*bars));
    bool people = false;

    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier_column *column = &c->columns[i];
        const struct tier_result *tier =
            &column->figures->results->tiers[column->index];

        bars[i] = (struct bar){
            prefixed(c, column->figures, tier_head(c, column->tier)),
            pieces_money(c->out, column->figures, tier->request),
            tier->request.minor, part_of_people(tier)};
        people |= column->figures->model->person_count > 0;
    }
    if (c->one_currency && c->out->format->bars)
        c->out->format->bars(c->out, bars, c->table.columns,
                             people ? "people" : "the person");
}

/* Sets the columns, and whether all models have the same currency. */
static void add_columns(struct comparing *c)
{
    c->one_currency = true;
    for (size_t m = 0; m < c->model_count; m++) {
        const struct model *model = c->models[m]->model;

        c->one_currency &=
            !strcmp(code_of(c->models[m]), code_of(c->models[0]));
        for (size_t t = 0; t < model->tier_count; t++) {
            c->columns = arena_grow(c->out->arena, c->columns, c->table.columns,
                                    sizeof(*c->columns));
            c->columns[c->table.columns++] =
                (struct tier_column){c->models[m], &model->tiers[t], t};
        }
    }
}

/* Adds rows of the tiers: up to the ask and beside it, after tax, or both. */
static void add_rows(struct comparing *c, bool before_tax, bool after_tax)
{
    const struct comparison_row *row;

    begin_table(c);
    for (size_t i = 0; (row = comparison_row(c->models, c->model_count, i));
         i++)
        if (row->needs == SECTION_TAX ? after_tax : before_tax)
            add_figures(c, row);
    for (size_t m = 0; before_tax && m < c->model_count; m++)
        add_currencies(c, c->models[m]->model);
    for (size_t m = 0; after_tax && m < c->model_count; m++)
        add_tax_tables(c, c->models[m]->model);
    if (c->out->format->data)
        add_notes(c);
}

/*
 * Prints what is said of tiers and models in words: notes, the asks by other
 * prorations, and where taxes come from.  Returns whether there is anything.
 */
static bool print_words(const struct comparing *c)
{
    const struct output *out = c->out;
    const char **notes =
        arena_alloc(out->arena, c->table.columns * sizeof(*notes));
    size_t count = 0;
    bool any;

    for (size_t i = 0; i < c->table.columns; i++) {
        const struct tier *tier = c->columns[i].tier;

        if (model_says(tier->note))
            notes[count++] = prefixed(
                c, c->columns[i].figures,
                arena_print(out->arena, "%s: %s", tier->label, tier->note));
    }
    out->format->items(out, notes, count);
    any = count > 0;
    for (size_t m = 0; m < c->model_count; m++) {
        const char *texts[] = {prorations_line(c->models[m]),
                               comparison_estimate(c->models[m])};

        for (size_t i = 0; i < COUNT(texts); i++) {
            if (texts[i])
                out->format->text(out, prefixed(c, c->models[m], texts[i]));
            any |= texts[i] != NULL;
        }
    }
    return any;
}

/* What the salary comes to from each of its steps on. */
static void print_steps(const struct comparing *c)
{
    for (size_t m = 0; m < c->model_count; m++) {
        const char *text = comparison_steps(c->models[m]);

        if (text)
            c->out->format->text(c->out, prefixed(c, c->models[m], text));
    }
}

static void print_star(const struct comparing *c)
{
    bool recommended = false;

    for (size_t i = 0; i < c->table.columns; i++)
        recommended |= c->columns[i].tier->recommended == ANSWER_YES;
    if (recommended)
        c->out->format->text(c->out, "* recommended");
}

/*
 * On a terminal, what is long comes first and the asks last, so that they are
 * on the screen at the end.
 */
static void print_on_terminal(struct comparing *c)
{
    const struct output *out = c->out;
    bool taxes = false;

    if (print_words(c))
        fputs("\n", out->file);
    for (size_t m = 0; m < c->model_count; m++)
        taxes |= model_has_taxes(c->models[m]->model);
    if (taxes) {
        add_rows(c, false, true);
        out->format->table(out, &c->table);
        c->table.count = 0;
    }
    add_rows(c, true, false);
    out->format->table(out, &c->table);
    print_bars(c);
    print_star(c);
    print_steps(c);
}

void compare_print(const struct output *out, struct figures *const figures[],
                   size_t count)
{
    struct comparing c = {.out = out,
                          .models = figures,
                          .model_count = count,
                          .table = {.arena = out->arena}};

    if (out->format->compare) {
        out->format->compare(out, figures, count);
        return;
    }
    add_columns(&c);
    for (size_t m = 0; m < count && !out->format->data; m++)
        print_head(&c, figures[m]);
    if (out->format->terminal) {
        print_on_terminal(&c);
        return;
    }
    add_rows(&c, true, true);
    out->format->table(out, &c.table);
    if (out->format->data)
        return;
    print_bars(&c);
    print_star(&c);
    print_steps(&c);
    print_words(&c);
}
