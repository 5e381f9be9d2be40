/* Any bytes as a table of taxes: what loads can be computed. */
#include "figure/tax.h"
#include "fuzz.h"
#include "input.h"

#include <assert.h>

static void compute(const struct tax_table *table, long stipend, long wages)
{
    struct tax_income income;
    struct tax_values values = tax_values_init(table);

    tax_income_init(&income);
    mpq_set_si(income.input[TAX_STIPEND], stipend, 1);
    mpq_set_si(income.input[TAX_WAGES], wages, 1);
    tax_compute(table, &income, NULL, &values);
    for (size_t i = 0; i < values.count; i++)
        assert(mpq_sgn(values.line[i]) >= 0);
    tax_values_clear(&values);
    tax_income_clear(&income);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input input = input_open(bytes, length);
    struct diag diag = {.errors = 0};
    struct tax_table *table = tax_table_load(input.path, "a", &diag);

    assert(table || diag.errors);
    if (table && !diag.errors) {
        compute(table, 0, 0);
        compute(table, -1000, 50000);
        compute(table, 120000, 20000);
    }
    tax_table_free(table);
    diag_free(&diag);
    input_close(&input);
    return 0;
}
