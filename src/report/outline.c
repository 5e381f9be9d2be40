#include "report/outline.h"

#include <string.h>

enum {
    LONG = 200 /* bytes of a formula that words must do for below the top */
};

void outline_add(struct outline *outline, struct arena *arena,
                 struct outline_step step)
{
    outline->all =
        arena_grow(arena, outline->all, outline->count, sizeof(step));
    outline->all[outline->count++] = step;
}

/* "tier.a.stipend = 45,000.00 AUD: Stipend (model.ini:12)". */
static const char *head_of(const struct outline_step *step, struct arena *arena)
{
    const char *text = arena_print(arena, "%s = %s", step->name, step->value);

    if (step->unit)
        text = arena_print(arena, "%s %s", text, step->unit);
    if (step->label)
        text = arena_print(arena, "%s: %s", text, step->label);
    return step->origin ? arena_print(arena, "%s (%s)", text, step->origin)
                        : text;
}

static void print_step(const struct output *out,
                       const struct outline_step *step)
{
    out->format->item(out, step->level, head_of(step, out->arena));
    if (step->words)
        out->format->item(out, step->level + 1,
                          arena_print(out->arena, "= %s", step->words));
    if (step->formula &&
        (!step->level || !step->words || strlen(step->formula) < LONG))
        out->format->item(
            out, step->level + 1,
            arena_print(out->arena, "formula: %s", step->formula));
}

static void print_table(const struct output *out, const struct outline *outline)
{
    static const char *const heads[] = {"name",   "value", "unit",   "label",
                                        "origin", "words", "formula"};
    struct table table = {.arena = out->arena,
                          .columns = COUNT(heads),
                          .heads = 1,
                          .words = COUNT(heads)};
    const char **cells = table_add(&table, "level")->cells;

    for (size_t i = 0; i < COUNT(heads); i++)
        cells[i] = heads[i];
    for (size_t i = 0; i < outline->count; i++) {
        const struct outline_step *step = &outline->all[i];
        const char *const texts[COUNT(heads)] = {
            step->name,   step->plain, step->unit,   step->label,
            step->origin, step->words, step->formula};

        cells =
            table_add(&table, arena_print(out->arena, "%zu", step->level + 1))
                ->cells;
        for (size_t c = 0; c < COUNT(heads); c++)
            cells[c] = texts[c];
    }
    out->format->table(out, &table);
}

void outline_print(const struct output *out, const struct outline *outline)
{
    if (out->format->outline)
        out->format->outline(out, outline);
    else if (out->format->data)
        print_table(out, outline);
    else
        for (size_t i = 0; i < outline->count; i++)
            print_step(out, &outline->all[i]);
}
