/* commands.h - what the program can be told to do. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

/* Exit statuses, after the GNU conventions. */
enum status {
    STATUS_GOOD,
    STATUS_WRONG, /* a model or the world */
    STATUS_USAGE
};

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_COUNT
};

/* What stands on the command line. */
struct options {
    enum format format;
    const char *output, *template, *tier;
    struct date stop; /* not given unless asked for */
    bool force;
    const char **sets; /* KEY=VALUE each */
    size_t set_count;
    char **files;
    size_t file_count;
};

struct command {
    const char *name;
    const char *usage; /* what follows the name */
    const char *help;
    const char *options; /* the letters that it takes */
    size_t files_least, files_most;
    enum status (*run)(const struct options *options);
};

/* The index-th command, or NULL past the last. */
const struct command *command_at(size_t index);

#endif
