/* completion.h - what shells complete, made from the tables of options. */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "cli/command.h"

#include <stdio.h>

/* A script for each shell. */
void completion_bash(FILE *out, const struct command *commands);

/* A script for zsh. */
void completion_zsh(FILE *out, const struct command *commands);

/* A script for fish. */
void completion_fish(FILE *out, const struct command *commands);

#endif
