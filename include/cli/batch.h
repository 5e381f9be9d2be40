/* batch.h - the same work for many models, one after another or in parallel. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/options.h"

/*
 * Works on each model, by its index in options->files; --jobs says how many
 * child processes do so.  Output appears in the order of the models, and
 * progress on a terminal.  If a child crashes, a message says so and another
 * one does the rest.  False if the work on any model failed.
 */
bool batch_run(const struct options *options,
               bool (*work)(const struct options *options, size_t index));

#endif
