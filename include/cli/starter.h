/* starter.h - the command that begins a new model. */
#ifndef CLI_STARTER_H
#define CLI_STARTER_H

#include "cli/commands.h"

/* Prints a commented model, or a template, or writes it to a new file. */
enum status starter_run(const struct options *options);

#endif
