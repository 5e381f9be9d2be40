#include "model/load.h"

#include "base/text.h"
#include "model/check.h"
#include "model/hint.h"
#include "model/names.h"
#include "model/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    VALUE_LONGEST = 1000
};

/* What one run of loading needs. */
struct loading {
    struct ini *ini;
    struct diag *diag;
    struct model *model;
    bool refused; /* a section, so that one may only seem to be missing */
};

static struct setting setting_for(const struct loading *loading,
                                  const struct schema_section *section,
                                  const struct schema_key *key,
                                  const void *record)
{
    return (struct setting){&loading->model->arena, loading->model,
                            schema_digits(loading->model, section, record, key),
                            key->choices};
}

static struct tier_list all_tiers(const struct model *model)
{
    struct tier_list all = {.count = (unsigned char)model->tier_count};

    for (unsigned t = 0; t < all.count; t++)
        all.tier[t] = (unsigned char)t;
    return all;
}

/* What a key is when it is not given. */
static void default_key(const struct loading *loading,
                        const struct schema_section *section,
                        const struct schema_key *key, void *record)
{
    const struct model *model = loading->model;
    struct setting setting = setting_for(loading, section, key, record);
    const struct head *head = record;
    bool follows = key->fallback && key->fallback[0] == '=';
    void *field = schema_field(key, record, 0);

    if (!key->fallback)
        return;
    if (!follows)
        value_read(key->kind, key->fallback, &setting, field);
    else if (key->kind == KIND_TEXT)
        *(const char **)field = *head->name ? head->name : head->section;
    else if (key->kind == KIND_CURRENCY)
        *(struct currency *)field = model->grant.currency;
    else if (key->kind == KIND_COUNT)
        *(int64_t *)field = model->grant.months;
    else if (key->kind == KIND_MONEY)
        *(struct money *)field = (struct money){1};
    else if (key->kind == KIND_TIERS)
        *(struct tier_list *)field = all_tiers(model);
}

static void clear_key(const struct schema_key *key, void *record)
{
    size_t count = schema_per_tier(key) ? TIERS_MOST : 1;

    for (size_t t = 0; t < count; t++)
        value_clear(key->kind, schema_field(key, record, t));
}

static bool in_range(const struct schema_key *key, const struct value *value)
{
    int64_t least = key->least, most = key->most;

    if (!value_is_number(key->kind) || key->kind == KIND_DATE)
        return true;
    least = decimal_units((struct decimal){least, 0}, value->places);
    most = decimal_units((struct decimal){most, 0}, value->places);
    if (key->most && value->units > most)
        return false;
    return key->negative || value->units > least ||
           (value->units == least && !key->over);
}

/* Whether an amount stays below 10^13 minor units of its currency. */
static bool bearable(const struct value *value, int digits)
{
    int64_t minor = value->units;

    if (value->kind == KIND_PRICE)
        minor = exact_round_once(
            exact_scaled(exact(1), value->units, value->places), digits);
    return (value->kind != KIND_MONEY && value->kind != KIND_PRICE) ||
           money_valid((struct money){minor});
}

/* Reads one entry into its field, or complains. */
static bool read_key(const struct loading *loading,
                     const struct schema_section *section,
                     const struct schema_key *key,
                     const struct ini_entry *entry, void *record, size_t tier)
{
    struct diag *diag = loading->diag;
    struct setting setting = setting_for(loading, section, key, record);
    struct place at = ini_place(loading->ini, entry->section, entry->key);
    const char *shown = diag_quote(diag, entry->value);
    void *field = schema_field(key, record, tier);
    struct value value;

    if (entry->continued && key->kind != KIND_TEXT && key->kind != KIND_TIERS)
        return diag_error(diag, at, "only texts and lists go on after '\\'");
    if (!entry->value[strspn(entry->value, " \t")])
        return (key->kind == KIND_TEXT && !key->required) ||
               diag_error(diag, at, "is empty; wanted: %s",
                          value_wanted(key->kind, &setting));
    if (!value_read(key->kind, entry->value, &setting, field))
        return diag_error(diag, at, "'%s' is not %s%s", shown,
                          value_wanted(key->kind, &setting),
                          hint_value(key->kind, entry->value, &setting));
    value = value_of(key->kind, field, &setting);
    if (!bearable(&value, setting.digits))
        return diag_error(diag, at,
                          "'%s' is too large: an amount stays below %s %s",
                          shown, "10,000,000,000,000",
                          setting.digits ? "of the smallest units" : "units");
    if (!in_range(key, &value))
        return diag_error(diag, at, "'%s' is out of range; wanted: %s", shown,
                          schema_range(key, &loading->model->arena));
    return true;
}

/* Reads the overrides of a key for single tiers. */
static void read_tier_keys(const struct loading *loading,
                           const struct schema_section *section,
                           const struct schema_key *key, void *record)
{
    const struct head *head = record;
    struct model *model = loading->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        char name[2 * OTHERS_MOST + 1];
        const struct ini_entry *entry;

        snprintf(name, sizeof(name), "%s%s", key->name,
                 model->tiers[t].head.name);
        entry = ini_find(loading->ini, head->section, name);
        if (entry && entry->value &&
            !read_key(loading, section, key, entry, record, t))
            value_clear(key->kind, schema_field(key, record, t));
    }
}

/* A value that is refused must not stay for later checks to stumble over. */
static void read_or_default(const struct loading *loading,
                            const struct schema_section *section,
                            const struct schema_key *key,
                            const struct ini_entry *entry, void *record)
{
    struct head *head = record;

    if (read_key(loading, section, key, entry, record, 0)) {
        head->keys_given |= 1U << (key - section->keys);
        return;
    }
    clear_key(key, record);
    default_key(loading, section, key, record);
}

static void load_record(const struct loading *loading,
                        const struct schema_section *section, void *record)
{
    const struct head *head = record;

    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];
        const struct ini_entry *entry =
            ini_find(loading->ini, head->section, key->name);

        clear_key(key, record);
        default_key(loading, section, key, record);
        if (schema_per_tier(key))
            read_tier_keys(loading, section, key, record);
        else if (entry && entry->value)
            read_or_default(loading, section, key, entry, record);
        else if (!entry && key->required && head->given &&
                 !(loading->refused &&
                   !ini_has_section(loading->ini, head->section)))
            diag_error(loading->diag,
                       ini_place(loading->ini, head->section, key->name),
                       "is missing (%s)", key->help);
    }
}

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
        section->required || section_given(loading->ini, section->name);
    load_record(loading, section, head);
}

static void load_many(const struct loading *loading, enum section kind,
                      const struct schema_section *const kinds[])
{
    struct model *model = loading->model;
    const struct schema_section *section = &schema[kind];
    size_t *count = (size_t *)(void *)((char *)model + section->count_offset);
    size_t first = *count;

    for (size_t i = 0; i < ini_section_count(loading->ini); i++) {
        const char *name = ini_section(loading->ini, i).name;
        struct head *head = schema_record(model, kind, *count);

        if (kinds[i] != section || ini_section(loading->ini, i).twin)
            continue;
        if (*count == section->most) {
            diag_error(loading->diag, ini_place(loading->ini, name, NULL),
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
        load_record(loading, section, schema_record(model, kind, i));
    if (section->required && !*count && !loading->refused)
        diag_error(
            loading->diag,
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
            diag_error(loading->diag,
                       ini_place(loading->ini, rate->head.section, NULL),
                       "'%s' is not a currency of ISO 4217 such as eur or usd",
                       rate->head.name);
    }
}

struct model *load_model(struct ini *ini, struct diag *diag)
{
    struct model *model = calloc(1, sizeof(*model));
    struct loading loading = {ini, diag, model, false};
    const struct schema_section **kinds;

    model->path = arena_copy(&model->arena, ini_place(ini, NULL, NULL).file);
    kinds = arena_alloc(&model->arena,
                        (ini_section_count(ini) + 1) * sizeof(*kinds));
    for (size_t i = 0; i < ini_section_count(ini); i++) {
        const char *text = ini_section(ini, i).name;

        if (strcmp(text, ini_unknown) != 0 && !ini_section(ini, i).twin)
            kinds[i] = names_section(ini, text, diag);
        loading.refused |= !kinds[i] && !ini_section(ini, i).twin;
    }
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        if (schema[kind].named)
            load_many(&loading, kind, kinds);
        else
            load_one(&loading, kind);
    load_currency_codes(&loading);
    for (size_t i = 0; i < ini_entry_count(ini); i++)
        names_check(model, ini, ini_entry(ini, i), diag);
    check_model(model, ini, diag);
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
    else if (found->named && (!ini_has_section(ini, section) ||
                              !schema_find_section(section, &name)))
        diag_error(diag, (struct place){"--set", 0, section, key},
                   "the model has no such section");
    else
        ini_set(ini, section, key, value);
}
