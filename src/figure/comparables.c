#include "figure/comparables.h"

#include "base/text.h"
#include "figure/rates.h"

#include <stdlib.h>
#include <string.h>

enum {
    QUARTERS = 4,
    MONTHS_OF_YEAR = 12
};

const char comparables_caveat[] =
    "Grants that were made, not asks, nor refusals; their amounts hold all "
    "costs; converted at the rates of this model; full time unless they say "
    "so.";

/* clang-format off */
#define FILTER(key, shown) \
    "IF(comparables." key "=\"\",\"\",\"; " key ": \"&" shown ")"
#define SINCE "(comparables.since)"

const char comparables_filters_formula[] =
    FILTER("kinds", "comparables.kinds") "&"
    FILTER("funder", "comparables.funder") "&"
    FILTER("since", "YEAR" SINCE "&\"-\"&RIGHT(\"0\"&MONTH" SINCE ",2)&\"-\"&"
                    "RIGHT(\"0\"&DAY" SINCE ",2)");
/* clang-format on */

const char *comparables_filters(const struct model *model, struct arena *arena)
{
    const struct comparables *c = &model->comparables;
    const char *text = "";
    char since[DATE_TEXT_SIZE];

    if (c->kinds.text)
        text = arena_print(arena, "%s; kinds: %s", text, c->kinds.text);
    if (model_says(c->funder))
        text = arena_print(arena, "%s; funder: %s", text, c->funder);
    if (date_given(c->since))
        text = arena_print(arena, "%s; since: %s", text,
                           date_print(since, c->since));
    return text;
}

/* clang-format off */
/* A quartile of the grants that count; nothing without any. */
#define QUARTILE_OF(k) \
    "IF(comparables.count=0,\"\",money(QUARTILE(grants.counted," k ")))"

#define AT(quartile) \
    "IF(comparables.count=0,\"\",money(comparables." quartile \
    "*12*tier.@.years))"

/* How many grants are below a tier per month; and its rank among them. */
#define BELOW "tier.@.grants_below"
#define RANK \
    "IF(COUNTIF(grants.counted,tier.@.monthly)>0," BELOW "," \
    BELOW "-1+(tier.@.monthly-SMALL(grants.counted," BELOW "))/" \
    "(SMALL(grants.counted," BELOW "+1)-SMALL(grants.counted," BELOW ")))"

static const struct row of_model[] = {
    ROW(comparables_result, count, "comparables.count", "Grants that count",
        "COUNT(grants.counted)"),
    ROW(comparables_result, unrated, "comparables.unrated",
        "Grants without a rate", "SUM(grants.unrated)"),
    ROW(comparables_result, quartile[0], "comparables.least", "Least",
        QUARTILE_OF("0")),
    ROW(comparables_result, quartile[1], "comparables.quartile_1",
        "Lower quartile", QUARTILE_OF("1")),
    ROW(comparables_result, quartile[2], "comparables.median", "Median",
        QUARTILE_OF("2")),
    ROW(comparables_result, quartile[3], "comparables.quartile_3",
        "Upper quartile", QUARTILE_OF("3")),
    ROW(comparables_result, quartile[4], "comparables.most", "Most",
        QUARTILE_OF("4")),
};

static const struct row of_tier[] = {
    WORKING(comparables_tier_result, below, "tier.@.grants_below",
        "Grants below it",
        "IF(tier.@.monthly=\"\",0,COUNTIF(grants.counted,\"<\"&tier.@.monthly))"),
    ROW(comparables_tier_result, percentile, "tier.@.percentile",
        "Percentile among such grants",
        "IF(OR(comparables.count<2,tier.@.monthly=\"\"),\"\","
        "IF(tier.@.monthly<=comparables.least,0,"
        "IF(tier.@.monthly>=comparables.most,1,"
        "percent(" RANK "/(comparables.count-1)))))"),
    ROW(comparables_tier_result, at[0], "tier.@.at_quartile_1",
        "At the lower quartile", AT("quartile_1")),
    ROW(comparables_tier_result, at[1], "tier.@.at_median", "At the median",
        AT("median")),
    ROW(comparables_tier_result, at[2], "tier.@.at_quartile_3",
        "At the upper quartile", AT("quartile_3")),
};
/* clang-format on */

const struct row_list comparables_rows =
    ROW_LIST(of_model, SECTION_COMPARABLES, NULL, NULL);

const struct row_list comparables_tier_rows =
    ROW_LIST(of_tier, SECTION_TIER, NULL, NULL);

static bool is_kind(const struct name_list *kinds, const char *kind)
{
    return !kinds->text || (kind && text_has_word(kinds->text, kind));
}

/* Whether a funder's name contains a text, in letters of any case. */
static bool is_funder(const char *wanted, const char *funder,
                      struct arena *arena)
{
    if (!model_says(wanted))
        return true;
    return funder &&
           strstr(text_folded(arena, funder),
                  text_folded(arena, text_trim(arena_copy(arena, wanted))));
}

static bool passes(const struct model *model, const struct public_grant *grant,
                   struct arena *arena)
{
    const struct comparables *c = &model->comparables;

    return is_kind(&c->kinds, grant->kind) &&
           is_funder(c->funder, grant->funder, arena) &&
           (!date_given(c->since) ||
            (date_given(grant->date) && grant->date.day >= c->since.day));
}

static struct money per_month(const struct results *results,
                              const struct public_grant *grant)
{
    struct exact amount =
        rates_into(exact_money(grant->amount, currency_digits(grant->currency)),
                   results->model, grant->currency);

    return exact_to_money(exact_over_decimal(amount, grant->months),
                          results->digits);
}

static int by_amount(const void *a, const void *b)
{
    const struct money *x = a, *y = b;

    return (x->minor > y->minor) - (x->minor < y->minor);
}

/* The number at position (n - 1) k / 4 of the sorted ones, linear between. */
static struct money quartile(const struct results *results, int64_t k)
{
    const struct comparables_result *r = &results->comparables;
    int64_t position = (r->count - 1) * k;
    size_t below = (size_t)(position / QUARTERS);
    struct money low = r->sorted[below];
    struct exact x;

    if (position % QUARTERS == 0)
        return low;
    x = exact_over(exact_times(exact_money(money_sub(r->sorted[below + 1], low),
                                           results->digits),
                               position % QUARTERS),
                   QUARTERS);
    return money_add(low, exact_to_money(x, results->digits));
}

void comparables_model(struct results *results)
{
    const struct model *model = results->model;
    struct comparables_result *r = &results->comparables;
    struct arena *arena = &results->arena;

    if (!model->comparables.head.given)
        return;
    r->sorted =
        arena_alloc(arena, (model->grant_count + 1) * sizeof(*r->sorted));
    r->row = arena_alloc(arena, (model->grant_count + 1) * sizeof(*r->row));
    for (size_t i = 0; i < model->grant_count; i++) {
        const struct public_grant *grant = &model->grants[i];
        bool rated = !model_lacks_rate(model, grant->currency);
        bool counts = passes(model, grant, arena);

        r->row[i] = (struct grant_row){
            rated ? per_month(results, grant) : (struct money){ABSENT}, counts};
        r->unrated += counts && !rated;
        if (counts && rated)
            r->sorted[r->count++] = r->row[i].monthly;
    }
    qsort(r->sorted, (size_t)r->count, sizeof(*r->sorted), by_amount);
    for (int64_t k = 0; k <= QUARTERS; k++)
        r->quartile[k] =
            r->count ? quartile(results, k) : (struct money){ABSENT};
}

/* The rank of an amount among the sorted ones, from 0. */
static struct exact rank_of(const struct comparables_result *r, int64_t below,
                            struct money amount)
{
    struct money low, high;
    struct exact more, rank;

    if (r->sorted[below].minor == amount.minor)
        return exact(below);
    low = r->sorted[below - 1];
    high = r->sorted[below];
    more = exact_over(exact(money_sub(amount, low).minor),
                      money_sub(high, low).minor);
    rank = exact_add(exact(below - 1), &more);
    exact_free(&more);
    return rank;
}

/* The rule of PERCENTRANK.INC, in percent with one decimal. */
static struct percent percentile(const struct comparables_result *r,
                                 int64_t below, struct money amount)
{
    static const int64_t whole = 1000000, tenth = 1000;

    if (amount.minor <= r->sorted[0].minor)
        return (struct percent){0};
    if (amount.minor >= r->sorted[r->count - 1].minor)
        return (struct percent){whole};
    return (struct percent){
        tenth *
        exact_round(exact_over(exact_times(rank_of(r, below, amount), 100),
                               r->count - 1),
                    1)};
}

void comparables_tier(const struct results *results, struct tier_result *out)
{
    const struct comparables_result *r = &results->comparables;
    struct comparables_tier_result *t = &out->comparables;

    if (!results->model->comparables.head.given)
        return;
    *t = (struct comparables_tier_result){.percentile = {ABSENT}};
    while (out->monthly.minor != ABSENT && t->below < r->count &&
           r->sorted[t->below].minor < out->monthly.minor)
        t->below++;
    if (r->count > 1 && out->monthly.minor != ABSENT)
        t->percentile = percentile(r, t->below, out->monthly);
    for (size_t k = 0; k < COUNT(t->at); k++)
        t->at[k] =
            r->count
                ? exact_to_money(
                      exact_years(exact_times(exact_money(r->quartile[k + 1],
                                                          results->digits),
                                              MONTHS_OF_YEAR),
                                  out->window.all),
                      results->digits)
                : (struct money){ABSENT};
}

void comparables_model_figures(struct figures *figures)
{
    struct formula_scope scope =
        figures_scope(figures, &figures->model->comparables.head, NULL, 0);

    if (figures->model->comparables.head.given)
        figures_add_rows(figures, &comparables_rows,
                         &figures->results->comparables, &scope);
}

void comparables_figures(struct figures *figures, size_t tier)
{
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);

    if (figures->model->comparables.head.given)
        figures_add_rows(figures, &comparables_tier_rows,
                         &figures->results->tiers[tier].comparables, &scope);
}
