/* Any bytes as a model file: it loads, or there is a complaint. */
#include "fuzz.h"
#include "input.h"
#include "model/load.h"
#include "model/pass.h"

#include <assert.h>
#include <string.h>

/* What the first pass over the bytes leaves can be given to the parser. */
static void try_pass(const uint8_t *bytes, size_t length)
{
    struct arena arena = {.newest = NULL};
    struct diag diag = {.errors = 0};
    char *copy = arena_alloc(&arena, length + 1);
    struct ini_contents contents = {.entries = NULL};

    memcpy(copy, bytes, length);
    pass_read("model.ini", copy, length, &arena, &diag, &contents);
    for (size_t i = 0; i < contents.entry_count; i++) {
        const struct ini_entry *entry = &contents.entries[i];

        assert(entry->line > 0);
        assert(!entry->value || (*entry->section && *entry->key));
    }
    diag_free(&diag);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input input = input_open(bytes, length);
    struct diag diag = {.errors = 0};
    struct ini *ini = ini_open(input.path, INI_MODEL, &diag);

    assert(ini || diag.errors);
    if (ini) {
        model_free(load_model(ini, &diag));
        ini_close(ini);
    }
    for (size_t i = 0; i < diag.count; i++)
        assert(diag_text(&diag, i));
    diag_free(&diag);
    input_close(&input);
    try_pass(bytes, length);
    return 0;
}
