#include "figure/taxbounds.h"

#include <math.h>

/* The relative error of a double, and of what is computed from a few. */
static const double dust = 1e-13;

static void loosen(struct tax_interval *interval, double size)
{
    interval->least -= size * dust;
    interval->most += size * dust;
}

/* sum + factor * x */
static void add_bound(struct tax_bound *sum, double factor,
                      const struct tax_bound *x)
{
    bool down = factor < 0;

    sum->interval.least +=
        factor * (down ? x->interval.most : x->interval.least);
    sum->interval.most +=
        factor * (down ? x->interval.least : x->interval.most);
    sum->slope += factor * x->slope;
    sum->straight &= x->straight;
}

/* The sum of a form's terms. */
static struct tax_bound form_bound(const struct tax_form *form,
                                   const struct tax_interval *input,
                                   const struct tax_bound *lines)
{
    struct tax_bound sum = {.straight = true};
    double size = 0;

    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;
        double factor = exact_number(&form->terms[i].factor);
        struct tax_bound x = {.interval = {1, 1}, .straight = true};

        if (of < TAX_INPUT_COUNT)
            x = (struct tax_bound){input[of], true, of == TAX_STIPEND};
        else if (of != TAX_CONSTANT)
            x = lines[of - TAX_INPUT_COUNT];
        add_bound(&sum, factor, &x);
        size +=
            fabs(factor) * fmax(fabs(x.interval.least), fabs(x.interval.most));
    }
    loosen(&sum.interval, size);
    return sum;
}

/* The greater of x and 0. */
static void floor_bound(struct tax_bound *x)
{
    x->straight &= x->interval.least >= 0 || x->interval.most <= 0;
    if (x->interval.most <= 0)
        x->slope = 0;
    x->interval.least = fmax(x->interval.least, 0);
    x->interval.most = fmax(x->interval.most, 0);
}

static void widen_interval(struct tax_interval *interval, double x)
{
    interval->least = fmin(interval->least, x);
    interval->most = fmax(interval->most, x);
}

/* f(x) is straight between thresholds: only the ends of each bracket count. */
static struct tax_bound steps_bound(const struct tax_line *line,
                                    const struct tax_bound *x)
{
    double at = 0, value = 0, rate = 0, size = 0;
    struct tax_bound f = {.interval = {INFINITY, -INFINITY},
                          .straight = x->straight};

    for (size_t i = 0; i <= line->step_count; i++) {
        const struct tax_step *step = &line->steps[i];
        bool last = i == line->step_count;
        double next = last ? INFINITY : exact_number(&step->threshold), lump;

        if (next > x->interval.least) {
            widen_interval(&f.interval,
                           value + rate * (fmax(at, x->interval.least) - at));
            widen_interval(&f.interval,
                           value + rate * (fmin(next, x->interval.most) - at));
        }
        if (next > x->interval.most)
            break;
        f.straight &= next <= x->interval.least;
        lump = exact_number(&step->lump);
        value += rate * (next - at) + lump;
        size += fabs(rate * (next - at)) + fabs(lump);
        at = next;
        rate = exact_number(&step->rate);
        size += fabs(rate * (x->interval.most - at));
    }
    loosen(&f.interval, size);
    f.slope = rate * x->slope;
    return f;
}

static struct tax_bound line_bound(const struct tax_line *line,
                                   const struct tax_interval *input,
                                   const struct tax_bound *lines)
{
    struct tax_bound above = form_bound(&line->above_form, input, lines);
    struct tax_bound base = form_bound(&line->on_form, input, lines);
    struct tax_bound less = form_bound(&line->less_form, input, lines);
    struct tax_bound lower = {.straight = true}, f;

    floor_bound(&above);
    floor_bound(&base);
    add_bound(&base, 1, &above);
    f = steps_bound(line, &base);
    if (line->above_form.count)
        lower = steps_bound(line, &above);
    add_bound(&lower, 1, &less);
    add_bound(&f, -1, &lower);
    floor_bound(&f);
    return f;
}

/* Smallest units of the grant's currency in the unit of the table's. */
static double smallest_units(const struct tax_run *run)
{
    return exact_number(&run->rate) * (double)power_of_ten(run->digits);
}

void taxbounds_of(const struct tax_run *run, struct tax_interval income,
                  struct tax_bound line[])
{
    const struct tax_table *table = run->table;
    struct tax_interval input[TAX_INPUT_COUNT];
    double unit = smallest_units(run);

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        input[i].least = input[i].most = exact_number(&run->input[i]);
    input[TAX_STIPEND] =
        (struct tax_interval){income.least / unit, income.most / unit};
    for (size_t i = 0; i < table->line_count; i++) {
        line[i] = (struct tax_bound){.straight = true};
        if (!run->dropped[i])
            line[i] = line_bound(&table->lines[i], input, line);
    }
    for (size_t i = 0; i < table->line_count; i++) {
        double without = exact_number(&run->without[i]);

        line[i].interval.least =
            (line[i].interval.least - without - without * 1e-15) * unit;
        line[i].interval.most =
            (line[i].interval.most - without + without * 1e-15) * unit;
    }
}

double taxbounds_added(const struct tax_run *run, size_t line)
{
    struct exact added = tax_run_added(run, line);
    double number = exact_number(&added);

    exact_free(&added);
    return number * (double)power_of_ten(run->digits);
}
