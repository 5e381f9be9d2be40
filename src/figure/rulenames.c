#include "figure/rulenames.h"

#include "figure/gather.h"
#include "figure/verdicts.h"

#include <string.h>

/* What a name may be of, once some figure fits it. */
struct found {
    bool any;
    enum kind kind;
};

/* Whether the words of two patterns agree; * agrees with any word. */
static bool words_agree(const char *a, const char *b)
{
    while (*a && *b) {
        size_t first = strcspn(a, "."), other = strcspn(b, ".");

        if (*a != '*' && *b != '*' &&
            (first != other || memcmp(a, b, first) != 0))
            return false;
        a += first + (a[first] == '.');
        b += other + (b[other] == '.');
    }
    return !*a && !*b;
}

static void offer(struct found *found, const char *name, const char *pattern,
                  enum kind kind)
{
    if (!found->any && words_agree(pattern, name))
        *found = (struct found){true, kind};
}

/* Offers the keys of a section. */
static void offer_keys(struct found *found, const char *name,
                       const struct schema_section *section,
                       struct arena *arena)
{
    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];

        offer(found, name,
              arena_print(arena, "%s%s.%s%s", section->name,
                          section->named ? ".*" : "", key->name,
                          schema_per_tier(key) ? "*" : ""),
              key->kind);
    }
}

/* "tier.*.tax_on.*" of "tier.@.tax_on.[name]": every piece is a word. */
static const char *starred(const char *name, const char *section,
                           struct arena *arena)
{
    const char *text = "";

    for (; *name; name++) {
        size_t piece = *name == '[' ? strcspn(name, "]") : 0;

        if (*name == '@' || *name == '[')
            text = arena_print(arena, "%s*", text);
        else if (*name == '#')
            text = arena_print(arena, "%s%s.*", text, section);
        else
            text = arena_print(arena, "%s%c", text, *name);
        name += piece;
    }
    return text;
}

/* Offers the figures of a list; those of lines stand once for all budgets. */
static void offer_rows(struct found *found, const char *name,
                       const struct row_list *list, struct arena *arena)
{
    unsigned last =
        list->section == SECTION_TUTORING ? SECTION_EXPENSE : list->section;

    for (size_t i = 0; i < list->count; i++)
        for (unsigned s = list->section; !list->rows[i].working && s <= last;
             s++)
            offer(found, name,
                  starred(list->rows[i].name, schema[s].name, arena),
                  list->rows[i].kind);
}

static struct found find(const char *name, struct arena *arena)
{
    struct found found = {.any = false};
    const struct row_list *list;

    for (size_t s = 0; s < SECTION_COUNT; s++)
        offer_keys(&found, name, &schema[s], arena);
    for (size_t l = 0; (list = gather_list(l)); l++)
        offer_rows(&found, name, list, arena);
    return found;
}

static struct place place_of(const struct rule_pack *pack,
                             const struct funder_rule *rule, size_t line,
                             const char *key)
{
    return (struct place){pack->path, rule->lines[line], rule->head.section,
                          key};
}

static void check_limit(const struct rule_pack *pack,
                        const struct funder_rule *rule, const char *key,
                        const char *text, enum kind kind, struct diag *diag)
{
    struct exact x;
    bool lost;

    if (!text)
        return;
    x = verdicts_limit(text, kind);
    lost = x.lost;
    exact_free(&x);
    if (!lost)
        return;
    diag_error(diag, place_of(pack, rule, 2, key),
               value_is_number(kind)
                   ? "'%s' is not a %s, as what it tests"
                   : "'%s' is a limit of a %s, which has none",
               diag_quote(diag, text), value_kind_name(kind));
}

static void check_rule(const struct rule_pack *pack,
                       const struct funder_rule *rule, struct diag *diag)
{
    struct arena *arena = &diag->arena;
    struct found found = {.any = true};
    const char *word;

    if (rule->of.text) {
        found = find(rule->of.text, arena);
        if (!found.any)
            diag_error(diag, place_of(pack, rule, 0, "of"),
                       "'%s' is the name of no input and no figure",
                       rule->of.text);
        else {
            check_limit(pack, rule, "least", rule->least, found.kind, diag);
            check_limit(pack, rule, "most", rule->most, found.kind, diag);
        }
    }
    for (size_t i = 0;
         rule->times.text && (word = word_at(rule->times.text, i, arena)); i++)
        if (!find(word, arena).any)
            diag_error(diag, place_of(pack, rule, 1, "times"),
                       "'%s' is the name of no input and no figure", word);
}

void rulenames_refuse(const struct model *model, struct diag *diag)
{
    for (size_t p = 0; p < model->pack_count; p++)
        for (size_t i = 0; i < model->packs[p]->rule_count; i++)
            check_rule(model->packs[p], &model->packs[p]->rules[i], diag);
}
