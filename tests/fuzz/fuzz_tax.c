/* Any bytes as a table of taxes: what loads can be computed. */
#include "figure/tax.h"
#include "fuzz.h"
#include "input.h"
#include "model/taxload.h"

#include <assert.h>

static void compute(const struct tax_table *table, long stipend, long wages)
{
    static const bool dropped[TAX_LINES_MOST];
    struct exact values[TAX_LINES_MOST];
    struct exact input[TAX_INPUT_COUNT] = {
        [TAX_STIPEND] = exact(stipend),
        [TAX_WAGES] = exact(wages),
        [TAX_OTHER] = exact(0),
    };

    for (size_t i = 0; i < table->line_count; i++)
        values[i] = exact(0);
    tax_compute(table, input, dropped, values);
    for (size_t i = 0; i < table->line_count; i++) {
        assert(exact_sign(&values[i]) >= 0);
        exact_free(&values[i]);
    }
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        exact_free(&input[i]);
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
