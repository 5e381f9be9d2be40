/* json.h - figures as JSON, every value a string. */
#ifndef OUTPUT_JSON_H
#define OUTPUT_JSON_H

#include "sheet/figures.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Writes one object, or an array of them where there are several models.
 * False where memory or the stream failed.
 */
bool json_write(FILE *out, struct figures *const figures[], size_t count);

/* Writes the months of one tier as an array. */
bool json_write_schedule(FILE *out, struct figures *figures, size_t tier);

#endif
