/* Any bytes as a model file: it loads, or it is said why not. */
#include "fuzz.h"
#include "input.h"
#include "model/load.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input input = input_open(bytes, length);
    struct diag diag = {.errors = 0};
    struct ini *ini = ini_open(input.path, &diag);

    assert(ini || diag.errors);
    if (ini) {
        model_free(load_model(ini, &diag));
        ini_close(ini);
    }
    for (size_t i = 0; i < diag.count; i++)
        assert(diag_text(&diag, i));
    diag_free(&diag);
    input_close(&input);
    return 0;
}
