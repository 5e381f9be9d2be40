#include "figure/warn.h"

/* Whether the award leaves a percentage of some tier, if there is a salary. */
static bool any_percent(const struct review *review)
{
    bool any = !review->model->salary.head.given;

    for (size_t t = 0; t < review->model->tier_count; t++)
        any |= review->results->tiers[t].award.percent.points != ABSENT;
    return any;
}

static void look_for_small_awards(const struct review *review)
{
    const struct model *model = review->model;
    struct money granted = review->results->award.granted;
    size_t least = 0;

    for (size_t t = 1; t < model->tier_count; t++)
        if (review->results->tiers[t].request.minor <
            review->results->tiers[least].request.minor)
            least = t;
    if (granted.minor != ABSENT && any_percent(review) &&
        granted.minor < review->results->tiers[least].request.minor)
        warn(review, &model->award.head, "amount",
             "%s is below the least ask, %s of [%s]: a funder that pays all or "
             "nothing pays nothing",
             warn_money(review, granted),
             warn_money(review, review->results->tiers[least].request),
             model->tiers[least].head.section);
}

static void look_for_no_percent(const struct review *review)
{
    const struct model *model = review->model;

    if (review->results->award.granted.minor != ABSENT && !any_percent(review))
        warn(review, &model->award.head, "amount",
             "leaves no percentage of any tier: the lines alone cost more, or "
             "an offset would change; give up lines, or shorten the grant");
}

static const struct warning warnings[] = {
    {"[award] amount",
     "20,000.00 is below the least ask, 22,500.00 of [tier.target]: a funder "
     "that pays all or nothing pays nothing",
     look_for_small_awards},
    {"[award] amount",
     "leaves no percentage of any tier: the lines alone cost more, or an "
     "offset would change; give up lines, or shorten the grant",
     look_for_no_percent},
};

const struct warning_list warnask_list = {warnings, COUNT(warnings)};
