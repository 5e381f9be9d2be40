#include "cli/options.h"

#include "base/text.h"
#include "report/formats.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    WIDTH_USUAL = 80,
    WIDTH_MOST = 1000
};

/* clang-format off */
static const struct option_known known[] = {
    {"set", 's', true, "KEY=VALUE", NULL,
     "override a key of the model for this run; any number of times"},
    {"format", 'F', false, "FORMAT", FORMAT_WORDS,
     "how to print: text, markdown, csv or json"},
    {"output", 'o', true, "FILE", NULL,
     "where to write the workbook; - is standard output"},
    {"output-dir", 'D', false, "DIR", NULL,
     "the folder to write a workbook for each model in"},
    {"jobs", 'j', true, "N", NULL,
     "how many models to work on at the same time; 1 if not given"},
    {"tier", 'T', false, "NAME", NULL,
     "of which tier; the recommended one if not given"},
    {"stop", 'S', false, "DATE", NULL, "the last day of work"},
    {"template", 't', true, "NAME", NULL,
     "which template to begin with; `stipend list templates` has them"},
    {"force", 'f', true, NULL, NULL, "replace a file that is already there"},
    {"help", 'h', true, NULL, NULL, "this help, or a command's"},
    {"version", 'V', true, NULL, NULL, "the version of the program"},
};
/* clang-format on */

const struct option_known *option_at(size_t index)
{
    return index < COUNT(known) ? &known[index] : NULL;
}

static const char *option_words(struct arena *arena, const char *letters)
{
    const char *words = "";

    for (size_t i = 0; i < COUNT(known); i++)
        if (strchr(letters, known[i].letter))
            words = arena_print(arena, "%s --%s", words, known[i].name);
    return words;
}

static bool read_jobs(const char *text, size_t *jobs)
{
    size_t length = strspn(text, "0123456789");
    long count = strtol(text, NULL, 10);

    if (!length || text[length] || length > 4 || count < 1 || count > JOBS_MOST)
        return false;
    *jobs = (size_t)count;
    return true;
}

/* Always false, so that a fault is one statement. */
static bool fault(const char *what, const char *which, const char *words)
{
    command_misused(what, which, words);
    return false;
}

/* Takes one option with its argument. */
static bool take(int letter, struct options *options)
{
    switch (letter) {
    case 's':
        if (!strchr(optarg, '='))
            return fault("--set wants KEY=VALUE, not", optarg, NULL);
        options->sets[options->set_count++] = optarg;
        break;
    case 'F':
        options->format = formats_find(optarg);
        if (!options->format)
            return fault("--format is text, markdown, csv or json, not", optarg,
                         FORMAT_WORDS);
        break;
    case 'o':
        options->output = optarg;
        break;
    case 'D':
        options->folder = optarg;
        break;
    case 'j':
        if (!read_jobs(optarg, &options->jobs))
            return fault("--jobs wants a number from 1 to 256, not", optarg,
                         NULL);
        break;
    case 'T':
        options->tier = optarg;
        break;
    case 'S':
        if (!date_parse(optarg, &options->stop))
            return fault("--stop wants a date such as 2026-08-01, not", optarg,
                         NULL);
        break;
    case 't':
        options->template = optarg;
        break;
    case 'f':
        options->force = true;
        break;
    }
    return true;
}

/* getopt's two tables, from ours. */
static void option_tables(struct option longs[], char *shorts)
{
    *shorts++ = ':'; /* a missing argument is told apart */
    for (size_t i = 0; i < COUNT(known); i++) {
        bool takes = known[i].argument != NULL;

        longs[i] = (struct option){known[i].name,
                                   takes ? required_argument : no_argument,
                                   NULL, known[i].letter};
        *shorts++ = known[i].letter;
        if (takes)
            *shorts++ = ':';
    }
    *shorts = '\0';
}

/* An option that is known, but not to this command. */
static bool misplaced(int letter)
{
    char name[64] = "";

    for (size_t i = 0; i < COUNT(known); i++)
        if (known[i].letter == letter)
            snprintf(name, sizeof(name), "--%s", known[i].name);
    return fault("this command has no option", name, NULL);
}

static bool unknown(const struct command *command, const char *typed)
{
    struct arena arena = {.newest = NULL};

    fault("unknown option", typed, option_words(&arena, command->options));
    arena_free(&arena);
    return false;
}

static bool check_files(const struct command *command,
                        const struct options *options)
{
    size_t inputs = 0;

    if (options->file_count > command->files_most) {
        fprintf(stderr,
                "stipend: too many arguments for %s\nusage: stipend %s "
                "%s\n",
                command->name, command->name, command->usage);
        return false;
    }
    for (size_t i = 0; i < options->file_count; i++)
        inputs += !strcmp(options->files[i], "-");
    if (inputs > 1)
        return fault("standard input can be read only once", "", NULL);
    if (options->file_count >= command->files_least)
        return true;
    fprintf(stderr, "stipend: %s\nusage: stipend %s %s\n",
            command->words        ? "a word is missing"
            : options->file_count ? "a figure's name is missing"
                                  : "a model file is missing",
            command->name, command->usage);
    return false;
}

bool options_read(const struct command *command, int argc, char **argv,
                  struct options *options)
{
    struct option longs[COUNT(known) + 1] = {{0}};
    char shorts[2 * COUNT(known) + 2];
    int letter;

    option_tables(longs, shorts);
    opterr = 0;
    while ((letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (letter == '?' && optopt && !strncmp(argv[optind - 1], "--", 2))
            return fault("no argument goes with", argv[optind - 1], NULL);
        if (letter == '?')
            return unknown(command, optopt ? (char[]){'-', (char)optopt, '\0'}
                                           : argv[optind - 1]);
        if (letter == ':')
            return fault("an argument is missing for", argv[optind - 1], NULL);
        if (!strchr(command->options, letter))
            return misplaced(letter);
        if (!take(letter, options))
            return false;
    }
    options->files = argv + optind;
    options->file_count = (size_t)(argc - optind);
    return check_files(command, options);
}

static int terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    int width = columns ? atoi(columns) : 0;

    if (width <= 0 && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        width = size.ws_col;
    if (width > WIDTH_MOST)
        return WIDTH_MOST;
    return width > 0 ? width : WIDTH_USUAL;
}

/* https://no-color.org: any value that is not empty means no colour. */
static bool terminal_colour(void)
{
    const char *refused = getenv("NO_COLOR"), *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(refused && *refused) && term &&
           strcmp(term, "dumb") != 0;
}

struct style options_style(const struct options *options)
{
    return (struct style){options->format, terminal_width(), terminal_colour()};
}
