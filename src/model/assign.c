#include "model/assign.h"

#include "base/text.h"
#include "model/hint.h"
#include "model/names.h"

#include <string.h>

/* A search for the key that was meant, of all or of those in the file. */
struct offer {
    struct nearest nearest;
    const struct ini *ini;
    bool given;
    struct arena *arena;
    const char **tiers;
    size_t tier_count;
};

/* Lists the names of the file's tiers. */
static void list_tiers(struct offer *offer)
{
    const struct ini_contents *contents = ini_contents(offer->ini);
    const char *tier;

    offer->tiers = arena_alloc(offer->arena, (contents->section_count + 1) *
                                                 sizeof(*offer->tiers));
    for (size_t i = 0; i < contents->section_count; i++)
        if (schema_find_section(&dialect_model, contents->sections[i].section,
                                &tier) == &schema[SECTION_TIER])
            offer->tiers[offer->tier_count++] = tier;
}

static void offer_name(struct offer *offer, const char *section,
                       const char *key, const char *tier)
{
    const char *name = arena_print(offer->arena, "%s%s", key, tier);

    if (!offer->given || ini_find(offer->ini, section, name))
        hint_offer(&offer->nearest,
                   arena_print(offer->arena, "%s.%s", section, name));
}

/* Offers a key of a section; one that a tier follows, with every tier. */
static void offer_key(struct offer *offer, const char *section,
                      const struct schema_key *key)
{
    bool per_tier = schema_per_tier(key);

    if (!per_tier)
        offer_name(offer, section, key->name, "");
    for (size_t i = 0; per_tier && i < offer->tier_count; i++)
        offer_name(offer, section, key->name, offer->tiers[i]);
}

/* Offers the keys of the sections that the file has. */
static void offer_keys(struct offer *offer)
{
    const struct ini_contents *contents = ini_contents(offer->ini);
    const char *name;

    for (size_t i = 0; i < contents->section_count; i++) {
        const char *section = contents->sections[i].section;
        const struct schema_section *found =
            schema_find_section(&dialect_model, section, &name);

        for (size_t k = 0; found && k < found->key_count; k++)
            offer_key(offer, section, &found->keys[k]);
    }
}

/*
 * "; did you mean ...?" with the nearest key that the model can have.  Of
 * equally near ones, a key of the file is likelier than one that it lacks, and
 * that than one of a section that it lacks.
 */
static const char *hint_key(const struct ini *ini, const char *typed,
                            struct arena *arena)
{
    struct offer offer = {.nearest = hint_start(typed),
                          .ini = ini,
                          .given = true,
                          .arena = arena};

    list_tiers(&offer);
    offer_keys(&offer);
    offer.given = false;
    offer_keys(&offer);
    for (size_t s = 0; s < SECTION_COUNT; s++)
        for (size_t k = 0; !schema[s].named && k < schema[s].key_count; k++)
            offer_key(&offer, schema[s].name, &schema[s].keys[k]);
    return hint_text(&offer.nearest, arena);
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
    return *key && (*value || schema_find_key(of, key, &tier))
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
        diag_error(diag,
                   (struct place){PLACE_SET, 0, section, *key ? key : NULL},
                   "%s", fault);
    else
        ini_set(ini, section, key, value);
}
