#include "cli/runs.h"

#include "cli/commands.h"

static enum status (*const runs[])(const struct options *options) = {
#define RUN_OF(word, run) [COMMAND_##word] = run,
    COMMANDS(RUN_OF)};

enum status runs_start(const struct command *command,
                       const struct options *options)
{
    return runs[command - commands](options);
}
