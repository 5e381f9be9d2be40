#include "figure/stipend.h"

struct exact pay_converted(struct exact x, const struct model *model,
                           struct currency currency)
{
    const struct rate *rate = model_rate(model, currency);

    if (!rate)
        return x;
    return rate->rate.units != ABSENT
               ? exact_decimal(x, rate->rate)
               : exact_over_decimal(x, rate->inverse_rate);
}

struct money pay_annual(const struct model *model)
{
    const struct salary *salary = &model->salary;
    struct exact x =
        exact_money(salary->amount, currency_digits(salary->currency));

    if (!salary->head.given)
        return (struct money){0};
    if (salary->per == PER_MONTH)
        x = exact_times(x, 12);
    if (salary->per >= PER_WEEK)
        x = exact_decimal(x, salary->weeks_per_year);
    if (salary->per == PER_DAY)
        x = exact_decimal(x, salary->days_per_week);
    if (salary->per == PER_HOUR)
        x = exact_decimal(x, salary->hours_per_week);
    x = exact_percent(x, salary->effort);
    return exact_to_money(pay_converted(x, model, salary->currency),
                          currency_digits(model->grant.currency));
}

struct money pay_for(const struct results *results, size_t tier,
                     struct years years)
{
    const struct model *model = results->model;
    struct percent percent = model->tiers[tier].percent;

    if (!model->salary.head.given)
        return (struct money){0};
    return exact_to_money(
        exact_years(
            exact_percent(exact_money(results->salary.annual, results->digits),
                          percent),
            years),
        results->digits);
}

struct money pay_up_to(const struct results *results, size_t tier,
                       struct date day)
{
    const struct ledger *ledger = &results->ledger;

    return pay_for(results, tier,
                   ledger_years(ledger, ledger_time_paid(ledger, day)));
}

/* What the other source pays for the days of it inside a tier's window. */
static struct money paid_by_others(const struct results *results,
                                   const struct overlap *overlap,
                                   struct date end)
{
    struct date first = date_later(overlap->start, results->model->grant.start);
    int inside = date_earlier(overlap->end, end).day - first.day + 1;
    struct exact pays =
        exact_money(overlap->pays, currency_digits(overlap->currency));

    if (inside <= 0)
        return (struct money){0};
    return exact_to_money(
        exact_over(
            exact_times(pay_converted(pays, results->model, overlap->currency),
                        inside),
            overlap->end.day - overlap->start.day + 1),
        results->digits);
}

/*
 * Each overlap by what is paid, or taken off, before and after it.  An offset
 * is never more than what the tier itself pays for the time that is taken.
 */
static void settle_overlaps(const struct results *results, size_t tier,
                            struct tier_result *out)
{
    const struct ledger *ledger = &results->ledger;
    struct time paid = ledger_time(ledger, out->end), offset = {0, 0};
    struct money pay = out->gross, cap = {0};

    for (size_t j = 0; j < results->model->overlap_count; j++) {
        const struct overlap *overlap = &results->model->overlaps[j];
        struct overlap_result *r = &out->overlap[j];
        struct time taken = ledger_time_taken(ledger, out->end, j);
        struct money pay_before = pay, cap_before = cap;

        if (overlap->treatment == TREATMENT_DEDUCT)
            paid = time_less(paid, taken);
        if (overlap->treatment == TREATMENT_OFFSET)
            offset = time_plus(offset, taken);
        *r = (struct overlap_result){
            .worth = taken.worth,
            .paid_worth = paid.worth,
            .offset_worth = offset.worth,
            .years = ledger_years(ledger, paid),
            .cap = pay_for(results, tier, ledger_years(ledger, offset)),
            .deduction = {ABSENT},
            .offset = {ABSENT}};
        pay = pay_for(results, tier, r->years);
        cap = r->cap;
        if (overlap->treatment == TREATMENT_DEDUCT)
            r->deduction = money_sub(pay_before, pay);
        if (overlap->treatment != TREATMENT_OFFSET)
            continue;
        r->offset = money_lesser(paid_by_others(results, overlap, out->end),
                                 money_sub(cap, cap_before));
        out->offset = money_add(out->offset, r->offset);
    }
}

struct money pay_offset_of(const struct results *results,
                           const struct tier_result *tier, size_t overlap,
                           struct date day)
{
    int64_t all = tier->overlap[overlap].worth;
    struct time part = ledger_time_taken(&results->ledger,
                                         date_earlier(day, tier->end), overlap);

    if (results->model->overlaps[overlap].treatment != TREATMENT_OFFSET || !all)
        return (struct money){0};
    return money_share(tier->overlap[overlap].offset, part.worth, all,
                       results->digits);
}

struct money pay_offset_up_to(const struct results *results,
                              const struct tier_result *tier, struct date day)
{
    struct money sum = {0};

    for (size_t j = 0; j < results->model->overlap_count; j++)
        sum = money_add(sum, pay_offset_of(results, tier, j, day));
    return sum;
}

void pay_tier(const struct results *results, size_t tier,
              struct tier_result *out)
{
    const struct ledger *ledger = &results->ledger;
    struct time all, paid;

    out->end = ledger_tier_end(results->model, tier);
    all = ledger_time(ledger, out->end);
    paid = ledger_time_paid(ledger, out->end);
    out->years = ledger_years(ledger, all);
    out->paid_years = ledger_years(ledger, paid);
    out->days = time_days(all);
    out->paid_days = time_days(paid);
    out->gross = pay_for(results, tier, out->years);
    out->deduction =
        money_sub(out->gross, pay_for(results, tier, out->paid_years));
    settle_overlaps(results, tier, out);
    out->stipend =
        money_sub(money_sub(out->gross, out->deduction), out->offset);
}
