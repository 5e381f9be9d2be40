#include "figure/figures.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void figures_add(struct figures *figures, struct figure figure)
{
    figures->all = array_grow(figures->all, figures->count, sizeof(figure));
    figures->all[figures->count++] = figure;
}

const struct formula_scope *
figures_keep_scope(struct arena *arena, const struct formula_scope *scope)
{
    struct formula_scope *copy = arena_alloc(arena, sizeof(*copy));

    *copy = *scope;
    return copy;
}

struct formula_scope figures_scope(const struct figures *figures,
                                   const struct head *head, const char *label,
                                   size_t tier)
{
    const struct model *model = figures->model;

    return (struct formula_scope){
        .tier = figures->tier ? figures->tier : model->tiers[tier].head.name,
        .section = head ? head->section : "",
        .label = label,
        .currency = model->grant.currency,
        .native = model->grant.currency,
        .pay = figures->pay,
        .pieces = {{"name", head ? head->name : ""}},
        .piece_count = 1};
}

struct figure figures_from_row(const struct figures *figures,
                               struct arena *arena, const struct row *row,
                               const void *record,
                               const struct formula_scope *scope)
{
    struct currency currency = row->native ? scope->native : scope->currency;
    struct setting setting = {.arena = arena,
                              .model = figures->model,
                              .digits = currency_digits(currency)};

    return (struct figure){
        .name = formula_expand(arena, row->name, scope, FORMULA_FOR_SHEETS),
        .label = row->label ? row->label : scope->label,
        .unit =
            row->kind == KIND_MONEY ? arena_copy(arena, currency.code) : NULL,
        .value =
            value_of(row->kind, (const char *)record + row->offset, &setting),
        .formula = row->formula,
        .scope = scope,
        .in_model = !row->working,
    };
}

void figures_add_rows(struct figures *figures, const struct row_list *list,
                      const void *record, const struct formula_scope *scope)
{
    struct arena *arena = &figures->arena;

    scope = figures_keep_scope(arena, scope);
    for (size_t i = 0; i < list->count; i++)
        figures_add(figures, figures_from_row(figures, arena, &list->rows[i],
                                              record, scope));
}

const char *figure_formula(const struct figure *figure, struct arena *arena,
                           enum formula_style style)
{
    if (!figure->scope)
        return figure->formula;
    return formula_expand(arena, figure->formula, figure->scope, style);
}

static int compare_name(const void *name, const void *figure)
{
    return strcmp(name, (*(const struct figure *const *)figure)->name);
}

const struct figure *figures_find(const struct figures *figures,
                                  const char *name)
{
    const struct figure *const *found =
        bsearch(name, figures->by_name, figures->count,
                sizeof(*figures->by_name), compare_name);

    return found ? *found : NULL;
}

const struct figure *figures_get_list(const struct figures *figures,
                                      const char *fmt, va_list args)
{
    char name[FIGURE_NAME_SIZE];
    const struct figure *figure;

    vsnprintf(name, sizeof(name), fmt, args);
    figure = figures_find(figures, name);
    assert(figure);
    return figure;
}

const struct figure *figures_get(const struct figures *figures, const char *fmt,
                                 ...)
{
    const struct figure *figure;
    va_list args;

    va_start(args, fmt);
    figure = figures_get_list(figures, fmt, args);
    va_end(args);
    return figure;
}

static int in_order(const void *a, const void *b)
{
    const struct figure *const *x = a, *const *y = b;

    return (*x > *y) - (*x < *y);
}

/* The first figure, by name, that does not come before a text. */
static size_t first_from(const struct figures *figures, const char *text,
                         size_t length)
{
    size_t low = 0, high = figures->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strncmp(figures->by_name[middle]->name, text, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct figure_list figures_fitting(const struct figures *figures,
                                   const char *pattern, struct arena *arena)
{
    size_t length = strlen(pattern), head = strcspn(pattern, "*");
    struct figure_list list = {.all = NULL};

    for (size_t i = first_from(figures, pattern, head);
         i < figures->count &&
         !strncmp(figures->by_name[i]->name, pattern, head);
         i++) {
        if (!formula_fits(figures->by_name[i]->name, pattern, length))
            continue;
        list.all = arena_grow(arena, list.all, list.count, sizeof(*list.all));
        list.all[list.count++] = figures->by_name[i];
    }
    if (list.count)
        qsort(list.all, list.count, sizeof(*list.all), in_order);
    return list;
}
