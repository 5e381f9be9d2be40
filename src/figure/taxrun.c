#include "figure/taxrun.h"

#include <string.h>
#include <strings.h>

/* Whether a list of words has a name. */
static bool lists(const char *words, const char *name)
{
    size_t length = strlen(name);

    while (words && *words) {
        size_t word = strcspn(words, " ,\t");

        if (word == length && !strncasecmp(words, name, length))
            return true;
        words += word;
        words += strspn(words, " ,\t");
    }
    return false;
}

bool tax_drops(const struct model *model, const struct tax_line *line)
{
    return line->paid && lists(model->tax.drop, line->head.name);
}

static void set_rate(struct tax_run *run, const struct model *model)
{
    const struct rate *rate = model_rate(model, run->table->currency);

    rational_set(run->rate, 1, 1);
    if (rate && rate->rate.units != ABSENT) {
        rational_set_decimal(run->rate, rate->rate.units, rate->rate.places);
    } else if (rate) {
        rational_set_decimal(run->rate, rate->inverse_rate.units,
                             rate->inverse_rate.places);
        mpq_inv(run->rate, run->rate);
    }
    run->unit = mpq_get_d(run->rate) * (double)power_of_ten(run->digits);
}

static void set_other_income(struct tax_run *run, const struct model *model)
{
    int digits = currency_digits(run->table->currency);

    for (size_t i = 0; i < model->income_count; i++) {
        const struct income *income = &model->incomes[i];

        if (strcmp(income->head.name, run->table->id) != 0)
            continue;
        rational_set_decimal(run->income.input[TAX_WAGES], income->wages.minor,
                             digits);
        rational_set_decimal(run->income.input[TAX_OTHER], income->other.minor,
                             digits);
    }
}

void tax_run_start(struct tax_run *run, const struct model *model, size_t index)
{
    *run = (struct tax_run){.table = model->tables[index],
                            .digits = currency_digits(model->grant.currency)};
    tax_income_init(&run->income);
    run->without = tax_values_init(run->table);
    run->with = tax_values_init(run->table);
    mpq_inits(run->rate, run->part, NULL);
    for (size_t i = 0; i < run->table->line_count; i++)
        run->dropped[i] = tax_drops(model, &run->table->lines[i]);
    set_rate(run, model);
    set_other_income(run, model);
    run->fitting =
        tax_compute(run->table, &run->income, run->dropped, &run->without);
}

void tax_run_end(struct tax_run *run)
{
    tax_income_clear(&run->income);
    tax_values_clear(&run->without);
    tax_values_clear(&run->with);
    mpq_clears(run->rate, run->part, NULL);
}

/* What the last amount adds to a charge, rounded. */
static struct money charge_due(struct tax_run *run, size_t line)
{
    mpq_sub(run->part, run->with.line[line], run->without.line[line]);
    mpq_mul(run->part, run->part, run->rate);
    return (struct money){rational_round(run->part, run->digits)};
}

struct money tax_run_charges(struct tax_run *run, struct money amount,
                             struct charge_result *charge)
{
    mpq_t *stipend = &run->income.input[TAX_STIPEND];
    struct money sum = {0};
    size_t fitting;

    rational_set_decimal(*stipend, amount.minor, run->digits);
    mpq_div(*stipend, *stipend, run->rate);
    fitting = tax_compute(run->table, &run->income, run->dropped, &run->with);
    if (fitting > run->fitting)
        fitting = run->fitting;
    if (amount.minor == LOST)
        fitting = 0;
    for (size_t i = 0; i < run->table->line_count; i++) {
        struct money due = {0};

        if (run->table->lines[i].paid)
            due = i < fitting ? charge_due(run, i) : (struct money){LOST};
        if (charge)
            charge[i].due = due;
        sum = money_add(sum, due);
    }
    return sum;
}

double tax_run_added(struct tax_run *run, size_t line)
{
    mpq_sub(run->part, run->with.line[line], run->without.line[line]);
    return mpq_get_d(run->part) * run->unit;
}

void tax_run_bounds(const struct tax_run *run, struct tax_span amount,
                    struct tax_bound *line)
{
    struct tax_span input[TAX_INPUT_COUNT];

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        input[i].least = input[i].most = mpq_get_d(run->income.input[i]);
    input[TAX_STIPEND] =
        (struct tax_span){amount.least / run->unit, amount.most / run->unit};
    tax_bounds(run->table, input, run->dropped, line);
    for (size_t i = 0; i < run->table->line_count; i++) {
        double without = mpq_get_d(run->without.line[i]);
        double dust = without * 1e-15; /* it is not below zero */
        struct tax_span *span = &line[i].span;

        span->least = (span->least - without - dust) * run->unit;
        span->most = (span->most - without + dust) * run->unit;
    }
}
