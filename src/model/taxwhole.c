#include "model/taxwhole.h"

/* The denominator of a term. */
static void set_bottom(mpz_t bottom, const struct tax_table *table,
                       const struct tax_term *term)
{
    mpz_set(bottom, mpq_denref(term->factor.q));
    if (term->of != TAX_CONSTANT && term->of >= TAX_INPUT_COUNT)
        mpz_mul(bottom, bottom,
                table->lines[term->of - TAX_INPUT_COUNT].bottom.z);
}

/* Makes all a multiple of the denominators of a form's terms. */
static void include_form(mpz_t all, const struct tax_table *table,
                         const struct tax_form *form)
{
    mpz_t bottom;

    mpz_init(bottom);
    for (size_t i = 0; i < form->count; i++) {
        set_bottom(bottom, table, &form->terms[i]);
        mpz_lcm(all, all, bottom);
    }
    mpz_clear(bottom);
}

static void set_bottoms(const struct tax_table *table, struct tax_line *line)
{
    mpz_t rates;

    mpz_init_set_ui(rates, 1);
    mpz_set_ui(line->base_bottom.z, 1);
    include_form(line->base_bottom.z, table, &line->on_form);
    include_form(line->base_bottom.z, table, &line->above_form);
    for (size_t i = 0; i < line->step_count; i++) {
        mpz_lcm(line->base_bottom.z, line->base_bottom.z,
                mpq_denref(line->steps[i].threshold.q));
        mpz_lcm(rates, rates, mpq_denref(line->steps[i].rate.q));
    }
    mpz_mul(line->bottom.z, line->base_bottom.z, rates);
    for (size_t i = 0; i < line->step_count; i++)
        mpz_lcm(line->bottom.z, line->bottom.z,
                mpq_denref(line->steps[i].lump.q));
    include_form(line->bottom.z, table, &line->less_form);
    mpz_clear(rates);
}

/* A number in units of 1 / bottom, a multiple of its denominator. */
static void scale(mpz_t whole, const struct exact *number, const mpz_t bottom)
{
    mpz_divexact(whole, bottom, mpq_denref(number->q));
    mpz_mul(whole, whole, mpq_numref(number->q));
}

static void scale_form(const struct tax_table *table, struct tax_form *form,
                       const mpz_t bottom)
{
    mpz_t own;

    mpz_init(own);
    for (size_t i = 0; i < form->count; i++) {
        struct tax_term *term = &form->terms[i];

        set_bottom(own, table, term);
        mpz_divexact(term->whole.z, bottom, own);
        mpz_mul(term->whole.z, term->whole.z, mpq_numref(term->factor.q));
    }
    mpz_clear(own);
}

static void scale_steps(struct tax_line *line)
{
    mpz_t units; /* of the value in one of the base */

    mpz_init(units);
    mpz_divexact(units, line->bottom.z, line->base_bottom.z);
    for (size_t i = 0; i < line->step_count; i++) {
        struct tax_step *step = &line->steps[i];
        struct exact change = exact_copy(&step->rate);

        if (i)
            change = exact_sub(change, &step[-1].rate);
        scale(step->from.z, &step->threshold, line->base_bottom.z);
        scale(step->change.z, &change, units);
        scale(step->once.z, &step->lump, line->bottom.z);
        exact_free(&change);
    }
    mpz_clear(units);
}

size_t taxwhole_make(struct tax_table *table, size_t index)
{
    struct tax_line *line = &table->lines[index];

    set_bottoms(table, line);
    scale_form(table, &line->on_form, line->base_bottom.z);
    scale_form(table, &line->above_form, line->base_bottom.z);
    scale_form(table, &line->less_form, line->bottom.z);
    scale_steps(line);
    return mpz_sizeinbase(line->bottom.z, 10);
}
