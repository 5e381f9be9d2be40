/* command.h - what a command is, and what all of them share. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"

#include <stddef.h>

/* Exit statuses, after the GNU conventions. */
enum status {
    STATUS_GOOD,
    STATUS_WRONG, /* a model or the world */
    STATUS_USAGE
};

struct options; /* see options.h */

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

/* The command of that name in a table that ends in one without, or NULL. */
const struct command *command_find(const struct command *commands,
                                   const char *name);

/* All their names, separated by blanks. */
const char *command_words(const struct command *commands, struct arena *arena);

/*
 * Complains on standard error of how the program is used, and suggests the
 * nearest of some words if there are any; returns the status for that.
 */
enum status command_misused(const char *what, const char *which,
                            const char *words);

#endif
