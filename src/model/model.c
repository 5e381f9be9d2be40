#include "model/model.h"

#include "base/text.h"

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

bool model_has_overlaps(const struct model *model)
{
    return model->overlap_count > 0;
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
