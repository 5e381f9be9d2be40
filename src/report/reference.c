#include "report/reference.h"

#include "figure/gather.h"
#include "model/rules.h"
#include "model/schema.h"
#include "report/wrap.h"

#include <ctype.h>
#include <string.h>

enum {
    INDENT = 4
};

/* "percent, 0 to 1000". */
static const char *type_of(const struct schema_key *key, struct arena *arena)
{
    const char *type = value_kind_name(key->kind), *words = "", *word;

    if (key->kind == KIND_CHOICE) {
        for (size_t i = 0; (word = word_at(key->choices, i, arena)); i++)
            words = arena_print(arena, "%s%s%s", words, i ? ", " : "", word);
        return words;
    }
    if (!value_is_number(key->kind) || key->kind == KIND_DATE || key->negative)
        return type;
    return arena_print(arena, "%s, %s", type, schema_range(key, arena));
}

static const char *fallback_of(const struct schema_key *key)
{
    if (key->required)
        return "required";
    if (!key->fallback)
        return "";
    if (!strcmp(key->fallback, "=name"))
        return "NAME";
    return key->fallback + (*key->fallback == '=');
}

static void add_reference(struct references *list, struct arena *arena,
                          struct reference reference)
{
    list->all = arena_grow(arena, list->all, list->count, sizeof(*list->all));
    list->all[list->count++] = reference;
}

const char *reference_section(const struct schema_section *section,
                              struct arena *arena)
{
    return arena_print(arena, "%s%s", section->name,
                       !section->named                        ? ""
                       : section == &schema[SECTION_CURRENCY] ? ".CODE"
                                                              : ".NAME");
}

static void add_key_reference(struct references *list, struct arena *arena,
                              const struct schema_section *section,
                              const struct schema_key *key)
{
    const char *name =
        arena_print(arena, "%s.%s%s", reference_section(section, arena),
                    key->name, schema_per_tier(key) ? "TIER" : "");

    add_reference(list, arena,
                  (struct reference){name, type_of(key, arena),
                                     fallback_of(key), key->help, section,
                                     key});
}

static struct references keys_of(const struct dialect *dialect,
                                 struct arena *arena)
{
    struct references list = {NULL, 0};

    for (size_t s = 0; s < dialect->count; s++) {
        const struct schema_section *section = &dialect->sections[s];

        for (size_t k = 0; k < section->key_count; k++)
            add_key_reference(&list, arena, section, &section->keys[k]);
    }
    return list;
}

struct references reference_keys(struct arena *arena)
{
    return keys_of(&dialect_model, arena);
}

struct references reference_rules(struct arena *arena)
{
    return keys_of(&dialect_rules, arena);
}

static void add_figure(struct references *references, struct arena *arena,
                       const struct row_list *list, const struct row *row,
                       enum section section)
{
    struct formula_scope scope = {
        .tier = "TIER",
        .section = arena_print(arena, "%s.NAME", schema[section].name)};

    formula_piece(&scope, "name", list->name);
    formula_piece(&scope, "part", "PART");
    formula_piece(&scope, "charge", "CHARGE");
    add_reference(
        references, arena,
        (struct reference){.name = formula_expand(arena, row->name, &scope,
                                                  FORMULA_FOR_PEOPLE),
                           .type = value_kind_name(row->kind),
                           .fallback = "",
                           .meaning = row->label ? row->label : list->label});
}

/* The rows for lines stand once in their list, for all three budgets. */
struct references reference_figures(struct arena *arena)
{
    struct references references = {NULL, 0};
    const struct row_list *list;

    for (size_t l = 0; (list = gather_list(l)); l++) {
        unsigned last =
            list->section == SECTION_TUTORING ? SECTION_EXPENSE : list->section;

        for (size_t i = 0; i < list->count; i++)
            for (unsigned s = list->section;
                 !list->rows[i].working && s <= last; s++)
                add_figure(&references, arena, list, &list->rows[i], s);
    }
    return references;
}

/* Whether a word has no small letters, such as TYPE. */
static bool is_capital(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (islower((unsigned char)word[i]))
            return false;
    return length > 0;
}

/* Whether the words typed are those of a name; see reference_fits.  grouped
 * says that the word before them is one of the name's own. */
static bool words_fit(const char *name, const char *typed, bool grouped)
{
    size_t own = strcspn(name, "."), other = strcspn(typed, ".");
    bool any = isupper((unsigned char)*name);
    bool same = own == other && !memcmp(name, typed, own);
    const char *next = name + own + (name[own] == '.');

    if (!*name || !*typed)
        return !*typed && (!*name || (grouped && !*next));
    if (any && words_fit(next, typed, false))
        return true;
    return (any || same || is_capital(typed, other)) &&
           words_fit(next, typed + other + (typed[other] == '.'), same);
}

bool reference_fits(const struct reference *reference, const char *typed)
{
    const char *dot = strrchr(reference->name, '.');

    return words_fit(reference->name, typed, false) ||
           (reference->section && !strcmp(reference->section->name, typed)) ||
           (!strchr(typed, '.') && dot && !strcmp(dot + 1, typed));
}

const char *reference_type(const struct reference *r, struct arena *arena)
{
    bool required = !strcmp(r->fallback, "required");

    if (!*r->fallback)
        return r->type;
    return arena_print(arena, "%s; %s%s", r->type, required ? "" : "default ",
                       r->fallback);
}

static void print_paragraph(const struct output *out, const struct reference *r)
{
    wrap_text(out, arena_print(out->arena, "%s: %s", r->name,
                               reference_type(r, out->arena)));
    wrap_term(out, "", INDENT, r->meaning);
}

static void add_row(struct table *table, const struct reference *r)
{
    const char **cells = table_add(table, r->name)->cells;

    cells[0] = r->type;
    cells[1] = r->fallback;
    cells[2] = r->meaning;
}

void reference_print(const struct output *out, struct references references)
{
    const struct reference head = {"name",    "type", "default",
                                   "meaning", NULL,   NULL};
    struct table table = {
        .arena = out->arena, .columns = 3, .heads = 1, .words = 3};

    add_row(&table, &head);
    for (size_t i = 0; i < references.count; i++)
        if (out->format->terminal)
            print_paragraph(out, &references.all[i]);
        else
            add_row(&table, &references.all[i]);
    if (references.count && references.all->key && out->format->keys_known)
        out->format->keys_known(out, &references);
    else if (!out->format->terminal)
        out->format->table(out, &table);
}
