#include "model/load.h"

#include "base/text.h"
#include "model/check.h"
#include "model/grants.h"
#include "model/hint.h"
#include "model/names.h"
#include "model/record.h"
#include "model/rules.h"
#include "model/share.h"
#include "model/tables.h"
#include "model/tax.h"
#include "model/taxload.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether the file has [name], or --set gave one of its keys. */
static bool section_given(const struct ini *ini, const char *name)
{
    for (size_t i = 0; i < ini_contents(ini)->entry_count; i++)
        if (!strcmp(ini_contents(ini)->entries[i].section, name))
            return true;
    return false;
}

static void fill_head(struct head *head, enum section kind, const char *section,
                      bool given)
{
    const char *dot = strchr(section, '.');

    *head = (struct head){.kind = kind,
                          .section = section,
                          .name = dot ? dot + 1 : "",
                          .given = given};
}

static void load_one(struct model *model, const struct reading *reading,
                     enum section kind)
{
    const struct schema_section *section = &schema[kind];
    struct head *head = schema_record(model, kind, 0);

    fill_head(head, kind, section->name,
              section->required || section_given(reading->ini, section->name) ||
                  ini_has_section(reading->ini, section->name));
    record_read(reading, section, head);
}

/* Counts the sections of a kind; their heads are filled before any is read. */
static void load_heads(struct model *model, const struct reading *reading,
                       enum section kind, size_t *count)
{
    const struct schema_section *section = &schema[kind];

    for (size_t i = 0; i < ini_contents(reading->ini)->section_count; i++) {
        const char *name = ini_contents(reading->ini)->sections[i].section, *of;

        if (schema_find_section(reading->dialect, name, &of) != section ||
            !text_is_name(of))
            continue;
        if (*count == section->most) {
            record_error(reading, name, NULL,
                         "is one too many; at most %zu are computed",
                         section->most);
            return;
        }
        fill_head(schema_record(model, kind, *count), kind,
                  arena_copy(&model->arena, name), true);
        ++*count;
    }
}

static void load_many(struct model *model, const struct reading *reading,
                      enum section kind)
{
    const struct schema_section *section = &schema[kind];
    size_t *count = (size_t *)(void *)((char *)model + section->count_offset);
    size_t first = *count;

    load_heads(model, reading, kind, count);
    for (size_t i = first; i < *count; i++)
        record_read(reading, section, schema_record(model, kind, i));
    if (section->required && !*count && !reading->refused)
        record_error(reading,
                     arena_print(&model->arena, "%s.NAME", section->name), NULL,
                     "is missing (%s)", section->help);
}

static void load_currency_codes(struct model *model,
                                const struct reading *reading)
{
    for (size_t i = 0; i < model->rate_count; i++) {
        struct rate *rate = &model->rates[i];
        const struct setting setting = {&model->arena, model, 0, NULL, NULL};
        const char *code = text_uppered(&model->arena, rate->head.name);

        if (!currency_parse(code, &rate->currency))
            record_error(reading, rate->head.section, NULL, "'%s' is not %s%s",
                         code, value_wanted(KIND_CURRENCY, &setting),
                         hint_value(KIND_CURRENCY, code, &setting));
    }
}

/* Adds an income of 0 for each table for which the model has none. */
static void add_incomes(struct model *model, const struct reading *reading)
{
    for (size_t i = 0; i < model->table_count; i++) {
        const char *section =
            arena_print(&model->arena, "income.%s", model->tables[i]->id);
        struct income *income = &model->incomes[model->income_count];

        if (ini_has_section(reading->ini, section))
            continue;
        fill_head(&income->head, SECTION_INCOME, section,
                  section_given(reading->ini, section));
        model->income_count++;
        record_read(reading, &schema[SECTION_INCOME], income);
    }
}

/* Whether an application is approved, or none is named. */
static bool is_approved(const struct model *model, struct name name)
{
    const struct application *application = model_application(model, name);

    return !name.text ||
           (application && application->status == STATUS_APPROVED);
}

/* What waits for an application that is not approved. */
static void set_idle(struct model *model)
{
    for (size_t i = 0; i < model->overlap_count; i++)
        model->overlaps[i].idle =
            !is_approved(model, model->overlaps[i].application);
    for (size_t i = 0; i < model->line_count; i++)
        model->lines[i].idle = !is_approved(model, model->lines[i].application);
}

static bool gives_priority(const struct ini *ini)
{
    for (size_t i = 0; i < ini_contents(ini)->entry_count; i++) {
        const struct ini_entry *entry = &ini_contents(ini)->entries[i];

        if (entry->value && !strcmp(entry->key, "priority"))
            return true;
    }
    return false;
}

/* Complains of a file that a model uses, and of nothing else then. */
static bool may_be_model(const struct ini *ini, struct diag *diag)
{
    struct place file = {.file = ini_path(ini)};
    bool rules = rules_is(ini);

    return (!rules && !tax_table_is(ini)) ||
           diag_error(diag, file,
                      "this is a %s, not a model; a model names it in %s, and "
                      "`stipend check` checks it",
                      rules ? "file of rules" : "table of taxes",
                      rules ? "[funder] rules" : "[tax] tables");
}

struct model *load_model(struct ini *ini, struct diag *diag)
{
    struct model *model = calloc(1, sizeof(*model));
    struct reading reading = {.ini = ini,
                              .diag = diag,
                              .arena = &model->arena,
                              .model = model,
                              .dialect = &dialect_model,
                              .refused = ini_contents(ini)->refused};

    model->path = arena_copy(&model->arena, ini_path(ini));
    if (!may_be_model(ini, diag))
        return model;
    for (size_t i = 0; i < ini_contents(ini)->section_count; i++)
        reading.refused |=
            !names_section(&reading, ini_contents(ini)->sections[i].section);
    assert(!reading.refused || diag->errors);
    /* Defaults of a section with a NAME may follow one without. */
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        if (!schema[kind].named)
            load_one(model, &reading, kind);
    /* Amounts of an income have the digits of its table's currency. */
    tables_load(model, &reading);
    grants_load(model, &reading);
    rules_load(model, &reading);
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        if (schema[kind].named)
            load_many(model, &reading, kind);
    add_incomes(model, &reading);
    model->prioritised = gives_priority(ini);
    set_idle(model);
    load_currency_codes(model, &reading);
    names_check(&reading);
    if (model->share.leave_out.text)
        share_check(&reading);
    check_model(&reading);
    tables_check(&reading);
    rules_check(&reading);
    assert(diag->errors || model->tier_count);
    return model;
}

void model_free(struct model *model)
{
    if (!model)
        return;
    for (size_t i = 0; i < model->table_count; i++)
        tax_table_free(model->tables[i]);
    for (size_t i = 0; i < model->pack_count; i++)
        rules_free(model->packs[i]);
    arena_free(&model->arena);
    free(model);
}
