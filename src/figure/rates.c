#include "figure/rates.h"

/* The grant's currency for one of another; # is the rate's section. */
#define RATE "IF(#.rate=\"\",1/#.inverse_rate,#.rate)"

/* clang-format off */
static const struct row rows[] = {
    NATIVE(rate_result, request, "tier.@.request.[name]", NULL,
        "IF(#.show=\"yes\",native(tier.@.request/" RATE "),\"\")"),
};
/* clang-format on */

const struct row_list rates_rows =
    ROW_LIST(rows, SECTION_CURRENCY, "The ask in this currency", "CODE");

struct exact rates_into(struct exact x, const struct model *model,
                        struct currency currency)
{
    const struct rate *rate = model_rate(model, currency);

    if (!rate)
        return x;
    return rate->rate.units != ABSENT
               ? exact_decimal(x, rate->rate)
               : exact_over_decimal(x, rate->inverse_rate);
}

const char *rates_formula(const struct model *model, struct currency currency,
                          struct arena *arena)
{
    const struct rate *rate = model_rate(model, currency);

    return rate ? formula_fill(arena, "*" RATE, '#', rate->head.section) : "";
}

struct money rates_out_of(const struct results *results, struct money amount,
                          struct currency currency)
{
    struct exact rate = rates_into(exact(1), results->model, currency);
    struct exact x = exact_div(exact_money(amount, results->digits), &rate);

    exact_free(&rate);
    return exact_to_money(x, currency_digits(currency));
}

void rates_tier(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->rate_count; i++)
        out->rate[i].request =
            model->rates[i].show == ANSWER_YES
                ? rates_out_of(results, out->request, model->rates[i].currency)
                : (struct money){ABSENT};
}

void rates_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        struct formula_scope scope = figures_scope(
            figures, &rate->head,
            arena_print(&figures->arena, "The ask in %s", rate->currency.code),
            tier);

        scope.native = rate->currency;
        figures_add_rows(figures, &rates_rows,
                         &figures->results->tiers[tier].rate[i], &scope);
    }
}
