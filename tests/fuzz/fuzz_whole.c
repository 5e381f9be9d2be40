/*
 * A model, and assignments for it, through every command that reads one.  What
 * stands before a NUL byte are assignments, one a line.
 */
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/runs.h"
#include "fuzz.h"
#include "input.h"
#include "report/format.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    SETS_MOST = 16
};

static void run(const char *command, const struct options *options)
{
    enum status status = runs_start(commands_find(command), options);

    assert(status == STATUS_GOOD || status == STATUS_WRONG ||
           status == STATUS_USAGE);
}

static void run_all(struct options *options)
{
    for (size_t i = 0; (options->format = format_at(i)); i++)
        run("compare", options);
    options->format = &format_text;
    run("check", options);
    run("schedule", options);
    run("settle", options);
    run("write", options);
    options->files[1] = (char[]){"tier.target.request"};
    options->file_count = 2;
    run("explain", options);
}

/* Cuts the lines of text apart; returns how many are assignments. */
static size_t cut_sets(char *text, const char *sets[SETS_MOST])
{
    char *rest = text, *line;
    size_t count = 0;

    while (count < SETS_MOST && (line = strsep(&rest, "\n")))
        if (strchr(line, '='))
            sets[count++] = line;
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const uint8_t *nul = memchr(bytes, '\0', length);
    size_t before = nul ? (size_t)(nul - bytes) : 0;
    size_t after = nul ? before + 1 : 0;
    struct input input = input_open(bytes + after, length - after);
    char *text = strndup((const char *)bytes, before), *files[2] = {input.path};
    const char *sets[SETS_MOST];
    struct arena arena = {.newest = NULL};
    struct options options = {.arena = &arena,
                              .output = "-",
                              .force = true,
                              .sets = sets,
                              .files = files,
                              .file_count = 1};

    options.set_count = cut_sets(text, sets);
    run_all(&options);
    arena_free(&arena);
    free(text);
    input_close(&input);
    return 0;
}
