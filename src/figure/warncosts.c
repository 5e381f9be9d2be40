#include "figure/warn.h"

enum {
    HALF_A_MONTH = 15 /* days */
};

/* A line in a tier that has it, and at least one day of it. */
struct counting {
    const struct line *line;
    const struct line_result *result;
    const struct head *tier;
    bool given; /* how many times, by the line */
};

/* Looks at each line until something is said of it in one of its tiers. */
static void look_at_lines(const struct review *review,
                          bool (*said)(const struct review *review,
                                       const struct counting *c))
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++)
        for (size_t t = 0; t < model->tier_count; t++) {
            const struct line *line = &model->lines[i];
            const struct counting c = {
                line, &review->results->tiers[t].lines[i],
                &model->tiers[t].head,
                line->times != ABSENT || line->times_in[t] != ABSENT};

            if (c.result->has && c.result->first.day <= c.result->last.day &&
                said(review, &c))
                break;
        }
}

/* Whether some tier has the line, and at least one day of it. */
static bool has_days(const struct review *review, size_t line)
{
    bool has = false;

    for (size_t t = 0; t < review->model->tier_count; t++) {
        const struct line_result *r = &review->results->tiers[t].lines[line];

        has |= r->has && r->first.day <= r->last.day;
    }
    return has;
}

static void look_for_idle_lines(const struct review *review)
{
    for (size_t i = 0; i < review->model->line_count; i++)
        if (!has_days(review, i))
            warn(review, &review->model->lines[i].head, NULL,
                 "its time lies outside every tier that has it: it costs "
                 "nothing");
}

/* No whole week or month fits into a line's time. */
static bool is_short(const struct review *review, const struct counting *c)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    if (c->result->times || c->given)
        return false;
    warn(review, &c->line->head, "every",
         "costs nothing in [%s]: no whole %s fits between %s and %s; write "
         "times.%s = 1 to count the one that begins",
         c->tier->section, c->line->every == EVERY_WEEK ? "week" : "month",
         date_print(first, c->result->first), date_print(last, c->result->last),
         c->tier->name);
    return true;
}

static void look_for_short_times(const struct review *review)
{
    look_at_lines(review, is_short);
}

/* Days at the end of a line that are less than a month, but half or more. */
static bool drops_days(const struct review *review, const struct counting *c)
{
    long long months = (long long)c->result->months;
    struct date rest = date_months_later(c->result->first, (int)months);
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    if (c->line->every != EVERY_MONTH || !months || c->given ||
        c->result->last.day - rest.day + 1 < HALF_A_MONTH)
        return false;
    warn(review, &c->line->head, "every",
         "counts %lld whole month%s in [%s]: nothing is paid for %s to %s; "
         "write times.%s = %lld to count that month, too, or %lld",
         months, months == 1 ? "" : "s", c->tier->section,
         date_print(first, rest), date_print(last, c->result->last),
         c->tier->name, months + 1, months);
    return true;
}

static void look_for_dropped_days(const struct review *review)
{
    look_at_lines(review, drops_days);
}

/* More weeks or months than the line's time has. */
static bool has_many_times(const struct review *review,
                           const struct counting *c)
{
    const struct line_result *r = c->result;
    bool weeks = c->line->every == EVERY_WEEK;
    int64_t fit =
        1 + (weeks ? (r->last.day - r->first.day + 1) / 7 : r->months);

    if (c->line->every == EVERY_ONCE || r->times <= fit)
        return false;
    warn(review, &c->line->head, "times",
         "makes %lld in [%s], whose time has at most %lld %s; write how many "
         "each time into quantity",
         (long long)r->times, c->tier->section, (long long)fit,
         weeks ? "weeks" : "months");
    return true;
}

static void look_for_many_times(const struct review *review)
{
    look_at_lines(review, has_many_times);
}

/* A price of less than half a cent, mostly: its unit is too small. */
static bool rounds_to_nothing(const struct review *review,
                              const struct counting *c)
{
    const struct line_result *r = c->result;

    if (r->native.minor || !r->times || !r->quantity.units ||
        !c->line->rate.each.units)
        return false;
    warn(
        review, &c->line->head, "rate",
        "makes 0 in [%s], since less than half of the smallest coin is rounded "
        "away; write a larger quantity, or leave the line out",
        c->tier->section);
    return true;
}

static void look_for_nothing(const struct review *review)
{
    look_at_lines(review, rounds_to_nothing);
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
            line->times != ABSENT || !has_days(review, i))
            continue;
        warn(review, &line->head, late ? "until" : "from",
             "is %s the grant: only the time %s %s counts",
             late ? "after" : "before", late ? "up to" : "from",
             date_print(day, late ? end : start));
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

static void say_large(const struct review *review, const struct head *head,
                      struct percent percent, int64_t most)
{
    if (percent.points > most && !warn_signed(review, head, "percent"))
        warn(review, head, "percent",
             "is %s %%; was %s %% meant? If not, write it with its sign: %s %%",
             warn_percent(review, percent.points),
             warn_percent(review, percent.points / 10),
             warn_percent(review, percent.points));
}

static void look_for_large_percents(const struct review *review)
{
    static const int64_t half = 500000, most_oncosts = 600000;
    const struct model *model = review->model;

    for (size_t i = 0; i < model->oncost_count; i++)
        say_large(review, &model->oncosts[i].head, model->oncosts[i].percent,
                  most_oncosts);
    for (size_t i = 0; i < model->fee_count; i++)
        say_large(review, &model->fees[i].head, model->fees[i].percent, half);
    if (model->contingency.head.given)
        say_large(review, &model->contingency.head, model->contingency.percent,
                  half);
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

            if (fee->basis != FEE_REVENUE ||
                due.minor <= tier->fee[i].amount.minor)
                continue;
            warn(
                review, &fee->head, "percent",
                "%s %% of the rounded ask of [%s] is %s, but %s is budgeted%s; "
                "without grant.round they are the same",
                warn_percent(review, fee->percent.points),
                model->tiers[t].head.section, warn_money(review, due),
                warn_money(review, tier->fee[i].amount),
                due.minor - tier->fee[i].amount.minor <= tier->rounding.minor
                    ? ", and rounding adds enough for it"
                    : "");
            break;
        }
}

static const struct warning warnings[] = {
    {"[tutoring.maths]",
     "its time lies outside every tier that has it: it costs nothing",
     look_for_idle_lines},
    {"[tutoring.maths] every",
     "costs nothing in [tier.target]: no whole month fits between 2027-01-04 "
     "and 2027-01-29; write times.target = 1 to count the one that begins",
     look_for_short_times},
    {"[compute.gpu] every",
     "counts 4 whole months in [tier.target]: nothing is paid for 2027-05-15 "
     "to "
     "2027-06-10; write times.target = 5 to count that month, too, or 4",
     look_for_dropped_days},
    {"[tutoring.maths] until",
     "is after the grant: only the time up to 2027-06-30 counts",
     look_for_cut_times},
    {"[tutoring.maths] times",
     "makes 10 in [tier.target], whose time has at most 7 months; write how "
     "many each time into quantity",
     look_for_many_times},
    {"[compute.api] rate",
     "makes 0 in [tier.target], since less than half of the smallest coin is "
     "rounded away; write a larger quantity, or leave the line out",
     look_for_nothing},
    {"[oncost.pension] percent",
     "is 120 %; was 12 % meant? If not, write it with its sign: 120 %",
     look_for_large_percents},
    {"[expense.laptop] note",
     "is missing: a funder wants to know why it is needed", look_for_no_reason},
    {"[fee.sponsor] percent",
     "7 % of the rounded ask of [tier.target] is 1,750.00, but 1,693.55 is "
     "budgeted, and rounding adds enough for it; without grant.round they are "
     "the same",
     look_for_low_fees},
};

const struct warning_list warncosts_list = {warnings, COUNT(warnings)};
