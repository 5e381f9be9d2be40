#include "report/taxlines.h"

#include "figure/net.h"

#include <string.h>

enum {
    PLACES_MORE = 4
};

static const char *const incomes[SCENARIO_COUNT] = {
    [SCENARIO_GRANT] = "on other income and the grant",
    [SCENARIO_DIRECT] = "on other income, the grant and all costs",
    [SCENARIO_SALARY] = "on other income and the salary",
};

/* Whether the next word of a name is this one; then the name goes on after. */
static bool take_word(const char **name, const char *word)
{
    size_t length = strcspn(*name, ".");

    if (length != strlen(word) || memcmp(*name, word, length) != 0)
        return false;
    *name += length + ((*name)[length] == '.');
    return true;
}

/* Reads "SCENARIO.TIER", or nothing. */
static bool find_income(const struct model *model, const char *name,
                        struct taxline *out)
{
    unsigned s = 0;

    out->tier = model->tier_count;
    if (!*name)
        return true;
    while (s < SCENARIO_COUNT && !take_word(&name, net_scenarios[s]))
        s++;
    out->scenario = s;
    out->tier = model_tier(model, name);
    return s < SCENARIO_COUNT && out->tier < model->tier_count;
}

bool taxline_find(const struct model *model, const char *name,
                  struct taxline *out)
{
    if (!take_word(&name, "tax"))
        return false;
    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];

        if (!take_word(&name, table->id))
            continue;
        for (size_t j = 0; j < table->line_count; j++)
            if (take_word(&name, table->lines[j].head.name)) {
                out->table = i;
                out->line = j;
                return find_income(model, name, out);
            }
    }
    return false;
}

const char *taxline_name(const struct model *model, const struct taxline *of,
                         size_t line, struct arena *arena)
{
    const struct tax_table *table = model->tables[of->table];
    const char *name = arena_print(arena, "tax.%s.%s", table->id,
                                   table->lines[line].head.name);

    return of->tier == model->tier_count
               ? name
               : arena_print(arena, "%s.%s.%s", name,
                             net_scenarios[of->scenario],
                             model->tiers[of->tier].head.name);
}

void taxline_run(const struct figures *figures, const struct taxline *taxline,
                 struct tax_run *run)
{
    const struct model *model = figures->model;
    const struct tier_result *tier = &figures->results->tiers[taxline->tier];
    struct money income = {0};

    tax_run_start(run, model, taxline->table);
    if (taxline->tier < model->tier_count)
        income = tier->net.tables[taxline->table].income[taxline->scenario];
    tax_run_charges(run, income, NULL);
}

/* How many digits a unit of the grant's currency costs or is worth at most. */
static int rate_digits(const struct model *model, const struct tax_table *table)
{
    const struct rate *rate = model_rate(model, table->currency);
    int digits = 0;

    if (rate && rate->rate.units != ABSENT)
        for (int64_t units = rate->rate.units / power_of_ten(rate->rate.places);
             units; units /= 10)
            digits++;
    return digits;
}

struct value taxline_value(const struct model *model,
                           const struct tax_table *table,
                           const struct exact *amount)
{
    int least = currency_digits(table->currency);
    int most = least + PLACES_MORE + rate_digits(model, table);
    struct value value = {.kind = KIND_MONEY,
                          .given = true,
                          .units = exact_round_once(exact_copy(amount), most),
                          .places = most,
                          .least = least};

    return exact_lost(value.units)
               ? value_money(exact_to_money(exact_copy(amount), least), least)
               : value;
}

struct value taxline_amount(const struct figures *figures,
                            const struct taxline *taxline)
{
    struct tax_run run;
    struct value value;

    taxline_run(figures, taxline, &run);
    value = taxline_value(figures->model, run.table, &run.with[taxline->line]);
    tax_run_end(&run);
    return value;
}

const char *taxline_label(const struct model *model,
                          const struct taxline *taxline, struct arena *arena)
{
    const struct tax_line *line =
        &model->tables[taxline->table]->lines[taxline->line];

    return arena_print(arena, "%s %s", line->head.name,
                       taxline->tier == model->tier_count
                           ? "on other income alone"
                           : incomes[taxline->scenario]);
}
