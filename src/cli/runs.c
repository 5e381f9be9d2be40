#include "cli/runs.h"

#include "cli/commands.h"
#include "cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum status (*const runs[])(const struct options *options) = {
#define RUN_OF(word, run) [COMMAND_##word] = run,
    COMMANDS(RUN_OF)};

/* Prints what a command prints as a page; a failure prints nothing. */
static enum status run_for_page(const struct command *command,
                                const struct options *given)
{
    struct options options = *given;
    const char *title = NULL;
    char *body;
    size_t length;
    enum status status;

    options.page_title = &title;
    options.page = open_memstream(&body, &length);
    if (!options.page)
        return command_failed("the page", "made", strerror(errno));
    status = runs[command - commands](&options);
    fclose(options.page);
    if (length)
        options.format->page(stdout, title ? title : command->help, body,
                             options.arena);
    free(body);
    return status;
}

enum status runs_start(const struct command *command,
                       const struct options *options)
{
    return options->format->page ? run_for_page(command, options)
                                 : runs[command - commands](options);
}
