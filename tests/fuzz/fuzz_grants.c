/* Any bytes as a file of grants: what is read is within its bounds. */
#include "fuzz.h"
#include "input.h"
#include "model/grants.h"
#include "model/load.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input input = input_open(bytes, length);
    struct model *model = calloc(1, sizeof(*model));
    struct diag diag = {.errors = 0};

    grants_read(model, input.path, &diag);
    for (size_t i = 0; i < model->grant_count; i++) {
        const struct public_grant *grant = &model->grants[i];

        assert(grant->amount.minor > 0 && money_valid(grant->amount));
        assert(grant->months.units > 0 && *grant->currency.code);
        assert(!grant->kind || text_is_name(grant->kind));
        assert(i == 0 || grant->line > model->grants[i - 1].line);
    }
    model_free(model);
    diag_free(&diag);
    input_close(&input);
    return 0;
}
