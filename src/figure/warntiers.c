#include "figure/warn.h"

enum {
    DOUBLE_SALARY = 2000000 /* points of a percent */
};

static const struct head *tier_head(const struct review *review, size_t tier)
{
    return &review->model->tiers[tier].head;
}

static void look_for_no_choice(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++)
        if (model->tiers[t].recommended == ANSWER_YES)
            return;
    if (model->tier_count > 1)
        warn(review, tier_head(review, 0), NULL,
             "no tier is recommended, so this first one is taken where one is "
             "needed; write recommended = yes into the one that you ask for");
}

static void look_for_large_percents(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        int64_t points = model->tiers[t].percent.points;

        if (points <= DOUBLE_SALARY)
            continue;
        if (model->tiers[t].net_target.minor != ABSENT) {
            warn(review, tier_head(review, t), "net_target",
                 "takes %s %% of the salary; more than twice the salary is "
                 "better said by salary.amount",
                 warn_percent(review, points));
            continue;
        }
        warn(review, tier_head(review, t), "percent",
             "is %s %% of the salary; was %s %% meant? More than twice the "
             "salary is better said by salary.amount",
             warn_percent(review, points), warn_percent(review, points / 10));
    }
}

static void look_for_equal_asks(const struct review *review)
{
    const struct tier_result *tiers = review->results->tiers;

    for (size_t t = 1; t < review->model->tier_count; t++)
        for (size_t other = 0; other < t; other++)
            if (tiers[t].request.minor &&
                tiers[other].request.minor == tiers[t].request.minor &&
                tiers[other].end.day == tiers[t].end.day) {
                const struct head *head = tier_head(review, t);

                warn(review, head, NULL,
                     "asks for %s, the same as [%s]; one of them is enough",
                     warn_figure(review, head, "request"),
                     tier_head(review, other)->section);
                break;
            }
}

/* Others pay for all of it, or nothing costs anything. */
static void look_for_empty_asks(const struct review *review)
{
    for (size_t t = 0; t < review->model->tier_count; t++) {
        const struct tier_result *tier = &review->results->tiers[t];

        if (!tier->request.minor && tier->contributions.minor) {
            warn(review, tier_head(review, t), NULL,
                 "asks for nothing: contributions pay for all of it");
            return;
        }
    }
}

static const struct warning warnings[] = {
    {"[tier.lean]",
     "no tier is recommended, so this first one is taken where one is needed; "
     "write recommended = yes into the one that you ask for",
     look_for_no_choice},
    {"[tier.target] percent",
     "is 750 % of the salary; was 75 % meant? More than twice the salary is "
     "better said by salary.amount",
     look_for_large_percents},
    {"[tier.full]",
     "asks for 22,500.00, the same as [tier.target]; one of them is enough",
     look_for_equal_asks},
    {"[tier.target]", "asks for nothing: contributions pay for all of it",
     look_for_empty_asks},
};

const struct warning_list warntiers_list = {warnings, COUNT(warnings)};
