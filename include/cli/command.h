/* command.h - what a command is, and what all of them share. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stddef.h>

/* Exit statuses, after the GNU conventions. */
enum status {
    STATUS_GOOD,
    STATUS_WRONG, /* a wrong model, or an error of the system */
    STATUS_USAGE
};

struct options; /* see options.h */

struct command {
    const char *name;
    const char *usage;   /* what follows the name */
    const char *help;    /* in a few words */
    const char *more;    /* in some sentences */
    const char *options; /* the letters of its options */
    const char *words;   /* that it takes in place of files, or NULL */
    size_t files_least, files_most;
};

/*
 * Complains of wrong usage and suggests the one of `words` that is nearest to
 * `which`, unless words is NULL.  Returns STATUS_USAGE.
 */
enum status command_misused(const char *what, const char *which,
                            const char *words);

/* The same with a hint that is made already, or "". */
enum status command_refused(const char *what, const char *which,
                            const char *hint);

/* Prints "PATH: cannot be WHAT: CAUSE" and returns STATUS_WRONG. */
enum status command_failed(const char *path, const char *what,
                           const char *cause);

#endif
