#include "model/taxsize.h"

#include "base/exact.h"

enum {
    BOTTOM_DIGITS_MOST = 200
};

/* The denominator that the values of a form have at most. */
static void include_form(mpz_t all, const struct tax_form *form,
                         mpz_t denominator[])
{
    mpz_t term;

    mpz_init(term);
    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;

        mpz_set(term, mpq_denref(form->terms[i].factor.q));
        if (of != TAX_CONSTANT && of >= TAX_INPUT_COUNT)
            mpz_mul(term, term, denominator[of - TAX_INPUT_COUNT]);
        mpz_lcm(all, all, term);
    }
    mpz_clear(term);
}

/* The one of the line-th line, of those before it. */
static void set_denominator(const struct tax_line *line, size_t index,
                            mpz_t denominator[])
{
    mpz_t rates, *all = &denominator[index];

    mpz_init_set_ui(rates, 1);
    include_form(*all, &line->on_form, denominator);
    include_form(*all, &line->above_form, denominator);
    for (size_t i = 0; i < line->step_count; i++) {
        mpz_lcm(*all, *all, mpq_denref(line->steps[i].threshold.q));
        mpz_lcm(rates, rates, mpq_denref(line->steps[i].rate.q));
    }
    mpz_mul(*all, *all, rates);
    for (size_t i = 0; i < line->step_count; i++)
        mpz_lcm(*all, *all, mpq_denref(line->steps[i].lump.q));
    include_form(*all, &line->less_form, denominator);
    mpz_clear(rates);
}

void taxsize_check(const struct tax_table *table, const struct reading *reading)
{
    mpz_t denominator[TAX_LINES_MOST];
    bool good = true;

    for (size_t i = 0; i < table->line_count; i++)
        mpz_init_set_ui(denominator[i], 1);
    for (size_t i = 0; i < table->line_count && good; i++) {
        const struct tax_line *line = &table->lines[i];

        set_denominator(line, i, denominator);
        if (mpz_sizeinbase(denominator[i], 10) > BOTTOM_DIGITS_MOST)
            good = record_error(
                reading, line->head.section, NULL,
                "its exact values may have a denominator of %zu digits; at "
                "most %d are computed: use fewer different fractions",
                mpz_sizeinbase(denominator[i], 10), BOTTOM_DIGITS_MOST);
    }
    for (size_t i = 0; i < table->line_count; i++)
        mpz_clear(denominator[i]);
}
