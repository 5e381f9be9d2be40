/* write.h - the command that makes the workbook. */
#ifndef CLI_WRITE_H
#define CLI_WRITE_H

#include "cli/options.h"

/* Writes a workbook for each model, and goes on after a bad one. */
enum status write_run(const struct options *options);

#endif
