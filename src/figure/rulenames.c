#include "figure/rulenames.h"

#include "figure/gather.h"
#include "figure/verdicts.h"
#include "model/hint.h"

#include <string.h>

/* What a name may be of, once some figure fits it. */
struct found {
    bool any;
    enum kind kind;
    const char *star; /* what its * is a name of: "tier"; "" if any word */
    struct nearest nearest; /* of the other names, if that is looked for */
};

static size_t word_length(const char *words)
{
    return strcspn(words, ".");
}

static const char *next_word(const char *words)
{
    words += word_length(words);
    return words + (*words == '.');
}

/*
 * Whether a name with at most one * fits a pattern.  In it, @ is a tier, # one
 * of the section whose name stands before it, and * any word.
 */
static bool fits(const char *name, const char *pattern)
{
    while (*name && *pattern) {
        size_t length = word_length(name);

        if (*name != '*' && !strchr("@#*", *pattern) &&
            (length != word_length(pattern) || memcmp(name, pattern, length)))
            return false;
        name = next_word(name);
        pattern = next_word(pattern);
    }
    return !*name && !*pattern;
}

/* What the * of a name that fits is a name of. */
static const char *star_of(const char *name, const char *pattern,
                           struct arena *arena)
{
    const char *before = "";

    for (; *name; name = next_word(name), pattern = next_word(pattern)) {
        if (*name == '*')
            return *pattern == '@' ? "tier" : *pattern == '#' ? before : "";
        before = arena_copy_part(arena, pattern, word_length(pattern));
    }
    return "";
}

/* A pattern as people write it: with * for each word that may be any. */
static const char *with_stars(const char *pattern, struct arena *arena)
{
    return formula_fill(arena, formula_fill(arena, pattern, '@', "*"), '#',
                        "*");
}

static void offer(struct found *found, const char *name, const char *pattern,
                  enum kind kind, struct arena *arena)
{
    if (found->any)
        return;
    found->any = fits(name, pattern);
    found->kind = kind;
    if (found->any)
        found->star = star_of(name, pattern, arena);
    else if (found->nearest.typed)
        hint_offer(&found->nearest, with_stars(pattern, arena));
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
                          section->named ? ".#" : "", key->name,
                          schema_per_tier(key) ? "@" : ""),
              key->kind, arena);
    }
}

/* The pattern "tier.@.tax_on.*" of a row's "tier.@.tax_on.[name]". */
static const char *pattern_of(const char *name, const char *section,
                              struct arena *arena)
{
    const char *text = "";

    for (; *name; name++) {
        size_t piece = *name == '[' ? strcspn(name, "]") : 0;

        if (piece)
            text = arena_print(arena, "%s*", text);
        else if (*name == '#')
            text = arena_print(arena, "%s%s.#", text, section);
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
                  pattern_of(list->rows[i].name, schema[s].name, arena),
                  list->rows[i].kind, arena);
}

static struct found find(const char *name, struct nearest nearest,
                         struct arena *arena)
{
    struct found found = {.any = false, .nearest = nearest};
    const struct row_list *list;

    for (size_t s = 0; s < SECTION_COUNT; s++)
        offer_keys(&found, name, &schema[s], arena);
    for (size_t l = 0; (list = gather_list(l)); l++)
        offer_rows(&found, name, list, arena);
    return found;
}

/* One rule of a file, and where complaints of it go. */
struct checking {
    const struct rule_pack *pack;
    const struct funder_rule *rule;
    const char *of; /* what it tests */
    struct found found;
    struct diag *diag;
};

/* Complains of one of the rule's keys. */
#define REFUSE(c, key, ...)                                                    \
    diag_error((c)->diag,                                                      \
               (struct place){(c)->pack->path, rules_line((c)->rule, key),     \
                              (c)->rule->head.section, key},                   \
               __VA_ARGS__)

/* Whether it is written as names are: words, and at most one of them is *. */
static bool is_pattern(const char *name)
{
    unsigned stars = 0;
    size_t length;

    for (const char *word = name; *word; word = next_word(word)) {
        length = word_length(word);
        if (!length || (*word == '*' && length > 1))
            return false;
        if (memchr(word, '*', length) && *word != '*')
            return false;
        stars += *word == '*';
    }
    return stars < 2 && *name && name[strlen(name) - 1] != '.';
}

/* Finds what a name is of; complains if it is the name of nothing. */
static struct found find_or_refuse(const struct checking *c, const char *key,
                                   const char *name)
{
    const struct nearest none = {.typed = NULL};
    struct arena *arena = &c->diag->arena;
    struct found found = {.any = false};

    if (!is_pattern(name))
        REFUSE(c, key,
               "'%s' is not a name such as grant.title or tier.*.request, with "
               "* for at most one of its words",
               diag_quote(c->diag, name));
    else if (!strcmp(name, verdicts_rows.rows->name))
        REFUSE(c, key, "'%s' counts the rules, and no rule can depend on it",
               name);
    else if (found = find(name, none, arena), !found.any) {
        found = find(name, hint_start(name), arena);
        REFUSE(c, key, "'%s' is the name of no input and no figure%s", name,
               hint_text(&found.nearest, arena));
    }
    return found;
}

/* What a kind is to the tests. */
static const char *sort_of(enum kind kind)
{
    return kind == KIND_DATE       ? "date"
           : value_is_number(kind) ? "number"
                                   : "text";
}

/* Whether limits can be multiplied by it; dates cannot. */
static bool is_factor(enum kind kind)
{
    return value_is_number(kind) && kind != KIND_DATE;
}

/*
 * Complains of an amount with decimals that its currency lacks: 4.500 may be
 * meant as 4500.  An amount among the factors makes it a share of that.
 */
static void check_decimals(const struct checking *c, const char *key,
                           const char *text)
{
    struct arena *arena = &c->diag->arena;
    const char *names = c->rule->times.text, *word;
    struct decimal read;
    bool amounts = c->found.kind != KIND_MONEY;

    for (size_t i = 0; names && (word = word_at(names, i, arena)); i++)
        amounts |= value_is_amount(find(word, (struct nearest){0}, arena).kind);
    if (!amounts &&
        !decimal_parse(text, currency_digits(c->pack->currency), &read))
        REFUSE(c, key, "'%s' has more decimals than %s", text,
               c->pack->currency.code);
}

/* Whether a limit, or a word of one_of, is written as what it tests. */
static bool check_written(const struct checking *c, const char *key,
                          const char *text, struct exact *x)
{
    const struct setting setting = {&c->diag->arena, model_none(), 2, "", NULL};

    exact_replace(x, verdicts_limit(text, c->found.kind));
    if (!x->lost) {
        check_decimals(c, key, text);
        return true;
    }
    REFUSE(c, key, "'%s' does not fit %s, wanted: %s",
           diag_quote(c->diag, text), c->of,
           value_wanted(c->found.kind, &setting));
    return false;
}

/* Checks limits of what has an order; both must be good to be compared. */
static void check_both(const struct checking *c)
{
    const struct funder_rule *rule = c->rule;
    struct exact least = exact(0), most = exact(0);
    bool known = true;

    if (rule->least)
        known &= check_written(c, "least", rule->least, &least);
    if (rule->most)
        known &= check_written(c, "most", rule->most, &most);
    if (known && rule->least && rule->most && exact_compare(&least, &most) > 0)
        REFUSE(c, "most", "'%s' is less than the least, %s", rule->most,
               rule->least);
    exact_free(&least);
    exact_free(&most);
}

static void check_limits(const struct checking *c)
{
    const struct funder_rule *rule = c->rule;

    if (!rule->least && !rule->most)
        return;
    if (value_is_number(c->found.kind))
        check_both(c);
    else
        REFUSE(c, rule->least ? "least" : "most",
               "%s is a %s: only numbers and dates have limits", c->of,
               sort_of(c->found.kind));
}

static void check_one_of(const struct checking *c)
{
    struct arena *arena = &c->diag->arena;
    const char *words = c->rule->one_of, *word;

    if (!words)
        return;
    if (!word_at(words, 0, arena))
        REFUSE(c, "one_of", "has no word");
    for (size_t i = 0;
         value_is_number(c->found.kind) && (word = word_at(words, i, arena));
         i++) {
        struct exact x = exact(0);

        check_written(c, "one_of", word, &x);
        exact_free(&x);
    }
}

static void check_times(const struct checking *c)
{
    struct arena *arena = &c->diag->arena;
    const char *names = c->rule->times.text, *word;
    unsigned amounts = 0;

    for (size_t i = 0; names && (word = word_at(names, i, arena)); i++) {
        struct found found = find_or_refuse(c, "times", word);

        if (!found.any)
            continue;
        if (!is_factor(found.kind))
            REFUSE(c, "times", "%s is a %s: only numbers multiply a limit",
                   word, sort_of(found.kind));
        else if (strchr(word, '*') &&
                 (!strchr(c->of, '*') ||
                  (*found.star && *c->found.star &&
                   strcmp(found.star, c->found.star) != 0)))
            REFUSE(c, "times", "the * of '%s' is not that of '%s'", word,
                   c->of);
        amounts += value_is_amount(found.kind);
    }
    if (amounts > 1)
        REFUSE(c, "times", "has more than one amount");
}

static void check_rule(struct checking *c)
{
    const struct funder_rule *rule = c->rule;

    c->of = rule->of.text;
    if (!c->of)
        return;
    c->found = find_or_refuse(c, "of", c->of);
    if (!c->found.any)
        return;
    check_limits(c);
    check_one_of(c);
    check_times(c);
    if (rule->times.text && c->found.kind == KIND_DATE)
        REFUSE(c, "times", "%s is a date: its limits are not multiplied",
               c->of);
    if (rule->multiple.units != ABSENT && !is_factor(c->found.kind))
        REFUSE(c, "multiple", "%s is a %s: only a number can be a multiple",
               c->of, value_kind_name(c->found.kind));
    if (rule->longest != ABSENT && value_is_number(c->found.kind))
        REFUSE(c, "longest", "%s is a %s: only a text has characters", c->of,
               sort_of(c->found.kind));
}

void rulenames_check(const struct rule_pack *pack, struct diag *diag)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        check_rule(&(struct checking){
            .pack = pack, .rule = &pack->rules[i], .diag = diag});
}

void rulenames_refuse(const struct model *model, struct diag *diag)
{
    for (size_t p = 0; p < model->pack_count; p++)
        rulenames_check(model->packs[p], diag);
}
