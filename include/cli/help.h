/* help.h - help, printed from the tables that drive the program. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"

/* Prints what the program is for, and its commands. */
enum status help_overview(const struct options *options);

/* Prints help on one command. */
enum status help_command(const struct command *command,
                         const struct options *options);

/* Prints help on a command, a section, a key or a figure, or lists of them. */
enum status help_run(const struct options *options);

#endif
