#include "calc/results.h"

#include "calc/budget.h"
#include "calc/pay.h"
#include "calc/schedule.h"
#include "calc/total.h"

#include <stdio.h>
#include <stdlib.h>

struct results *results_compute(const struct model *model)
{
    struct results *results = calloc(1, sizeof(*results));

    if (!results) {
        fputs("stipend: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    results->model = model;
    results->digits = currency_digits(model->grant.currency);
    results->ledger = ledger_build(model, &results->arena);
    results->salary.annual = pay_annual(model);
    for (size_t t = 0; t < model->tier_count; t++) {
        struct tier_result *tier = &results->tiers[t];

        tier->lines = arena_alloc(&results->arena,
                                  model->line_count * sizeof(*tier->lines));
        pay_tier(results, t, tier);
        budget_tier(results, t, tier);
        total_tier(results, tier);
        tier->schedule = schedule_build(results, t, &results->arena);
    }
    return results;
}

void results_free(struct results *results)
{
    if (!results)
        return;
    arena_free(&results->arena);
    free(results);
}
