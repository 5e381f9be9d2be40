#include "figure/ontop.h"

#include "figure/lines.h"
#include "figure/rates.h"

/* clang-format off */
static const struct row rows[] = {
    ROW(tier_result, contingency, "tier.@.contingency", "Contingency",
        "money((" LINES_COSTS "IF(contingency.of=\"expenses\",0,"
        "tier.@.stipend+tier.@.people+tier.@.oncosts))*contingency.percent/"
        "IF(contingency.of=\"subtotal\",ROUND(1-contingency.percent,6),1))"),
    ROW(tier_result, subtotal, "tier.@.subtotal", "Subtotal",
        "tier.@.stipend+tier.@.people+tier.@.oncosts+" LINES_COSTS
        "tier.@.contingency"),
    ROW(tier_result, fees, "tier.@.fees", "Fees", "SUM(fee.*.amount.@)"),
    ROW(tier_result, total, "tier.@.total", "Total",
        "tier.@.subtotal+tier.@.fees"),
    ROW(tier_result, contributions, "tier.@.contributions",
        "Less: contributions", "SUM(contribution.*.amount.@)"),
};

static const struct row fees[] = {
    WORKING(fee_result, added, "#.added.@", "Added to the costs",
        "IF(#.basis=\"added\",MAX(#.minimum,money(tier.@.subtotal*"
        "#.percent)),0)"),
    ROW(fee_result, amount, "#.amount.@", NULL,
        "IF(#.basis=\"added\",#.added.@,MAX(#.minimum,money(("
        "tier.@.subtotal+SUM(fee.*.added.@))*#.percent/"
        "ROUND(1-#.percent,6))))"),
};
static const struct row contributions[] = {
    ROW(amount_result, amount, "#.amount.@", NULL,
        "IF(#.percent<>\"\",money(tier.@.total*#.percent),"
        "money(#.amount[*rate]))"),
};
/* clang-format on */

const struct row_list ontop_rows = ROW_LIST(rows, SECTION_TIER, NULL, NULL);

const struct row_list ontop_fee_rows =
    ROW_LIST(fees, SECTION_FEE, "What the fee comes to", NULL);

const struct row_list ontop_contribution_rows =
    ROW_LIST(contributions, SECTION_CONTRIBUTION,
             "What the contribution comes to", NULL);

/* p of the sum that includes it: base × p / (1 - p). */
static struct money portion_within(struct money base, struct percent p,
                                   int digits)
{
    static const int64_t whole = 1000000;

    return exact_to_money(
        exact_over(exact_times(exact_money(base, digits), p.points),
                   whole - p.points),
        digits);
}

struct money ontop_costs(const struct tier_result *tier)
{
    struct money sum = {0};

    for (unsigned b = 0; b < BUDGET_COUNT; b++)
        sum = money_add(sum, tier->cost[b]);
    return sum;
}

struct money ontop_people(const struct tier_result *tier)
{
    return money_add(money_add(tier->stipend, tier->people), tier->oncosts);
}

static struct money contingency(const struct results *results,
                                const struct tier_result *tier)
{
    const struct contingency *held = &results->model->contingency;
    struct money costs = ontop_costs(tier);
    struct money all = money_add(costs, ontop_people(tier));

    if (!held->head.given)
        return (struct money){0};
    if (held->of == CONTINGENCY_SUBTOTAL)
        return portion_within(all, held->percent, results->digits);
    return money_portion(held->of == CONTINGENCY_EXPENSES ? costs : all,
                         held->percent, results->digits);
}

/* Added fees come first: the base of a revenue fee includes them. */
static void add_fees(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;
    struct money base = out->subtotal;

    out->fees = (struct money){0};
    for (size_t i = 0; i < model->fee_count; i++) {
        const struct fee *fee = &model->fees[i];

        if (fee->basis == FEE_REVENUE)
            continue;
        out->fee[i].added = money_greater(
            fee->minimum,
            money_portion(out->subtotal, fee->percent, results->digits));
        out->fee[i].amount = out->fee[i].added;
        base = money_add(base, out->fee[i].added);
    }
    for (size_t i = 0; i < model->fee_count; i++) {
        const struct fee *fee = &model->fees[i];

        if (fee->basis == FEE_REVENUE)
            out->fee[i].amount =
                money_greater(fee->minimum, portion_within(base, fee->percent,
                                                           results->digits));
        out->fees = money_add(out->fees, out->fee[i].amount);
    }
}

/* What others put in: a percentage of the whole cost, or an amount. */
static void add_contributions(const struct results *results,
                              struct tier_result *out)
{
    const struct model *model = results->model;

    out->contributions = (struct money){0};
    for (size_t i = 0; i < model->contribution_count; i++) {
        const struct contribution *c = &model->contributions[i];
        struct money *amount = &out->contribution[i].amount;

        if (c->percent.points != ABSENT)
            *amount = money_portion(out->total, c->percent, results->digits);
        else
            *amount = exact_to_money(
                rates_into(exact_money(c->amount, currency_digits(c->currency)),
                           model, c->currency),
                results->digits);
        out->contributions = money_add(out->contributions, *amount);
    }
}

void ontop_tier(const struct results *results, struct tier_result *out)
{
    out->contingency = contingency(results, out);
    out->subtotal = money_add(ontop_people(out),
                              money_add(ontop_costs(out), out->contingency));
    add_fees(results, out);
    out->total = money_add(out->subtotal, out->fees);
    add_contributions(results, out);
}

void ontop_contribution_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->contribution_count; i++) {
        const struct contribution *contribution = &model->contributions[i];
        struct formula_scope scope = figures_scope(figures, &contribution->head,
                                                   contribution->label, tier);

        formula_piece(
            &scope, "*rate",
            rates_formula(model, contribution->currency, &figures->arena));
        figures_add_rows(figures, &ontop_contribution_rows,
                         &figures->results->tiers[tier].contribution[i],
                         &scope);
    }
}
