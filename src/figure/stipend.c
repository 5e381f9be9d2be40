#include "figure/stipend.h"

#include "figure/overlap.h"

/* clang-format off */
static const struct row times[] = {
    ROW(tier_result, end, "tier.@.end", "Last day",
        "IF(grant.end=\"\",EDATE(grant.start,IF(tier.@.months=\"\","
        "grant.months,tier.@.months))-1,grant.end+0)"),
    ROW(tier_result, years, "tier.@.years", "Years",
        LEDGER_YEARS(LEDGER_WORTH("tier.@.end"))),
    ROW(tier_result, paid_years, "tier.@.paid_years", "Years paid",
        LEDGER_YEARS_OF(LEDGER_WORTH_OF("paid", "tier.@.end"))),
    ROW(tier_result, days, "tier.@.days", "Days",
        "tier.@.end-grant.start+1"),
    ROW(tier_result, paid_days, "tier.@.paid_days", "Days paid",
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.paid)/days.whole,6)"),
};

static const struct row rows[] = {
    ROW(tier_result, gross, "tier.@.gross", "Stipend before other funding",
        "money(" SALARY_REPLACED("tier.@.percent", "tier.@.years") ")"),
    ROW(tier_result, deduction, "tier.@.deduction",
        "Less: time that others pay",
        "money(tier.@.gross-money("
        SALARY_REPLACED("tier.@.percent", "tier.@.paid_years") "))"),
    ROW(tier_result, offset, "tier.@.offset", "Less: money from others",
        "SUM(overlap.*.offset.@)"),
    ROW(tier_result, stipend, "tier.@.stipend", "Stipend",
        "money(tier.@.gross-tier.@.deduction-tier.@.offset)"),
};
/* clang-format on */

const struct row_list stipend_time_rows =
    ROW_LIST(times, SECTION_TIER, NULL, NULL);

const struct row_list stipend_rows = ROW_LIST(rows, SECTION_TIER, NULL, NULL);

struct money stipend_up_to(const struct results *results, size_t tier,
                           struct date day)
{
    const struct ledger *ledger = &results->ledger;

    return salary_replaced(results, tier,
                           ledger_years(ledger, ledger_time_paid(ledger, day)));
}

struct money stipend_per_month(const struct results *results,
                               const struct tier_result *tier,
                               struct money amount)
{
    if (tier->years.parts <= 0)
        return (struct money){ABSENT};
    return exact_to_money(
        exact_over_decimal(exact_over(exact_money(amount, results->digits), 12),
                           (struct decimal){tier->years.parts, YEARS_PLACES}),
        results->digits);
}

bool stipend_has_month(const struct results *results,
                       const struct tier_result *tier)
{
    return date_whole_months(results->model->grant.start,
                             date_plus(tier->end, 1)) >= 1;
}

void stipend_tier(const struct results *results, size_t tier,
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
    out->gross = salary_replaced(results, tier, out->years);
    out->deduction =
        money_sub(out->gross, salary_replaced(results, tier, out->paid_years));
    out->offset = overlap_tier(results, tier, out);
    out->stipend =
        money_sub(money_sub(out->gross, out->deduction), out->offset);
}
