#include "figure/tax.h"

#include "base/text.h"
#include "figure/rates.h"

#include <string.h>

bool tax_drops(const struct model *model, const struct tax_line *line)
{
    return line->paid && text_has_word(model->tax.drop, line->head.name);
}

/*
 * A table while it is computed in whole numbers, see taxwhole.h.  Inputs are
 * counted in 1 / one, which makes them whole, values in 1 / (one × bottom).
 */
struct pass {
    mpz_t one;
    mpz_t input[TAX_INPUT_COUNT];
    mpz_t value[TAX_LINES_MOST];
    mpz_t limit; /* of amounts, in the unit of the inputs */
    mpz_t most;  /* the same in the unit of what is computed now */
    mpz_t part, above, base, less;
    bool fits;
};

static void set_inputs(struct pass *p,
                       const struct exact input[TAX_INPUT_COUNT])
{
    mpz_init_set_ui(p->one, 1);
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        mpz_lcm(p->one, p->one, mpq_denref(input[i].q));
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++) {
        mpz_init(p->input[i]);
        mpz_divexact(p->input[i], p->one, mpq_denref(input[i].q));
        mpz_mul(p->input[i], p->input[i], mpq_numref(input[i].q));
    }
}

static void start_pass(struct pass *p, const struct tax_table *table,
                       const struct exact input[TAX_INPUT_COUNT])
{
    struct exact limit = exact_money((struct money){money_limit},
                                     currency_digits(table->currency));

    set_inputs(p, input);
    for (size_t i = 0; i < table->line_count; i++)
        mpz_init(p->value[i]);
    mpz_inits(p->limit, p->most, p->part, p->above, p->base, p->less, NULL);
    mpz_mul(p->limit, mpq_numref(limit.q), p->one);
    p->fits = true;
    exact_free(&limit);
}

static void end_pass(struct pass *p, const struct tax_table *table)
{
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        mpz_clear(p->input[i]);
    for (size_t i = 0; i < table->line_count; i++)
        mpz_clear(p->value[i]);
    mpz_clears(p->one, p->limit, p->most, p->part, p->above, p->base, p->less,
               NULL);
}

static void check_size(struct pass *p, const mpz_t amount)
{
    p->fits &= mpz_cmpabs(amount, p->most) < 0;
}

static void floor_at_zero(mpz_t x)
{
    if (mpz_sgn(x) < 0)
        mpz_set_ui(x, 0);
}

/* The sum of a form's terms. */
static void set_form(mpz_t sum, const struct tax_form *form, struct pass *p)
{
    mpz_set_ui(sum, 0);
    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;
        mpz_srcptr factor = form->terms[i].whole.z;

        if (of == TAX_CONSTANT)
            mpz_mul(p->part, factor, p->one);
        else if (of < TAX_INPUT_COUNT)
            mpz_mul(p->part, factor, p->input[of]);
        else
            mpz_mul(p->part, factor, p->value[of - TAX_INPUT_COUNT]);
        check_size(p, p->part);
        mpz_add(sum, sum, p->part);
    }
}

/* f(x): at each threshold the marginal rate changes and a lump is added. */
static void set_steps(mpz_t sum, const struct tax_line *line, const mpz_t x,
                      struct pass *p)
{
    mpz_set_ui(sum, 0);
    for (size_t i = 0; i < line->step_count; i++) {
        const struct tax_step *step = &line->steps[i];

        mpz_set(p->part, x);
        mpz_submul(p->part, step->from.z, p->one);
        if (mpz_sgn(p->part) < 0)
            return;
        mpz_mul(p->part, p->part, step->change.z);
        check_size(p, p->part);
        mpz_add(sum, sum, p->part);
        mpz_mul(p->part, step->once.z, p->one);
        check_size(p, p->part);
        mpz_add(sum, sum, p->part);
    }
}

static void set_value(mpz_t value, const struct tax_line *line, struct pass *p)
{
    mpz_mul(p->most, p->limit, line->base_bottom.z);
    set_form(p->above, &line->above_form, p);
    floor_at_zero(p->above);
    set_form(p->base, &line->on_form, p);
    floor_at_zero(p->base);
    mpz_add(p->base, p->base, p->above);
    check_size(p, p->base);
    mpz_mul(p->most, p->limit, line->bottom.z);
    set_steps(value, line, p->base, p);
    set_form(p->less, &line->less_form, p);
    mpz_sub(value, value, p->less);
    if (line->above_form.count) {
        set_steps(p->less, line, p->above, p);
        mpz_sub(value, value, p->less);
    }
    check_size(p, value);
    floor_at_zero(value);
}

const char *tax_base_formula(struct arena *arena, const char *on,
                             const char *above, int places)
{
    return arena_print(arena, "ROUND(MAX(0,%s)%s%s,%d)", on, *above ? "+" : "",
                       above, places);
}

const char *tax_line_formula(struct arena *arena, const char *base,
                             const char *above, const char *less)
{
    return arena_print(arena, "MAX(0,%s%s%s%s%s%s)", base, *above ? "-" : "",
                       above, *less ? "-(" : "", less, *less ? ")" : "");
}

size_t tax_compute(const struct tax_table *table,
                   const struct exact input[TAX_INPUT_COUNT],
                   const bool dropped[], struct exact values[])
{
    struct pass p;
    size_t fitting = 0;

    start_pass(&p, table, input);
    mpz_set(p.most, p.limit);
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        check_size(&p, p.input[i]);
    for (size_t i = 0; i < table->line_count; i++) {
        set_value(p.value[i], &table->lines[i], &p);
        if (dropped[i])
            mpz_set_ui(p.value[i], 0);
        mpz_set(mpq_numref(values[i].q), p.value[i]);
        mpz_mul(mpq_denref(values[i].q), table->lines[i].bottom.z, p.one);
        mpq_canonicalize(values[i].q);
        fitting += p.fits;
    }
    end_pass(&p, table);
    return fitting;
}

static void set_other_income(struct tax_run *run, const struct model *model)
{
    int digits = currency_digits(run->table->currency);

    for (size_t i = 0; i < model->income_count; i++) {
        const struct income *income = &model->incomes[i];

        if (strcmp(income->head.name, run->table->id) != 0)
            continue;
        exact_replace(&run->input[TAX_WAGES],
                      exact_money(income->wages, digits));
        exact_replace(&run->input[TAX_OTHER],
                      exact_money(income->other, digits));
    }
}

void tax_run_start(struct tax_run *run, const struct model *model, size_t index)
{
    const struct tax_table *table = model->tables[index];

    *run =
        (struct tax_run){.table = table,
                         .digits = currency_digits(model->grant.currency),
                         .rate = rates_into(exact(1), model, table->currency)};
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        run->input[i] = exact(0);
    for (size_t i = 0; i < table->line_count; i++) {
        run->without[i] = exact(0);
        run->with[i] = exact(0);
        run->dropped[i] = tax_drops(model, &table->lines[i]);
    }
    set_other_income(run, model);
    run->fitting = tax_compute(table, run->input, run->dropped, run->without);
}

void tax_run_end(struct tax_run *run)
{
    exact_free(&run->rate);
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        exact_free(&run->input[i]);
    for (size_t i = 0; i < run->table->line_count; i++) {
        exact_free(&run->without[i]);
        exact_free(&run->with[i]);
    }
}

struct exact tax_run_form(const struct tax_run *run,
                          const struct tax_form *form)
{
    struct exact sum = exact(0);

    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;
        struct exact term = exact_copy(&form->terms[i].factor);

        if (of < TAX_INPUT_COUNT)
            term = exact_mul(term, &run->input[of]);
        else if (of != TAX_CONSTANT)
            term = exact_mul(term, &run->with[of - TAX_INPUT_COUNT]);
        sum = exact_add(sum, &term);
        exact_free(&term);
    }
    return sum;
}

struct exact tax_steps(const struct tax_line *line, const struct exact *x)
{
    struct pass p = {.fits = true};
    struct exact value = exact(0);

    mpz_init_set(p.one, mpq_denref(x->q));
    mpz_inits(p.part, p.base, p.most, NULL);
    mpz_mul(p.base, mpq_numref(x->q), line->base_bottom.z);
    set_steps(mpq_numref(value.q), line, p.base, &p);
    mpz_mul(mpq_denref(value.q), line->bottom.z, p.one);
    mpq_canonicalize(value.q);
    mpz_clears(p.one, p.part, p.base, p.most, NULL);
    return value;
}

struct exact tax_run_added(const struct tax_run *run, size_t line)
{
    struct exact added = exact_copy(&run->with[line]);

    return exact_mul(exact_sub(added, &run->without[line]), &run->rate);
}

struct money tax_run_charges(struct tax_run *run, struct money amount,
                             struct money due[])
{
    struct money sum = {0};
    size_t fitting;

    exact_replace(&run->input[TAX_STIPEND],
                  exact_div(exact_money(amount, run->digits), &run->rate));
    fitting = tax_compute(run->table, run->input, run->dropped, run->with);
    if (fitting > run->fitting)
        fitting = run->fitting;
    if (amount.minor == LOST)
        fitting = 0;
    for (size_t i = 0; i < run->table->line_count; i++) {
        struct money charge = {0};

        if (run->table->lines[i].paid)
            charge = i < fitting
                         ? exact_to_money(tax_run_added(run, i), run->digits)
                         : (struct money){LOST};
        if (due)
            due[i] = charge;
        sum = money_add(sum, charge);
    }
    return sum;
}
