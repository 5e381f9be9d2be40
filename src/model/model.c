#include "model/model.h"

#include <stdlib.h>

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

bool model_has_lines(const struct model *model, enum section kind)
{
    for (size_t i = 0; i < model->line_count; i++)
        if (model->lines[i].head.kind == kind)
            return true;
    return false;
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

void model_free(struct model *model)
{
    if (!model)
        return;
    arena_free(&model->arena);
    free(model);
}
