#include "report/known.h"

#include "figure/lines.h"
#include "figure/workings.h"
#include "model/tax.h"
#include "report/taxlines.h"

#include <stdio.h>
#include <string.h>

bool known_is_given(const struct figure *figure)
{
    return figure->value.given &&
           !(figure->key && figure->key->required && !figure->head->given);
}

/*
 * The name of the tax table that a figure is for, by its last word; NULL if
 * there is none, or its label says it already.
 */
static const char *table_of(const struct model *model,
                            const struct figure *figure)
{
    const char *dot = strrchr(figure->name, '.');

    for (size_t i = 0; dot && i < model->table_count; i++)
        if (!strcmp(dot + 1, model->tables[i]->id))
            return strstr(figure->label, dot + 1) ? NULL
                                                  : model->tables[i]->name;
    return NULL;
}

/* The label of the section that a figure is for, if it has one of its own. */
static const char *instance_of(const struct figures *figures,
                               const struct figure *figure)
{
    const struct formula_scope *scope = figure->scope;

    if (!scope)
        return NULL;
    if (!*scope->section)
        return table_of(figures->model, figure);
    return scope->label && strcmp(scope->label, figure->label) != 0
               ? scope->label
               : NULL;
}

/* "AUD for 1 USD", which says what an exchange rate is; or the own label. */
static const char *label_of(const struct figures *figures,
                            const struct figure *figure, struct arena *arena)
{
    const char *own = figures->model->grant.currency.code;
    bool rate = figure->key && figure->head->kind == SECTION_CURRENCY;
    const char *code = rate ? text_uppered(arena, figure->head->name) : "";

    if (rate && !strcmp(figure->key->name, "rate"))
        return arena_print(arena, "%s for 1 %s", own, code);
    if (rate && !strcmp(figure->key->name, "inverse_rate"))
        return arena_print(arena, "%s for 1 %s", code, own);
    return figure->label;
}

static struct known known_figure(struct figures *figures,
                                 const struct figure *figure)
{
    return (struct known){figure->value,
                          label_of(figures, figure, &figures->arena),
                          instance_of(figures, figure), figure->unit, figure};
}

/* The line that a name such as tutoring.maths.first begins with, or NULL. */
static const struct line *line_of(struct figures *figures, const char *name)
{
    size_t kind = strcspn(name, ".");
    size_t section = kind + (name[kind] == '.');
    char text[FIGURE_NAME_SIZE];
    const struct figure *rate;

    section += strcspn(name + section, ".");
    snprintf(text, sizeof(text), "%.*s.rate", (int)section, name);
    rate = figures_find(figures, text);
    return rate && rate->head && rate->head->kind >= SECTION_TUTORING &&
                   rate->head->kind <= SECTION_EXPENSE
               ? (const struct line *)(const void *)rate->head
               : NULL;
}

/* Finds a step of a line in a tier, such as tutoring.maths.first.target. */
static bool find_step(struct figures *figures, const char *name,
                      struct known *out)
{
    const struct model *model = figures->model;
    const char *tier = strrchr(name, '.');
    const struct line *line = line_of(figures, name);
    struct figure *steps;
    size_t t = tier ? model_tier(model, tier + 1) : model->tier_count;

    if (!line || t == model->tier_count)
        return false;
    steps = arena_alloc(&figures->arena, STEP_COUNT * sizeof(*steps));
    lines_steps(figures, &figures->arena, (size_t)(line - model->lines), t,
                steps);
    for (unsigned step = 0; step < STEP_COUNT; step++)
        if (!strcmp(steps[step].name, name)) {
            *out = known_figure(figures, &steps[step]);
            return true;
        }
    return false;
}

/* Finds the first or last day of a table's year: taxyear.TABLE.starts. */
static bool find_tax_year(const struct figures *figures, const char *name,
                          struct known *out)
{
    static const char prefix[] = "taxyear.";
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];
        size_t length = strlen(table->id);
        const char *word = name + strlen(prefix);

        if (strncmp(name, prefix, strlen(prefix)) != 0 ||
            strncmp(word, table->id, length) != 0)
            continue;
        if (!strcmp(word + length, ".starts"))
            *out = (struct known){.value = value_date(table->starts),
                                  .label = "First day of the tax year"};
        else if (!strcmp(word + length, ".ends"))
            *out = (struct known){.value = value_date(table->ends),
                                  .label = "Last day of the tax year"};
        else
            continue;
        return true;
    }
    return false;
}

/* Finds a cell of the workings. */
static bool find_working(const struct figures *figures, const char *name,
                         struct known *out)
{
    const struct working *working;

    for (size_t i = 0; (working = workings_at(i)); i++)
        if (working->value && !strcmp(working->name, name)) {
            *out = (struct known){
                .value = value_count(working->value(figures->results)),
                .label = working->meaning};
            return true;
        }
    return false;
}

static struct known known_taxline(struct figures *figures,
                                  const struct taxline *taxline)
{
    const struct tax_table *table = figures->model->tables[taxline->table];

    return (struct known){
        .value = taxline_amount(figures, taxline),
        .label = taxline_label(figures->model, taxline, &figures->arena),
        .unit = table->currency.code};
}

bool known_find(struct figures *figures, const char *name, struct known *out)
{
    const struct figure *figure = figures_find(figures, name);
    struct taxline taxline;

    if (figure) {
        *out = known_figure(figures, figure);
        return true;
    }
    if (taxline_find(figures->model, name, &taxline)) {
        *out = known_taxline(figures, &taxline);
        return true;
    }
    return find_working(figures, name, out) ||
           find_tax_year(figures, name, out) || find_step(figures, name, out);
}
