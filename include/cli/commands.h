/* commands.h - what the program can be told to do. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

/* Exit statuses, after the GNU conventions. */
enum status {
    STATUS_GOOD,
    STATUS_WRONG, /* a model or the world */
    STATUS_USAGE
};

struct command {
    const char *name;
    const char *usage;   /* what follows the name */
    const char *help;    /* in a few words */
    const char *more;    /* in some sentences */
    const char *options; /* the letters that it takes */
    const char *words;   /* that it takes in place of files, or NULL */
    size_t files_least, files_most;
    enum status (*run)(const struct options *options);
};

/* The index-th command, or NULL past the last. */
const struct command *command_at(size_t index);

/* The command of that name, or NULL. */
const struct command *command_find(const char *name);

/* All their names, set apart by blanks. */
const char *command_words(struct arena *arena);

/*
 * Complains on standard error of how the program is used, with the nearest of
 * some words where words are given; returns the status for that.
 */
enum status command_misused(const char *what, const char *which,
                            const char *words);

#endif
