#include "figure/tax.h"

#include "figure/rates.h"

#include <string.h>
#include <strings.h>

/* Whether a list of words has a name. */
static bool has_word(const char *words, const char *name)
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
    return line->paid && has_word(model->tax.drop, line->head.name);
}

/* The values of a table while they are computed. */
struct pass {
    const struct exact *input, *values;
    struct exact limit, below; /* between which all amounts must lie */
    bool fits;
};

static struct pass start_pass(const struct tax_table *table,
                              const struct exact *input,
                              const struct exact *values)
{
    int digits = currency_digits(table->currency);

    return (struct pass){
        .input = input,
        .values = values,
        .limit = exact_money((struct money){money_limit}, digits),
        .below = exact_money((struct money){-money_limit}, digits),
        .fits = true};
}

static void end_pass(struct pass *p)
{
    exact_free(&p->limit);
    exact_free(&p->below);
}

static void check_size(struct pass *p, const struct exact *amount)
{
    p->fits &= exact_compare(amount, &p->limit) < 0 &&
               exact_compare(amount, &p->below) > 0;
}

static void floor_at_zero(struct exact *x)
{
    if (exact_sign(x) < 0)
        exact_replace(x, exact(0));
}

/* The sum of a form's terms. */
static struct exact form_value(const struct tax_form *form, struct pass *p)
{
    struct exact sum = exact(0);

    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;
        struct exact term = exact_copy(&form->terms[i].factor);

        if (of < TAX_INPUT_COUNT)
            term = exact_mul(term, &p->input[of]);
        else if (of != TAX_CONSTANT)
            term = exact_mul(term, &p->values[of - TAX_INPUT_COUNT]);
        check_size(p, &term);
        sum = exact_add(sum, &term);
        exact_free(&term);
    }
    return sum;
}

/* f(x): at each threshold the marginal rate changes and a lump is added. */
static struct exact steps_value(const struct tax_line *line,
                                const struct exact *x, struct pass *p)
{
    struct exact sum = exact(0);

    for (size_t i = 0; i < line->step_count; i++) {
        const struct tax_step *step = &line->steps[i];
        struct exact part = exact_copy(x), change = exact_copy(&step->rate);

        part = exact_sub(part, &step->threshold);
        if (exact_sign(&part) >= 0) {
            if (i)
                change = exact_sub(change, &step[-1].rate);
            part = exact_mul(part, &change);
            check_size(p, &part);
            check_size(p, &step->lump);
            sum = exact_add(exact_add(sum, &part), &step->lump);
        }
        exact_free(&part);
        exact_free(&change);
    }
    return sum;
}

static struct exact line_value(const struct tax_line *line, struct pass *p)
{
    struct exact above = form_value(&line->above_form, p), base, value, part;

    floor_at_zero(&above);
    base = form_value(&line->on_form, p);
    floor_at_zero(&base);
    base = exact_add(base, &above);
    check_size(p, &base);
    value = steps_value(line, &base, p);
    part = form_value(&line->less_form, p);
    value = exact_sub(value, &part);
    if (line->above_form.count) {
        exact_replace(&part, steps_value(line, &above, p));
        value = exact_sub(value, &part);
    }
    check_size(p, &value);
    floor_at_zero(&value);
    exact_free(&above);
    exact_free(&base);
    exact_free(&part);
    return value;
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
    struct pass p = start_pass(table, input, values);
    size_t fitting = 0;

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        check_size(&p, &input[i]);
    for (size_t i = 0; i < table->line_count; i++) {
        exact_replace(&values[i], line_value(&table->lines[i], &p));
        if (dropped[i])
            exact_replace(&values[i], exact(0));
        fitting += p.fits;
    }
    end_pass(&p);
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
    struct pass p = start_pass(run->table, run->input, run->with);
    struct exact value = form_value(form, &p);

    end_pass(&p);
    return value;
}

struct exact tax_steps(const struct tax_line *line, const struct exact *x)
{
    struct pass p = {.fits = true, .limit = exact(0), .below = exact(0)};
    struct exact value = steps_value(line, x, &p);

    end_pass(&p);
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
