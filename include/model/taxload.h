/* taxload.h - reads a tax table from its file. */
#ifndef MODEL_TAXLOAD_H
#define MODEL_TAXLOAD_H

#include "base/diag.h"
#include "model/schema.h"
#include "model/tax.h"

extern const struct dialect dialect_tax;

/*
 * Reads a table through the same door as a model.  All that is wrong is noted
 * in diag; the table is whole only where diag has no error.  NULL where nothing
 * could be read.
 */
struct tax_table *tax_table_load(const char *path, const char *id,
                                 struct diag *diag);

#endif
