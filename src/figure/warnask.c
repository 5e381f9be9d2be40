#include "base/text.h"
#include "figure/compute.h"
#include "figure/warn.h"

enum {
    GRANTS_FEW = 20
};

/* Whether the award leaves a percentage of some tier, if there is a salary. */
static bool any_percent(const struct review *review)
{
    bool any = !review->model->salary.head.given;

    for (size_t t = 0; t < review->model->tier_count; t++)
        any |= review->results->tiers[t].award.percent.points != ABSENT;
    return any;
}

/* If an award pays a percentage of no tier, it is below all asks. */
static void look_for_small_awards(const struct review *review)
{
    const struct model *model = review->model;
    struct money granted = review->results->award.granted;
    size_t least = compute_least(review->results);

    if (granted.minor != ABSENT &&
        granted.minor < review->results->tiers[least].request.minor)
        warn(review, &model->award.head, "amount",
             "%s is below the least ask, %s of [%s]: a funder that pays all or "
             "nothing pays nothing%s",
             warn_money(review, granted),
             warn_money(review, review->results->tiers[least].request),
             model->tiers[least].head.section,
             any_percent(review)
                 ? ""
                 : "; it leaves no percentage of any tier, as the lines alone "
                   "cost more, or an offset would change");
}

static void look_for_few_grants(const struct review *review)
{
    const struct comparables_result *r = &review->results->comparables;
    const struct head *head = &review->model->comparables.head;

    if (!head->given || r->count >= GRANTS_FEW)
        return;
    if (!r->count)
        warn(review, head, NULL, "no grant is left: look at its filters");
    else
        warn(review, head, NULL,
             "only %lld grant%s left: too few for a percentile to mean much",
             (long long)r->count, r->count == 1 ? " is" : "s are");
}

/* "GBP, EUR": what the grants are in that are left out for want of a rate. */
static const char *unrated_currencies(const struct review *review)
{
    const struct comparables_result *r = &review->results->comparables;
    struct arena *arena = &review->figures->arena;
    const char *codes = "";

    for (size_t i = 0; i < review->model->grant_count; i++) {
        const char *code = review->model->grants[i].currency.code;

        if (r->row[i].counts && r->row[i].monthly.minor == ABSENT &&
            !text_has_word(codes, code))
            codes =
                arena_print(arena, "%s%s%s", codes, *codes ? ", " : "", code);
    }
    return codes;
}

static void look_for_unrated_grants(const struct review *review)
{
    long long unrated = (long long)review->results->comparables.unrated;

    if (unrated)
        warn(review, &review->model->comparables.head, NULL,
             "%lld grant%s left out, without a rate for %s: add a section such "
             "as [currency.%.3s], or leave %s out by other filters",
             unrated, unrated == 1 ? " is" : "s are",
             unrated_currencies(review), unrated_currencies(review),
             unrated == 1 ? "it" : "them");
}

static void look_for_part_time_asks(const struct review *review)
{
    static const int64_t whole = 1000000;
    const struct salary *salary = &review->model->salary;

    if (review->model->comparables.head.given && salary->head.given &&
        salary->contract.effort.points < whole)
        warn(review, &review->model->comparables.head, NULL,
             "this ask is for %s %% of full time, and grants are taken as full "
             "time: it stands higher than its percentile says",
             warn_percent(review, salary->contract.effort.points));
}

static const struct warning warnings[] = {
    {"[award] amount",
     "20,000.00 is below the least ask, 22,500.00 of [tier.target]: a funder "
     "that pays all or nothing pays nothing",
     look_for_small_awards},
    {"[award] amount",
     "20,000.00 is below the least ask, 52,500.00 of [tier.target]: a funder "
     "that pays all or nothing pays nothing; it leaves no percentage of any "
     "tier, as the lines alone cost more, or an offset would change",
     NULL},
    {"[comparables]", "no grant is left: look at its filters",
     look_for_few_grants},
    {"[comparables]",
     "1 grant is left out, without a rate for GBP: add a section such as "
     "[currency.GBP], or leave it out by other filters",
     look_for_unrated_grants},
    {"[comparables]",
     "this ask is for 50 % of full time, and grants are taken as full time: it "
     "stands higher than its percentile says",
     look_for_part_time_asks},
};

const struct warning_list warnask_list = {warnings, COUNT(warnings)};
