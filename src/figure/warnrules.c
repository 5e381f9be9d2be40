#include "figure/verdicts.h"
#include "figure/warn.h"

#include <string.h>

enum {
    DAYS_OF_YEAR = 365
};

/* "[tier.lean] request is 400.00", or the name of what is not there. */
static const char *found_text(const struct review *review,
                              const struct verdict_on *v)
{
    struct arena *arena = &review->figures->arena;
    const char *name = v->figure ? v->figure->name : v->rule->of.text;
    const char *found = verdicts_found(v, arena);
    size_t length;

    if (v->tier == review->model->tier_count)
        return arena_print(arena, "%s is %s", name, found);
    length = sizeof("tier.") - 1 +
             strlen(review->model->tiers[v->tier].head.name) + 1;
    return arena_print(arena, "[%s] %s is %s",
                       review->model->tiers[v->tier].head.section,
                       name + length, found);
}

static void look_for_broken_rules(const struct review *review)
{
    char day[DATE_TEXT_SIZE];

    for (size_t i = 0; i < review->figures->verdict_count; i++) {
        const struct verdict_on *v = &review->figures->verdicts[i];

        if (v->outcome == OUTCOME_BROKEN)
            warn(review, &review->model->funder.head, "rules",
                 "%s/%s: \"%s\" %s, wanted: %s (%s, checked %s)", v->pack->id,
                 v->rule->head.name, v->rule->says, found_text(review, v),
                 v->wanted, v->rule->source, date_print(day, v->rule->checked));
    }
}

static bool is_unrated(const struct verdict_on *v)
{
    return v->unrated && v->figure->in_model && v->figure->value.given;
}

static void look_for_unrated_rules(const struct review *review)
{
    for (size_t p = 0; p < review->model->pack_count; p++) {
        const struct rule_pack *pack = review->model->packs[p];
        size_t count = 0;

        for (size_t i = 0; i < review->figures->verdict_count; i++)
            count += review->figures->verdicts[i].pack == pack &&
                     is_unrated(&review->figures->verdicts[i]);
        if (count)
            warn(review, &review->model->funder.head, "rules",
                 "%s has amounts in %s: without a section [currency.%s] they "
                 "are not checked",
                 pack->id, pack->currency.code, pack->currency.code);
    }
}

static void look_for_old_rules(const struct review *review)
{
    char day[DATE_TEXT_SIZE];

    for (size_t p = 0; p < review->model->pack_count; p++) {
        const struct rule_pack *pack = review->model->packs[p];
        struct date oldest = pack->checked;

        for (size_t i = 0; i < pack->rule_count; i++)
            oldest = date_earlier(oldest, pack->rules[i].checked);
        if (review->model->grant.start.day - oldest.day > DAYS_OF_YEAR)
            warn(review, &review->model->funder.head, "rules",
                 "%s was checked on %s, more than a year before the grant "
                 "begins: look whether its rules are still so",
                 pack->id, date_print(day, oldest));
    }
}

static const struct warning warnings[] = {
    {"[funder] rules",
     "manifund/minimum: \"The smallest amount that a project can ask for is "
     "500 "
     "dollars.\" [tier.target] request is 400.00, wanted: 500.00 or more "
     "(github.com/manifoldmarkets/manifund c9e646f, "
     "app/create/create-project-form.tsx, checked 2026-08-21)",
     look_for_broken_rules},
    {"[funder] rules",
     "ngi0_commons has amounts in EUR: without a section [currency.EUR] they "
     "are not checked",
     look_for_unrated_rules},
    {"[funder] rules",
     "manifund was checked on 2026-08-21, more than a year before the grant "
     "begins: look whether its rules are still so",
     look_for_old_rules},
};

const struct warning_list warnrules_list = {warnings, COUNT(warnings)};
