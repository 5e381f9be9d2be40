#include "model/tax.h"

#include <stdlib.h>
#include <string.h>

size_t tax_line_find(const struct tax_table *table, size_t count,
                     const char *name)
{
    size_t i = 0;

    while (i < count && strcmp(table->lines[i].head.name, name) != 0)
        i++;
    return i;
}

size_t tax_table_pieces(const struct tax_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->line_count; i++) {
        const struct tax_line *line = &table->lines[i];

        count += line->on_form.count + line->above_form.count +
                 line->less_form.count + line->step_count;
    }
    return count;
}

static void free_form(struct tax_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        exact_free(&form->terms[i].factor);
        mpz_clear(form->terms[i].whole.z);
    }
}

static void free_line(struct tax_line *line)
{
    free_form(&line->on_form);
    free_form(&line->above_form);
    free_form(&line->less_form);
    for (size_t i = 0; i < line->step_count; i++) {
        exact_free(&line->steps[i].threshold);
        exact_free(&line->steps[i].rate);
        exact_free(&line->steps[i].lump);
        mpz_clears(line->steps[i].from.z, line->steps[i].change.z,
                   line->steps[i].once.z, NULL);
    }
    mpz_clears(line->base_bottom.z, line->bottom.z, NULL);
}

void tax_table_free(struct tax_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->line_count; i++)
        free_line(&table->lines[i]);
    arena_free(&table->arena);
    free(table);
}
