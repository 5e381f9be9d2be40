#include "figure/sharednames.h"

#include "figure/gather.h"
#include "figure/net.h"
#include "model/tax.h"

#include <stdlib.h>
#include <string.h>

/* Names of figures, each in dots. */
struct names {
    struct arena *arena;
    const char **all;
    size_t count;
};

static void add_name(struct names *names, const char *name)
{
    names->all = array_grow(names->all, names->count, sizeof(*names->all));
    names->all[names->count++] = name;
}

/* The figures that a tier may have, whether this model gives them or not. */
static void add_rows_of_tiers(struct names *names, const struct model *model)
{
    const struct row_list *list;

    for (size_t l = 0; (list = gather_list(l)); l++)
        for (size_t i = 0; i < list->count; i++) {
            const char *name = list->rows[i].name;

            if (strpbrk(name, "#[") || !strchr(name, '@'))
                continue;
            for (size_t t = 0; t < model->tier_count; t++)
                add_name(names, formula_fill(names->arena, name, '@',
                                             model->tiers[t].head.name));
        }
}

/* The lines of tables of taxes, on other income alone and in each scenario. */
static void add_tax_lines(struct names *names, const struct model *model)
{
    for (size_t i = 0; i < model->table_count; i++)
        for (size_t l = 0; l < model->tables[i]->line_count; l++) {
            const char *line =
                arena_print(names->arena, "tax.%s.%s", model->tables[i]->id,
                            model->tables[i]->lines[l].head.name);

            add_name(names, line);
            for (size_t s = 0; s < SCENARIO_COUNT; s++)
                for (size_t t = 0; t < model->tier_count; t++)
                    add_name(names, arena_print(names->arena, "%s.%s.%s", line,
                                                net_scenarios[s],
                                                model->tiers[t].head.name));
        }
}

static int underscored(char c)
{
    return c == '.' ? '_' : c;
}

/* The order of names with underscores for their dots. */
static int compare_underscored(const char *a, const char *b)
{
    while (*a && underscored(*a) == underscored(*b)) {
        a++;
        b++;
    }
    return underscored(*a) - underscored(*b);
}

static int by_underscored(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;

    return compare_underscored(*x, *y);
}

bool sharednames_find(const struct figures *figures, struct arena *arena,
                      const char **one, const char **other)
{
    struct names names = {.arena = arena};
    bool found = false;

    for (size_t i = 0; i < figures->count; i++)
        add_name(&names, figures->all[i].name);
    add_rows_of_tiers(&names, figures->model);
    add_tax_lines(&names, figures->model);
    qsort(names.all, names.count, sizeof(*names.all), by_underscored);
    for (size_t i = 1; i < names.count && !found; i++) {
        *one = names.all[i - 1];
        *other = names.all[i];
        found = !compare_underscored(*one, *other) && strcmp(*one, *other) != 0;
    }
    free(names.all);
    return found;
}
