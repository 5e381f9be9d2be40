#include "figure/tax.h"

#include <math.h>
#include <stdlib.h>

/* Numbers that a pass needs for a moment. */
struct workings {
    mpq_t above, base, part, factor, change;
    mpq_t limit, below; /* between which all amounts lie */
    bool fits;
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
    rational_set(number, value.top, value.bottom);
}

static void check_size(const mpq_t amount, struct workings *w)
{
    w->fits &= mpq_cmp(amount, w->limit) < 0 && mpq_cmp(amount, w->below) > 0;
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
        check_size(w->part, w);
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
        check_size(w->part, w);
        set(w->change, step->lump);
        check_size(w->change, w);
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
    check_size(w->base, w);
    check_size(value, w);
    floor_at_zero(value);
}

size_t tax_compute(const struct tax_table *table,
                   const struct tax_income *income, const bool *dropped,
                   struct tax_values *values)
{
    struct workings w = {.fits = true};
    size_t fitting = 0;

    mpq_inits(w.above, w.base, w.part, w.factor, w.change, w.limit, w.below,
              NULL);
    rational_set_decimal(w.limit, money_limit,
                         currency_digits(table->currency));
    mpq_neg(w.below, w.limit);
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        check_size(income->input[i], &w);
    for (size_t i = 0; i < table->line_count; i++) {
        compute_line(&table->lines[i], income, values, &w, values->line[i]);
        if (dropped && dropped[i])
            mpq_set_si(values->line[i], 0, 1);
        fitting += w.fits;
    }
    mpq_clears(w.above, w.base, w.part, w.factor, w.change, w.limit, w.below,
               NULL);
    return fitting;
}

/* Binary fractions are this far from the numbers that they stand for. */
static const double dust = 1e-13;

static struct tax_bound form_bound(const struct tax_form *form,
                                   const struct tax_span *input,
                                   const struct tax_bound *line)
{
    struct tax_bound sum = {.straight = true};
    double size = 0;

    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;
        double factor = fraction_number(form->terms[i].factor);
        struct tax_bound x = {.span = {1, 1}, .straight = true};

        if (of < TAX_INPUT_COUNT)
            x = (struct tax_bound){input[of], true, of == TAX_STIPEND};
        else if (of != TAX_CONSTANT)
            x = line[of - TAX_INPUT_COUNT];
        sum.span.least += factor * (factor < 0 ? x.span.most : x.span.least);
        sum.span.most += factor * (factor < 0 ? x.span.least : x.span.most);
        sum.slope += factor * x.slope;
        sum.straight &= x.straight;
        size += fabs(factor) * fmax(fabs(x.span.least), fabs(x.span.most));
    }
    sum.span.least -= size * dust;
    sum.span.most += size * dust;
    return sum;
}

/* Takes 0 for what is below it. */
static void floor_bound(struct tax_bound *x)
{
    x->straight &= x->span.least >= 0 || x->span.most <= 0;
    if (x->span.most <= 0)
        x->slope = 0;
    x->span.least = fmax(x->span.least, 0);
    x->span.most = fmax(x->span.most, 0);
}

static void widen(struct tax_span *span, double x)
{
    span->least = fmin(span->least, x);
    span->most = fmax(span->most, x);
}

/* f(x) */
static double step_value(const struct tax_line *line, double x)
{
    double sum = 0, before = 0;

    for (size_t i = 0; i < line->step_count; i++) {
        double threshold = fraction_number(line->steps[i].threshold);
        double rate = fraction_number(line->steps[i].rate);

        if (x < threshold)
            return sum;
        sum += (x - threshold) * (rate - before) +
               fraction_number(line->steps[i].lump);
        before = rate;
    }
    return sum;
}

/* f is straight between thresholds, so that only they and its ends count. */
static struct tax_bound step_bound(const struct tax_line *line,
                                   const struct tax_bound *x)
{
    double value = step_value(line, x->span.least), at = 0, rate = 0, size = 0;
    struct tax_bound f = {.span = {value, value}, .straight = x->straight};
    bool inside;

    widen(&f.span, step_value(line, x->span.most));
    value = 0;
    for (size_t i = 0; i < line->step_count; i++) {
        double threshold = fraction_number(line->steps[i].threshold);

        if (threshold > x->span.most)
            break;
        value += rate * (threshold - at);
        size += fabs((x->span.most - threshold) *
                     (fraction_number(line->steps[i].rate) - rate)) +
                fabs(rate * (threshold - at)) +
                fabs(fraction_number(line->steps[i].lump));
        inside = threshold > x->span.least;
        if (inside)
            widen(&f.span, value);
        value += fraction_number(line->steps[i].lump);
        if (inside)
            widen(&f.span, value);
        f.straight &= !inside;
        at = threshold;
        rate = fraction_number(line->steps[i].rate);
    }
    size += fabs(rate * (x->span.most - at));
    f.span.least -= size * dust;
    f.span.most += size * dust;
    f.slope = rate * x->slope;
    return f;
}

static struct tax_bound line_bound(const struct tax_line *line,
                                   const struct tax_span *input,
                                   const struct tax_bound *lines)
{
    struct tax_bound above = form_bound(&line->above_form, input, lines);
    struct tax_bound base = form_bound(&line->on_form, input, lines);
    struct tax_bound less = form_bound(&line->less_form, input, lines);
    struct tax_bound lower = {.straight = true}, f;

    floor_bound(&above);
    floor_bound(&base);
    base.span.least += above.span.least;
    base.span.most += above.span.most;
    base.slope += above.slope;
    base.straight &= above.straight;
    f = step_bound(line, &base);
    if (line->above_form.count)
        lower = step_bound(line, &above);
    f.span.least -= lower.span.most + less.span.most;
    f.span.most -= lower.span.least + less.span.least;
    f.slope -= lower.slope + less.slope;
    f.straight &= lower.straight && less.straight;
    floor_bound(&f);
    return f;
}

void tax_bounds(const struct tax_table *table,
                const struct tax_span input[TAX_INPUT_COUNT],
                const bool *dropped, struct tax_bound *line)
{
    for (size_t i = 0; i < table->line_count; i++) {
        line[i] = (struct tax_bound){.straight = true};
        if (!dropped[i])
            line[i] = line_bound(&table->lines[i], input, line);
    }
}
