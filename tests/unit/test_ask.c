/* What to ask: needs, awards and percentiles by their definitions. */
#include "figure/compute.h"
#include "figure/needs.h"
#include "model.h"
#include "run.h"
#include "sample.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

/* Makes an item of a model cost nothing. */
static void give_up(struct model *model, size_t item)
{
    if (item < model->line_count)
        model->lines[item].rate.each.units = 0;
    else
        model->people[item - model->line_count].contract.amount.minor = 0;
}

static int64_t request(const struct model *model, size_t tier)
{
    struct results *results = compute_all(model);
    int64_t minor = results->tiers[tier].request.minor;

    compute_free(results);
    return minor < 0 ? 0 : minor;
}

/* Whether an item is money in hand, which is never given up. */
static bool is_kept(const struct model *model, size_t item)
{
    return item < model->line_count && model->lines[item].rate.each.units < 0;
}

/* Gives the items up one by one: each step asks for what the next one needs. */
static void check_needs(const struct loaded *loaded)
{
    struct model *model = loaded->model;
    struct arena arena = {.newest = NULL};
    size_t count = needs_count(model);
    size_t *order = needs_order(loaded->results, &arena);

    for (size_t k = count; k-- > 0;) {
        for (size_t t = 0; t < model->tier_count; t++) {
            struct money needs =
                loaded->results->tiers[t].needs[order[k]].needs;

            if (needs.minor != ABSENT)
                assert_int_equal(needs.minor, request(model, t));
        }
        if (!is_kept(model, order[k]))
            give_up(model, order[k]);
    }
    for (size_t t = 0; count && t < model->tier_count; t++)
        assert_int_equal(loaded->results->tiers[t].bare.needs.minor,
                         request(model, t));
    arena_free(&arena);
}

/* The ask at the percentage that an award pays. */
static int64_t request_at(struct model *model, size_t tier,
                          struct percent percent)
{
    struct percent before = model->tiers[tier].percent;
    int64_t minor;

    model->tiers[tier].percent = percent;
    minor = request(model, tier);
    model->tiers[tier].percent = before;
    return minor;
}

/* What a smallest unit of each rounded part may add to the ask. */
static int64_t noise(const struct model *model)
{
    static const double all = 1e6; /* points in 100 % */
    double parts = 4 + (double)(model->oncost_count + model->fee_count);

    for (size_t i = 0; i < model->fee_count; i++) {
        double percent = (double)model->fees[i].percent.points / all;

        parts *=
            model->fees[i].basis == FEE_ADDED ? 1 + percent : 1 / (1 - percent);
    }
    for (size_t i = 0; i < model->contribution_count; i++)
        if (model->contributions[i].percent.points != ABSENT)
            parts /= 1 - (double)model->contributions[i].percent.points / all;
    return (int64_t)parts + model->grant.round.minor;
}

/* An award pays for the percentage that it leaves, but for roundings. */
static void check_award(const struct loaded *loaded)
{
    struct model *model = loaded->model;
    struct chance chance = {(uint64_t)model->grant.start.day};
    struct results *results;

    model->award =
        (struct award){.head = {.section = "award", .name = "", .given = true},
                       .currency = model->grant.currency};
    model->award.amount.minor = 1 + loaded->results->tiers[0].request.minor *
                                        chance_pick(&chance, 10, 120) / 100;
    if (model->award.amount.minor <= 0)
        return;
    results = compute_all(model);
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier_result *tier = &results->tiers[t];
        struct percent percent = tier->award.percent;

        assert_int_equal(tier->award.gap.minor,
                         model->award.amount.minor - tier->request.minor);
        if (percent.points != ABSENT && tier->award.gap.minor < 0) {
            assert_true(percent.points <= model->tiers[t].percent.points);
            assert_true(request_at(model, t, percent) <
                        model->award.amount.minor + noise(model));
        }
    }
    compute_free(results);
}

/* Half up, of a number that is not below zero. */
static int64_t half_up(wide top, wide bottom)
{
    return (int64_t)((2 * top + bottom) / (2 * bottom));
}

static wide ten_to(int places)
{
    wide power = 1;

    while (places-- > 0)
        power *= 10;
    return power;
}

/* To 6 decimals and then to `places`, as all figures. */
static int64_t in_two_steps(wide top, wide bottom, int places)
{
    return half_up(half_up(top * ten_to(6), bottom), ten_to(6 - places));
}

/* A grant per month in the grant's currency. */
static int64_t per_month(const struct model *model,
                         const struct public_grant *grant)
{
    const struct rate *rate = model_rate(model, grant->currency);
    int digits = currency_digits(model->grant.currency);
    wide top = grant->amount.minor;
    wide bottom = ten_to(currency_digits(grant->currency));

    top *= ten_to(grant->months.places);
    bottom *= grant->months.units;
    if (rate && rate->rate.units != ABSENT) {
        top *= rate->rate.units;
        bottom *= ten_to(rate->rate.places);
    } else if (rate) {
        top *= ten_to(rate->inverse_rate.places);
        bottom *= rate->inverse_rate.units;
    }
    return in_two_steps(top, bottom, digits);
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* The rank of x among n sorted amounts, in percent with one decimal. */
static int64_t rank(const int64_t *m, int64_t n, int64_t x)
{
    int64_t below = 0;

    while (below < n && m[below] < x)
        below++;
    if (x <= m[0])
        return 0;
    if (x >= m[n - 1])
        return 1000;
    if (m[below] == x)
        return in_two_steps((wide)100 * below, n - 1, 1);
    return in_two_steps(100 * ((wide)(below - 1) * (m[below] - m[below - 1]) +
                               x - m[below - 1]),
                        (wide)(n - 1) * (m[below] - m[below - 1]), 1);
}

static void check_comparables(const struct loaded *loaded)
{
    const struct model *model = loaded->model;
    const struct comparables_result *r = &loaded->results->comparables;
    int64_t *m = calloc(model->grant_count + 1, sizeof(*m)), n = 0;

    for (size_t i = 0; i < model->grant_count; i++) {
        const struct public_grant *grant = &model->grants[i];

        if (model_lacks_rate(model, grant->currency))
            continue;
        assert_int_equal(r->row[i].monthly.minor, per_month(model, grant));
        if (r->row[i].counts)
            m[n++] = r->row[i].monthly.minor;
    }
    assert_int_equal(r->count, n);
    qsort(m, (size_t)n, sizeof(*m), by_size);
    for (int64_t k = 0; n && k <= 4; k++) {
        int64_t low = (n - 1) * k / 4, part = (n - 1) * k % 4;
        wide top =
            (wide)m[low] * (4 - part) + (part ? (wide)m[low + 1] * part : 0);

        assert_int_equal(r->quartile[k].minor, half_up(top, 4));
    }
    for (size_t t = 0; n > 1 && t < model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];

        if (tier->monthly.minor != ABSENT)
            assert_int_equal(tier->comparables.percentile.points,
                             rank(m, n, tier->monthly.minor) * 1000);
    }
    free(m);
}

static const struct property {
    const char *name;
    void (*check)(const struct loaded *loaded);
    int few, many; /* models */
} properties[] = {
    {"an item needs the ask without those given up before it", check_needs, 400,
     4000},
    {"an award pays for the percentage that it leaves", check_award, 400, 4000},
    {"quartiles and percentiles are those of the sorted grants",
     check_comparables, 400, 3000},
};

static void test_property(void **state)
{
    const struct property *property = *state;

    sample_check(20261127, few_or_many(property->few, property->many),
                 property->check);
}

#define REPEATS                                                                \
    "printf 'amount,currency,months\\n10,EUR,1\\n20,EUR,1\\n40,EUR,2\\n"       \
    "20,EUR,1\\n35,EUR,1\\n50,EUR,1\\n50,EUR,1\\n80,EUR,1\\n' >$D/own.csv; "   \
    "printf "                                                                  \
    "'[grant]\\ntitle=T\\ncurrency=EUR\\nstart=2027-01-01\\nmonths=10\\n"      \
    "[comparables]\\nfile=own\\n[tier.a]\\npercent=0\\n[tier.b]\\npercent="    \
    "0\\n"                                                                     \
    "[expense.a]\\nrate=220\\ntiers=a\\n[expense.b]\\nrate=200\\ntiers=b\\n' " \
    ">$D/m.ini; "

/* Worked figures; they were computed apart from this program. */
static const struct {
    const char *name, *command, *said;
} worked[] = {
    /* clang-format off */
    {"months, with on-costs and a contingency",
     "\"$STIPEND\" show ask --set award.amount=45000 templates/scope.ini",
     "Months that the award pays,,6,7.36,"},
    {"a percentage, with on-costs and a contingency",
     "\"$STIPEND\" show ask --set award.amount=45000 templates/scope.ini",
     "Percent that the award pays,,100%,80.73%,"},
    {"months, where the minimum of a fee binds",
     "\"$STIPEND\" show ask --set award.amount=12000 templates/parttime.ini",
     ",5.18,,\r\n"},
    {"a percentage, where the minimum of a fee binds",
     "\"$STIPEND\" show ask --set award.amount=12000 templates/parttime.ini",
     ",29.45%,,\r\n"},
    {"ranks among equal grants", REPEATS "\"$STIPEND\" show ask $D/m.ini",
     "Percentile among such grants,,44.8%,14.3%\r\n"},
    {"quartiles of equal grants", REPEATS "\"$STIPEND\" show ask $D/m.ini",
     "At the median,,275.00,275.00\r\n"},
    /* clang-format on */
};

static void test_worked(void **state)
{
    const char *const *c = *state;
    struct run run = run_shell("%s --format csv", c[1]);

    assert_int_equal(run.status, 0);
    if (!strstr(run.out, c[2]))
        fail_msg("%s", run.out);
    run_free(&run);
}

int main(void)
{
    return RUN_TABLE("worked figures", worked, test_worked) |
           RUN_TABLE("what to ask, of models made by chance", properties,
                     test_property);
}
