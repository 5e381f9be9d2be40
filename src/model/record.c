#include "model/record.h"

#include "model/hint.h"

#include <assert.h>
#include <stdarg.h>
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

/* The field of a record by its key, which its section must have. */
static const void *field_of(const struct head *head, const char *name)
{
    const char *tier;
    const struct schema_key *key =
        schema_find_key(&schema[head->kind], name, &tier);

    assert(key);
    return (const char *)head + schema_offset(key, 0);
}

/* Sets a field by a default such as "=grant.months", which names another. */
static void set_followed(const struct model *model, const char *followed,
                         const struct head *head, void *field)
{
    if (!strcmp(followed, "=name")) {
        *(const char **)field = *head->name ? head->name : head->section;
    } else if (!strcmp(followed, "=grant.currency")) {
        *(struct currency *)field = model->grant.currency;
    } else if (!strcmp(followed, "=grant.months")) {
        *(int64_t *)field = model->grant.months;
    } else if (!strcmp(followed, "=grant.weeks")) {
        *(int64_t *)field = model->grant.weeks;
    } else if (!strcmp(followed, "=grant.start")) {
        *(struct date *)field = model->grant.start;
    } else if (!strncmp(followed, "=last day", strlen("=last day"))) {
        *(struct date *)field = model_last_end(model);
    } else if (!strcmp(followed, "=effort.hours_per_week")) {
        *(struct decimal *)field = model->effort.hours_per_week;
    } else if (!strncmp(followed, "=month,", strlen("=month,"))) {
        *(enum proration *)field =
            model->grant.weeks == ABSENT ? PRORATION_MONTH : PRORATION_WEEK;
    } else if (!strcmp(followed, "=minor unit")) {
        *(struct money *)field = (struct money){1};
    } else if (!strcmp(followed, "=paid_by")) {
        const enum payer *payer = field_of(head, "paid_by");

        *(enum answer *)field =
            *payer == PAYER_GRANTEE ? ANSWER_YES : ANSWER_NO;
    } else {
        struct tier_list *all = field;

        assert(!strcmp(followed, "=all tiers"));
        while (all->count < model->tier_count) {
            all->tier[all->count] = all->count;
            all->count++;
        }
    }
}

/* Sets a field to what it is if its key is not given. */
static void set_default(const struct reading *reading,
                        const struct schema_key *key,
                        const struct setting *setting, struct head *head,
                        void *field)
{
    value_clear(key->kind, field);
    if (key->fallback && *key->fallback == '=')
        set_followed(reading->model, key->fallback, head, field);
    else if (key->fallback)
        value_read(key->kind, key->fallback, setting, field);
}

/* Whether an amount stays below 10^13 minor units of its currency. */
static bool is_below_limit(const struct value *value, int digits)
{
    int64_t minor = value->units;

    if (value->kind == KIND_PRICE)
        minor = exact_round_once(
            exact_scaled(exact(1), value->units, value->places), digits);
    return !value_is_amount(value->kind) || money_valid((struct money){minor});
}

/* Reads one entry into its field, or complains. */
static bool read_given(const struct reading *reading,
                       const struct schema_key *key,
                       const struct setting *setting,
                       const struct ini_entry *entry, void *field)
{
    const char *shown = diag_quote(reading->diag, entry->value);
    struct value value;

    if (entry->continued && key->kind != KIND_TEXT && key->kind != KIND_TIERS &&
        key->kind != KIND_NAMES)
        return record_error(reading, entry->section, entry->key,
                            "only a text or a list can be continued with "
                            "'\\'");
    if (!entry->value[strspn(entry->value, " \t")])
        return (key->kind == KIND_TEXT && !key->required) ||
               record_error(reading, entry->section, entry->key,
                            "is empty; wanted: %s",
                            value_wanted(key->kind, setting));
    if (!value_read(key->kind, entry->value, setting, field))
        return record_error(reading, entry->section, entry->key,
                            "'%s' is not %s%s", shown,
                            value_wanted(key->kind, setting),
                            hint_value(key->kind, entry->value, setting));
    value = value_of(key->kind, field, setting);
    if (!is_below_limit(&value, setting->digits))
        return record_error(
            reading, entry->section, entry->key,
            "'%s' is too large; wanted: an amount below "
            "10,000,000,000,000 %s",
            shown,
            setting->digits ? "of the smallest unit (such as cents)" : "units");
    return schema_allows(key, &value) ||
           record_error(reading, entry->section, entry->key,
                        "'%s' is out of range; wanted: %s", shown,
                        schema_range(key, reading->arena));
}

/* Reads the entry of a name into a field, which has the default otherwise. */
static void read_field(const struct reading *reading,
                       const struct schema_section *section,
                       const struct schema_key *key, const char *name,
                       struct head *head, void *field)
{
    struct setting setting = {reading->arena, reading->model,
                              schema_digits(reading->model, section, head, key),
                              key->choices, key};
    const struct ini_entry *entry = ini_find(reading->ini, head->section, name);

    set_default(reading, key, &setting, head, field);
    if (entry && entry->value) {
        if (!read_given(reading, key, &setting, entry, field))
            set_default(reading, key, &setting, head, field);
        else if (!schema_per_tier(key))
            head->keys_given |= 1U << (key - section->keys);
    } else if (!entry && key->required && head->given &&
               !(reading->refused &&
                 !ini_has_section(reading->ini, head->section))) {
        record_error(reading, head->section, key->name, "is missing (%s)",
                     key->help);
    }
}

void record_read(const struct reading *reading,
                 const struct schema_section *section, void *record)
{
    const struct model *model = reading->model;

    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];
        size_t count = schema_per_tier(key) ? model->tier_count : 1;

        for (size_t t = 0; t < count; t++) {
            const char *name = key->name;

            if (schema_per_tier(key))
                name = arena_print(reading->arena, "%s%s", key->name,
                                   model->tiers[t].head.name);
            read_field(reading, section, key, name, record,
                       (char *)record + schema_offset(key, t));
        }
    }
}
