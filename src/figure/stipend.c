#include "figure/stipend.h"

#include "figure/overlap.h"

/* clang-format off */
#define END_OF(months, weeks) \
    "IF(grant.end<>\"\",grant.end+0,IF(" weeks "<>\"\",grant.start+7*" weeks \
    "-1,EDATE(grant.start," months ")-1))"

static const struct row times[] = {
    ROW(tier_result, end, "tier.@.end", "Last day",
        END_OF("IF(tier.@.months=\"\",grant.months,tier.@.months)",
               "IF(tier.@.weeks=\"\",grant.weeks,tier.@.weeks)")),
    WORKING(tier_result, grant_years, "tier.@.grant_years",
        "Years of the grant",
        LEDGER_YEARS(LEDGER_WORTH(END_OF("grant.months", "grant.weeks")))),
    ROW(tier_result, window.all, "tier.@.years", "Years",
        LEDGER_YEARS(LEDGER_WORTH("tier.@.end"))),
    ROW(tier_result, paid.all, "tier.@.paid_years", "Years paid",
        LEDGER_YEARS_OF(LEDGER_WORTH_OF("paid", "tier.@.end"))),
    ROW(tier_result, days, "tier.@.days", "Days",
        "tier.@.end-grant.start+1"),
    ROW(tier_result, paid_days, "tier.@.paid_days", "Days paid",
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.paid)/days.whole,6)"),
};

/* The same from a step of the salary on. */
static const struct row from_step[] = {
    WORKING(after_result, window, "#.years.@", "Years from its day on",
        LEDGER_YEARS(LEDGER_WORTH_FROM("#.from", "tier.@.end"))),
    WORKING(after_result, paid, "#.paid_years.@", "Years paid from its day on",
        LEDGER_YEARS_OF(LEDGER_WORTH_FROM_OF("paid", "#.from", "tier.@.end"))),
};

static const struct row rows[] = {
    ROW(tier_result, gross, "tier.@.gross", "Stipend before other funding",
        "money(" STIPEND_OF_WINDOW("tier.@.percent") ")"),
    ROW(tier_result, deduction, "tier.@.deduction",
        "Less: time that others pay",
        "money(tier.@.gross-money(pay(tier.@.percent,tier.@.paid_years,"
        "step.*.paid_years.@)))"),
    ROW(tier_result, offset, "tier.@.offset", "Less: money from others",
        "SUM(overlap.*.offset.@)"),
    ROW(tier_result, stipend, "tier.@.stipend", "Stipend",
        "money(tier.@.gross-tier.@.deduction-tier.@.offset)"),
};
/* clang-format on */

const struct row_list stipend_time_rows =
    ROW_LIST(times, SECTION_TIER, NULL, NULL);

const struct row_list stipend_step_rows =
    ROW_LIST(from_step, SECTION_STEP, NULL, NULL);

const struct row_list stipend_rows = ROW_LIST(rows, SECTION_TIER, NULL, NULL);

struct money stipend_up_to(const struct results *results, size_t tier,
                           struct date day)
{
    struct span paid = ledger_span(&results->ledger, day, COUNTED_PAID, 0);

    return salary_replaced(results, tier, &paid);
}

struct money stipend_per_month(const struct results *results,
                               const struct tier_result *tier,
                               struct money amount)
{
    if (tier->window.all.parts <= 0)
        return (struct money){ABSENT};
    return exact_to_money(
        exact_over_decimal(
            exact_over(exact_money(amount, results->digits), 12),
            (struct decimal){tier->window.all.parts, YEARS_PLACES}),
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
    const struct model *model = results->model;
    const struct ledger *ledger = &results->ledger;

    out->end = model_tier_end(model, tier);
    out->grant_years = results->salary.grant;
    out->window = ledger_span(ledger, out->end, COUNTED_ALL, 0);
    out->paid = ledger_span(ledger, out->end, COUNTED_PAID, 0);
    for (size_t i = 0; i < model->step_count; i++) {
        out->after[i].window = out->window.after[i];
        out->after[i].paid = out->paid.after[i];
    }
    out->days = time_days(ledger_time_all(ledger, out->end));
    out->paid_days = time_days(ledger_time(ledger, out->end, COUNTED_PAID, 0));
    out->gross = salary_replaced(results, tier, &out->window);
    out->deduction =
        money_sub(out->gross, salary_replaced(results, tier, &out->paid));
    out->offset = overlap_tier(results, tier, out);
    out->stipend =
        money_sub(money_sub(out->gross, out->deduction), out->offset);
}
