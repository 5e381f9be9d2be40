#include "figure/oncosts.h"

/* clang-format off */
static const struct row sum[] = {
    ROW(tier_result, oncosts, "tier.@.oncosts", "On-costs",
        "SUM(oncost.*.amount.@)"),
};

static const struct row each[] = {
    ROW(amount_result, amount, "#.amount.@", NULL,
        "money(tier.@.stipend*#.percent)"),
};
/* clang-format on */

const struct row_list oncosts_rows = ROW_LIST(sum, SECTION_TIER, NULL, NULL);

const struct row_list oncosts_each_rows =
    ROW_LIST(each, SECTION_ONCOST, "What the on-cost comes to", NULL);

void oncosts_tier(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;
    int digits = results->digits;

    out->oncosts = (struct money){0};
    for (size_t i = 0; i < model->oncost_count; i++) {
        out->oncost[i].amount =
            money_portion(out->stipend, model->oncosts[i].percent, digits);
        out->oncosts = money_add(out->oncosts, out->oncost[i].amount);
    }
}

struct money oncosts_taxed(const struct results *results,
                           const struct tier_result *tier)
{
    struct money taxed = {0};

    for (size_t i = 0; i < results->model->oncost_count; i++)
        if (results->model->oncosts[i].taxable == ANSWER_YES)
            taxed = money_add(taxed, tier->oncost[i].amount);
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

const char *oncosts_taxed_formula(const struct figures *figures,
                                  struct arena *arena)
{
    const struct model *model = figures->model;
    const char *taxed = "0";

    for (size_t i = 0; i < model->oncost_count; i++)
        taxed = arena_print(arena, "%s%sIF(%s.taxable=\"yes\",%s.amount.@,0)",
                            i ? taxed : "", i ? "+" : "",
                            model->oncosts[i].head.section,
                            model->oncosts[i].head.section);
    return taxed;
}
