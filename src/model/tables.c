#include "model/tables.h"

#include "base/text.h"
#include "model/hint.h"
#include "model/names.h"
#include "model/tablefile.h"
#include "model/tax.h"
#include "model/taxload.h"

#include <string.h>

enum {
    ERRORS_ENOUGH = 1000, /* after which no further table is read */
    LINES_MOST_IN_ALL = 256,
    PIECES_MOST_IN_ALL = 16384 /* terms and steps */
};

static bool is_listed(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (!strcmp(model->tables[i]->id, name))
            return true;
    return false;
}

/* No name leads out of the folders: it has no '/' and no '.'. */
static void load_table(struct model *model, const char *typed,
                       const struct reading *reading)
{
    const char *name = text_lowered(reading->arena, typed), *path;
    struct tax_table *table;

    if (!text_is_name(name))
        named_refuse(reading, &tablefile_named, typed);
    else if (is_listed(model, name))
        record_error(reading, "tax", "tables", "lists %s twice", typed);
    else if (model->table_count == TABLES_MOST)
        record_error(reading, "tax", "tables", "lists more than %d tables",
                     TABLES_MOST);
    else if ((path = named_find(reading, &tablefile_named, name, typed)) &&
             (table = tax_table_load(path, name, reading->diag)))
        model->tables[model->table_count++] = table;
}

/* All tables are on one sheet, and are computed again for each tier. */
static void check_sizes(const struct reading *reading)
{
    const struct model *model = reading->model;
    size_t lines = 0, pieces = 0;

    for (size_t i = 0; i < model->table_count; i++) {
        lines += model->tables[i]->line_count;
        pieces += tax_table_pieces(model->tables[i]);
    }
    if (lines > LINES_MOST_IN_ALL)
        record_error(reading, "tax", "tables",
                     "the tables have %zu lines in all; at most %d are "
                     "computed",
                     lines, LINES_MOST_IN_ALL);
    if (pieces > PIECES_MOST_IN_ALL)
        record_error(reading, "tax", "tables",
                     "the tables have %zu terms and steps in all; at most %d "
                     "are computed",
                     pieces, PIECES_MOST_IN_ALL);
}

void tables_load(struct model *model, const struct reading *reading)
{
    const char *names = model->tax.tables, *word;

    if (!names)
        return;
    for (size_t i = 0; (word = word_at(names, i, reading->arena)); i++)
        if (reading->diag->errors < ERRORS_ENOUGH)
            load_table(model, word, reading);
    check_sizes(reading);
    /* A list is shown with a comma between its names, however it is typed. */
    model->tax.tables = word_list(names, reading->arena);
    if (model->tax.drop)
        model->tax.drop = word_list(model->tax.drop, reading->arena);
    if (!model->table_count && !reading->diag->errors)
        record_error(reading, "tax", "tables", "lists no table");
}

/* Whether a word is among the first of some words. */
static bool is_among(const char *words, size_t first, const char *word,
                     struct arena *arena)
{
    const char *other;

    for (size_t i = 0; i < first && (other = word_at(words, i, arena)); i++)
        if (text_same_letters(other, word))
            return true;
    return false;
}

/* The names of all charges, each once, set apart by blanks. */
static const char *charge_words(const struct model *model, struct arena *arena)
{
    const char *words = "";

    for (size_t i = 0; i < model->table_count; i++)
        for (size_t j = 0; j < model->tables[i]->line_count; j++) {
            const struct tax_line *line = &model->tables[i]->lines[j];

            if (line->paid &&
                !is_among(words, SIZE_MAX, line->head.name, arena))
                words = arena_print(arena, "%s %s", words, line->head.name);
        }
    return words;
}

static void check_drop(const struct reading *reading)
{
    struct arena *arena = &reading->diag->arena;
    const char *drop = reading->model->tax.drop, *word;
    const char *charges = charge_words(reading->model, arena);

    if (!drop || !*charges)
        return;
    for (size_t i = 0; (word = word_at(drop, i, arena)); i++)
        if (is_among(drop, i, word, arena))
            record_error(reading, "tax", "drop", "lists %s twice",
                         diag_quote(reading->diag, word));
        else if (!is_among(charges, SIZE_MAX, word, arena))
            record_error(reading, "tax", "drop",
                         "'%s' is not a charge of the listed tables%s; their "
                         "charges are: %s",
                         diag_quote(reading->diag, word),
                         hint_word(charges, word, arena),
                         word_list(charges, arena));
}

/* The names of the tables that are listed. */
static const char *table_words(const struct model *model, struct arena *arena)
{
    const char *words = "";

    for (size_t i = 0; i < model->table_count; i++)
        words = arena_print(arena, "%s %s", words, model->tables[i]->id);
    return words;
}

/* Sections of incomes, or keys that --set gives without a section. */
static void check_incomes(const struct reading *reading)
{
    static const char prefix[] = "income.";
    const struct ini_contents *contents = ini_contents(reading->ini);
    struct arena *arena = &reading->diag->arena;

    for (size_t i = 0; i < contents->entry_count; i++) {
        const struct ini_entry *entry = &contents->entries[i];
        bool header = !strcmp(entry->key, INI_HEADER);

        if (!strncmp(entry->section, prefix, strlen(prefix)) &&
            !is_listed(reading->model, entry->section + strlen(prefix)) &&
            (header ? !reading->diag->errors
                    : !ini_has_section(reading->ini, entry->section)))
            record_error(reading, entry->section, header ? NULL : entry->key,
                         "is for a tax table that [tax] does not list%s",
                         hint_word(table_words(reading->model, arena),
                                   entry->section + strlen(prefix), arena));
    }
}

void tables_check(const struct reading *reading)
{
    const struct model *model = reading->model;

    check_drop(reading);
    check_incomes(reading);
    for (size_t i = 0; i < model->table_count; i++) {
        struct currency currency = model->tables[i]->currency;

        if (model_lacks_rate(model, currency))
            record_error(reading, "tax", "tables",
                         "%s is in %s, which needs a section [currency.%s] "
                         "with its rate",
                         model->tables[i]->id, currency.code, currency.code);
    }
}
