#include "cli/runs.h"

#include "base/text.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "model/templates.h"
#include "report/reference.h"
#include "report/wrap.h"

#include <string.h>

/* A list comes from a shelf of files that ship, or from the tables. */
static const struct list {
    const char *word;
    enum shelf shelf;
    const char *use; /* what a model says to use such a file */
    struct references (*references)(struct arena *arena);
} lists[] = {
    {"templates", SHELF_TEMPLATES, "", NULL},
    {"taxes", SHELF_TAXES, "`tables = NAME` in [tax] computes with one. ",
     NULL},
    {"funders", SHELF_FUNDERS,
     "`rules = NAME` in [funder] checks a model by them. ", NULL},
    {"keys", 0, NULL, reference_keys},
    {"figures", 0, NULL, reference_figures},
};

/*
 * On a terminal, name and description in two columns, and what to do with them;
 * else a table.
 */
static void print_shipment(const struct output *out,
                           const struct shipment *shipment, const char *use)
{
    struct table table = {
        .arena = out->arena, .columns = 1, .heads = 1, .words = 1};
    int width = 0;

    table_add(&table, "name")->cells[0] = "about";
    for (size_t i = 0; i < shipment->count; i++) {
        const struct shipped *file = &shipment->all[i];

        table_add(&table, file->name)->cells[0] = file->about;
        if (text_width(file->name) + 2 > width)
            width = text_width(file->name) + 2;
    }
    if (!out->format->terminal)
        out->format->table(out, &table);
    for (size_t i = 0; out->format->terminal && i < shipment->count; i++)
        wrap_term(out, shipment->all[i].name, width, shipment->all[i].about);
    if (out->format->terminal && shipment->count)
        wrap_text(out, arena_print(out->arena,
                                   "%s`stipend init --template NAME` prints "
                                   "one to start from.",
                                   use));
}

static enum status list_shelf(const struct output *out, const struct list *list)
{
    struct shipment shipment = templates_find(list->shelf, out->arena);

    if (shipment.missing) {
        fprintf(stderr, "stipend: %s\n",
                text_shown(out->arena, shipment.missing));
        return STATUS_WRONG;
    }
    if (!shipment.count)
        fprintf(stderr, "stipend: no %s are installed\n", list->word);
    print_shipment(out, &shipment, list->use);
    return STATUS_GOOD;
}

enum status list_run(const struct options *options)
{
    struct output out = options_output(options);
    const char *word = options->files[0];
    size_t i = 0;

    while (i < COUNT(lists) && strcmp(lists[i].word, word) != 0)
        i++;
    if (i == COUNT(lists))
        return command_misused("list wants one of " LIST_WORDS ", not", word,
                               LIST_WORDS);
    if (!lists[i].references)
        return list_shelf(&out, &lists[i]);
    reference_print(&out, lists[i].references(out.arena));
    return STATUS_GOOD;
}
