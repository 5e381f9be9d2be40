#include "figure/net.h"

#include "figure/lines.h"
#include "figure/oncosts.h"
#include "figure/paid.h"
#include "figure/rates.h"
#include "figure/stipend.h"
#include "figure/tax.h"

/* clang-format off */
static const struct row rows[] = {
    WORKING(net_result, oncosts, "tier.@.taxed_oncosts",
        "On-costs that are income", ONCOSTS_TAXED),
    WORKING(net_result, lines, "tier.@.taxed_lines", "Lines that are income",
        "[taxed lines]"),
    WORKING(net_result, taxable, "tier.@.income", "Paid to the person",
        "tier.@.stipend+tier.@.taxed_oncosts+tier.@.taxed_lines"),
    ROW(net_result, tax[SCENARIO_GRANT], "tier.@.tax", "Tax, estimated",
        "SUM(tier.@.tax_on.*)"),
    ROW(net_result, net, "tier.@.net", "Left after tax, estimated",
        "tier.@.income-tier.@.tax"),
    ROW(net_result, monthly, "tier.@.net_monthly", "Left per month, estimated",
        PER_MONTH_OF("tier.@.net")),
    WORKING(net_result, tax[SCENARIO_DIRECT], "tier.@.direct_tax",
        "Tax if all costs were paid to the person, estimated",
        "SUM(tier.@.direct_tax.*)"),
    ROW(net_result, tax_saved, "tier.@.tax_saved",
        "Tax saved by direct payment, estimated",
        "tier.@.direct_tax-tier.@.tax"),
    WORKING(net_result, direct, "tier.@.direct_income",
        "If all costs were paid to the person",
        "tier.@.income+" LINES_COSTS "0-tier.@.taxed_lines"),
    WORKING(net_result, salary, "tier.@.salary_income",
        "The salary over the same time",
        "money(" STIPEND_OF_WINDOW("1") ")"),
    WORKING(net_result, tax[SCENARIO_SALARY], "tier.@.salary_tax",
        "Tax on the salary, estimated",
        "SUM(tier.@.salary_tax.*)"),
    ROW(net_result, salary_net, "tier.@.salary_net",
        "Left of the salary, estimated",
        "tier.@.salary_income-tier.@.salary_tax"),
    ROW(net_result, share, "tier.@.net_share",
        "Share of the salary's net, estimated",
        "IF(tier.@.salary_net=0,\"\",percent(tier.@.net/tier.@.salary_net))"),
};

#define THROUGH(word) "tier.@." word "_through.[name]"
#define BEFORE(word) "tier.@." word "_before.[name]"

static const struct row of_table[] = {
    ROW(tax_result, income[SCENARIO_GRANT], "tier.@.taxable.[name]",
        "Paid in its year",
        "money(" THROUGH("income") "-" BEFORE("income") ")"),
    WORKING(tax_result, income[SCENARIO_DIRECT], "tier.@.direct.[name]",
        "If all costs were paid to the person",
        "money(" THROUGH("direct") "-" BEFORE("direct") ")"),
    WORKING(tax_result, income[SCENARIO_SALARY], "tier.@.salary_income.[name]",
        "The salary itself",
        "money(" THROUGH("salary") "-" BEFORE("salary") ")"),
    ROW(tax_result, tax[SCENARIO_GRANT], "tier.@.tax_on.[name]",
        "Tax, estimated",
        "SUM(tier.@.tax_on.[name].*)"),
    WORKING(tax_result, tax[SCENARIO_DIRECT], "tier.@.direct_tax.[name]",
        "Tax if all costs were paid to the person, estimated",
        "SUM(tier.@.direct_tax.[name].*)"),
    WORKING(tax_result, tax[SCENARIO_SALARY], "tier.@.salary_tax.[name]",
        "Tax on the salary itself, estimated", "SUM(tier.@.salary_tax.[name].*)"),
    ROW(tax_result, set_aside, "tier.@.set_aside.[name]", NULL,
        "IF(tier.@.taxable.[name]=0,\"\","
        "percent(tier.@.tax_on.[name]/tier.@.taxable.[name]))"),
};

/* clang-format on */
const char *const net_scenarios[SCENARIO_COUNT] = {
    [SCENARIO_GRANT] = "grant",
    [SCENARIO_DIRECT] = "direct",
    [SCENARIO_SALARY] = "salary",
};
/* clang-format off */

/* A line of a table with some income, less the same line without it. */
#define DUE(what) "money((tax.[name].[charge]." what ".@-tax.[name].[charge])" \
    "[*rate])"

static const struct row charges[] = {
    ROW(charge_result, due[SCENARIO_GRANT], "tier.@.tax_on.[name].[charge]",
        NULL, DUE("grant")),
    WORKING(charge_result, due[SCENARIO_DIRECT],
        "tier.@.direct_tax.[name].[charge]", NULL, DUE("direct")),
    WORKING(charge_result, due[SCENARIO_SALARY],
        "tier.@.salary_tax.[name].[charge]", NULL, DUE("salary")),
};
/* clang-format on */

const struct row_list net_rows = ROW_LIST(rows, SECTION_TAX, NULL, NULL);

const struct row_list net_table_rows =
    ROW_LIST(of_table, SECTION_TAX,
             "The percentage of this income to set aside", "TABLE");

const struct row_list net_charge_rows =
    ROW_LIST(charges, SECTION_TAX,
             "A charge on what the tier pays the person, estimated", "TABLE");

static void compute_table(struct tax_run *run, const struct results *results,
                          const struct tier_result *tier,
                          struct tax_result *out)
{
    const struct tax_table *table = run->table;
    struct money due[TAX_LINES_MOST];

    out->before = paid_up_to(results, tier, date_plus(table->starts, -1));
    out->through = paid_up_to(results, tier, table->ends);
    out->income[SCENARIO_GRANT] =
        money_sub(out->through.income, out->before.income);
    out->income[SCENARIO_DIRECT] =
        money_sub(out->through.direct, out->before.direct);
    out->income[SCENARIO_SALARY] =
        money_sub(out->through.salary, out->before.salary);
    for (unsigned s = 0; s < SCENARIO_COUNT; s++) {
        out->tax[s] = tax_run_charges(run, out->income[s], due);
        for (size_t i = 0; i < table->line_count; i++)
            out->charges[i].due[s] = due[i];
    }
    out->set_aside =
        money_percent(out->tax[SCENARIO_GRANT], out->income[SCENARIO_GRANT]);
}

static void compute_tables(const struct results *results,
                           struct tier_result *out, struct arena *arena)
{
    const struct model *model = results->model;
    struct net_result *net = &out->net;

    net->tables = arena_alloc(arena, model->table_count * sizeof(*net->tables));
    for (size_t i = 0; i < model->table_count; i++) {
        struct tax_result *table = &net->tables[i];
        struct tax_run run;

        table->charges = arena_alloc(arena, model->tables[i]->line_count *
                                                sizeof(*table->charges));
        tax_run_start(&run, model, i);
        compute_table(&run, results, out, table);
        tax_run_end(&run);
        for (unsigned s = 0; s < SCENARIO_COUNT; s++)
            net->tax[s] = money_add(net->tax[s], table->tax[s]);
    }
}

void net_tier(const struct results *results, struct tier_result *out,
              struct arena *arena)
{
    struct net_result *net = &out->net;

    *net = (struct net_result){.monthly = {ABSENT}};
    if (!results->model->table_count)
        return;
    compute_tables(results, out, arena);
    net->oncosts = oncosts_taxed(results, out);
    net->taxable = paid_income(results, out);
    net->lines = money_sub(net->taxable, money_add(out->stipend, net->oncosts));
    net->direct = paid_direct(results, out);
    net->salary = salary_for(results, &out->window);
    net->net = money_sub(net->taxable, net->tax[SCENARIO_GRANT]);
    net->tax_saved =
        money_sub(net->tax[SCENARIO_DIRECT], net->tax[SCENARIO_GRANT]);
    net->salary_net = money_sub(net->salary, net->tax[SCENARIO_SALARY]);
    net->share = money_percent(net->net, net->salary_net);
    net->monthly = stipend_per_month(results, out, net->net);
}

static void add_charges(struct figures *figures, size_t tier, size_t table)
{
    const struct model *model = figures->model;
    const struct tax_table *of = model->tables[table];
    const struct tax_result *tax =
        &figures->results->tiers[tier].net.tables[table];
    struct arena *arena = &figures->arena;

    for (size_t i = 0; i < of->line_count; i++) {
        const char *name = of->lines[i].head.name;
        struct formula_scope scope = figures_scope(
            figures, NULL, arena_print(arena, "%s, estimated", name), tier);

        if (!of->lines[i].paid)
            continue;
        formula_piece(&scope, "name", of->id);
        formula_piece(&scope, "charge", name);
        formula_piece(&scope, "*rate",
                      rates_formula(model, of->currency, arena));
        figures_add_rows(figures, &net_charge_rows, &tax->charges[i], &scope);
    }
}

static void add_table(struct figures *figures, size_t tier, size_t table)
{
    const char *id = figures->model->tables[table]->id;
    const struct tax_result *tax =
        &figures->results->tiers[tier].net.tables[table];
    struct arena *arena = &figures->arena;
    struct formula_scope scope = figures_scope(
        figures, NULL, arena_print(arena, "Set aside (%s), estimated", id),
        tier);

    paid_figures(figures, tier, id, "before",
                 arena_print(arena, "taxyear.%s.starts-1", id), &tax->before);
    paid_figures(figures, tier, id, "through",
                 arena_print(arena, "taxyear.%s.ends", id), &tax->through);
    add_charges(figures, tier, table);
    formula_piece(&scope, "name", id);
    figures_add_rows(figures, &net_table_rows, tax, &scope);
}

void net_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);

    for (size_t i = 0; i < model->table_count; i++)
        add_table(figures, tier, i);
    formula_piece(&scope, "taxed lines",
                  model->line_count ? "SUMPRODUCT(lines.cost.@*lines.taxed.@)"
                                    : "0");
    if (model->table_count)
        figures_add_rows(figures, &net_rows, &figures->results->tiers[tier].net,
                         &scope);
}
