#include "figure/warn.h"

enum {
    HALF_A_MONTH = 15 /* days */
};

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

/* The line in that tier; NULL if there is none. */
static const struct line_result *line_in(const struct review *review,
                                         size_t line, size_t tier)
{
    return tier < review->model->tier_count
               ? &review->results->tiers[tier].lines[line]
               : NULL;
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
        const struct line_result *r = line_in(review, i, t);
        char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

        if (!r || r->times || line->times != ABSENT ||
            line->times_in[t] != ABSENT)
            continue;
        warn(review, &line->head, "every",
             "costs nothing: no whole %s fits between %s and %s; write times = "
             "1 to count the one that begins",
             line->every == EVERY_WEEK ? "week" : "month",
             date_print(first, r->first), date_print(last, r->last));
    }
}

/* Days at the end of a line that are less than a month, but more than half. */
static void look_for_dropped_days(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        size_t t = tier_with(review, i);
        const struct line_result *r = line_in(review, i, t);
        char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
        struct date rest;

        if (!r || line->every != EVERY_MONTH || !r->times ||
            line->times != ABSENT || line->times_in[t] != ABSENT)
            continue;
        rest = date_months_later(r->first, (int)r->months);
        if (r->last.day - rest.day + 1 < HALF_A_MONTH)
            continue;
        warn(review, &line->head, "every",
             "counts %lld whole month%s: nothing is paid for %s to %s; write "
             "times = %lld to count that month, too, or times = %lld",
             (long long)r->months, r->months == 1 ? "" : "s",
             date_print(first, rest), date_print(last, r->last),
             (long long)r->months + 1, (long long)r->months);
    }
}

/* A time that the line itself gives, and the grant cuts. */
static void look_for_cut_times(const struct review *review)
{
    const struct model *model = review->model;
    struct date start = model->grant.start, end = ledger_last_end(model);

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        bool late = line->until.day > end.day;
        bool early = date_given(line->from) && line->from.day < start.day;
        char day[DATE_TEXT_SIZE];

        if ((!late && !early) || line->every == EVERY_ONCE ||
            line->times != ABSENT || tier_with(review, i) == model->tier_count)
            continue;
        warn(review, &line->head, late ? "until" : "from",
             "is %s the grant: only the time %s %s counts",
             late ? "after" : "before", late ? "up to" : "from",
             date_print(day, late ? end : start));
    }
}

/* More weeks or months than the line's time has. */
static void look_for_many_times(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        size_t t = tier_with(review, i);
        const struct line_result *r = line_in(review, i, t);
        int64_t fit;

        if (!r || line->every == EVERY_ONCE || line->times == ABSENT)
            continue;
        fit = line->every == EVERY_WEEK
                  ? (r->last.day - r->first.day + 1) / 7 + 1
                  : r->months + 1;
        if (line->times > fit)
            warn(review, &line->head, "times",
                 "is more than the %s of its time, %lld at most; quantity says "
                 "how many each time",
                 line->every == EVERY_WEEK ? "weeks" : "months",
                 (long long)fit);
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

static void look_for_large_oncosts(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->oncost_count; i++) {
        int64_t points = model->oncosts[i].percent.points;
        char is[NUMBER_TEXT_LONGEST], meant[NUMBER_TEXT_LONGEST];

        if (points <= 1000000)
            continue;
        warn(review, &model->oncosts[i].head, "percent",
             "is %s %% of the stipend; was %s %% meant?",
             decimal_print(is, points, PERCENT_PLACES, 0, false),
             decimal_print(meant, points / 10, PERCENT_PLACES, 0, false));
    }
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
    {"[compute.gpu] every",
     "counts 4 whole months: nothing is paid for 2027-05-15 to 2027-06-10; "
     "write times = 5 to count that month, too, or times = 4",
     look_for_dropped_days},
    {"[tutoring.maths] until",
     "is after the grant: only the time up to 2027-06-30 counts",
     look_for_cut_times},
    {"[tutoring.maths] times",
     "is more than the months of its time, 7 at most; quantity says how many "
     "each time",
     look_for_many_times},
    {"[oncost.pension] percent", "is 120 % of the stipend; was 12 % meant?",
     look_for_large_oncosts},
    {"[expense.laptop] note",
     "is missing: a funder wants to know why it is needed", look_for_no_reason},
    {"[fee.sponsor] percent",
     "7 % of the rounded ask of [tier.target] is 1,750.00, but 1,693.55 is "
     "budgeted; leave out grant.round to ask for exactly enough",
     look_for_low_fees},
};

const struct warning_list warncosts_list = {warnings, COUNT(warnings)};
