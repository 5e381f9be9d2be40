/* completion.h - completions for shells, made from the tables of options. */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "report/format.h"

/* Prints the script for bash, zsh or fish; false for any other word. */
bool completion_print(const struct output *out, const char *shell);

#endif
