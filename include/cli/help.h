/* help.h - help, printed from the tables that drive the program. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"

/* What the program is for, and its commands. */
enum status help_overview(const struct command *commands);

/* Help on one command. */
enum status help_command(const struct command *command);

/* Prints a term and what it means behind it, in as many lines as it takes. */
void help_term(const char *term, const char *meaning, int indent,
               struct arena *arena);

/* Help on a command, a section, a key, a figure, or a whole list of them. */
enum status help_run(const struct options *options);

#endif
