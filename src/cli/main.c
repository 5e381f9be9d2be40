#include "base/version.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/runs.h"

#include <fcntl.h>
#include <signal.h>
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

static enum status run_command(int argc, char **argv, struct options *options)
{
    const struct command *command;

    if (argc < 2)
        return command_misused("no command is given", "", NULL);
    if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
        puts("stipend " STIPEND_VERSION);
        return STATUS_GOOD;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
        return help_overview(options);
    command = commands_find(argv[1]);
    if (!command && *argv[1] == '-')
        return command_refused("no command comes before this option", argv[1],
                               "; the first word is one, such as compare");
    if (!command)
        return command_misused("no such command", argv[1],
                               commands_words(options->arena));
    if (asks_for_help(argc, argv))
        return help_command(command, options);
    return options_read(command, argc - 1, argv + 1, options)
               ? runs_start(command, options)
               : STATUS_USAGE;
}

/*
 * Opens streams that the caller closed in a mode that makes their use fail, so
 * that no file of ours takes their numbers.
 */
static void open_closed_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
    struct arena arena = {.newest = NULL};
    struct options options = {.arena = &arena, .format = &format_text};
    enum status status;

    open_closed_streams();
    signal(SIGXFSZ, SIG_IGN); /* writing too much then fails with a message */
    options.sets = arena_alloc(&arena, (size_t)argc * sizeof(*options.sets));
    status = run_command(argc, argv, &options);
    arena_free(&arena);
    if (fflush(stdout) || ferror(stdout)) {
        perror("stipend: cannot print");
        return STATUS_WRONG;
    }
    return (int)status;
}
