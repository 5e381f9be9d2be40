#include "figure/oncosts.h"

/* clang-format off */
static const struct row sum[] = {
    ROW(tier_result, oncosts, "tier.@.oncosts", "On-costs",
        "SUM(oncost.*.amount.@)"),
};

static const struct row each[] = {
    WORKING(oncost_result, has, "#.has.@", "Whether the tier has it (1 or 0)",
        FORMULA_HAS_TIER),
    ROW(oncost_result, amount, "#.amount.@", NULL,
        "#.has.@*money((tier.@.stipend+tier.@.people)*#.percent)"),
    WORKING(oncost_result, taxable, "#.on_stipend.@",
        "Of it on the stipend, if that is income of the person",
        "IF(#.taxable=\"yes\",#.has.@*money(tier.@.stipend*#.percent),0)"),
};
/* clang-format on */

const struct row_list oncosts_rows = ROW_LIST(sum, SECTION_TIER, NULL, NULL);

const struct row_list oncosts_each_rows =
    ROW_LIST(each, SECTION_ONCOST, "What the on-cost comes to", NULL);

void oncosts_tier(const struct results *results, size_t tier,
                  struct tier_result *out)
{
    const struct model *model = results->model;
    struct money base = money_add(out->stipend, out->people);
    int digits = results->digits;

    out->oncosts = (struct money){0};
    for (size_t i = 0; i < model->oncost_count; i++) {
        const struct oncost *oncost = &model->oncosts[i];
        struct oncost_result *r = &out->oncost[i];

        *r = (struct oncost_result){.has = tier_list_has(oncost->tiers, tier)};
        if (!r->has)
            continue;
        r->amount = money_portion(base, oncost->percent, digits);
        if (oncost->taxable == ANSWER_YES)
            r->taxable = money_portion(out->stipend, oncost->percent, digits);
        out->oncosts = money_add(out->oncosts, r->amount);
    }
}

struct money oncosts_taxed(const struct results *results,
                           const struct tier_result *tier)
{
    struct money taxed = {0};

    for (size_t i = 0; i < results->model->oncost_count; i++)
        taxed = money_add(taxed, tier->oncost[i].taxable);
    return taxed;
}

struct money oncosts_taxed_with(const struct results *results,
                                const struct tier_result *tier,
                                struct money stipend)
{
    if (!tier->stipend.minor)
        return (struct money){0};
    return money_share(oncosts_taxed(results, tier), stipend.minor,
                       tier->stipend.minor, results->digits);
}
