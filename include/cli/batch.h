/* batch.h - the same work for many models, in turn or side by side. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Does the work for each index below count; false if one failed.  With 2 jobs
 * or more, or on a terminal, which sees the progress, child processes do it:
 * each of N every N-th index.  What they print appears in the order of the
 * indexes; names[index] is for messages about a child that crashed.
 */
bool batch_run(size_t count, size_t jobs, bool (*work)(void *context, size_t),
               void *context, char *const names[]);

#endif
