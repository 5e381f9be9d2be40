/* commands.h - the table of all commands. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/* The last row has no name. */
extern const struct command commands[];

#endif
