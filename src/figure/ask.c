#include "figure/ask.h"

#include "figure/stipend.h"

#define SALARY "money(" STIPEND_OF_WINDOW("1") ")"
/* clang-format off */
static const struct row rows[] = {
    ROW(tier_result, request, "tier.@.request", "The ask",
        ASK_OF("tier.@.total", "tier.@.contributions")),
    ROW(tier_result, rounding, "tier.@.rounding", "Rounding",
        "money(tier.@.request-(tier.@.total-tier.@.contributions))"),
    ROW(tier_result, monthly, "tier.@.monthly", "Per month",
        PER_MONTH_OF("tier.@.request")),
    ROW(tier_result, hours, "tier.@.hours", "Planned hours",
        "IF(tier.@.hours_per_week=\"\",\"\",round2(tier.@.hours_per_week*"
        "salary.weeks_per_year*tier.@.paid_years))"),
    ROW(tier_result, per_hour, "tier.@.per_hour", "Per planned hour",
        "IF(N(tier.@.hours)=0,\"\",money(tier.@.request/tier.@.hours))"),
    ROW(tier_result, salary_share, "tier.@.salary_share",
        "Stipend, of the salary",
        "IF(" SALARY "=0,\"\",percent(tier.@.stipend/" SALARY "))"),
};
/* clang-format on */

const struct row_list ask_rows = ROW_LIST(rows, SECTION_TIER, NULL, NULL);

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static struct money round_to_multiple(struct money total, struct money unit,
                                      enum direction direction)
{
    struct money request;
    int64_t times;

    if (!money_valid(total))
        return total;
    if (direction == DIRECTION_UP)
        times = -floor_div(-total.minor, unit.minor);
    else if (direction == DIRECTION_DOWN)
        times = floor_div(total.minor, unit.minor);
    else
        times = exact_round_once(exact_over(exact(total.minor), unit.minor), 0);
    if (__builtin_mul_overflow(times, unit.minor, &request.minor))
        request.minor = LOST;
    return request;
}

struct money ask_rounded(const struct results *results, struct money wanted)
{
    const struct grant *grant = &results->model->grant;

    return round_to_multiple(wanted, grant->round, grant->round_direction);
}

static void compute_per_hour(const struct results *results, size_t tier,
                             struct tier_result *out)
{
    const struct model *model = results->model;
    struct decimal weekly = model->tiers[tier].hours_per_week;
    struct exact hours;

    out->hours = (struct decimal){ABSENT, 0};
    out->per_hour = (struct money){ABSENT};
    if (weekly.units == ABSENT)
        return;
    hours = exact_years(exact_decimal(exact_decimal(exact(1), weekly),
                                      model->salary.contract.weeks_per_year),
                        out->paid.all);
    out->hours = (struct decimal){exact_round(hours, 2), 2};
    if (out->hours.units > 0)
        out->per_hour = exact_to_money(
            exact_over_decimal(exact_money(out->request, results->digits),
                               out->hours),
            results->digits);
}

void ask_tier(const struct results *results, size_t tier,
              struct tier_result *out)
{
    struct money salary = salary_for(results, &out->window);
    struct money wanted = money_sub(out->total, out->contributions);

    out->request = ask_rounded(results, wanted);
    out->rounding = money_sub(out->request, wanted);
    out->monthly = stipend_per_month(results, out, out->request);
    compute_per_hour(results, tier, out);
    out->salary_share = (struct percent){ABSENT};
    if (salary.minor != LOST)
        out->salary_share = money_percent(out->stipend, salary);
}
