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

/* Without [salary] a percentage gives a stipend of 0. */
static void look_for_no_salary(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count && !model->salary.head.given; t++)
        if (model->tiers[t].percent.points > 0) {
            warn(review, tier_head(review, t), "percent",
                 "is a percentage of the salary, but there is no [salary]: the "
                 "stipend is 0; add one, or take the percentage away");
            return;
        }
}

static void look_for_large_percents(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        int64_t points = model->tiers[t].percent.points;
        char is[NUMBER_TEXT_LONGEST], meant[NUMBER_TEXT_LONGEST];

        if (points <= DOUBLE_SALARY ||
            model->tiers[t].net_target.minor != ABSENT)
            continue;
        warn(review, tier_head(review, t), "percent",
             "is %s %% of the salary; was %s %% meant? More than twice the "
             "salary is better said by salary.amount",
             decimal_print(is, points, PERCENT_PLACES, 0, false),
             decimal_print(meant, points / 10, PERCENT_PLACES, 0, false));
    }
}

static void look_for_equal_asks(const struct review *review)
{
    const struct tier_result *tiers = review->results->tiers;

    for (size_t t = 1; t < review->model->tier_count; t++)
        for (size_t other = 0; other < t; other++)
            if (tiers[other].request.minor == tiers[t].request.minor) {
                const struct head *head = tier_head(review, t);

                warn(review, head, NULL,
                     "asks for %s, the same as [%s]; one of them is enough",
                     warn_figure(review, head, "request"),
                     tier_head(review, other)->section);
                break;
            }
}

static void look_for_empty_asks(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier_result *tier = &review->results->tiers[t];

        if (tier->request.minor || tier->total.minor <= 0)
            continue;
        warn(review, &model->grant.head, "round",
             "rounds the total of [%s], %s, to an ask of 0; round to less than "
             "%s, or up",
             tier_head(review, t)->section, warn_money(review, tier->total),
             warn_money(review, model->grant.round));
    }
}

/* Contractors are not paid for holidays and illness. */
static void look_for_full_years(const struct review *review)
{
    const struct salary *salary = &review->model->salary;

    if (salary->head.given && salary->per >= PER_DAY &&
        !ini_find(review->ini, salary->head.section, "weeks_per_year"))
        warn(review, &salary->head, "per",
             "52 weeks a year are paid; contractors take holidays: "
             "weeks_per_year = 44 to 46 is common, and 52 says that all are "
             "meant");
}

static void look_for_endless_makeup(const struct review *review)
{
    for (size_t t = 0; t < review->model->tier_count; t++) {
        const struct makeup_result *makeup = &review->results->tiers[t].makeup;
        const struct head *head = tier_head(review, t);

        if (makeup->owed && !date_given(makeup->end))
            warn(review, head, NULL,
                 "owes %s days, more than can be made up in %d days after its "
                 "end",
                 warn_figure(review, head, "owed_days"), LEDGER_MAKEUP_MOST);
    }
}

static void look_for_late_makeup(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct makeup_result *makeup = &review->results->tiers[t].makeup;
        const struct head *head = tier_head(review, t);

        if (makeup->shortfall_days.units <= 0)
            continue;
        warn(review, &model->makeup.head, "by",
             "[%s] ends its make-up time %s%s: %s day%s not made up, and %s %s "
             "to be paid back",
             head->section, date_given(makeup->end) ? "on " : "too late",
             warn_figure(review, head, "makeup_end"),
             warn_figure(review, head, "shortfall_days"),
             makeup->shortfall_days.units == LEDGER_WHOLE ? " is" : "s are",
             model->grant.currency.code, warn_figure(review, head, "repay"));
    }
}

static const struct warning warnings[] = {
    {"[tier.lean]",
     "no tier is recommended, so this first one is taken where one is needed; "
     "write recommended = yes into the one that you ask for",
     look_for_no_choice},
    {"[tier.target] percent",
     "is a percentage of the salary, but there is no [salary]: the stipend is "
     "0; add one, or take the percentage away",
     look_for_no_salary},
    {"[tier.target] percent",
     "is 750 % of the salary; was 75 % meant? More than twice the salary is "
     "better said by salary.amount",
     look_for_large_percents},
    {"[tier.full]",
     "asks for 22,500.00, the same as [tier.target]; one of them is enough",
     look_for_equal_asks},
    {"[grant] round",
     "rounds the total of [tier.travel], 420.00, to an ask of 0; round to less "
     "than 1,000.00, or up",
     look_for_empty_asks},
    {"[salary] per",
     "52 weeks a year are paid; contractors take holidays: weeks_per_year = 44 "
     "to 46 is common, and 52 says that all are meant",
     look_for_full_years},
    {"[tier.target]",
     "owes 181 days, more than can be made up in 1100 days after its end",
     look_for_endless_makeup},
    {"[makeup] by",
     "[tier.target] ends its make-up time on 2027-08-28: 14 days are not made "
     "up, and USD 1,779.66 to be paid back",
     look_for_late_makeup},
};

const struct warning_list warntiers_list = {warnings, COUNT(warnings)};
