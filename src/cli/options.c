#include "cli/options.h"

#include "base/system.h"
#include "model/hint.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct option_known known[] = {
    {"set", 's', true, ARGUMENT_KEY, "KEY=VALUE", NULL,
     "override a key of the model for this run; may be given many times",
     "--set wants KEY=VALUE, not"},
    {"format", 'F', false, ARGUMENT_WORDS, "FORMAT", FORMAT_WORDS,
     "output format, one of:" FORMAT_WORDS,
     "--format wants one of" FORMAT_WORDS ", not"},
    {"output", 'o', true, ARGUMENT_FILE, "FILE", NULL,
     "write the workbook to FILE; - is standard output", NULL},
    {"output-dir", 'D', false, ARGUMENT_FOLDER, "DIR", NULL,
     "write a workbook for each model into the folder DIR", NULL},
    {"jobs", 'j', true, ARGUMENT_OTHER, "N", NULL,
     "work on N models at the same time; default 1",
     "--jobs wants a number from 1 to " TEXT_OF(JOBS_MOST) ", not"},
    {"tier", 'T', false, ARGUMENT_OTHER, "NAME", NULL,
     "show this tier instead of the recommended one", NULL},
    {"stop", 'S', false, ARGUMENT_OTHER, "DATE", NULL,
     "the last day of work",
     "--stop wants a date such as 2026-08-01, not"},
    {"template", 't', true, ARGUMENT_TEMPLATE, "NAME", NULL,
     "start from this template or table of taxes; `stipend list templates` and "
     "`stipend list taxes` list them", NULL},
    {"share", 'H', false, ARGUMENT_NONE, NULL, NULL,
     "leave out what [share] leave_out names, if no request changes", NULL},
    {"strict", 'W', false, ARGUMENT_NONE, NULL, NULL,
     "take warnings as errors", NULL},
    {"force", 'f', true, ARGUMENT_NONE, NULL, NULL,
     "replace a file that exists already", NULL},
    {"help", 'h', true, ARGUMENT_NONE, NULL, NULL,
     "show help on the program or the command", NULL},
    {"version", 'V', true, ARGUMENT_NONE, NULL, NULL,
     "show the version of the program", NULL},
};
/* clang-format on */

const struct option_known *option_at(size_t index)
{
    return index < COUNT(known) ? &known[index] : NULL;
}

/* The option of a letter, which must be in the table. */
static const struct option_known *option_of(int letter)
{
    const struct option_known *option = known;

    while (option->letter != letter)
        option++;
    return option;
}

static bool read_jobs(const char *text, size_t *jobs)
{
    long count = strtol(text, NULL, 10);

    *jobs = (size_t)count;
    return !text[strspn(text, "0123456789")] && count >= 1 &&
           count <= JOBS_MOST;
}

/* Stores one option's argument; false if it is wrong. */
static bool store_argument(int letter, struct options *options)
{
    switch (letter) {
    case 's':
        options->sets[options->set_count++] = optarg;
        return strchr(optarg, '=') != NULL;
    case 'F':
        options->format = format_find(optarg);
        return options->format != NULL;
    case 'o':
        options->output = optarg;
        break;
    case 'D':
        options->folder = optarg;
        break;
    case 'j':
        return read_jobs(optarg, &options->jobs);
    case 'T':
        options->tier = optarg;
        break;
    case 'S':
        return date_parse(optarg, &options->stop);
    case 't':
        options->template = optarg;
        break;
    case 'f':
        options->force = true;
        break;
    case 'H':
        options->share = true;
        break;
    case 'W':
        options->strict = true;
        break;
    }
    return true;
}

/* Fills getopt's two tables from ours. */
static void fill_tables(struct option longs[], char *shorts)
{
    *shorts++ = ':'; /* getopt then reports a missing argument as ':' */
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

/* Complains; always false, so that a check is one statement. */
static bool misuse(const char *what, const char *which, const char *hint)
{
    command_refused(what, which, hint);
    return false;
}

/* "; did you mean --format json?" for --json, if the command takes formats. */
static const char *option_hint(const struct command *command, const char *typed,
                               struct arena *arena)
{
    const char *name = typed + strspn(typed, "-"), *word, *format = NULL;
    struct nearest nearest =
        hint_start(arena_copy_part(arena, name, strcspn(name, "=")));

    for (size_t i = 0; i < COUNT(known); i++)
        if (strchr(command->options, known[i].letter))
            hint_offer(&nearest, known[i].name);
    for (size_t i = 0; strchr(command->options, 'F') &&
                       (word = word_at(FORMAT_WORDS, i, arena));
         i++) {
        hint_offer(&nearest, word);
        if (nearest.word == word)
            format = word;
    }
    if (nearest.word)
        nearest.word =
            arena_print(arena, nearest.word == format ? "--format %s" : "--%s",
                        nearest.word);
    return hint_text(&nearest, arena);
}

/* "; did you mean --format?" for -f, if an option begins with that letter. */
static const char *letter_hint(const struct command *command, char letter,
                               struct arena *arena)
{
    for (size_t i = 0; i < COUNT(known); i++)
        if (strchr(command->options, known[i].letter) &&
            *known[i].name == letter)
            return arena_print(arena, "; did you mean --%s?", known[i].name);
    return "";
}

/* Complains of an option that the program has, but not this command. */
static bool refuse_option(const struct command *command,
                          const struct option_known *option, bool brief,
                          struct arena *arena)
{
    const char *hint =
        brief ? letter_hint(command, (char)option->letter, arena) : "";
    const char *name = brief ? arena_print(arena, "-%c", option->letter)
                             : arena_print(arena, "--%s", option->name);

    return misuse("this command has no option", name, hint);
}

/* What a refused argument of an option may have been meant to be. */
static const char *argument_hint(const struct option_known *option,
                                 struct arena *arena)
{
    const struct setting setting = {.arena = arena};

    if (option->letter == 'S')
        return hint_value(KIND_DATE, optarg, &setting);
    return option->words ? hint_word(option->words, optarg, arena) : "";
}

/* Checks and stores the option that getopt has just found. */
static bool read_option(const struct command *command, int letter, bool brief,
                        char **argv, struct options *options)
{
    const char *typed = argv[optind - 1];
    const struct option_known *option;

    if (letter == ':')
        return misuse("an argument is missing for", typed, "");
    if (letter == '?' && optopt && !strncmp(typed, "--", 2))
        return misuse("this option takes no argument", typed, "");
    if (letter == '?') {
        if (optopt)
            return misuse("unknown option",
                          arena_print(options->arena, "-%c", optopt), "");
        return misuse("unknown option", typed,
                      option_hint(command, typed, options->arena));
    }
    option = option_of(letter);
    if (!strchr(command->options, letter))
        return refuse_option(command, option, brief, options->arena);
    return store_argument(letter, options) ||
           misuse(option->wanted, optarg,
                  argument_hint(option, options->arena));
}

static bool check_files(const struct command *command,
                        const struct options *options)
{
    const char *what = NULL;
    size_t inputs = 0;

    for (size_t i = 0; i < options->file_count; i++)
        inputs += !strcmp(options->files[i], "-");
    if (options->file_count > command->files_most)
        what = "too many arguments";
    else if (inputs > 1)
        return misuse("standard input can be read only once", "", "");
    else if (options->file_count < command->files_least)
        what = command->words        ? "a word is missing"
               : options->file_count ? "a figure's name is missing"
                                     : "a model file is missing";
    if (what)
        fprintf(stderr, "stipend: %s\nusage: stipend %s %s\n", what,
                command->name, command->usage);
    return !what;
}

bool options_read(const struct command *command, int argc, char **argv,
                  struct options *options)
{
    struct option longs[COUNT(known) + 1] = {{0}};
    char shorts[2 * COUNT(known) + 2];
    int letter, found = -1; /* the index of a long option */

    fill_tables(longs, shorts);
    opterr = 0;
    while ((letter = getopt_long(argc, argv, shorts, longs, &found)) != -1) {
        if (!read_option(command, letter, found < 0, argv, options))
            return false;
        found = -1;
    }
    options->files = argv + optind;
    options->file_count = (size_t)(argc - optind);
    return check_files(command, options);
}

struct output options_output(const struct options *options)
{
    return (struct output){options->page ? options->page : stdout,
                           options->arena,
                           options->format,
                           system_width(),
                           system_colour(),
                           options->page_title};
}
