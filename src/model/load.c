#include "model/load.h"

#include "base/text.h"
#include "model/check.h"
#include "model/names.h"
#include "model/record.h"
#include "model/tables.h"
#include "model/tax.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    VALUE_LONGEST = 1000
};

/* What one run of loading needs. */
struct loading {
    struct reading reading;
    struct model *model;
};

/* Whether [name] is in the file, or a key of it was set from outside. */
static bool section_given(const struct ini *ini, const char *name)
{
    if (ini_has_section(ini, name))
        return true;
    for (size_t i = 0; i < ini_entry_count(ini); i++)
        if (!strcmp(ini_entry(ini, i)->section, name))
            return true;
    return false;
}

static void load_one(const struct loading *loading, enum section kind)
{
    struct model *model = loading->model;
    const struct schema_section *section = &schema[kind];
    struct head *head = schema_record(model, kind, 0);

    head->kind = kind;
    head->section = section->name;
    head->name = "";
    head->given =
        section->required || section_given(loading->reading.ini, section->name);
    record_read(&loading->reading, section, head);
}

static void load_many(const struct loading *loading, enum section kind,
                      const struct schema_section *const kinds[])
{
    struct model *model = loading->model;
    const struct schema_section *section = &schema[kind];
    size_t *count = (size_t *)(void *)((char *)model + section->count_offset);
    size_t first = *count;

    for (size_t i = 0; i < ini_section_count(loading->reading.ini); i++) {
        const char *name = ini_section(loading->reading.ini, i).name;
        struct head *head = schema_record(model, kind, *count);

        if (kinds[i] != section || ini_section(loading->reading.ini, i).twin)
            continue;
        if (*count == section->most) {
            diag_error(loading->reading.diag,
                       ini_place(loading->reading.ini, name, NULL),
                       "is one too many; at most %zu are computed",
                       section->most);
            break;
        }
        ++*count;
        head->kind = kind;
        head->section = arena_copy(&model->arena, name);
        head->name = strchr(head->section, '.') + 1;
        head->given = true;
    }
    for (size_t i = first; i < *count; i++)
        record_read(&loading->reading, section, schema_record(model, kind, i));
    if (section->required && !*count && !loading->reading.refused)
        diag_error(
            loading->reading.diag,
            (struct place){loading->model->path, 0,
                           arena_print(&model->arena, "%s.NAME", section->name),
                           NULL},
            "is missing (%s)", section->help);
}

static void load_currency_codes(const struct loading *loading)
{
    struct model *model = loading->model;

    for (size_t i = 0; i < model->rate_count; i++) {
        struct rate *rate = &model->rates[i];

        if (!currency_parse(rate->head.name, &rate->currency))
            diag_error(
                loading->reading.diag,
                ini_place(loading->reading.ini, rate->head.section, NULL),
                "'%s' is not a currency of ISO 4217 such as eur or usd",
                rate->head.name);
    }
}

/* Each table has an income, of nothing where the model does not say more. */
static void add_incomes(const struct loading *loading)
{
    struct model *model = loading->model;

    for (size_t i = 0; i < model->table_count; i++) {
        const char *section =
            arena_print(&model->arena, "income.%s", model->tables[i]->id);
        struct income *income = &model->incomes[model->income_count];

        if (ini_has_section(loading->reading.ini, section))
            continue;
        income->head = (struct head){
            .kind = SECTION_INCOME,
            .section = section,
            .name = strchr(section, '.') + 1,
            .given = section_given(loading->reading.ini, section)};
        model->income_count++;
        record_read(&loading->reading, &schema[SECTION_INCOME], income);
    }
}

struct model *load_model(struct ini *ini, struct diag *diag)
{
    struct model *model = calloc(1, sizeof(*model));
    struct loading loading = {{ini, diag, &model->arena, model, false}, model};
    const struct schema_section **kinds;

    model->path = arena_copy(&model->arena, ini_place(ini, NULL, NULL).file);
    kinds = arena_alloc(&model->arena,
                        (ini_section_count(ini) + 1) * sizeof(*kinds));
    loading.reading.refused = ini_refused_section(ini);
    for (size_t i = 0; i < ini_section_count(ini); i++) {
        const char *text = ini_section(ini, i).name;

        if (ini_section(ini, i).twin)
            continue;
        kinds[i] = names_section(&dialect_model, ini, text, diag);
        loading.reading.refused |= !kinds[i];
    }
    assert(!loading.reading.refused || diag->errors);
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++) {
        /* Amounts of an income have the digits of its table's currency. */
        if (kind == SECTION_INCOME)
            tables_load(model, &loading.reading);
        if (schema[kind].named)
            load_many(&loading, kind, kinds);
        else
            load_one(&loading, kind);
    }
    add_incomes(&loading);
    load_currency_codes(&loading);
    for (size_t i = 0; i < ini_entry_count(ini); i++)
        names_check(&dialect_model, model, ini, ini_entry(ini, i), diag);
    check_model(model, ini, diag);
    tables_check(model, ini, diag);
    assert(diag->errors || model->tier_count);
    return model;
}

void load_set(struct ini *ini, const char *assignment, struct diag *diag)
{
    char *section = arena_copy(&diag->arena, assignment), *key;
    char *value = strchr(section, '=');
    size_t kind;
    const struct schema_section *found = NULL;
    const char *name;

    *value++ = '\0';
    value = text_trim(value);
    section = text_trim(section);
    text_lower(section);
    kind = strcspn(section, ".");
    for (size_t s = 0; s < SECTION_COUNT; s++)
        if (strlen(schema[s].name) == kind &&
            !memcmp(schema[s].name, section, kind))
            found = &schema[s];
    key = section + kind;
    if (found && found->named && *key)
        key += 1 + strcspn(key + 1, ".");
    if (!found || !*key) {
        diag_error(diag, (struct place){.file = "--set"},
                   "'%s' is not the name of a key, such as grant.months or "
                   "tier.NAME.percent",
                   diag_quote(diag, section));
        return;
    }
    *key++ = '\0';
    if (strlen(value) > VALUE_LONGEST)
        diag_error(diag, (struct place){"--set", 0, section, key},
                   "the value is longer than the %d bytes that can be read",
                   VALUE_LONGEST);
    else if (found->named && found != &schema[SECTION_INCOME] &&
             (!ini_has_section(ini, section) ||
              !schema_find_section(&dialect_model, section, &name)))
        diag_error(diag, (struct place){"--set", 0, section, key},
                   "the model has no such section");
    else
        ini_set(ini, section, key, value);
}

void model_free(struct model *model)
{
    if (!model)
        return;
    for (size_t i = 0; i < model->table_count; i++)
        tax_table_free(model->tables[i]);
    arena_free(&model->arena);
    free(model);
}
