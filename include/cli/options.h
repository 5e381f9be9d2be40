/* options.h - the options and arguments behind a command's name. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/date.h"
#include "cli/command.h"
#include "report/format.h"

#define JOBS_MOST 256

/* The kinds of arguments that shells complete. */
enum argument {
    ARGUMENT_NONE,
    ARGUMENT_KEY, /* KEY=VALUE; the option may be given many times */
    ARGUMENT_WORDS,
    ARGUMENT_TEMPLATE,
    ARGUMENT_FILE,
    ARGUMENT_FOLDER,
    ARGUMENT_OTHER,
    ARGUMENT_KINDS
};

struct option_known {
    const char *name;
    char letter; /* by which commands name it */
    bool common; /* the letter is shown */
    enum argument kind;
    const char *argument; /* its name in help, or NULL */
    const char *words;    /* which the argument may be, or NULL */
    const char *help;
    const char *wanted; /* says what the argument must be, or NULL */
};

struct options {
    struct arena *arena; /* freed when the command ends */
    const struct format *format;
    FILE *page; /* what is printed, for a format with pages, or NULL */
    const char **page_title;
    const char *output, *folder, *template, *tier;
    struct date stop; /* not given without --stop */
    size_t jobs;      /* 0 without --jobs */
    bool force, share, strict;
    const char **sets; /* KEY=VALUE each */
    size_t set_count;
    char **files;
    size_t file_count;
};

/* The index-th option, or NULL past the last. */
const struct option_known *option_at(size_t index);

/*
 * Reads what follows a command into options, whose sets must have room for argc
 * texts.  False if it is wrong; a message has then been printed.
 */
bool options_read(const struct command *command, int argc, char **argv,
                  struct options *options);

/* Standard output in the format of the options. */
struct output options_output(const struct options *options);

#endif
