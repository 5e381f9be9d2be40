#include "figure/warn.h"

/* A tier that has the line, and at least one day of it; tier_count if none. */
static size_t tier_with(const struct review *review, size_t line)
{
    size_t t = 0;

    for (; t < review->model->tier_count; t++) {
        const struct line_result *r = &review->results->tiers[t].lines[line];

        if (r->has && r->first.day <= r->last.day)
            break;
    }
    return t;
}

static void look_outside(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++)
        if (tier_with(review, i) == model->tier_count)
            warn(review, &model->lines[i].head, NULL,
                 "its time lies outside every tier that has it: it costs "
                 "nothing");
}

/* No whole week or month fits into a line's time. */
static void look_for_short_times(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        size_t t = tier_with(review, i);
        const struct line_result *r = &review->results->tiers[t].lines[i];
        char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

        if (t == model->tier_count || r->times || line->times != ABSENT ||
            line->times_in[t] != ABSENT)
            continue;
        warn(review, &line->head, "every",
             "costs nothing: no whole %s fits between %s and %s; write times = "
             "1 to count the one that begins",
             line->every == EVERY_WEEK ? "week" : "month",
             date_print(first, r->first), date_print(last, r->last));
    }
}

static void look_for_no_reason(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++)
        if (model->lines[i].head.kind == SECTION_EXPENSE &&
            !model_says(model->lines[i].note))
            warn(review, &model->lines[i].head, "note",
                 "is missing: a funder wants to know why it is needed");
}

/* The sponsor takes its percentage of what is paid, not of the total. */
static void look_for_low_fees(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->fee_count; i++)
        for (size_t t = 0; t < model->tier_count; t++) {
            const struct fee *fee = &model->fees[i];
            const struct tier_result *tier = &review->results->tiers[t];
            struct money due = money_portion(tier->request, fee->percent,
                                             review->results->digits);
            char percent[NUMBER_TEXT_LONGEST];

            if (fee->basis != FEE_REVENUE ||
                due.minor <= tier->fee[i].amount.minor)
                continue;
            decimal_print(percent, fee->percent.points, PERCENT_PLACES, 0,
                          false);
            warn(review, &fee->head, "percent",
                 "%s %% of the rounded ask of [%s] is %s, but %s is budgeted; "
                 "leave out grant.round to ask for exactly enough",
                 percent, model->tiers[t].head.section, warn_money(review, due),
                 warn_money(review, tier->fee[i].amount));
            break;
        }
}

static const struct warning warnings[] = {
    {"[tutoring.maths]",
     "its time lies outside every tier that has it: it costs nothing",
     look_outside},
    {"[tutoring.maths] every",
     "costs nothing: no whole month fits between 2027-01-04 and 2027-01-29; "
     "write times = 1 to count the one that begins",
     look_for_short_times},
    {"[expense.laptop] note",
     "is missing: a funder wants to know why it is needed", look_for_no_reason},
    {"[fee.sponsor] percent",
     "7 % of the rounded ask of [tier.target] is 1,750.00, but 1,693.55 is "
     "budgeted; leave out grant.round to ask for exactly enough",
     look_for_low_fees},
};

const struct warning_list warncosts_list = {warnings, COUNT(warnings)};
