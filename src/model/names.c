#include "model/names.h"

#include "base/text.h"
#include "model/hint.h"

#include <string.h>

size_t names_known(const struct ini *ini, const struct dialect *dialect)
{
    const struct ini_contents *contents = ini_contents(ini);
    size_t count = 0;

    for (size_t i = 0; i < contents->section_count; i++)
        count +=
            schema_section_word(dialect, contents->sections[i].section) != NULL;
    return count;
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

/* Complains of a section that the dialect does not have. */
static void refuse_unknown_section(const struct reading *reading,
                                   const char *section)
{
    struct arena *arena = &reading->diag->arena;
    const struct schema_section *meant =
        schema_section_word(reading->dialect, section);
    const char *word =
        arena_print(arena, "%.*s", (int)strcspn(section, "."), section);

    if (!meant)
        record_error(
            reading, section, NULL, "is not a section of %s%s",
            reading->dialect->what,
            hint_word(section_words(reading->dialect, arena), word, arena));
    else if (meant->named)
        record_error(reading, section, NULL, "needs a name: [%s.NAME]", word);
    else
        record_error(reading, section, NULL, "takes no name: write [%s]", word);
}

const struct schema_section *names_section(const struct reading *reading,
                                           const char *section)
{
    const char *name;
    const struct schema_section *found =
        schema_find_section(reading->dialect, section, &name);

    if (!found)
        refuse_unknown_section(reading, section);
    else if (found->named && !text_is_name(name))
        record_error(reading, section, NULL, NAMES_RULE,
                     found == &schema[SECTION_CURRENCY]
                         ? text_uppered(&reading->diag->arena, name)
                         : name);
    else
        return found;
    return NULL;
}

static bool is_key(const struct reading *reading,
                   const struct schema_section *section, const char *text)
{
    const char *tier;
    const struct schema_key *key = schema_find_key(section, text, &tier);

    return key && (!schema_per_tier(key) || model_tier(reading->model, tier) <
                                                reading->model->tier_count);
}

/* The "[section]" or "key" that a line begins with; "" if it has none. */
static const char *line_name(struct arena *arena, const char *line)
{
    bool header = *line == '[';
    size_t length = strcspn(line, header ? "]\n" : "=\n");
    char *name = arena_copy_part(arena, line, length + header);

    text_lower(name);
    return line[length] == '\n' ? "" : text_trim(name);
}

/* A value that ends in a backslash must not take in the next key. */
static void check_swallowed(const struct reading *reading,
                            const struct schema_section *section,
                            const struct ini_entry *entry)
{
    struct arena *arena = &reading->diag->arena;
    const char *line = entry->swallowed;

    for (; line && *line; line += strcspn(line, "\n") + 1) {
        const char *name = line_name(arena, line), *word = name + 1;

        if (*name == '['
                ? schema_section_word(
                      reading->dialect,
                      arena_copy_part(arena, word, strcspn(word, ".]"))) != NULL
                : is_key(reading, section, name))
            record_error(reading, entry->section, entry->key,
                         "ends in '\\', which makes the line with '%s' a part "
                         "of it",
                         diag_quote(reading->diag, name));
    }
}

/* The nearest key, or all keys if none is near. */
static const char *key_hint(const struct schema_section *section,
                            const char *typed, struct arena *arena)
{
    const char *words = key_words(section, arena);
    const char *hint = hint_word(words, typed, arena);

    return *hint ? hint
                 : arena_print(arena, "; its keys are: %s",
                               word_list(words, arena));
}

const char *names_key_fault(const struct schema_section *section,
                            const char *key, struct arena *arena)
{
    return arena_print(arena, "%s a key of [%s%s]%s",
                       *key ? "is not" : "needs the name of", section->name,
                       section->named ? ".NAME" : "",
                       key_hint(section, key, arena));
}

static void check_entry(const struct reading *reading,
                        const struct ini_entry *entry)
{
    struct arena *arena = &reading->diag->arena;
    const char *name, *tier = "";
    const struct schema_section *section =
        schema_find_section(reading->dialect, entry->section, &name);

    if (!section || !strcmp(entry->key, INI_HEADER))
        return;
    if (!schema_find_key(section, entry->key, &tier))
        record_error(reading, entry->section, entry->key, "%s",
                     names_key_fault(section, entry->key, arena));
    else if (!is_key(reading, section, entry->key))
        record_error(reading, entry->section, entry->key,
                     "'%s' is not a tier%s", tier,
                     hint_word(tier_words(reading->model, arena), tier, arena));
    check_swallowed(reading, section, entry);
}

void names_check(const struct reading *reading)
{
    for (size_t i = 0; i < ini_contents(reading->ini)->entry_count; i++)
        check_entry(reading, &ini_contents(reading->ini)->entries[i]);
}
