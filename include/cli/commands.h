/* commands.h - the table of all commands. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/arena.h"
#include "cli/command.h"

/* The last row has no name. */
extern const struct command commands[];

/* The command of a name, or NULL. */
const struct command *commands_find(const char *name);

/* The names of all commands, with a blank before each. */
const char *commands_words(struct arena *arena);

#endif
