/* init.h - the command that begins a new model. */
#ifndef CLI_INIT_H
#define CLI_INIT_H

#include "cli/options.h"

/* Prints a commented model, or a template, or writes it to a new file. */
enum status init_run(const struct options *options);

#endif
