#include "figure/share.h"

#include "figure/lines.h"

/* clang-format off */
#define PART(field, word, figure, label) \
    {word, figure, label, offsetof(struct tier_result, field)},
#define BUDGET_PART(budget, word, label) \
    PART(cost[budget], word, word "_cost", label)
const struct part_name share_parts[PART_COUNT] = {
    PART(stipend, "stipend", "stipend", "Stipend")
    PART(people, "people", "people", "Other people")
    PART(oncosts, "oncosts", "oncosts", "On-costs")
    BUDGETS(BUDGET_PART)
    PART(contingency, "contingency", "contingency", "Contingency")
    PART(fees, "fees", "fees", "Fees")
};

#define LISTED_COST(budget, word, label) "tier.@." word "_cost,"
static const struct row least_of_parts[] = {
    WORKING(tier_result, least_part, "tier.@.least_part", "Smallest part of the total",
        "MIN(tier.@.stipend,tier.@.people,tier.@.oncosts," BUDGETS(LISTED_COST)
        "tier.@.contingency,tier.@.fees)"),
};

/* [order] makes remainders unique: of equal ones the earlier part is first. */
static const struct row rows[] = {
    WORKING(share_result, floor, "tier.@.floor.[part]", NULL,
        "IF(OR(tier.@.total<=0,tier.@.least_part<0),\"\","
        "INT(units([amount])*1000/units(tier.@.total)))"),
    WORKING(share_result, remainder, "tier.@.remainder.[part]", NULL,
        "IF(tier.@.floor.[part]=\"\",\"\","
        "(units([amount])*1000-tier.@.floor.[part]*units(tier.@.total))*10"
        "+[order])"),
    ROW(share_result, share, "tier.@.share.[part]", NULL,
        "IF(tier.@.floor.[part]=\"\",\"\",(tier.@.floor.[part]+"
        "(RANK(tier.@.remainder.[part],tier.@.remainder.*)<="
        "1000-SUM(tier.@.floor.*)))/1000)"),
};
/* clang-format on */

const struct row_list share_least_rows =
    ROW_LIST(least_of_parts, SECTION_TIER, NULL, NULL);

const struct row_list share_rows = ROW_LIST(
    rows, SECTION_GRANT,
    "A part's share of the total: stipend, people, oncosts, tutoring, compute, "
    "expense, contingency or fees",
    NULL);

struct money share_part(const struct tier_result *tier, enum part part)
{
    return *(const struct money *)((const char *)tier +
                                   share_parts[part].offset);
}

static struct money least_part(const struct tier_result *tier)
{
    struct money least = share_part(tier, 0);

    for (unsigned p = 1; p < PART_COUNT; p++)
        if (share_part(tier, p).minor < least.minor)
            least = share_part(tier, p);
    return least;
}

static bool can_be_shared(const struct tier_result *tier)
{
    return tier->total.minor > 0 && money_valid(tier->total) &&
           tier->least_part.minor >= 0;
}

void share_tier(struct tier_result *out)
{
    int64_t total = out->total.minor, missing = 1000;

    out->least_part = least_part(out);
    for (unsigned p = 0; p < PART_COUNT; p++)
        out->share[p] = (struct share_result){ABSENT, ABSENT, {ABSENT}};
    if (!can_be_shared(out))
        return;
    for (unsigned p = 0; p < PART_COUNT; p++) {
        int64_t thousandfold = share_part(out, p).minor * 1000;

        out->share[p].floor = thousandfold / total;
        out->share[p].remainder = thousandfold % total * 10 + (PART_COUNT - p);
        missing -= out->share[p].floor;
    }
    for (unsigned p = 0; p < PART_COUNT; p++) {
        int64_t rank = 1;

        for (unsigned other = 0; other < PART_COUNT; other++)
            rank += out->share[other].remainder > out->share[p].remainder;
        out->share[p].share.points =
            (out->share[p].floor + (rank <= missing)) * 1000;
    }
}

void share_figures(struct figures *figures, size_t tier)
{
    const struct results *results = figures->results;
    struct arena *arena = &figures->arena;

    for (unsigned p = 0; p < PART_COUNT; p++) {
        struct formula_scope scope =
            figures_scope(figures, NULL, share_parts[p].label, tier);

        formula_piece(&scope, "part", share_parts[p].word);
        formula_piece(&scope, "amount",
                      arena_print(arena, "tier.@.%s", share_parts[p].figure));
        formula_piece(&scope, "order",
                      arena_print(arena, "%u", PART_COUNT - p));
        figures_add_rows(figures, &share_rows, &results->tiers[tier].share[p],
                         &scope);
    }
}
