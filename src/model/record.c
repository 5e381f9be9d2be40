#include "model/record.h"

#include "model/hint.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static struct setting setting_for(const struct reading *reading,
                                  const struct schema_section *section,
                                  const struct schema_key *key,
                                  const void *record)
{
    return (struct setting){reading->arena, reading->model,
                            schema_digits(reading->model, section, record, key),
                            key->choices};
}

/* Sets a field of a record to what a default that begins with "=" names. */
struct follower {
    const char *fallback;
    void (*set)(const struct model *model, const void *record, void *field);
};

static void set_name(const struct model *model, const void *record, void *field)
{
    const struct head *head = record;

    (void)model;
    *(const char **)field = *head->name ? head->name : head->section;
}

static void set_currency(const struct model *model, const void *record,
                         void *field)
{
    (void)record;
    *(struct currency *)field = model->grant.currency;
}

static void set_months(const struct model *model, const void *record,
                       void *field)
{
    (void)record;
    *(int64_t *)field = model->grant.months;
}

static void set_minor_unit(const struct model *model, const void *record,
                           void *field)
{
    (void)model;
    (void)record;
    *(struct money *)field = (struct money){1};
}

/* Only lines have this default. */
static void set_by_payer(const struct model *model, const void *record,
                         void *field)
{
    const struct line *line = record;

    (void)model;
    assert(line->head.kind >= SECTION_TUTORING &&
           line->head.kind <= SECTION_EXPENSE);
    *(enum answer *)field =
        line->paid_by == PAYER_GRANTEE ? ANSWER_YES : ANSWER_NO;
}

static void set_all_tiers(const struct model *model, const void *record,
                          void *field)
{
    struct tier_list all = {.count = (unsigned char)model->tier_count};

    (void)record;
    for (unsigned t = 0; t < all.count; t++)
        all.tier[t] = (unsigned char)t;
    *(struct tier_list *)field = all;
}

static const struct follower followers[] = {
    {"=name", set_name},           {"=grant.currency", set_currency},
    {"=grant.months", set_months}, {"=minor unit", set_minor_unit},
    {"=paid_by", set_by_payer},    {"=all tiers", set_all_tiers},
};

/* What a key is when it is not given. */
static void default_key(const struct reading *reading,
                        const struct schema_section *section,
                        const struct schema_key *key, void *record)
{
    struct setting setting = setting_for(reading, section, key, record);
    void *field = schema_field(key, record, 0);
    size_t f = 0;

    if (!key->fallback)
        return;
    if (*key->fallback != '=') {
        value_read(key->kind, key->fallback, &setting, field);
        return;
    }
    while (strcmp(followers[f].fallback, key->fallback) != 0) {
        f++;
        assert(f < COUNT(followers));
    }
    followers[f].set(reading->model, record, field);
}

static void clear_key(const struct schema_key *key, void *record)
{
    size_t count = schema_per_tier(key) ? TIERS_MOST : 1;

    for (size_t t = 0; t < count; t++)
        value_clear(key->kind, schema_field(key, record, t));
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
static bool read_key(const struct reading *reading,
                     const struct schema_section *section,
                     const struct schema_key *key,
                     const struct ini_entry *entry, void *record, size_t tier)
{
    struct diag *diag = reading->diag;
    struct setting setting = setting_for(reading, section, key, record);
    struct place at = ini_place(reading->ini, entry->section, entry->key);
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
                          schema_range(key, reading->arena));
    return true;
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

/* A value that is refused must not stay for later checks to stumble over. */
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
    clear_key(key, record);
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

        clear_key(key, record);
        default_key(reading, section, key, record);
        if (schema_per_tier(key))
            read_tier_keys(reading, section, key, record);
        else if (entry && entry->value)
            read_or_default(reading, section, key, entry, record);
        else if (!entry && key->required && head->given &&
                 !(reading->refused &&
                   !ini_has_section(reading->ini, head->section)))
            diag_error(reading->diag,
                       ini_place(reading->ini, head->section, key->name),
                       "is missing (%s)", key->help);
    }
}
