/* commands.h - the table of all commands. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/arena.h"
#include "cli/command.h"

/* Each command, and its function of runs.h; commands.c describes them. */
#define COMMANDS(X)                                                            \
    X(INIT, init_run)                                                          \
    X(CHECK, check_run)                                                        \
    X(COMPARE, show_compare)                                                   \
    X(SCHEDULE, show_schedule)                                                 \
    X(SETTLE, show_settle)                                                     \
    X(EXPLAIN, show_explain)                                                   \
    X(SHOW, show_run)                                                          \
    X(WRITE, write_run)                                                        \
    X(LIST, list_run)                                                          \
    X(HELP, help_run)

/* clang-format off */
enum {
#define COMMAND_ROW(word, run) COMMAND_##word,
    COMMANDS(COMMAND_ROW)
    COMMAND_COUNT
};
/* clang-format on */

#define SHOW_WORDS "budget ask applications rules plan grant"
#define LIST_WORDS "templates taxes funders keys figures"

/* The last row has no name. */
extern const struct command commands[];

/* The command of a name, or NULL. */
const struct command *commands_find(const char *name);

/* The names of all commands, with a blank before each. */
const char *commands_words(struct arena *arena);

#endif
