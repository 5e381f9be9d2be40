#include "figure/verdicts.h"

#include "base/text.h"
#include "figure/rates.h"

#include <string.h>

static const struct row rows[] = {
    ROW(verdicts_result, broken, "rules.broken", "Broken rules",
        "COUNTIF(rules.outcomes,\"broken\")"),
};

const struct row_list verdicts_rows =
    ROW_LIST(rows, SECTION_FUNDER, NULL, NULL);

/* clang-format off */
#define OUTCOME_WORD(constant, word) [constant] = word,
const char *const verdicts_outcomes[OUTCOME_COUNT] = {OUTCOMES(OUTCOME_WORD)};
/* clang-format on */

void verdicts_figures(struct figures *figures)
{
    static const struct verdicts_result none;
    struct formula_scope scope = figures_scope(figures, NULL, NULL, 0);

    if (model_has_rules(figures->model))
        figures_add_rows(figures, &verdicts_rows, &none, &scope);
}

struct exact verdicts_limit(const char *text, enum kind kind)
{
    struct decimal read;
    struct date date;
    char number[NUMBER_TEXT_LONGEST];
    size_t length = strlen(text);

    if (kind == KIND_DATE)
        return exact(date_parse(text, &date) ? date.day : LOST);
    if (kind == KIND_PERCENT && length && text[length - 1] == '%')
        length--;
    while (length && text_is_blank(text[length - 1]))
        length--;
    if (length >= sizeof(number) || !value_is_number(kind))
        return exact(LOST);
    memcpy(number, text, length);
    number[length] = '\0';
    if (!decimal_parse(number, PLACES_MOST, &read))
        return exact(LOST);
    return exact_scaled(exact(1), read.units, read.places);
}

/* A number as it is: a percentage is the number before its sign. */
static struct exact number_of(const struct value *value)
{
    return exact_scaled(exact(1), value->units, value->places);
}

struct exact verdicts_factor(const struct value *value)
{
    struct exact x = number_of(value);

    return value->kind == KIND_PERCENT ? exact_over(x, 100) : x;
}

/* The index-th word of a name. */
static const char *word_of(const char *name, size_t index, struct arena *arena)
{
    for (; index && *name; index--)
        name += strcspn(name, ".") + (name[strcspn(name, ".")] == '.');
    return arena_copy_part(arena, name, strcspn(name, "."));
}

/* What the star of a pattern stands for in a name; NULL without a star. */
static const char *starred(const char *pattern, const char *name,
                           struct arena *arena)
{
    size_t index = 0;

    for (const char *at = pattern; *at && *at != '*'; at++)
        index += *at == '.';
    return strchr(pattern, '*') ? word_of(name, index, arena) : NULL;
}

const char *verdicts_times(const struct verdict_on *v, const char *word,
                           struct arena *arena)
{
    const char *star = starred(v->rule->of.text, v->figure->name, arena);

    return star ? formula_fill(arena, word, '*', star) : word;
}

static bool is_money(const struct value *value)
{
    return value->kind == KIND_MONEY || value->kind == KIND_PRICE;
}

/*
 * The product of the figures that multiply the limits, and the rate of the
 * rule's currency if none of them is an amount.  LOST if one has no value.
 */
static struct exact product(struct figures *figures, struct verdict_on *v)
{
    struct arena *arena = &figures->arena;
    const char *names = v->rule->times.text, *word;
    struct exact all = exact(1);
    bool money = false;

    for (size_t i = 0; names && (word = word_at(names, i, arena)); i++) {
        const struct figure *figure =
            figures_find(figures, verdicts_times(v, word, arena));
        struct exact factor = figure && figure->in_model && figure->value.given
                                  ? verdicts_factor(&figure->value)
                                  : exact(LOST);

        money |= figure && is_money(&figure->value);
        all = exact_mul(all, &factor);
        exact_free(&factor);
    }
    if (is_money(&v->figure->value) && !money)
        all = model_lacks_rate(figures->model, v->pack->currency)
                  ? exact_times(all, LOST)
                  : rates_into(all, figures->model, v->pack->currency);
    return all;
}

/* A limit times that product; amounts as the currency has them. */
static struct value limit_of(struct figures *figures,
                             const struct verdict_on *v, const char *text,
                             const struct exact *times)
{
    struct value value = v->figure->value;
    struct exact x = verdicts_limit(text, value.kind);
    bool money = value.kind == KIND_MONEY;

    x = exact_mul(x, times);
    if (!money && value.places < PLACES_MOST)
        value.places = PLACES_MOST;
    value.units = money ? exact_round(x, figures->results->digits)
                        : exact_round_once(x, value.places);
    value.given = !exact_lost(value.units);
    return value;
}

/* Whether a value is at most another, which has at least its decimals. */
static int compare(const struct value *a, const struct value *b)
{
    struct exact x = number_of(a), y = number_of(b);
    int order = exact_compare(&x, &y);

    exact_free(&x);
    exact_free(&y);
    return order;
}

static bool is_one_of(const struct value *value, const char *list,
                      struct arena *arena)
{
    return text_has_word(list, value_print(value, arena));
}

static bool is_multiple(const struct value *value, struct decimal of)
{
    struct exact x = exact_over_decimal(number_of(value), of);
    bool whole = exact_bottom(&x) == 1;

    exact_free(&x);
    return whole;
}

/* "4 to 10", "500.00 or more", or "" without limits. */
static const char *limits_wanted(const struct verdict_on *v,
                                 struct arena *arena)
{
    const char *least = v->least.given ? value_show(&v->least, arena) : NULL;
    const char *most = v->most.given ? value_show(&v->most, arena) : NULL;

    if (least && most)
        return arena_print(arena, "%s to %s", least, most);
    return least  ? arena_print(arena, "%s or more", least)
           : most ? arena_print(arena, "%s or less", most)
                  : "";
}

/* What all tests of a rule want. */
static const char *wanted(const struct verdict_on *v, struct arena *arena)
{
    const struct funder_rule *rule = v->rule;
    const char *text = limits_wanted(v, arena);
    const char *also = "";
    struct value multiple = {.kind = KIND_DECIMAL,
                             .given = true,
                             .units = rule->multiple.units,
                             .places = rule->multiple.places};

    if (rule->given == ANSWER_YES)
        also = arena_print(arena, "%s, given", also);
    if (rule->multiple.units != ABSENT)
        also = arena_print(arena, "%s, a multiple of %s", also,
                           value_show(&multiple, arena));
    if (rule->one_of)
        also = arena_print(arena, "%s, one of %s", also,
                           word_list(rule->one_of, arena));
    if (rule->longest != ABSENT)
        also = arena_print(arena, "%s, %lld characters or less", also,
                           (long long)rule->longest);
    if (!*text)
        return *also ? also + 2 : also;
    return arena_print(arena, "%s%s", text, also);
}

/* Whether all tests hold of a value that is given. */
static bool holds(const struct verdict_on *v, struct arena *arena)
{
    const struct value *value = &v->figure->value;
    const struct funder_rule *rule = v->rule;

    return !(v->least.given && compare(value, &v->least) < 0) &&
           !(v->most.given && compare(value, &v->most) > 0) &&
           !(rule->multiple.units != ABSENT &&
             !is_multiple(value, rule->multiple)) &&
           !(rule->one_of && !is_one_of(value, rule->one_of, arena)) &&
           !(rule->longest != ABSENT && value->text &&
             text_length(value->text) > rule->longest);
}

static enum outcome broken(const struct funder_rule *rule)
{
    return rule->usual == ANSWER_YES ? OUTCOME_USUAL : OUTCOME_BROKEN;
}

/* Sets the limits of a rule on its figure; false if one is not known. */
static bool set_limits(struct figures *figures, struct verdict_on *v)
{
    const struct funder_rule *rule = v->rule;
    struct exact times;

    if (!rule->least && !rule->most)
        return true;
    times = product(figures, v);
    if (rule->least)
        v->least = limit_of(figures, v, rule->least, &times);
    if (rule->most)
        v->most = limit_of(figures, v, rule->most, &times);
    exact_free(&times);
    return v->least.given == (rule->least != NULL) &&
           v->most.given == (rule->most != NULL);
}

static void decide(struct figures *figures, struct verdict_on *v)
{
    bool given = v->figure && v->figure->in_model && v->figure->value.given;
    bool known = given && set_limits(figures, v);

    v->wanted = wanted(v, &figures->arena);
    if (!given)
        v->outcome =
            v->rule->given == ANSWER_YES ? broken(v->rule) : OUTCOME_UNCHECKED;
    else if (!known)
        v->outcome = OUTCOME_UNCHECKED;
    else
        v->outcome =
            holds(v, &figures->arena) ? OUTCOME_HOLDS : broken(v->rule);
}

static void add_verdict(struct figures *figures, struct verdict_on v)
{
    if (v.rule->of.text)
        decide(figures, &v);
    figures->verdicts =
        arena_grow(&figures->arena, figures->verdicts, figures->verdict_count,
                   sizeof(*figures->verdicts));
    figures->verdicts[figures->verdict_count++] = v;
}

/* The tier that a figure is of: the number of tiers if it is of none. */
static size_t tier_of(struct figures *figures, const struct figure *figure)
{
    const struct model *model = figures->model;

    if (strncmp(figure->name, "tier.", strlen("tier.")) != 0)
        return model->tier_count;
    return model_tier(model, word_of(figure->name, 1, &figures->arena));
}

static size_t lowest_tier(const struct figures *figures)
{
    const struct tier_result *tiers = figures->results->tiers;
    size_t lowest = 0;

    for (size_t t = 1; t < figures->model->tier_count; t++)
        if (tiers[t].request.minor < tiers[lowest].request.minor)
            lowest = t;
    return lowest;
}

/* Whether a rule is on a tier; all are on figures of no tier. */
static bool is_on(const struct figures *figures, const struct funder_rule *rule,
                  size_t tier)
{
    return tier == figures->model->tier_count || rule->which == WHICH_EVERY ||
           tier == (rule->which == WHICH_LOWEST
                        ? lowest_tier(figures)
                        : model_recommended(figures->model));
}

static void test_rule(struct figures *figures, const struct rule_pack *pack,
                      const struct funder_rule *rule)
{
    struct verdict_on v = {.pack = pack,
                           .rule = rule,
                           .tier = figures->model->tier_count,
                           .wanted = "",
                           .outcome = OUTCOME_REMINDER};
    size_t before = figures->verdict_count;
    struct figure_list list = {.count = 0};

    if (rule->of.text)
        list = figures_fitting(figures, rule->of.text, &figures->arena);
    for (size_t i = 0; i < list.count; i++) {
        v.figure = list.all[i];
        v.tier = tier_of(figures, v.figure);
        if (is_on(figures, rule, v.tier))
            add_verdict(figures, v);
    }
    v.figure = NULL;
    v.tier = figures->model->tier_count;
    if (figures->verdict_count == before)
        add_verdict(figures, v);
}

void verdicts_build(struct figures *figures)
{
    const struct model *model = figures->model;
    int64_t count = 0;

    for (size_t p = 0; p < model->pack_count; p++)
        for (size_t i = 0; i < model->packs[p]->rule_count; i++)
            if (!rules_dropped(model, model->packs[p],
                               &model->packs[p]->rules[i]))
                test_rule(figures, model->packs[p], &model->packs[p]->rules[i]);
    for (size_t i = 0; i < figures->verdict_count; i++)
        count += figures->verdicts[i].outcome == OUTCOME_BROKEN;
    for (size_t i = 0; i < figures->count; i++)
        if (!strcmp(figures->all[i].name, "rules.broken"))
            figures->all[i].value.units = count;
}
