/* Any bytes as a model file: the pass over them, and what it leaves. */
#include "fuzz.h"
#include "model/pass.h"

#include <assert.h>
#include <string.h>

static void look_at(const struct ini_contents *contents)
{
    for (size_t i = 0; i < contents->entry_count; i++) {
        const struct ini_entry *entry = &contents->entries[i];

        assert(entry->line > 0);
        assert(!entry->value || (*entry->section && *entry->key));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = {.newest = NULL};
    struct diag diag = {.errors = 0};
    char *copy = arena_alloc(&arena, length + 1);
    struct ini_contents contents = {.entries = NULL};

    memcpy(copy, bytes, length);
    pass_read("model.ini", copy, length, &arena, &diag, &contents);
    look_at(&contents);
    diag_free(&diag);
    arena_free(&arena);
    return 0;
}
