#include "cli/list.h"

#include "base/text.h"
#include "cli/help.h"
#include "model/templates.h"
#include "report/reference.h"

#include <stdio.h>
#include <string.h>

/* The columns that the longest name takes, and what sets it apart. */
static int name_width(const struct shipment *shipment)
{
    int width = 0;

    for (size_t i = 0; i < shipment->count; i++)
        if (text_width(shipment->all[i].name) > width)
            width = text_width(shipment->all[i].name);
    return width + 2;
}

static enum status list_shelf(enum shelf shelf, const char *word,
                              const struct style *style, struct arena *arena)
{
    struct shipment shipment = templates_find(shelf, arena);
    struct table table = {
        .arena = arena, .columns = 1, .heads = 1, .texts = true};

    if (shipment.missing) {
        fprintf(stderr, "stipend: %s\n", text_shown(arena, shipment.missing));
        return STATUS_WRONG;
    }
    if (!shipment.count)
        fprintf(stderr, "stipend: no %s are installed\n", word);
    table_add(&table, "name")->cells[0] = "about";
    for (size_t i = 0; i < shipment.count; i++)
        if (style->format->terminal)
            help_term(shipment.all[i].name, shipment.all[i].about,
                      name_width(&shipment), arena);
        else
            table_add(&table, shipment.all[i].name)->cells[0] =
                shipment.all[i].about;
    if (!style->format->terminal)
        style->format->table(stdout, &table, style);
    return STATUS_GOOD;
}

static enum status list_references(struct references references,
                                   const struct style *style,
                                   struct arena *arena)
{
    reference_print(stdout, &references, style, arena);
    return STATUS_GOOD;
}

enum status list_run(const struct options *options)
{
    struct arena arena = {.newest = NULL};
    struct style style = options_style(options);
    const char *word = options->files[0];
    enum status status;

    if (!strcmp(word, "templates"))
        status = list_shelf(SHELF_TEMPLATES, word, &style, &arena);
    else if (!strcmp(word, "taxes"))
        status = list_shelf(SHELF_TAXES, word, &style, &arena);
    else if (!strcmp(word, "funders"))
        status = list_shelf(SHELF_FUNDERS, word, &style, &arena);
    else if (!strcmp(word, "keys"))
        status = list_references(reference_keys(&arena), &style, &arena);
    else if (!strcmp(word, "figures"))
        status = list_references(reference_figures(&arena), &style, &arena);
    else
        status = command_misused(
            "list wants templates, taxes, funders, keys or figures, not", word,
            LIST_WORDS);
    arena_free(&arena);
    return status;
}
