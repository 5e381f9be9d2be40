#include "model/assign.h"

#include "base/text.h"
#include "model/hint.h"
#include "model/names.h"

#include <string.h>

/* Offers a key of a section; one that a tier follows, with every tier. */
static void offer_key(struct nearest *nearest, const struct ini *ini,
                      const char *section, const struct schema_key *key,
                      struct arena *arena)
{
    const struct ini_contents *contents = ini_contents(ini);
    const char *name = arena_print(arena, "%s.%s", section, key->name), *tier;

    if (!schema_per_tier(key))
        hint_offer(nearest, name);
    for (size_t i = 0; schema_per_tier(key) && i < contents->section_count; i++)
        if (schema_find_section(&dialect_model, contents->sections[i].section,
                                &tier) == &schema[SECTION_TIER])
            hint_offer(nearest, arena_print(arena, "%s%s", name, tier));
}

static void offer_keys(struct nearest *nearest, const struct ini *ini,
                       const char *name, const struct schema_section *section,
                       struct arena *arena)
{
    for (size_t k = 0; k < section->key_count; k++)
        offer_key(nearest, ini, name, &section->keys[k], arena);
}

/* "; did you mean ...?" with the nearest key that the model can have. */
static const char *hint_key(const struct ini *ini, const char *typed,
                            struct arena *arena)
{
    const struct ini_contents *contents = ini_contents(ini);
    struct nearest nearest = hint_start(typed);
    const char *name;

    for (size_t s = 0; s < SECTION_COUNT; s++)
        if (!schema[s].named)
            offer_keys(&nearest, ini, schema[s].name, &schema[s], arena);
    for (size_t i = 0; i < contents->section_count; i++) {
        const char *section = contents->sections[i].section;
        const struct schema_section *found =
            schema_find_section(&dialect_model, section, &name);

        if (found && found->named)
            offer_keys(&nearest, ini, section, found, arena);
    }
    return hint_text(&nearest, arena);
}

/* Why a key cannot be set, or NULL; section and key are small letters. */
static const char *set_fault(const struct ini *ini,
                             const struct schema_section *of,
                             const char *section, const char *key,
                             const char *value, struct arena *arena)
{
    const char *tier;

    if (strlen(value) > LINE_LONGEST)
        return arena_print(
            arena, "the value is longer than the %d bytes that can be read",
            LINE_LONGEST);
    if (of->named && of != &schema[SECTION_INCOME] &&
        !ini_has_section(ini, section))
        return arena_print(
            arena, "the model has no such section%s",
            hint_key(ini, arena_print(arena, "%s.%s", section, key), arena));
    return *value || schema_find_key(of, key, &tier)
               ? NULL
               : names_key_fault(of, key, arena);
}

void assign_key(struct ini *ini, const char *assignment, struct diag *diag)
{
    struct arena *arena = &diag->arena;
    char *section = arena_copy(arena, assignment), *key;
    char *value = strchr(section, '=');
    const struct schema_section *found;
    const char *fault;

    *value++ = '\0';
    value = text_trim(value);
    section = text_trim(section);
    text_lower(section);
    found = schema_section_word(&dialect_model, section);
    key = section + strcspn(section, ".");
    if (found && found->named && *key)
        key += 1 + strcspn(key + 1, ".");
    if (!found || !*key) {
        diag_error(diag, (struct place){.file = PLACE_SET},
                   "'%s' is not the name of a key, such as grant.months or "
                   "tier.NAME.percent%s",
                   diag_quote(diag, section), hint_key(ini, section, arena));
        return;
    }
    *key++ = '\0';
    fault = set_fault(ini, found, section, key, value, arena);
    if (fault)
        diag_error(diag, (struct place){PLACE_SET, 0, section, key}, "%s",
                   fault);
    else
        ini_set(ini, section, key, value);
}
