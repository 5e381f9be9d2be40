#include "figure/taxbounds.h"

#include <math.h>

/* Binary fractions are this far from the numbers that they stand for. */
static const double dust = 1e-13;

static void loosen(struct tax_span *span, double size)
{
    span->least -= size * dust;
    span->most += size * dust;
}

/* The sum of a form's terms. */
static struct tax_bound form_bound(const struct tax_form *form,
                                   const struct tax_span *input,
                                   const struct tax_bound *lines)
{
    struct tax_bound sum = {.straight = true};
    double size = 0;

    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;
        double factor = exact_number(&form->terms[i].factor);
        struct tax_bound x = {.span = {1, 1}, .straight = true};

        if (of < TAX_INPUT_COUNT)
            x = (struct tax_bound){input[of], true, of == TAX_STIPEND};
        else if (of != TAX_CONSTANT)
            x = lines[of - TAX_INPUT_COUNT];
        sum.span.least += factor * (factor < 0 ? x.span.most : x.span.least);
        sum.span.most += factor * (factor < 0 ? x.span.least : x.span.most);
        sum.slope += factor * x.slope;
        sum.straight &= x.straight;
        size += fabs(factor) * fmax(fabs(x.span.least), fabs(x.span.most));
    }
    loosen(&sum.span, size);
    return sum;
}

/* 0 in place of what is below it. */
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

/*
 * f(x), stretch by stretch: it is straight between thresholds, so that only
 * both ends of each stretch count.
 */
static struct tax_bound steps_bound(const struct tax_line *line,
                                    const struct tax_bound *x)
{
    double at = 0, value = 0, rate = 0, size = 0;
    struct tax_bound f = {.span = {INFINITY, -INFINITY},
                          .straight = x->straight};

    for (size_t i = 0; i <= line->step_count; i++) {
        const struct tax_step *step = &line->steps[i];
        bool last = i == line->step_count;
        double next = last ? INFINITY : exact_number(&step->threshold), lump;

        if (next > x->span.least) {
            widen(&f.span, value + rate * (fmax(at, x->span.least) - at));
            widen(&f.span, value + rate * (fmin(next, x->span.most) - at));
        }
        if (next > x->span.most)
            break;
        f.straight &= next <= x->span.least;
        lump = exact_number(&step->lump);
        value += rate * (next - at) + lump;
        size += fabs(rate * (next - at)) + fabs(lump);
        at = next;
        rate = exact_number(&step->rate);
        size += fabs(rate * (x->span.most - at));
    }
    loosen(&f.span, size);
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
    f = steps_bound(line, &base);
    if (line->above_form.count)
        lower = steps_bound(line, &above);
    f.span.least -= lower.span.most + less.span.most;
    f.span.most -= lower.span.least + less.span.least;
    f.slope -= lower.slope + less.slope;
    f.straight &= lower.straight && less.straight;
    floor_bound(&f);
    return f;
}

/* Smallest units of the grant's currency in the unit of the table's. */
static double unit_of(const struct tax_run *run)
{
    return exact_number(&run->rate) * (double)power_of_ten(run->digits);
}

void taxbounds_of(const struct tax_run *run, struct tax_span amount,
                  struct tax_bound line[])
{
    const struct tax_table *table = run->table;
    struct tax_span input[TAX_INPUT_COUNT];
    double unit = unit_of(run);

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        input[i].least = input[i].most = exact_number(&run->input[i]);
    input[TAX_STIPEND] =
        (struct tax_span){amount.least / unit, amount.most / unit};
    for (size_t i = 0; i < table->line_count; i++) {
        line[i] = (struct tax_bound){.straight = true};
        if (!run->dropped[i])
            line[i] = line_bound(&table->lines[i], input, line);
    }
    for (size_t i = 0; i < table->line_count; i++) {
        double without = exact_number(&run->without[i]);
        struct tax_span *span = &line[i].span;

        span->least = (span->least - without - without * 1e-15) * unit;
        span->most = (span->most - without + without * 1e-15) * unit;
    }
}

double taxbounds_added(const struct tax_run *run, size_t line)
{
    struct exact added = tax_run_added(run, line);
    double number = exact_number(&added);

    exact_free(&added);
    return number * (double)power_of_ten(run->digits);
}
