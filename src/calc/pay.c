#include "calc/pay.h"

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

/* What a tier replaces of the salary over some time. */
static struct money paid_for(const struct results *results, size_t tier,
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
    return paid_for(
        results, tier,
        ledger_years(&results->ledger, day, results->model->overlap_count));
}

/* Each overlap that is deducted, by what is left after it. */
static void deduct_overlaps(const struct results *results, size_t tier,
                            struct tier_result *out)
{
    struct money before = out->gross;

    for (size_t j = 0; j < results->model->overlap_count; j++) {
        struct overlap_result *overlap = &out->overlap[j];
        struct money after;

        overlap->years = ledger_years(&results->ledger, out->end, j + 1);
        after = paid_for(results, tier, overlap->years);
        overlap->deduction = money_sub(before, after);
        before = after;
    }
}

void pay_tier(const struct results *results, size_t tier,
              struct tier_result *out)
{
    const struct ledger *ledger = &results->ledger;
    size_t overlaps = results->model->overlap_count;

    out->end = ledger_tier_end(results->model, tier);
    out->years = ledger_years(ledger, out->end, 0);
    out->paid_years = ledger_years(ledger, out->end, overlaps);
    out->days = ledger_days(ledger, out->end, 0);
    out->paid_days = ledger_days(ledger, out->end, overlaps);
    out->gross = paid_for(results, tier, out->years);
    out->deduction =
        money_sub(out->gross, paid_for(results, tier, out->paid_years));
    deduct_overlaps(results, tier, out);
    out->stipend =
        money_sub(money_sub(out->gross, out->deduction), out->offset);
}
