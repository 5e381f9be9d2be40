#include "figure/compute.h"

#include "figure/applications.h"
#include "figure/ask.h"
#include "figure/award.h"
#include "figure/comparables.h"
#include "figure/instalments.h"
#include "figure/lines.h"
#include "figure/makeup.h"
#include "figure/needs.h"
#include "figure/net.h"
#include "figure/oncosts.h"
#include "figure/ontop.h"
#include "figure/people.h"
#include "figure/plan.h"
#include "figure/rates.h"
#include "figure/salary.h"
#include "figure/schedule.h"
#include "figure/share.h"
#include "figure/stipend.h"

#include <stdlib.h>

static struct results *start_results(const struct model *model,
                                     enum proration proration, struct date last)
{
    struct results *results = calloc(1, sizeof(*results));

    results->model = model;
    results->digits = currency_digits(model->grant.currency);
    results->ledger = ledger_build(model, proration, last, &results->arena);
    results->salary = salary_compute(
        model,
        ledger_span(&results->ledger, model_end(model), COUNTED_ALL, 0).all);
    people_years(results);
    instalments_model(results);
    plan_model(results);
    needs_model(results);
    applications_model(results);
    award_model(results);
    comparables_model(results);
    return results;
}

static void run_rules(struct results *results, size_t index)
{
    struct tier_result *tier = &results->tiers[index];

    tier->lines = arena_alloc(&results->arena, results->model->line_count *
                                                   sizeof(*tier->lines));
    stipend_tier(results, index, tier);
    lines_tier(results, index, tier);
    people_tier(results, index, tier);
    oncosts_tier(results, index, tier);
    ontop_tier(results, tier);
    ask_tier(results, index, tier);
    instalments_tier(results, tier);
    plan_tier(results, tier);
    share_tier(tier);
    rates_tier(results, tier);
}

/*
 * The days of a workbook: half a year after the last one that figures need, and
 * a year after the last overlap.
 */
static size_t days_shown(const struct results *results)
{
    const struct model *model = results->model;
    struct date last = ledger_needed(model), overlap = {0}, reach = last;

    for (size_t t = 0; t < model->tier_count; t++)
        reach = date_later(reach, results->tiers[t].makeup.reach);
    for (size_t j = 0; j < model->overlap_count; j++)
        overlap = date_later(overlap, model->overlaps[j].end);
    overlap = date_earlier(overlap, date_plus(last, LEDGER_MAKEUP_MOST));
    reach = ledger_half_year_later(reach);
    if (model->overlap_count)
        reach =
            date_later(reach, date_months_later(overlap, LEDGER_SPARE_OVERLAP));
    return (size_t)(reach.day - model->grant.start.day + 1);
}

struct results *compute_all(const struct model *model)
{
    struct results *results =
        start_results(model, model->grant.proration, ledger_reach(model));

    for (size_t t = 0; t < model->tier_count; t++) {
        struct tier_result *tier = &results->tiers[t];

        run_rules(results, t);
        makeup_tier(results, t, tier);
        needs_tier(results, t);
        award_tier(results, t, tier);
        comparables_tier(results, tier);
        tier->schedule = schedule_build(results, t, &results->arena);
        net_tier(results, tier, &results->arena);
    }
    results->days_shown = days_shown(results);
    return results;
}

struct results *compute_prorated(const struct model *model,
                                 enum proration proration, size_t tier)
{
    struct results *results =
        start_results(model, proration, ledger_needed(model));

    run_rules(results, tier);
    return results;
}

size_t compute_least(const struct results *results)
{
    size_t least = 0;

    for (size_t t = 1; t < results->model->tier_count; t++)
        if (results->tiers[t].request.minor <
            results->tiers[least].request.minor)
            least = t;
    return least;
}

void compute_free(struct results *results)
{
    if (!results)
        return;
    arena_free(&results->arena);
    free(results);
}
