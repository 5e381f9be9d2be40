#include "model/tables.h"

#include "base/regular.h"
#include "base/text.h"
#include "model/names.h"
#include "model/tax.h"
#include "model/taxload.h"
#include "model/templates.h"

#include <ctype.h>
#include <dirent.h>
#include <string.h>

enum {
    ERRORS_ENOUGH = 1000, /* to read no further table */
    LINES_MOST_IN_ALL = 256,
    PIECES_MOST_IN_ALL = 16384 /* terms and steps */
};

/* Whether a file's name is that of a table: "US 2026.ini" of us_2026. */
static bool is_named(const char *file, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < length; i++) {
        char c = (char)tolower((unsigned char)file[i]);

        if (!c || name[i] != (isalnum((unsigned char)c) ? c : '_'))
            return false;
    }
    return !strcmp(file + length, ".ini");
}

/* Two files have a table's name, in whatever order the folder has them. */
static void complain_of_two(const struct reading *reading, const char *name,
                            const char *a, const char *b)
{
    bool ordered = strcmp(a, b) < 0;

    diag_error(reading->diag, ini_place(reading->ini, "tax", "tables"),
               "'%s' is the name of two files beside the model, %s and %s",
               name, ordered ? a : b, ordered ? b : a);
}

/* The path of a table in a file beside the model, or NULL. */
static const char *beside(const struct model *model, const char *name,
                          const struct reading *reading)
{
    struct arena *arena = &reading->diag->arena;
    const char *slash =
        regular_is_open(model->path) ? NULL : strrchr(model->path, '/');
    const char *path = NULL;
    int length = slash ? (int)(slash - model->path) + 1 : 0;
    const char *folder = arena_print(arena, "%.*s", length, model->path);
    DIR *files = opendir(*folder ? folder : ".");
    struct dirent *file;

    while (files && (file = readdir(files))) {
        if (!is_named(file->d_name, name))
            continue;
        if (path)
            complain_of_two(reading, name, path + length, file->d_name);
        path = arena_print(arena, "%s%s", folder, file->d_name);
    }
    if (files)
        closedir(files);
    return path;
}

static const char *shipped(const struct shipment *shipment, const char *name)
{
    for (size_t i = 0; i < shipment->count; i++)
        if (!strcmp(shipment->all[i].name, name))
            return shipment->all[i].path;
    return NULL;
}

static const char *find(const struct model *model, const char *name,
                        const struct reading *reading)
{
    struct arena *arena = &reading->diag->arena;
    struct shipment shipment = templates_find(SHELF_TAXES, arena);
    const char *path = beside(model, name, reading);

    if (!path)
        path = shipped(&shipment, name);
    if (!path && shipment.missing)
        diag_error(reading->diag, ini_place(reading->ini, "tax", "tables"),
                   "'%s' is no tax table beside the model, and %s",
                   diag_quote(reading->diag, name), shipment.missing);
    else if (!path)
        diag_error(reading->diag, ini_place(reading->ini, "tax", "tables"),
                   "'%s' is no tax table beside the model, and none that "
                   "ships%s",
                   diag_quote(reading->diag, name),
                   names_hint(arena, templates_words(&shipment, arena), name));
    return path;
}

static bool is_listed(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (!strcmp(model->tables[i]->id, name))
            return true;
    return false;
}

/* A name holds no sign of a path, so that none leads out of the folders. */
static void load(struct model *model, const char *name,
                 const struct reading *reading)
{
    struct place at = ini_place(reading->ini, "tax", "tables");
    const char *path;
    struct tax_table *table;

    if (!text_is_name(name))
        diag_error(reading->diag, at,
                   "'%s' is not a name: it begins with a letter and holds up "
                   "to 31 letters (a to z), digits and _",
                   diag_quote(reading->diag, name));
    else if (is_listed(model, name))
        diag_error(reading->diag, at, "lists %s twice", name);
    else if (model->table_count == TABLES_MOST)
        diag_error(reading->diag, at, "lists more than %d tables", TABLES_MOST);
    else if ((path = find(model, name, reading)) &&
             (table = tax_table_load(path, name, reading->diag)))
        model->tables[model->table_count++] = table;
}

/* All tables together are on a sheet, and computed again for each tier. */
static void check_sizes(const struct model *model,
                        const struct reading *reading)
{
    struct place at = ini_place(reading->ini, "tax", "tables");
    size_t lines = 0, pieces = 0;

    for (size_t i = 0; i < model->table_count; i++) {
        lines += model->tables[i]->line_count;
        pieces += tax_table_pieces(model->tables[i]);
    }
    if (lines > LINES_MOST_IN_ALL)
        diag_error(reading->diag, at,
                   "the tables have %zu lines in all; at most %d are computed",
                   lines, LINES_MOST_IN_ALL);
    if (pieces > PIECES_MOST_IN_ALL)
        diag_error(reading->diag, at,
                   "the tables have %zu terms and steps in all; at most %d are "
                   "computed",
                   pieces, PIECES_MOST_IN_ALL);
}

void tables_load(struct model *model, const struct reading *reading)
{
    const char *names = model->tax.tables, *word;

    if (!names)
        return;
    for (size_t i = 0; (word = word_at(names, i, reading->arena)); i++)
        if (reading->diag->errors < ERRORS_ENOUGH)
            load(model, text_lowered(reading->arena, word), reading);
    check_sizes(model, reading);
    if (!model->table_count && !reading->diag->errors)
        diag_error(reading->diag, ini_place(reading->ini, "tax", "tables"),
                   "lists no table");
}

/* Whether some table has a charge of that name. */
static bool has_charge(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];
        size_t line = tax_line_find(table, table->line_count, name);

        if (line < table->line_count && table->lines[line].paid)
            return true;
    }
    return false;
}

static const char *charge_words(const struct model *model, struct arena *arena)
{
    const char *words = "";

    for (size_t i = 0; i < model->table_count; i++)
        for (size_t j = 0; j < model->tables[i]->line_count; j++)
            if (model->tables[i]->lines[j].paid)
                words = arena_print(arena, "%s %s", words,
                                    model->tables[i]->lines[j].head.name);
    return words;
}

static bool is_word_before(const char *words, size_t index, const char *word,
                           struct arena *arena)
{
    for (size_t i = 0; i < index; i++)
        if (text_same_letters(word_at(words, i, arena), word))
            return true;
    return false;
}

static void check_drop(const struct model *model, const struct ini *ini,
                       struct diag *diag)
{
    const char *words = charge_words(model, &diag->arena), *word;

    if (!model->tax.drop || !model->table_count)
        return;
    for (size_t i = 0; (word = word_at(model->tax.drop, i, &diag->arena)); i++)
        if (is_word_before(model->tax.drop, i, word, &diag->arena))
            diag_error(diag, ini_place(ini, "tax", "drop"), "lists %s twice",
                       diag_quote(diag, word));
        else if (!has_charge(model, text_lowered(&diag->arena, word)))
            diag_error(diag, ini_place(ini, "tax", "drop"),
                       "'%s' is no charge of a table that is listed%s; there "
                       "are:%s",
                       diag_quote(diag, word),
                       names_hint(&diag->arena, words, word), words);
}

/* What is set from outside for a table that is not listed has no section. */
static void check_incomes_set(const struct model *model, const struct ini *ini,
                              struct diag *diag)
{
    static const char prefix[] = "income.";

    for (size_t i = 0; i < ini_entry_count(ini); i++) {
        const struct ini_entry *entry = ini_entry(ini, i);

        if (!strncmp(entry->section, prefix, strlen(prefix)) &&
            !ini_has_section(ini, entry->section) &&
            !is_listed(model, entry->section + strlen(prefix)))
            diag_error(diag, ini_place(ini, entry->section, entry->key),
                       "is of a table that [tax] does not list");
    }
}

void tables_check(const struct model *model, const struct ini *ini,
                  struct diag *diag)
{
    check_drop(model, ini, diag);
    check_incomes_set(model, ini, diag);
    for (size_t i = 0; i < model->income_count; i++) {
        const struct head *head = &model->incomes[i].head;

        if (!is_listed(model, head->name) && !diag->errors)
            diag_error(diag, ini_place(ini, head->section, NULL),
                       "is of a table that [tax] does not list");
    }
    for (size_t i = 0; i < model->table_count; i++) {
        struct currency currency = model->tables[i]->currency;

        if (*currency.code && !currency_same(currency, model->grant.currency) &&
            !model_rate(model, currency))
            diag_error(diag, ini_place(ini, "tax", "tables"),
                       "%s is in %s, which needs a section [currency.%s] with "
                       "its rate",
                       model->tables[i]->id, currency.code,
                       text_lowered(&diag->arena, currency.code));
    }
}

const char *tables_shipped_for(struct date day, struct arena *arena)
{
    struct shipment shipment = templates_find(SHELF_TAXES, arena);
    const char *words = "";

    for (size_t i = 0; i < shipment.count; i++) {
        struct diag diag = {.errors = 0};
        struct tax_table *table =
            tax_table_load(shipment.all[i].path, shipment.all[i].name, &diag);

        if (table && !diag.errors && table->starts.day <= day.day &&
            day.day <= table->ends.day)
            words = arena_print(arena, "%s %s", words, table->id);
        tax_table_free(table);
        diag_free(&diag);
    }
    return *words ? words : " none";
}
