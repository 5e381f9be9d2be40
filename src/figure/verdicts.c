#include "figure/verdicts.h"

#include "base/text.h"
#include "figure/compute.h"
#include "figure/rates.h"

#include <stdlib.h>
#include <string.h>

/* No limit is as large; all that is tested is below. */
#define LIMIT_END 10000000000000

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

const char *verdicts_found(const struct verdict_on *v, struct arena *arena)
{
    const struct value *value = v->figure ? &v->figure->value : NULL;

    if (!value || !v->figure->in_model || !value->given)
        return "not given";
    return v->rule->longest != ABSENT && value->text
               ? arena_print(arena, "%d characters", text_length(value->text))
               : value_show(value, arena);
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
    if (!decimal_parse(number, PLACES_MOST, &read) ||
        llabs(read.units) / LIMIT_END >= power_of_ten(read.places))
        return exact(LOST);
    return exact_scaled(exact(1), read.units, read.places);
}

/* A number as it is: a percentage is the number before its sign. */
static struct exact number_of(const struct value *value)
{
    return exact_scaled(exact(1), value->units, value->places);
}

/* As it multiplies limits: a percentage is a fraction. */
static struct exact factor_of(const struct value *value)
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

static struct currency currency_of(const struct figures *figures,
                                   const struct figure *figure)
{
    struct currency currency = figures->model->grant.currency;

    if (figure->unit)
        currency_parse(figure->unit, &currency);
    return currency;
}

/*
 * Sets the currencies of an amount and its limits: those of an amount among
 * the factors, if there is one, or else of the file.
 */
static void set_currencies(struct figures *figures, struct verdict_on *v)
{
    const struct model *model = figures->model;
    const char *names = v->rule->times.text, *word;

    if (!value_is_amount(v->figure->value.kind) ||
        (!v->rule->least && !v->rule->most))
        return;
    v->from = v->pack->currency;
    v->to = currency_of(figures, v->figure);
    for (size_t i = 0; names && (word = word_at(names, i, &figures->arena));
         i++) {
        const struct figure *factor =
            figures_find(figures, verdicts_times(v, word, &figures->arena));

        if (factor && value_is_amount(factor->value.kind))
            v->from = currency_of(figures, factor);
    }
    if (currency_same(v->from, v->to))
        v->from = v->to = (struct currency){""};
    v->unrated =
        model_lacks_rate(model, v->from) || model_lacks_rate(model, v->to);
}

/*
 * The product of the figures that multiply the limits, and of the rate from
 * their currency to the figure's.  LOST if one has no value.
 */
static struct exact product(struct figures *figures, const struct verdict_on *v)
{
    struct arena *arena = &figures->arena;
    const char *names = v->rule->times.text, *word;
    struct exact all = exact(1), rate;

    for (size_t i = 0; names && (word = word_at(names, i, arena)); i++) {
        const struct figure *figure =
            figures_find(figures, verdicts_times(v, word, arena));
        struct exact factor = figure && figure->in_model && figure->value.given
                                  ? factor_of(&figure->value)
                                  : exact(LOST);

        all = exact_mul(all, &factor);
        exact_free(&factor);
    }
    if (v->unrated)
        return exact_times(all, LOST);
    rate = rates_into(exact(1), figures->model, v->to);
    all = exact_div(rates_into(all, figures->model, v->from), &rate);
    exact_free(&rate);
    return all;
}

struct value verdicts_value(struct exact x, const struct value *like)
{
    struct value value = *like;
    bool exact_places = like->kind == KIND_MONEY || like->kind == KIND_DATE;

    if (!exact_places && value.places < PLACES_MOST)
        value.places = PLACES_MOST;
    if (value.kind == KIND_MONEY)
        value.units = exact_round(exact_copy(&x), value.places);
    else
        value.units = exact_round_once(exact_copy(&x), value.places);
    while (exact_lost(value.units) && !exact_places && value.places > 0)
        value.units = exact_round_once(exact_copy(&x), --value.places);
    exact_free(&x);
    value.given = !exact_lost(value.units);
    return value;
}

static struct value limit_of(const struct verdict_on *v, const char *text,
                             const struct exact *times)
{
    const struct value *value = &v->figure->value;

    return verdicts_value(exact_mul(verdicts_limit(text, value->kind), times),
                          value);
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

/* Numbers are compared as numbers: 6.0 is 6, and 10 % is 10. */
static bool is_one_of(const struct value *value, const char *list,
                      struct arena *arena)
{
    struct exact number = number_of(value);
    bool found = !value_is_number(value->kind) &&
                 text_has_word(list, value_print(value, arena));
    const char *word;

    for (size_t i = 0; value_is_number(value->kind) && !found &&
                       (word = word_at(list, i, arena));
         i++) {
        struct exact other = verdicts_limit(word, value->kind);

        found = !exact_compare(&number, &other);
        exact_free(&other);
    }
    exact_free(&number);
    return found;
}

static bool is_multiple(const struct value *value, struct decimal of)
{
    struct exact x = exact_over_decimal(number_of(value), of);
    bool whole = exact_bottom(&x) == 1;

    exact_free(&x);
    return whole;
}

/* A limit as it is here; as the file has it, if that is not known. */
static const char *limit_shown(const struct verdict_on *v, const char *text,
                               const struct value *here, struct arena *arena)
{
    if (!text || here->given)
        return text ? value_show(here, arena) : NULL;
    return v->figure && value_is_amount(v->figure->value.kind) &&
                   !v->rule->times.text
               ? arena_print(arena, "%s %s", text, v->pack->currency.code)
               : text;
}

/* "4 to 10", "500.00 or more", or "" without limits. */
static const char *limits_wanted(const struct verdict_on *v,
                                 struct arena *arena)
{
    const struct funder_rule *rule = v->rule;
    const char *least = limit_shown(v, rule->least, &v->least, arena);
    const char *most = limit_shown(v, rule->most, &v->most, arena);
    bool day = v->figure && v->figure->value.kind == KIND_DATE;

    if (rule->times.text && !v->least.given && !v->most.given)
        return "";
    if (least && most)
        return arena_print(arena, "%s to %s", least, most);
    return least ? arena_print(arena, "%s or %s", least, day ? "later" : "more")
           : most
               ? arena_print(arena, "%s or %s", most, day ? "earlier" : "less")
               : "";
}

/* What the tests without limits want. */
static const char *also_wanted(const struct funder_rule *rule,
                               struct arena *arena)
{
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
    return *also ? also + 2 : also;
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
    set_currencies(figures, v);
    times = product(figures, v);
    if (rule->least)
        v->least = limit_of(v, rule->least, &times);
    if (rule->most)
        v->most = limit_of(v, rule->most, &times);
    exact_free(&times);
    return v->least.given == (rule->least != NULL) &&
           v->most.given == (rule->most != NULL);
}

static void decide(struct figures *figures, struct verdict_on *v)
{
    bool given = v->figure && v->figure->in_model && v->figure->value.given;
    bool known = v->figure && set_limits(figures, v);

    v->also = also_wanted(v->rule, &figures->arena);
    v->wanted = limits_wanted(v, &figures->arena);
    v->wanted = arena_print(&figures->arena, "%s%s%s", v->wanted,
                            *v->wanted && *v->also ? ", " : "", v->also);
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

/* Whether a rule is on a tier; all are on figures of no tier. */
static bool is_on(const struct figures *figures, const struct funder_rule *rule,
                  size_t tier)
{
    return tier == figures->model->tier_count || rule->which == WHICH_EVERY ||
           tier == (rule->which == WHICH_LOWEST
                        ? compute_least(figures->results)
                        : model_recommended(figures->model));
}

static void test_rule(struct figures *figures, const struct rule_pack *pack,
                      const struct funder_rule *rule)
{
    struct verdict_on v = {.pack = pack,
                           .rule = rule,
                           .tier = figures->model->tier_count,
                           .wanted = "",
                           .also = "",
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
