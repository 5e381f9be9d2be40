/* options.h - what stands on the command line behind a command. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/date.h"
#include "cli/command.h"
#include "report/format.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    JOBS_MOST = 256
};

/* An option: the letter by which commands name it, and what it does. */
struct option_known {
    const char *name;
    char letter; /* shown where it is a common one */
    bool common;
    const char *argument; /* what it is called, or NULL */
    const char *words;    /* that the argument may be, or NULL */
    const char *help;
};

struct options {
    const struct command *commands; /* all of them, for help */
    const struct format *format;
    const char *output, *folder, *template, *tier;
    struct date stop; /* not given unless asked for */
    size_t jobs;      /* 0 unless asked for */
    bool force;
    const char **sets; /* KEY=VALUE each */
    size_t set_count;
    char **files;
    size_t file_count;
};

/* The index-th option, or NULL past the last. */
const struct option_known *option_at(size_t index);

/*
 * Reads what follows a command into options, whose sets have room for as many
 * as there are words.  False where it is wrong, which is then said.
 */
bool options_read(const struct command *command, int argc, char **argv,
                  struct options *options);

/* How to print on standard output: the terminal's width and colours. */
struct style options_style(const struct options *options);

#endif
