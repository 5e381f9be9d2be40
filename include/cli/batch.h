/* batch.h - the same work for many things, one after another or side by side.
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Does the work for each index below count, and goes on after a failure; false
 * where one failed.  With more than one job so many processes share the works,
 * and what they print comes in the order of the indexes all the same.  On a
 * terminal the progress is shown where it takes longer than a moment, and there
 * is a process for that too.  The names say whose process came to an untimely
 * end.
 */
bool batch_run(size_t count, size_t jobs, bool (*work)(void *context, size_t),
               void *context, char *const names[]);

#endif
