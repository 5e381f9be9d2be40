#include "figure/ontop.h"

static const struct percent whole = {1000000};

static struct money portion(const struct results *results, struct money base,
                            struct percent share)
{
    return exact_to_money(
        exact_percent(exact_money(base, results->digits), share),
        results->digits);
}

/* p of the sum that includes it: base × p / (1 - p). */
static struct money portion_within(const struct results *results,
                                   struct money base, struct percent p)
{
    struct exact x = exact_money(base, results->digits);

    return exact_to_money(
        exact_over(exact_times(x, p.points), whole.points - p.points),
        results->digits);
}

static struct money costs(const struct tier_result *tier)
{
    return money_add(money_add(tier->tutoring_cost, tier->compute_cost),
                     tier->expense_cost);
}

void total_oncosts(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->oncost_count; i++) {
        out->oncost[i].amount =
            portion(results, out->stipend, model->oncosts[i].percent);
        out->oncosts = money_add(out->oncosts, out->oncost[i].amount);
    }
}

static struct money contingency(const struct results *results,
                                const struct tier_result *tier)
{
    const struct contingency *held = &results->model->contingency;
    struct money all =
        money_add(costs(tier), money_add(tier->stipend, tier->oncosts));

    if (!held->head.given)
        return (struct money){0};
    if (held->of == CONTINGENCY_SUBTOTAL)
        return portion_within(results, all, held->percent);
    return portion(results,
                   held->of == CONTINGENCY_EXPENSES ? costs(tier) : all,
                   held->percent);
}

/* The added fees first: a fee on the revenue is on top of them too. */
static void add_fees(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;
    struct money base = out->subtotal;

    for (size_t i = 0; i < model->fee_count; i++) {
        const struct fee *fee = &model->fees[i];

        if (fee->basis == FEE_REVENUE)
            continue;
        out->fee[i].added = money_greater(
            fee->minimum, portion(results, out->subtotal, fee->percent));
        out->fee[i].amount = out->fee[i].added;
        base = money_add(base, out->fee[i].added);
    }
    for (size_t i = 0; i < model->fee_count; i++) {
        const struct fee *fee = &model->fees[i];

        if (fee->basis == FEE_REVENUE)
            out->fee[i].amount = money_greater(
                fee->minimum, portion_within(results, base, fee->percent));
        out->fees = money_add(out->fees, out->fee[i].amount);
    }
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static struct money ask(struct money total, struct money unit,
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

struct money tier_part(const struct tier_result *tier, enum part part)
{
    const struct money parts[PART_COUNT] = {
        [PART_STIPEND] = tier->stipend,
        [PART_ONCOSTS] = tier->oncosts,
        [PART_TUTORING] = tier->tutoring_cost,
        [PART_COMPUTE] = tier->compute_cost,
        [PART_EXPENSE] = tier->expense_cost,
        [PART_CONTINGENCY] = tier->contingency,
        [PART_FEES] = tier->fees,
    };

    return parts[part];
}

static struct money least_part(const struct tier_result *tier)
{
    struct money least = tier_part(tier, 0);

    for (unsigned p = 1; p < PART_COUNT; p++)
        if (tier_part(tier, p).minor < least.minor)
            least = tier_part(tier, p);
    return least;
}

static bool can_be_shared(const struct tier_result *tier)
{
    return tier->total.minor > 0 && money_valid(tier->total) &&
           tier->least_part.minor >= 0;
}

/* By largest remainder; of equal ones the earlier part comes first. */
static void share_out(struct tier_result *out)
{
    int64_t left = 1000;

    for (unsigned p = 0; p < PART_COUNT; p++) {
        struct share_result *share = &out->share[p];
        int64_t thousandfold;

        *share = (struct share_result){ABSENT, ABSENT, {ABSENT}};
        if (!can_be_shared(out))
            continue;
        thousandfold = tier_part(out, p).minor * 1000;
        share->floor = thousandfold / out->total.minor;
        share->remainder =
            thousandfold % out->total.minor * 10 + (PART_COUNT - p);
        left -= share->floor;
    }
    for (unsigned p = 0; can_be_shared(out) && p < PART_COUNT; p++) {
        int64_t rank = 1;

        for (unsigned other = 0; other < PART_COUNT; other++)
            rank += out->share[other].remainder > out->share[p].remainder;
        out->share[p].share.points =
            (out->share[p].floor + (rank <= left)) * 1000;
    }
}

static struct money in_currency(const struct results *results,
                                struct money amount, const struct rate *rate)
{
    struct exact x = exact_money(amount, results->digits);

    x = rate->rate.units != ABSENT ? exact_over_decimal(x, rate->rate)
                                   : exact_decimal(x, rate->inverse_rate);
    return exact_to_money(x, currency_digits(rate->currency));
}

static void per_time(const struct results *results, struct tier_result *out)
{
    const struct effort *effort = &results->model->effort;
    struct exact request = exact_money(out->request, results->digits);
    struct money salary = exact_to_money(
        exact_years(exact_money(results->salary.annual, results->digits),
                    out->years),
        results->digits);

    out->monthly = out->per_hour = (struct money){ABSENT};
    out->hours = (struct decimal){ABSENT, 0};
    out->salary_share = (struct percent){ABSENT};
    if (out->years.parts > 0)
        out->monthly =
            exact_to_money(exact_over_decimal(exact_over(request, 12),
                                              (struct decimal){out->years.parts,
                                                               YEARS_PLACES}),
                           results->digits);
    if (effort->hours_per_week.units != ABSENT) {
        struct exact hours = exact_over(
            exact_decimal(exact_decimal(exact(1), effort->hours_per_week),
                          out->paid_days),
            7);

        out->hours = (struct decimal){exact_round(hours, 2), 2};
        if (out->hours.units > 0)
            out->per_hour = exact_to_money(
                exact_over_decimal(request, out->hours), results->digits);
    }
    if (salary.minor > 0 && salary.minor != LOST) {
        struct exact share = exact_over(
            exact_times(exact(out->stipend.minor), 100), salary.minor);

        int64_t tenths = exact_round(share, 1);

        out->salary_share.points = tenths > LOST / 1000 ? LOST : tenths * 1000;
    }
}

void total_tier(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;

    total_oncosts(results, out);
    out->contingency = contingency(results, out);
    out->subtotal = money_add(money_add(out->stipend, out->oncosts),
                              money_add(costs(out), out->contingency));
    add_fees(results, out);
    out->total = money_add(out->subtotal, out->fees);
    out->least_part = least_part(out);
    out->request =
        ask(out->total, model->grant.round, model->grant.round_direction);
    out->rounding = money_sub(out->request, out->total);
    share_out(out);
    for (size_t i = 0; i < model->rate_count; i++)
        out->rate[i].request =
            model->rates[i].show == ANSWER_YES
                ? in_currency(results, out->request, &model->rates[i])
                : (struct money){ABSENT};
    per_time(results, out);
}
