#include "model/model.h"

#include "base/text.h"

#include <string.h>

bool model_says(const char *text)
{
    return text && *text;
}

size_t model_recommended(const struct model *model)
{
    for (size_t t = 0; t < model->tier_count; t++)
        if (model->tiers[t].recommended == ANSWER_YES)
            return t;
    return 0;
}

bool model_recommends(const struct model *model)
{
    size_t first = model_recommended(model);

    return model->tier_count == 1 ||
           model->tiers[first].recommended == ANSWER_YES;
}

enum budget line_budget(const struct line *line)
{
    return (enum budget)(line->head.kind - SECTION_TUTORING);
}

/* Last day of a window of the grant's end, or so many months or weeks. */
static struct date window_end(const struct grant *grant, int64_t months,
                              int64_t weeks)
{
    if (date_given(grant->end) || !date_given(grant->start))
        return grant->end;
    if (weeks != ABSENT)
        return date_plus(grant->start, 7 * (int)weeks - 1);
    return months == ABSENT
               ? grant->end
               : date_plus(date_months_later(grant->start, (int)months), -1);
}

struct date model_tier_end(const struct model *model, size_t tier)
{
    return window_end(&model->grant, model->tiers[tier].months,
                      model->tiers[tier].weeks);
}

struct date model_end(const struct model *model)
{
    return window_end(&model->grant, model->grant.months, model->grant.weeks);
}

bool model_plans_hours(const struct model *model)
{
    bool plans = false;

    for (size_t t = 0; t < model->tier_count; t++)
        plans |= model->tiers[t].hours_per_week.units != ABSENT;
    return plans;
}

bool model_has_overlaps(const struct model *model)
{
    return model->overlap_count > 0;
}

bool model_has_plan(const struct model *model)
{
    return model->area_count || model->milestone_count;
}

bool model_has_priorities(const struct model *model)
{
    return model->prioritised;
}

bool model_has_rules(const struct model *model)
{
    return model->pack_count > 0;
}

bool model_applies(const struct model *model)
{
    return model->application_count > 0;
}

const struct application *model_application(const struct model *model,
                                            struct name name)
{
    for (size_t i = 0; name.text && i < model->application_count; i++)
        if (!strcmp(model->applications[i].head.name, name.text))
            return &model->applications[i];
    return NULL;
}

/* A list that is not given has all words. */
static bool covers(const struct application *application, const char *word)
{
    return !application->covers.text ||
           text_has_word(application->covers.text, word);
}

bool application_covers_stipend(const struct application *application)
{
    return covers(application, "stipend");
}

bool application_covers_line(const struct application *application,
                             const struct line *line)
{
    static const char *const budgets[BUDGET_COUNT] = {"tutoring", "compute",
                                                      "expense"};

    return covers(application, budgets[line_budget(line)]) ||
           covers(application, line->head.section);
}

struct date model_last_end(const struct model *model)
{
    struct date last = model->grant.start;

    for (size_t t = 0; t < model->tier_count; t++)
        last = date_later(last, model_tier_end(model, t));
    return last;
}

bool model_compares(const struct model *model)
{
    return model->comparables.head.given;
}

bool model_asks(const struct model *model)
{
    return model->award.head.given || model_compares(model) ||
           model_has_priorities(model);
}

bool model_has_steps(const struct model *model)
{
    return model->step_count > 0;
}

bool model_has_instalments(const struct model *model)
{
    return model->instalment_count > 0;
}

bool model_treats(const struct model *model, unsigned treatments)
{
    bool treats = false;

    for (size_t j = 0; j < model->overlap_count; j++)
        treats |= treatments >> model->overlaps[j].treatment & 1;
    return treats;
}

bool model_rounds(const struct model *model)
{
    return model->grant.round.minor > 1;
}

bool model_has_taxes(const struct model *model)
{
    return model->table_count > 0;
}

bool model_has_costs(const struct model *model)
{
    return model->line_count > 0;
}

bool model_has_lines(const struct model *model, enum budget budget)
{
    for (size_t i = 0; i < model->line_count; i++)
        if (line_budget(&model->lines[i]) == budget)
            return true;
    return false;
}

size_t model_tier(const struct model *model, const char *name)
{
    size_t t = 0;

    while (t < model->tier_count &&
           !text_same_letters(name, model->tiers[t].head.name))
        t++;
    return t;
}

bool tier_list_has(struct tier_list list, size_t tier)
{
    for (unsigned i = 0; i < list.count; i++)
        if (list.tier[i] == tier)
            return true;
    return false;
}

const struct rate *model_rate(const struct model *model,
                              struct currency currency)
{
    for (size_t i = 0; i < model->rate_count; i++)
        if (currency_same(model->rates[i].currency, currency))
            return &model->rates[i];
    return NULL;
}

bool model_lacks_rate(const struct model *model, struct currency currency)
{
    return *currency.code && !currency_same(currency, model->grant.currency) &&
           !model_rate(model, currency);
}

const struct model *model_none(void)
{
    static struct model none; /* as a constant its zeros would be stored */

    return &none;
}
