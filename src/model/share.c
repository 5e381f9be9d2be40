#include "model/share.h"

#include "base/text.h"
#include "model/hint.h"
#include "model/names.h"

#include <string.h>

/* A name of leave_out; an instance or a key that is NULL means all of them. */
struct left_out {
    const struct schema_section *of;
    const char *instance, *key;
};

/* False if the name does not begin with a kind of sections. */
static bool parse_name(const char *name, struct arena *arena,
                       struct left_out *out)
{
    const char *rest = strchr(name, '.');

    *out = (struct left_out){.of = schema_section_word(&dialect_model, name)};
    if (!out->of || !rest)
        return out->of;
    out->key = rest + 1;
    if (!out->of->named)
        return true;
    out->instance = arena_copy_part(arena, out->key, strcspn(out->key, "."));
    out->key += strlen(out->instance);
    out->key = *out->key ? out->key + 1 : NULL;
    if (!strcmp(out->instance, "*"))
        out->instance = NULL;
    return true;
}

static const char *section_name(const struct left_out *name,
                                struct arena *arena)
{
    return name->instance
               ? arena_print(arena, "%s.%s", name->of->name, name->instance)
               : name->of->name;
}

static const char *instance_hint(const struct reading *reading,
                                 const struct left_out *name)
{
    const struct ini_contents *contents = ini_contents(reading->ini);
    struct nearest nearest = hint_start(name->instance);
    const char *instance;

    for (size_t i = 0; i < contents->section_count; i++)
        if (schema_find_section(&dialect_model, contents->sections[i].section,
                                &instance) == name->of)
            hint_offer(&nearest, instance);
    return hint_text(&nearest, &reading->diag->arena);
}

static const char *section_hint(const char *typed, struct arena *arena)
{
    const char *words = "";

    for (size_t s = 0; s < SECTION_COUNT; s++)
        words = arena_print(arena, "%s %s", words, schema[s].name);
    return hint_word(words, arena_copy_part(arena, typed, strcspn(typed, ".")),
                     arena);
}

/* Why nothing has that name, or why it must stay; NULL if neither. */
static const char *name_fault(const struct reading *reading, const char *text)
{
    struct arena *arena = &reading->diag->arena;
    const struct schema_key *key;
    struct left_out name;
    const char *tier;

    if (!parse_name(text, arena, &name))
        return arena_print(arena, "is not the name of a section or key%s",
                           section_hint(text, arena));
    if (name.instance &&
        !ini_has_section(reading->ini, section_name(&name, arena)))
        return arena_print(arena, "names no section: there is no [%s]%s",
                           section_name(&name, arena),
                           instance_hint(reading, &name));
    if (!name.key)
        return name.of->required && !name.instance
                   ? "cannot be left out: each model needs it"
                   : NULL;
    key = schema_find_key(name.of, name.key, &tier);
    if (!key)
        return names_key_fault(name.of, name.key, arena);
    if (schema_per_tier(key) && strcmp(tier, "*") != 0 &&
        model_tier(reading->model, tier) == reading->model->tier_count)
        return arena_print(arena, "names no tier: there is no [tier.%s]", tier);
    return key->required
               ? arena_print(arena, "cannot be left out: each [%s%s] needs it",
                             name.of->name, name.of->named ? ".NAME" : "")
               : NULL;
}

void share_check(const struct reading *reading)
{
    const char *names = reading->model->share.leave_out.text, *fault, *word;

    for (size_t i = 0; (word = word_at(names, i, &reading->diag->arena)); i++)
        if ((fault = name_fault(reading, word)))
            record_error(reading, "share", "leave_out", "'%s' %s", word, fault);
}

/* An edition while it is made. */
struct edition {
    const struct ini *ini;
    const struct model *model;
    const char *names;
    struct arena *arena;
};

/* Whether a key has a name, in which * may stand for a tier. */
static bool is_key(const char *name, const char *key)
{
    const char *star = strchr(name, '*');

    return star ? !strncmp(name, key, (size_t)(star - name))
                : !strcmp(name, key);
}

/* Whether a name takes in a key, or with NULL the whole section. */
static bool is_named(const struct edition *edition, const char *section,
                     const char *key)
{
    const struct schema_section *of =
        schema_section_word(&dialect_model, section);
    const char *word, *dot = strchr(section, '.');
    struct left_out name;

    for (size_t i = 0; (word = word_at(edition->names, i, edition->arena)); i++)
        if (parse_name(word, edition->arena, &name) && name.of == of &&
            (!name.instance || !strcmp(name.instance, dot + 1)) &&
            (!name.key || (key && is_key(name.key, key))))
            return true;
    return false;
}

/* The text of a key, or NULL. */
static const char *text_of(const struct edition *edition, const char *section,
                           const char *key)
{
    const struct ini_entry *entry = ini_find(edition->ini, section, key);

    return entry ? text_lowered(edition->arena, entry->value) : NULL;
}

/* The words of a list that stay; NULL if all of them go. */
static const char *
words_left(const struct edition *edition, const char *list, const char *kind,
           bool (*goes)(const struct edition *edition, const char *section))
{
    struct arena *arena = edition->arena;
    const char *left = NULL, *word;

    for (size_t i = 0; (word = word_at(list, i, arena)); i++)
        if (!goes(edition, arena_print(arena, "%s%s", kind, word)))
            left = left ? arena_print(arena, "%s, %s", left, word) : word;
    return left;
}

static bool is_left_out(const struct edition *edition, const char *section)
{
    return is_named(edition, section, NULL);
}

/* Whether it is left out, or belongs only to tiers that are. */
static bool loses_tiers(const struct edition *edition, const char *section)
{
    const char *tiers = text_of(edition, section, "tiers");

    return is_left_out(edition, section) ||
           (tiers && !words_left(edition, tiers, "tier.", is_left_out));
}

/* The same of an application, which may cover only lines that go. */
static bool application_goes(const struct edition *edition, const char *section)
{
    const char *covers = text_of(edition, section, "covers");

    return is_left_out(edition, section) ||
           (covers && !words_left(edition, covers, "", loses_tiers));
}

/* The section of the application that a line or overlap names, or NULL. */
static const char *application_of(const struct edition *edition,
                                  const char *section)
{
    const char *name = text_of(edition, section, "application");

    return name ? arena_print(edition->arena, "application.%s",
                              word_at(name, 0, edition->arena))
                : NULL;
}

/* What waits for an application counts for nothing, and goes with it. */
static bool waits(const struct edition *edition, const char *application)
{
    const char *name = strchr(application, '.') + 1;

    return model_application(edition->model, (struct name){name})->status !=
           STATUS_APPROVED;
}

static bool section_goes(const struct edition *edition, const char *section)
{
    const char *application = application_of(edition, section);
    const struct schema_section *of =
        schema_section_word(&dialect_model, section);

    if (of == &schema[SECTION_SHARE] || loses_tiers(edition, section))
        return true;
    if (of == &schema[SECTION_APPLICATION])
        return application_goes(edition, section);
    if (of == &schema[SECTION_INCOME])
        return is_named(edition, "tax", "tables");
    return application && application_goes(edition, application) &&
           waits(edition, application);
}

/* The section that a single name refers to, or NULL. */
static const char *referred(const struct edition *edition,
                            const struct schema_section *of,
                            const struct ini_entry *entry)
{
    const char *word = word_at(entry->value, 0, edition->arena);
    const char *kind = NULL;

    if (!strcmp(entry->key, "application"))
        kind = "application";
    else if (of == &schema[SECTION_MILESTONE] && !strcmp(entry->key, "area"))
        kind = "area";
    else if (of == &schema[SECTION_AWARD] && !strcmp(entry->key, "tier"))
        kind = "tier";
    return kind && word
               ? text_lowered(edition->arena,
                              arena_print(edition->arena, "%s.%s", kind, word))
               : NULL;
}

static bool put_list(struct ini_entry *entry, const char *list)
{
    entry->value = list;
    return list;
}

static bool put_percent(const struct edition *edition, struct ini_entry *entry)
{
    const char *name = strchr(entry->section, '.') + 1;
    size_t tier = model_tier(edition->model, name);
    const struct setting setting = {.arena = edition->arena};
    const struct value value =
        value_of(KIND_PERCENT, &edition->model->tiers[tier].percent, &setting);

    entry->key = "percent";
    entry->value = value_print(&value, edition->arena);
    return true;
}

/* Changes a key of a section that stays, or leaves it out. */
static bool edit_key(const struct edition *edition, struct ini_entry *entry)
{
    const char *name, *tier, *list = text_lowered(edition->arena, entry->value);
    const struct schema_section *of =
        schema_find_section(&dialect_model, entry->section, &name);
    const struct schema_key *key = schema_find_key(of, entry->key, &tier);
    const char *refers = referred(edition, of, entry);

    if (of == &schema[SECTION_TIER] && !strcmp(entry->key, "net_target"))
        return put_percent(edition, entry);
    if (is_named(edition, entry->section, entry->key) ||
        (refers && section_goes(edition, refers)))
        return false;
    if (schema_per_tier(key))
        return !is_left_out(edition,
                            arena_print(edition->arena, "tier.%s", tier));
    if (key->kind == KIND_TIERS)
        return put_list(entry, words_left(edition, list, "tier.", is_left_out));
    if (of == &schema[SECTION_APPLICATION] && !strcmp(entry->key, "covers"))
        return put_list(entry, words_left(edition, list, "", section_goes));
    return true;
}

static bool edit_entry(struct ini_entry *entry, void *context)
{
    const struct edition *edition = context;

    if (section_goes(edition, entry->section))
        return false;
    return !strcmp(entry->key, INI_HEADER) || edit_key(edition, entry);
}

struct ini *share_edition(const struct ini *ini, const struct model *model,
                          const char *names, struct arena *arena)
{
    struct edition edition = {ini, model, names, arena};

    return ini_edited(ini, edit_entry, &edition);
}
