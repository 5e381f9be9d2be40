#include "figure/prorations.h"

#include "figure/compute.h"

const char *prorations_word(enum proration proration, struct arena *arena)
{
    const struct schema_section *grant = &schema[SECTION_GRANT];
    const char *tier;

    return word_at(schema_find_key(grant, "proration", &tier)->choices,
                   proration, arena);
}

const char *prorations_words(struct figures *figures, struct money request)
{
    struct value value = value_money(request, figures->results->digits);

    if (value_lost(&value))
        return "too large";
    return value.units < 0 ? "below zero" : value_show(&value, &figures->arena);
}

const char *prorations_at(const struct model *model)
{
    return model->tiers[model_recommended(model)].net_target.minor == ABSENT
               ? ""
               : ", at the same percentage";
}

const char *prorations_line(struct figures *figures)
{
    const struct model *model = figures->model;
    size_t best = model_recommended(model);
    int64_t own = figures->results->tiers[best].request.minor;
    struct arena *arena = &figures->arena;
    const char *text = "";
    bool differs = false;

    for (unsigned p = 0; p < PRORATION_COUNT && model_recommends(model); p++) {
        struct results *other;

        if (p == model->grant.proration)
            continue;
        other = compute_prorated(model, p, best);
        text =
            arena_print(arena, "%s%s %s %s", text, *text ? "," : "",
                        prorations_word(p, arena),
                        prorations_words(figures, other->tiers[best].request));
        differs |= other->tiers[best].request.minor != own;
        compute_free(other);
    }
    return differs ? arena_print(arena,
                                 "If days were counted otherwise, %s would "
                                 "ask for%s:%s",
                                 model->tiers[best].label, prorations_at(model),
                                 text)
                   : NULL;
}

const char *prorations_formula(const char *formula, enum proration proration,
                               const char *word, struct arena *arena)
{
    formula = formula_replace(
        arena, formula, "days.worth",
        proration == PRORATION_MONTH
            ? "days.part_of_month"
            : ledger_worth_formula(arena, proration, "days.date"));
    return formula_replace(arena, formula, "days.year_parts",
                           arena_print(arena, "days.year_parts.%s", word));
}
