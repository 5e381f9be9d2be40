/* taxload.h - reads a tax table from its file. */
#ifndef MODEL_TAXLOAD_H
#define MODEL_TAXLOAD_H

#include "base/diag.h"
#include "model/schema.h"
#include "model/tax.h"

extern const struct dialect dialect_tax;

/*
 * Reads a table as a model is read.  All faults are noted in diag; the table is
 * complete only if there is none.  NULL if nothing could be read.
 */
struct tax_table *tax_table_load(const char *path, const char *id,
                                 struct diag *diag);

#endif
