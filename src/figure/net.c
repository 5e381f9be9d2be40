#include "figure/net.h"

#include "figure/stipend.h"
#include "figure/taxrun.h"

struct money net_oncosts(const struct results *results,
                         const struct tier_result *tier)
{
    struct money sum = {0};

    for (size_t i = 0; i < results->model->oncost_count; i++)
        if (results->model->oncosts[i].taxable == ANSWER_YES)
            sum = money_add(sum, tier->oncost[i].amount);
    return sum;
}

struct money net_oncosts_with(const struct results *results,
                              const struct tier_result *tier,
                              struct money stipend)
{
    if (!tier->stipend.minor)
        return (struct money){0};
    return money_share(net_oncosts(results, tier), stipend.minor,
                       tier->stipend.minor, results->digits);
}

/* Whether an instalment falls on the last day of what it pays. */
static bool paid_at_end(const struct payment *payment)
{
    return payment->timing == TIMING_END &&
           payment->schedule != PAYMENT_UPFRONT;
}

struct paid_result net_paid_up_to(const struct results *results,
                                  const struct tier_result *tier,
                                  struct date day)
{
    const struct model *model = results->model;
    struct date start = model->grant.start, before = date_plus(start, -1);
    struct paid_result paid = {
        .counted =
            date_plus(date_later(day, before), paid_at_end(&model->payment)),
        .end = before};

    for (size_t k = 0; k < tier->schedule.count; k++) {
        const struct schedule_month *month = &tier->schedule.months[k];

        if (month->income_on.day > day.day)
            break;
        paid.end = month->end;
        paid.stipend = money_add(paid.stipend, month->column[COLUMN_STIPEND]);
        paid.offset = money_add(paid.offset, month->column[COLUMN_OFFSET]);
        paid.taxed = money_add(paid.taxed, month->taxed);
        paid.untaxed = money_add(paid.untaxed, month->untaxed);
        paid.salary = money_add(paid.salary, month->salary);
    }
    if (paid.end.day >= start.day)
        paid.spread = results->ledger.spread[paid.end.day - start.day];
    paid.months = paid.counted.day < start.day
                      ? -1
                      : date_whole_months(start, paid.counted);
    for (size_t j = 0; j < model->overlap_count; j++)
        paid.overlap[j].amount = pay_offset_of(results, tier, j, paid.end);
    paid.oncosts =
        net_oncosts_with(results, tier, money_sub(paid.stipend, paid.offset));
    return paid;
}

/* What of that is the person's income. */
static struct money income_of(const struct paid_result *paid)
{
    return money_add(
        money_add(money_sub(paid->stipend, paid->offset), paid->oncosts),
        paid->taxed);
}

struct tax_values net_values(const struct results *results, size_t table,
                             struct money amount,
                             double inputs[TAX_INPUT_COUNT])
{
    struct tax_values values;
    struct tax_run run;

    tax_run_start(&run, results->model, table);
    tax_run_charges(&run, amount, NULL);
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        inputs[i] = mpq_get_d(run.income.input[i]);
    values = run.with;
    run.with = tax_values_init(run.table);
    tax_run_end(&run);
    return values;
}

/* part of whole in percent with one decimal; ABSENT of nothing. */
static struct percent share(struct money part, struct money whole)
{
    int64_t tenths;

    if (part.minor == LOST || whole.minor == LOST)
        return (struct percent){LOST};
    if (!whole.minor)
        return (struct percent){ABSENT};
    tenths = exact_round(
        exact_over(exact_times(exact(part.minor), 100), whole.minor), 1);
    return (struct percent){tenths > LOST / 1000 ? LOST : tenths * 1000};
}

static void settle_table(struct tax_run *run, const struct results *results,
                         const struct tier_result *tier, struct tax_result *out,
                         struct arena *arena)
{
    const struct tax_table *table = run->table;
    size_t size = table->line_count * sizeof(*out->charge);

    out->before = net_paid_up_to(results, tier, date_plus(table->starts, -1));
    out->through = net_paid_up_to(results, tier, table->ends);
    out->taxable = money_sub(income_of(&out->through), income_of(&out->before));
    out->direct = money_add(
        out->taxable, money_sub(out->through.untaxed, out->before.untaxed));
    out->salary = money_sub(out->through.salary, out->before.salary);
    out->charge = arena_alloc(arena, size);
    out->direct_charge = arena_alloc(arena, size);
    out->salary_charge = arena_alloc(arena, size);
    out->tax = tax_run_charges(run, out->taxable, out->charge);
    out->direct_tax = tax_run_charges(run, out->direct, out->direct_charge);
    out->salary_tax = tax_run_charges(run, out->salary, out->salary_charge);
    out->set_aside = share(out->tax, out->taxable);
}

static void settle_tables(const struct results *results,
                          struct tier_result *out, struct arena *arena)
{
    const struct model *model = results->model;
    struct net_result *net = &out->net;

    net->tables = arena_alloc(arena, model->table_count * sizeof(*net->tables));
    for (size_t i = 0; i < model->table_count; i++) {
        struct tax_result *table = &net->tables[i];
        struct tax_run run;

        tax_run_start(&run, model, i);
        settle_table(&run, results, out, table, arena);
        tax_run_end(&run);
        net->tax = money_add(net->tax, table->tax);
        net->direct_tax = money_add(net->direct_tax, table->direct_tax);
        net->salary_tax = money_add(net->salary_tax, table->salary_tax);
    }
}

void net_tier(const struct results *results, struct tier_result *out,
              struct arena *arena)
{
    struct net_result *net = &out->net;
    struct paid_result all;

    *net = (struct net_result){.monthly = {ABSENT}};
    if (!results->model->table_count)
        return;
    settle_tables(results, out, arena);
    all = net_paid_up_to(results, out, date_last);
    net->oncosts = net_oncosts(results, out);
    net->lines = all.taxed;
    net->taxable = income_of(&all);
    net->salary = all.salary;
    net->net = money_sub(net->taxable, net->tax);
    net->tax_saved = money_sub(net->direct_tax, net->tax);
    net->salary_net = money_sub(net->salary, net->salary_tax);
    net->share = share(net->net, net->salary_net);
    if (out->years.parts > 0)
        net->monthly = exact_to_money(
            exact_over_decimal(
                exact_over(exact_money(net->net, results->digits), 12),
                (struct decimal){out->years.parts, YEARS_PLACES}),
            results->digits);
}
