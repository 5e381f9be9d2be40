#include "base/arena.h"
#include "base/text.h"
#include "base/version.h"
#include "cli/commands.h"

#include <fcntl.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Every option: the letter by which commands name it, and what it does. */
static const struct {
    const char *name;
    char letter;
    const char *argument;
    const char *help;
} options_known[] = {
    {"set", 's', "KEY=VALUE", "override a key for this run; any number"},
    {"format", 'F', "text|json", "how to print"},
    {"output", 'o', "FILE", "where to write the workbook"},
    {"tier", 'T', "NAME", "of which tier; the recommended one if not given"},
    {"stop", 'S', "DATE", "the last day of work"},
    {"template", 't', "NAME", "which starter model"},
    {"force", 'f', NULL, "replace a file that is already there"},
    {"help", 'h', NULL, "this help, or a command's"},
    {"version", 'V', NULL, "the version"},
};

static const char *const formats[FORMAT_COUNT] = {
    [FORMAT_TEXT] = "text",
    [FORMAT_JSON] = "json",
};

static void print_options(const char *letters)
{
    for (size_t i = 0; i < COUNT(options_known); i++) {
        char name[64];

        if (!strchr(letters, options_known[i].letter))
            continue;
        snprintf(name, sizeof(name), "--%s%s%s", options_known[i].name,
                 options_known[i].argument ? " " : "",
                 options_known[i].argument ? options_known[i].argument : "");
        printf("  %-22s %s\n", name, options_known[i].help);
    }
}

static enum status help(const struct command *command)
{
    const struct command *c;

    if (command) {
        printf("usage: stipend %s %s\n\n%s.\n", command->name, command->usage,
               command->help);
        if (*command->options)
            fputs("\n", stdout);
        print_options(command->options);
        return STATUS_GOOD;
    }
    puts("usage: stipend COMMAND [OPTION...] [MODEL...]\n\n"
         "Budgets for funding requests: a model file in, tiers of funding "
         "compared,\na live proposal workbook out.\n");
    for (size_t i = 0; (c = command_at(i)); i++)
        printf("  %-9s %s\n", c->name, c->help);
    fputs("\n", stdout);
    print_options("hV");
    return STATUS_GOOD;
}

static const struct command *find_command(const char *name)
{
    const struct command *c;

    for (size_t i = 0; (c = command_at(i)); i++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}

static enum status misused(const char *what, const char *which)
{
    fprintf(stderr, "stipend: %s%s%s\nTry: stipend --help\n", what,
            *which ? ": " : "", which);
    return STATUS_USAGE;
}

static bool read_format(const char *text, enum format *format)
{
    for (unsigned f = 0; f < FORMAT_COUNT; f++)
        if (text_same_letters(text, formats[f])) {
            *format = f;
            return true;
        }
    return false;
}

/* Takes one option; a status other than good ends the run. */
static enum status take_option(int letter, struct options *options)
{
    switch (letter) {
    case 's':
        if (!strchr(optarg, '='))
            return misused("--set wants KEY=VALUE, not", optarg);
        options->sets[options->set_count++] = optarg;
        break;
    case 'F':
        if (!read_format(optarg, &options->format))
            return misused("--format is text or json, not", optarg);
        break;
    case 'o':
        options->output = optarg;
        break;
    case 'T':
        options->tier = optarg;
        break;
    case 'S':
        if (!date_parse(optarg, &options->stop))
            return misused("--stop wants a date such as 2026-08-01, not",
                           optarg);
        break;
    case 't':
        options->template = optarg;
        break;
    case 'f':
        options->force = true;
        break;
    default:
        return STATUS_USAGE;
    }
    return STATUS_GOOD;
}

/* getopt's two tables, from ours. */
static void option_tables(struct option longs[], char *shorts)
{
    *shorts++ = ':'; /* a missing argument is told apart */
    for (size_t i = 0; i < COUNT(options_known); i++) {
        bool takes = options_known[i].argument != NULL;

        longs[i] = (struct option){options_known[i].name,
                                   takes ? required_argument : no_argument,
                                   NULL, options_known[i].letter};
        *shorts++ = options_known[i].letter;
        if (takes)
            *shorts++ = ':';
    }
    *shorts = '\0';
}

/* An option that is known, but not to this command. */
static enum status misplaced(int letter)
{
    char name[64] = "";

    for (size_t i = 0; i < COUNT(options_known); i++)
        if (options_known[i].letter == letter)
            snprintf(name, sizeof(name), "--%s", options_known[i].name);
    return misused("this command has no option", name);
}

static enum status read_options(const struct command *command, int argc,
                                char **argv, struct options *options)
{
    struct option longs[COUNT(options_known) + 1] = {{0}};
    char shorts[2 * COUNT(options_known) + 2];
    int letter;

    option_tables(longs, shorts);
    opterr = 0;
    while ((letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        enum status status;

        if (letter == '?' || letter == ':')
            return misused(letter == '?' ? "unknown option"
                                         : "an argument is missing for",
                           argv[optind - 1]);
        if (!strchr(command->options, letter))
            return misplaced(letter);
        status = take_option(letter, options);
        if (status)
            return status;
    }
    options->files = argv + optind;
    options->file_count = (size_t)(argc - optind);
    if (options->file_count < command->files_least) {
        fprintf(stderr,
                "stipend: a %s is missing\n"
                "usage: stipend %s %s\n",
                options->file_count ? "figure's name" : "model file",
                command->name, command->usage);
        return STATUS_USAGE;
    }
    if (options->file_count > command->files_most)
        return misused("too many files for", command->name);
    return STATUS_GOOD;
}

/* Whether --help or -h stands among the arguments, before any "--". */
static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return true;
    return false;
}

static enum status run(int argc, char **argv)
{
    const struct command *command = argc > 1 ? find_command(argv[1]) : NULL;
    struct options options = {.format = FORMAT_TEXT};
    enum status status;

    if (argc < 2)
        return misused("no command is given", "");
    if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
        puts("stipend " STIPEND_VERSION);
        return STATUS_GOOD;
    }
    if (!strcmp(argv[1], "help")) {
        command = argc > 2 ? find_command(argv[2]) : NULL;
        return argc > 2 && !command && strcmp(argv[2], "help") != 0
                   ? misused("no such command", argv[2])
                   : help(command);
    }
    if (!command && strcmp(argv[1], "--help") != 0 &&
        strcmp(argv[1], "-h") != 0)
        return misused("no such command", argv[1]);
    if (asks_for_help(argc, argv))
        return help(command);
    options.sets = calloc((size_t)argc, sizeof(*options.sets));
    if (!options.sets)
        return STATUS_WRONG;
    status = read_options(command, argc - 1, argv + 1, &options);
    if (!status)
        status = command->run(&options);
    free(options.sets);
    return status;
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
    status = run(argc, argv);

    if (fflush(stdout) || ferror(stdout)) {
        perror("stipend: cannot print");
        return STATUS_WRONG;
    }
    return (int)status;
}
