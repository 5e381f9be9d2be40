#include "model/names.h"

#include "base/text.h"

#include <string.h>

const char *names_hint(struct arena *arena, const char *words,
                       const char *typed)
{
    const char *nearest = word_nearest(words, typed, arena);

    return nearest ? arena_print(arena, "; did you mean %s?", nearest) : "";
}

static const char *section_words(const struct dialect *dialect,
                                 struct arena *arena)
{
    const char *words = "";

    for (size_t s = 0; s < dialect->count; s++)
        words = arena_print(arena, "%s %s", words, dialect->sections[s].name);
    return words;
}

static const char *key_words(const struct schema_section *section,
                             struct arena *arena)
{
    const char *words = "";

    for (size_t k = 0; k < section->key_count; k++)
        words = arena_print(arena, "%s %s%s", words, section->keys[k].name,
                            schema_per_tier(&section->keys[k]) ? "TIER" : "");
    return words;
}

static const char *tier_words(const struct model *model, struct arena *arena)
{
    const char *words = "";

    for (size_t t = 0; t < model->tier_count; t++)
        words = arena_print(arena, "%s %s", words, model->tiers[t].head.name);
    return words;
}

/* The section that begins with a word, whether it takes a name or not. */
static const struct schema_section *
section_of_word(const struct dialect *dialect, const char *word)
{
    for (size_t s = 0; s < dialect->count; s++)
        if (!strcmp(dialect->sections[s].name, word))
            return &dialect->sections[s];
    return NULL;
}

/* Complains of a section whose name is none of the schema's. */
static void complain_of_section(const struct dialect *dialect,
                                const struct ini *ini, const char *section,
                                struct diag *diag)
{
    struct arena *arena = &diag->arena;
    struct place at = ini_place(ini, section, NULL);
    const char *word =
        arena_print(arena, "%.*s", (int)strcspn(section, "."), section);
    const struct schema_section *meant = section_of_word(dialect, word);

    if (!meant)
        diag_error(diag, at, "is not a section of %s%s", dialect->what,
                   names_hint(arena, section_words(dialect, arena), word));
    else if (meant->named)
        diag_error(diag, at, "wants a name: [%s.NAME]", word);
    else
        diag_error(diag, at, "takes no name: it is just [%s]", word);
}

const struct schema_section *names_section(const struct dialect *dialect,
                                           const struct ini *ini,
                                           const char *section,
                                           struct diag *diag)
{
    const char *name;
    const struct schema_section *found =
        schema_find_section(dialect, section, &name);

    if (!found) {
        complain_of_section(dialect, ini, section, diag);
        return NULL;
    }
    if (found->named && !text_is_name(name)) {
        diag_error(diag, ini_place(ini, section, NULL),
                   "'%s' is not a name: it begins with a letter and holds up "
                   "to 31 letters (a to z), digits and _",
                   name);
        return NULL;
    }
    return found;
}

static bool has_tier(const struct model *model, const char *name)
{
    for (size_t t = 0; t < model->tier_count; t++)
        if (!strcmp(model->tiers[t].head.name, name))
            return true;
    return false;
}

static bool is_key(const struct schema_section *section,
                   const struct model *model, const char *text)
{
    const char *tier;
    const struct schema_key *key = schema_find_key(section, text, &tier);

    return key && (!schema_per_tier(key) || has_tier(model, tier));
}

/* A backslash that was meant as one must not take in the next line. */
static void check_swallowed(const struct dialect *dialect,
                            const struct model *model, const struct ini *ini,
                            const struct schema_section *section,
                            const struct ini_entry *entry, struct diag *diag)
{
    const char *line = entry->swallowed;

    for (; line && *line; line += strcspn(line, "\n") + 1) {
        const char *was =
            arena_print(&diag->arena, "%.*s", (int)strcspn(line, "\n"), line);
        const char *kind = was + (*was == '[');
        bool known = is_key(section, model, was);

        if (kind > was)
            known =
                section_of_word(dialect, arena_print(&diag->arena, "%.*s",
                                                     (int)strcspn(kind, ".]"),
                                                     kind)) != NULL;

        if (known)
            diag_error(diag, ini_place(ini, entry->section, entry->key),
                       "ends in '\\', which makes the line with '%s' a part "
                       "of it",
                       diag_quote(diag, was));
    }
}

/* The nearest key, or all that there are where none is near. */
static const char *key_hint(const struct schema_section *section,
                            const char *typed, struct arena *arena)
{
    const char *words = key_words(section, arena);
    const char *hint = names_hint(arena, words, typed);

    return *hint ? hint : arena_print(arena, "; its keys are%s", words);
}

void names_check(const struct dialect *dialect, const struct model *model,
                 const struct ini *ini, const struct ini_entry *entry,
                 struct diag *diag)
{
    struct arena *arena = &diag->arena;
    const char *name, *tier = "";
    const struct schema_section *section =
        schema_find_section(dialect, entry->section, &name);
    const struct schema_key *key =
        section ? schema_find_key(section, entry->key, &tier) : NULL;
    struct place at = ini_place(ini, entry->section, entry->key);

    if (!section)
        return;
    if (!key)
        diag_error(diag, at, "is not a key of [%s%s]%s", section->name,
                   section->named ? ".NAME" : "",
                   key_hint(section, entry->key, arena));
    else if (!is_key(section, model, entry->key))
        diag_error(diag, at, "'%s' is not a tier%s", tier,
                   names_hint(arena, tier_words(model, arena), tier));
    check_swallowed(dialect, model, ini, section, entry, diag);
}
