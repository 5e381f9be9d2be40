#include "figure/share.h"

#include "figure/ask.h"
#include "figure/lines.h"

/* clang-format off */
#define PART(budget, word, label) \
    [PART_TUTORING + budget] = {word, word "_cost", label},
const struct part_name share_parts[PART_COUNT] = {
    [PART_STIPEND] = {"stipend", "stipend", "Stipend"},
    [PART_ONCOSTS] = {"oncosts", "oncosts", "On-costs"},
    BUDGETS(PART)
    [PART_CONTINGENCY] = {"contingency", "contingency", "Contingency"},
    [PART_FEES] = {"fees", "fees", "Fees"},
};

static const struct row least_of_parts[] = {
    WORKING(tier_result, least_part, "tier.@.least_part", "Least part",
        "MIN(tier.@.stipend,tier.@.oncosts,tier.@.tutoring_cost,"
        "tier.@.compute_cost,tier.@.expense_cost,tier.@.contingency,"
        "tier.@.fees)"),
};

/* A remainder is unique: of two that are equal the earlier part comes first. */
static const struct row rows[] = {
    WORKING(share_result, floor, "tier.@.floor.[part]", NULL,
        "IF(OR(tier.@.total<=0,tier.@.least_part<0),\"\","
        "INT([units]*1000/[total units]))"),
    WORKING(share_result, remainder, "tier.@.remainder.[part]", NULL,
        "IF(tier.@.floor.[part]=\"\",\"\","
        "([units]*1000-tier.@.floor.[part]*[total units])*10+[order])"),
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
    "A part's share of the total: stipend, oncosts, tutoring, compute, "
    "expense, contingency or fees",
    NULL);

struct money share_part(const struct tier_result *tier, enum part part)
{
    switch (part) {
    case PART_STIPEND:
        return tier->stipend;
    case PART_ONCOSTS:
        return tier->oncosts;
    case PART_TUTORING:
    case PART_COMPUTE:
    case PART_EXPENSE:
        return tier->cost[part - PART_TUTORING];
    case PART_CONTINGENCY:
        return tier->contingency;
    case PART_FEES:
    case PART_COUNT:
        break;
    }
    return tier->fees;
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
    int64_t left = 1000;

    out->least_part = least_part(out);
    for (unsigned p = 0; p < PART_COUNT; p++) {
        struct share_result *share = &out->share[p];
        int64_t thousandfold;

        *share = (struct share_result){ABSENT, ABSENT, {ABSENT}};
        if (!can_be_shared(out))
            continue;
        thousandfold = share_part(out, p).minor * 1000;
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

void share_least(struct figures *figures, size_t tier)
{
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);

    figures_add_rows(figures, &share_least_rows, &figures->results->tiers[tier],
                     &scope);
}

void share_figures(struct figures *figures, size_t tier)
{
    const struct results *results = figures->results;
    struct arena *arena = &figures->arena;

    for (unsigned p = 0; p < PART_COUNT; p++) {
        struct formula_scope scope =
            figures_scope(figures, NULL, share_parts[p].label, tier);
        const char *amount =
            arena_print(arena, "tier.@.%s", share_parts[p].figure);

        formula_piece(&scope, "part", share_parts[p].word);
        formula_piece(&scope, "units", ask_units(results, arena, amount));
        formula_piece(&scope, "total units",
                      ask_units(results, arena, "tier.@.total"));
        formula_piece(&scope, "order",
                      arena_print(arena, "%u", PART_COUNT - p));
        figures_add_rows(figures, &share_rows, &results->tiers[tier].share[p],
                         &scope);
    }
}
