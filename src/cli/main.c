#include "base/version.h"
#include "cli/commands.h"
#include "cli/help.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether --help or -h stands among the arguments, before any "--". */
static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return true;
    return false;
}

static enum status run_command(const struct command *command, int argc,
                               char **argv)
{
    struct options options = {.commands = commands, .format = &format_text};
    enum status status = STATUS_USAGE;

    options.sets = calloc((size_t)argc, sizeof(*options.sets));
    if (options_read(command, argc, argv, &options))
        status = command->run(&options);
    free(options.sets);
    return status;
}

static enum status no_such_command(const char *typed)
{
    struct arena arena = {.newest = NULL};
    enum status status = command_misused("no such command", typed,
                                         command_words(commands, &arena));

    arena_free(&arena);
    return status;
}

static enum status run(int argc, char **argv)
{
    const struct command *command =
        argc > 1 ? command_find(commands, argv[1]) : NULL;

    if (argc < 2)
        return command_misused("no command is given", "", NULL);
    if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
        puts("stipend " STIPEND_VERSION);
        return STATUS_GOOD;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
        return help_overview(commands);
    if (!command)
        return no_such_command(argv[1]);
    if (asks_for_help(argc, argv))
        return help_command(command);
    return run_command(command, argc - 1, argv + 1);
}

/*
 * Streams that the caller closed are opened the wrong way round, so that no
 * file of ours takes their number and whoever uses them hears of it.
 */
static void open_closed_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
    enum status status;

    open_closed_streams();
    signal(SIGXFSZ, SIG_IGN); /* writing then fails, and says why */
    status = run(argc, argv);
    if (fflush(stdout) || ferror(stdout)) {
        perror("stipend: cannot print");
        return STATUS_WRONG;
    }
    return (int)status;
}
