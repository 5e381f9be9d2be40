#include "calc/tax.h"

#include <stdlib.h>

/* Numbers that a pass needs for a moment. */
struct workings {
    mpq_t above, base, part, factor, change;
};

void tax_income_init(struct tax_income *income)
{
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        mpq_init(income->input[i]);
}

void tax_income_clear(struct tax_income *income)
{
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        mpq_clear(income->input[i]);
}

struct tax_values tax_values_init(const struct tax_table *table)
{
    struct tax_values values = {
        calloc(table->line_count + 1, sizeof(*values.line)), table->line_count};

    for (size_t i = 0; i < values.count; i++)
        mpq_init(values.line[i]);
    return values;
}

void tax_values_clear(struct tax_values *values)
{
    for (size_t i = 0; i < values->count; i++)
        mpq_clear(values->line[i]);
    free(values->line);
}

static void set(mpq_t number, struct fraction value)
{
    mpq_set_si(number, value.top, (unsigned long)value.bottom);
}

/* The sum of a form's terms. */
static void compute_form(const struct tax_form *form,
                         const struct tax_income *income,
                         const struct tax_values *values, struct workings *w,
                         mpq_t sum)
{
    mpq_set_si(sum, 0, 1);
    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;

        set(w->part, form->terms[i].factor);
        if (of < TAX_INPUT_COUNT)
            mpq_mul(w->part, w->part, income->input[of]);
        else if (of != TAX_CONSTANT)
            mpq_mul(w->part, w->part, values->line[of - TAX_INPUT_COUNT]);
        mpq_add(sum, sum, w->part);
    }
}

static void floor_at_zero(mpq_t number)
{
    if (mpq_sgn(number) < 0)
        mpq_set_si(number, 0, 1);
}

/* Adds f(x), or takes it off. */
static void add_steps(const struct tax_line *line, const mpq_t x, bool off,
                      struct workings *w, mpq_t sum)
{
    struct fraction before = {0, 1};

    for (size_t i = 0; i < line->step_count; i++) {
        const struct tax_step *step = &line->steps[i];

        set(w->part, step->threshold);
        if (mpq_cmp(x, w->part) < 0)
            return;
        mpq_sub(w->part, x, w->part);
        set(w->change, step->rate);
        set(w->factor, before);
        mpq_sub(w->change, w->change, w->factor);
        mpq_mul(w->part, w->part, w->change);
        set(w->change, step->lump);
        mpq_add(w->part, w->part, w->change);
        if (off)
            mpq_sub(sum, sum, w->part);
        else
            mpq_add(sum, sum, w->part);
        before = step->rate;
    }
}

static void compute_line(const struct tax_line *line,
                         const struct tax_income *income,
                         const struct tax_values *values, struct workings *w,
                         mpq_t value)
{
    compute_form(&line->above_form, income, values, w, w->above);
    floor_at_zero(w->above);
    compute_form(&line->on_form, income, values, w, w->base);
    floor_at_zero(w->base);
    mpq_add(w->base, w->base, w->above);
    compute_form(&line->less_form, income, values, w, value);
    mpq_neg(value, value);
    add_steps(line, w->base, false, w, value);
    if (line->above_form.count)
        add_steps(line, w->above, true, w, value);
    floor_at_zero(value);
}

void tax_compute(const struct tax_table *table, const struct tax_income *income,
                 const bool *dropped, struct tax_values *values)
{
    struct workings w;

    mpq_inits(w.above, w.base, w.part, w.factor, w.change, NULL);
    for (size_t i = 0; i < table->line_count; i++)
        if (dropped && dropped[i])
            mpq_set_si(values->line[i], 0, 1);
        else
            compute_line(&table->lines[i], income, values, &w, values->line[i]);
    mpq_clears(w.above, w.base, w.part, w.factor, w.change, NULL);
}

static struct tax_span form_bounds(const struct tax_form *form,
                                   const struct tax_span *input,
                                   const struct tax_span *line)
{
    static const struct tax_span one = {1, 1};
    struct tax_span sum = {0, 0};

    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;
        double factor = fraction_number(form->terms[i].factor);
        struct tax_span x = of == TAX_CONSTANT     ? one
                            : of < TAX_INPUT_COUNT ? input[of]
                                                   : line[of - TAX_INPUT_COUNT];

        sum.least += factor * (factor < 0 ? x.most : x.least);
        sum.most += factor * (factor < 0 ? x.least : x.most);
    }
    return sum;
}

/* f(x); of a threshold without its lump where x is told to lie below it. */
static double step_value(const struct tax_line *line, double x, bool below)
{
    double sum = 0, before = 0;

    for (size_t i = 0; i < line->step_count; i++) {
        double threshold = fraction_number(line->steps[i].threshold);
        double rate = fraction_number(line->steps[i].rate);

        if (x < threshold || (below && x == threshold))
            return sum;
        sum += (x - threshold) * (rate - before) +
               fraction_number(line->steps[i].lump);
        before = rate;
    }
    return sum;
}

static void widen(struct tax_span *span, double x)
{
    if (x < span->least)
        span->least = x;
    if (x > span->most)
        span->most = x;
}

/* Between thresholds f is straight, so that only its ends count. */
static struct tax_span step_bounds(const struct tax_line *line,
                                   struct tax_span x)
{
    double first = step_value(line, x.least, false);
    struct tax_span f = {first, first};

    widen(&f, step_value(line, x.most, false));
    for (size_t i = 0; i < line->step_count; i++) {
        double threshold = fraction_number(line->steps[i].threshold);

        if (threshold < x.least || threshold > x.most)
            continue;
        widen(&f, step_value(line, threshold, true));
        widen(&f, step_value(line, threshold, false));
    }
    return f;
}

/* Whether f has no corner and no lump between two numbers. */
static bool is_straight(const struct tax_line *line, struct tax_span x)
{
    for (size_t i = 0; i < line->step_count; i++) {
        double threshold = fraction_number(line->steps[i].threshold);

        if (x.least <= threshold && threshold <= x.most)
            return false;
    }
    return true;
}

/* Whether taking 0 for what is below it makes a corner. */
static bool has_floor(struct tax_span x)
{
    return x.least < 0 && x.most > 0;
}

static struct tax_span floored(struct tax_span x)
{
    return (struct tax_span){x.least > 0 ? x.least : 0,
                             x.most > 0 ? x.most : 0};
}

bool tax_bounds(const struct tax_table *table,
                const struct tax_span input[TAX_INPUT_COUNT],
                const bool *dropped, struct tax_span *line)
{
    bool straight = true;

    for (size_t i = 0; i < table->line_count; i++) {
        const struct tax_line *of = &table->lines[i];
        struct tax_span above = form_bounds(&of->above_form, input, line);
        struct tax_span on = form_bounds(&of->on_form, input, line);
        struct tax_span less = form_bounds(&of->less_form, input, line);
        struct tax_span lower = {0, 0}, f;

        straight &= dropped[i] || !(has_floor(above) || has_floor(on));
        above = floored(above);
        on = floored(on);
        on = (struct tax_span){on.least + above.least, on.most + above.most};
        f = step_bounds(of, on);
        if (of->above_form.count)
            lower = step_bounds(of, above);
        f = (struct tax_span){f.least - lower.most - less.most,
                              f.most - lower.least - less.least};
        straight &=
            dropped[i] || !(has_floor(f) || !is_straight(of, on) ||
                            (of->above_form.count && above.least < above.most &&
                             !is_straight(of, above)));
        line[i] = dropped[i] ? (struct tax_span){0, 0} : floored(f);
    }
    return straight;
}
