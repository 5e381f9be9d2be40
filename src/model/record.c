#include "model/record.h"

#include "model/hint.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool record_error(const struct reading *reading, const char *section,
                  const char *key, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    diag_error_list(reading->diag, ini_place(reading->ini, section, key), fmt,
                    args);
    va_end(args);
    return false;
}

static struct setting setting_for(const struct reading *reading,
                                  const struct schema_section *section,
                                  const struct schema_key *key,
                                  const void *record)
{
    return (struct setting){reading->arena, reading->model,
                            schema_digits(reading->model, section, record, key),
                            key->choices};
}

/* Sets a field to what a default that begins with "=" follows. */
static void follow(const struct model *model, const char *followed,
                   const struct head *head, void *field)
{
    if (!strcmp(followed, "=name")) {
        *(const char **)field = *head->name ? head->name : head->section;
    } else if (!strcmp(followed, "=grant.currency")) {
        *(struct currency *)field = model->grant.currency;
    } else if (!strcmp(followed, "=grant.months")) {
        *(int64_t *)field = model->grant.months;
    } else if (!strcmp(followed, "=minor unit")) {
        *(struct money *)field = (struct money){1};
    } else if (!strcmp(followed, "=paid_by")) {
        const struct line *line = (const struct line *)(const void *)head;

        *(enum answer *)field =
            line->paid_by == PAYER_GRANTEE ? ANSWER_YES : ANSWER_NO;
    } else {
        struct tier_list *all = field;

        assert(!strcmp(followed, "=all tiers"));
        while (all->count < model->tier_count) {
            all->tier[all->count] = all->count;
            all->count++;
        }
    }
}

/* Sets a key to what it is if it is not given. */
static void default_key(const struct reading *reading,
                        const struct schema_section *section,
                        const struct schema_key *key, void *record)
{
    struct setting setting = setting_for(reading, section, key, record);
    void *field = schema_field(key, record, 0);
    size_t count = schema_per_tier(key) ? TIERS_MOST : 1;

    for (size_t t = 0; t < count; t++)
        value_clear(key->kind, schema_field(key, record, t));
    if (key->fallback && *key->fallback == '=')
        follow(reading->model, key->fallback, record, field);
    else if (key->fallback)
        value_read(key->kind, key->fallback, &setting, field);
}

static bool in_range(const struct schema_key *key, const struct value *value)
{
    int64_t least, most;

    if (!value_is_number(key->kind) || key->kind == KIND_DATE)
        return true;
    least = decimal_units((struct decimal){key->least, 0}, value->places);
    most = decimal_units((struct decimal){key->most, 0}, value->places);
    if (key->most && value->units > most)
        return false;
    return key->negative || value->units > least ||
           (value->units == least && !key->over);
}

/* Whether an amount stays below 10^13 minor units of its currency. */
static bool is_below_limit(const struct value *value, int digits)
{
    int64_t minor = value->units;

    if (value->kind == KIND_PRICE)
        minor = exact_round_once(
            exact_scaled(exact(1), value->units, value->places), digits);
    return (value->kind != KIND_MONEY && value->kind != KIND_PRICE) ||
           money_valid((struct money){minor});
}

/* Reads one entry into its field, or complains. */
static bool read_key(const struct reading *reading,
                     const struct schema_section *section,
                     const struct schema_key *key,
                     const struct ini_entry *entry, void *record, size_t tier)
{
    struct setting setting = setting_for(reading, section, key, record);
    const char *shown = diag_quote(reading->diag, entry->value);
    void *field = schema_field(key, record, tier);
    struct value value;

    if (entry->continued && key->kind != KIND_TEXT && key->kind != KIND_TIERS)
        return record_error(reading, entry->section, entry->key,
                            "only a text or a list can be continued with "
                            "'\\'");
    if (!entry->value[strspn(entry->value, " \t")])
        return (key->kind == KIND_TEXT && !key->required) ||
               record_error(reading, entry->section, entry->key,
                            "is empty; wanted: %s",
                            value_wanted(key->kind, &setting));
    if (!value_read(key->kind, entry->value, &setting, field))
        return record_error(reading, entry->section, entry->key,
                            "'%s' is not %s%s", shown,
                            value_wanted(key->kind, &setting),
                            hint_value(key->kind, entry->value, &setting));
    value = value_of(key->kind, field, &setting);
    if (!is_below_limit(&value, setting.digits))
        return record_error(
            reading, entry->section, entry->key,
            "'%s' is too large; wanted: an amount below "
            "10,000,000,000,000 %s",
            shown,
            setting.digits ? "of the smallest unit (such as cents)" : "units");
    return in_range(key, &value) ||
           record_error(reading, entry->section, entry->key,
                        "'%s' is out of range; wanted: %s", shown,
                        schema_range(key, reading->arena));
}

/* Reads the overrides of a key for single tiers. */
static void read_tier_keys(const struct reading *reading,
                           const struct schema_section *section,
                           const struct schema_key *key, void *record)
{
    const struct head *head = record;
    const struct model *model = reading->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        char name[2 * NAME_LONGEST + 2];
        const struct ini_entry *entry;

        snprintf(name, sizeof(name), "%s%s", key->name,
                 model->tiers[t].head.name);
        entry = ini_find(reading->ini, head->section, name);
        if (entry && entry->value &&
            !read_key(reading, section, key, entry, record, t))
            value_clear(key->kind, schema_field(key, record, t));
    }
}

/* A refused value gives way to the default, so that later checks pass it. */
static void read_or_default(const struct reading *reading,
                            const struct schema_section *section,
                            const struct schema_key *key,
                            const struct ini_entry *entry, void *record)
{
    struct head *head = record;

    if (read_key(reading, section, key, entry, record, 0)) {
        head->keys_given |= 1U << (key - section->keys);
        return;
    }
    default_key(reading, section, key, record);
}

void record_read(const struct reading *reading,
                 const struct schema_section *section, void *record)
{
    const struct head *head = record;

    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];
        const struct ini_entry *entry =
            ini_find(reading->ini, head->section, key->name);

        default_key(reading, section, key, record);
        if (schema_per_tier(key))
            read_tier_keys(reading, section, key, record);
        else if (entry && entry->value)
            read_or_default(reading, section, key, entry, record);
        else if (!entry && key->required && head->given &&
                 !(reading->refused &&
                   !ini_has_section(reading->ini, head->section)))
            record_error(reading, head->section, key->name, "is missing (%s)",
                         key->help);
    }
}
