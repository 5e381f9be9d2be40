#include "figure/lines.h"
#include "figure/warn.h"

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
        if (!has_days(review, i) && !review->model->lines[i].idle)
            warn(review, &review->model->lines[i].head, NULL,
                 "its time lies outside every tier that has it: it costs "
                 "nothing");
}

/* What a line counts by `every`. */
static const char *const periods[EVERY_COUNT] = {
    [EVERY_ONCE] = "time",       [EVERY_WEEK] = "week", [EVERY_MONTH] = "month",
    [EVERY_QUARTER] = "quarter", [EVERY_YEAR] = "year",
};

/* The first day of its index-th week, month, quarter or year. */
static struct date period_start(const struct counting *c, int64_t index)
{
    static const int months[EVERY_COUNT] = {
        [EVERY_MONTH] = 1, [EVERY_QUARTER] = 3, [EVERY_YEAR] = 12};

    return c->line->every == EVERY_WEEK
               ? date_plus(c->result->first, 7 * (int)index)
               : date_months_later(c->result->first,
                                   months[c->line->every] * (int)index);
}

/* How many whole weeks, months, quarters or years its time has. */
static int64_t whole_periods(const struct counting *c)
{
    int64_t count = 0;

    while (period_start(c, count + 1).day <= c->result->last.day + 1)
        count++;
    return count;
}

/* Whether a begun week, month, quarter or year is dropped by default. */
static bool drops_by_default(const struct review *review,
                             const struct counting *c)
{
    return c->line->every != EVERY_ONCE && !c->given &&
           c->line->partial == PARTIAL_DROP &&
           !warn_gives(review, &c->line->head, "partial");
}

/* No whole week, month, quarter or year fits into a line's time. */
static bool is_short(const struct review *review, const struct counting *c)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    if (!drops_by_default(review, c) || c->result->times.units)
        return false;
    warn(review, &c->line->head, "every",
         "costs nothing in [%s]: no whole %s fits between %s and %s; write "
         "partial = full to count the one that begins, prorate to count its "
         "part, or drop if nothing is meant",
         c->tier->section, periods[c->line->every],
         date_print(first, c->result->first),
         date_print(last, c->result->last));
    return true;
}

static void look_for_short_times(const struct review *review)
{
    look_at_lines(review, is_short);
}

/* Days at the end of a line that are half of a month, quarter or year or more.
 */
static bool drops_days(const struct review *review, const struct counting *c)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    struct date rest, next;
    int64_t count;

    if (!drops_by_default(review, c) || c->line->every == EVERY_WEEK)
        return false;
    count = whole_periods(c);
    rest = period_start(c, count);
    next = period_start(c, count + 1);
    if (!count ||
        2 * (c->result->last.day + 1 - rest.day) < next.day - rest.day)
        return false;
    warn(review, &c->line->head, "every",
         "counts %lld whole %s%s in [%s]: nothing is paid for %s to %s; write "
         "partial = full or prorate to count that time, too, or drop if not",
         (long long)count, periods[c->line->every], count == 1 ? "" : "s",
         c->tier->section, date_print(first, rest),
         date_print(last, c->result->last));
    return true;
}

static void look_for_dropped_days(const struct review *review)
{
    look_at_lines(review, drops_days);
}

/* More weeks, months, quarters or years than the line's time has. */
static bool has_many_times(const struct review *review,
                           const struct counting *c)
{
    int64_t times = c->result->times.units / power_of_ten(LINES_PLACES), fit;

    if (c->line->every == EVERY_ONCE || !c->given)
        return false;
    fit = 1 + whole_periods(c);
    if (times <= fit)
        return false;
    warn(review, &c->line->head, "times",
         "makes %lld in [%s], whose time has at most %lld %ss; write how many "
         "each time into quantity",
         (long long)times, c->tier->section, (long long)fit,
         periods[c->line->every]);
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

    if (r->native.minor || !r->times.units || !r->quantity.units ||
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

/* A time that a line or a person gives, and the grant cuts. */
static void say_cut_time(const struct review *review, const struct head *head,
                         struct date from, struct date until)
{
    struct date start = review->model->grant.start;
    struct date end = model_last_end(review->model);
    bool late = until.day > end.day;
    bool early = date_given(from) && from.day < start.day;
    char day[DATE_TEXT_SIZE];

    if (late || early)
        warn(review, head, late ? "until" : "from",
             "is %s the grant: only the time %s %s counts",
             late ? "after" : "before", late ? "up to" : "from",
             date_print(day, late ? end : start));
}

static void look_for_cut_times(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];

        if (line->every != EVERY_ONCE && line->times == ABSENT &&
            has_days(review, i))
            say_cut_time(review, &line->head, line->from, line->until);
    }
    for (size_t i = 0; i < model->person_count; i++)
        say_cut_time(review, &model->people[i].head, model->people[i].from,
                     model->people[i].until);
}

/* Keys of which nothing follows beside others of their section. */
static void look_for_idle_keys(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];

        if (warn_gives(review, &line->head, "partial") &&
            (line->every == EVERY_ONCE || line->times != ABSENT))
            warn(review, &line->head, "partial",
                 "changes nothing: it says what a begun week, month, quarter "
                 "or year costs, and %s",
                 line->every == EVERY_ONCE ? "this line is paid once"
                                           : "times says how many are paid");
    }
    for (size_t i = 0; i < model->contribution_count; i++) {
        const struct head *head = &model->contributions[i].head;

        if (warn_gives(review, head, "percent") &&
            warn_gives(review, head, "currency"))
            warn(review, head, "currency",
                 "changes nothing: a percent is of the grant's costs");
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

static void say_large_key(const struct review *review, const struct head *head,
                          const char *key, struct percent percent)
{
    if (!warn_signed(review, head, key))
        warn(review, head, key,
             "is %s %%; was %s %% meant? If not, write it with its sign: %s %%",
             warn_percent(review, percent.points),
             warn_percent(review, percent.points / 10),
             warn_percent(review, percent.points));
}

/* People whom some tier pays, but for no day. */
static void look_for_idle_people(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->person_count; i++) {
        bool has = false;

        for (size_t t = 0; t < model->tier_count; t++) {
            const struct person_result *r =
                &review->results->tiers[t].person[i];

            has |= r->has && r->first.day <= r->last.day;
        }
        if (!has)
            warn(review, &model->people[i].head, NULL,
                 "the time of this person lies outside every tier that pays "
                 "for it: the pay is 0");
    }
}

/* No country takes more than 27 % on a sale. */
static void look_for_large_vat(const struct review *review)
{
    static const int64_t most = 300000;
    const struct model *model = review->model;

    for (size_t i = 0; i < model->line_count; i++)
        if (model->lines[i].vat.points > most)
            say_large_key(review, &model->lines[i].head, "vat",
                          model->lines[i].vat);
}

/* A raise of more than a half is hardly one. */
static void look_for_large_raises(const struct review *review)
{
    static const int64_t most = 500000;
    const struct model *model = review->model;

    for (size_t i = 0; i < model->step_count; i++)
        if (model->steps[i].raise.points > most)
            say_large_key(review, &model->steps[i].head, "raise",
                          model->steps[i].raise);
}

static void say_large(const struct review *review, const struct head *head,
                      struct percent percent, int64_t most)
{
    if (percent.points > most)
        say_large_key(review, head, "percent", percent);
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
            struct money paid = money_add(tier->request, tier->contributions);
            struct money due =
                money_portion(paid, fee->percent, review->results->digits);

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
     "and 2027-01-29; write partial = full to count the one that begins, "
     "prorate to count its part, or drop if nothing is meant",
     look_for_short_times},
    {"[compute.gpu] every",
     "counts 4 whole months in [tier.target]: nothing is paid for 2027-05-15 "
     "to 2027-06-10; write partial = full or prorate to count that time, too, "
     "or drop if not",
     look_for_dropped_days},
    {"[tutoring.maths] until",
     "is after the grant: only the time up to 2027-06-30 counts",
     look_for_cut_times},
    {"[expense.laptop] partial",
     "changes nothing: it says what a begun week, month, quarter or year "
     "costs, and this line is paid once",
     look_for_idle_keys},
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
    {"[expense.laptop] vat",
     "is 81 %; was 8.1 % meant? If not, write it with its sign: 81 %",
     look_for_large_vat},
    {"[step.raise] raise",
     "is 300 %; was 30 % meant? If not, write it with its sign: 300 %",
     look_for_large_raises},
    {"[person.kim]",
     "the time of this person lies outside every tier that pays for it: the "
     "pay is 0",
     look_for_idle_people},
    {"[expense.laptop] note",
     "is missing: a funder wants to know why it is needed", look_for_no_reason},
    {"[fee.sponsor] percent",
     "7 % of the rounded ask of [tier.target] is 1,750.00, but 1,693.55 is "
     "budgeted, and rounding adds enough for it; without grant.round they are "
     "the same",
     look_for_low_fees},
};

const struct warning_list warncosts_list = {warnings, COUNT(warnings)};
