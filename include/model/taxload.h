/* taxload.h - reads a tax table from its file. */
#ifndef MODEL_TAXLOAD_H
#define MODEL_TAXLOAD_H

#include "base/diag.h"
#include "model/ini.h"
#include "model/schema.h"
#include "model/tax.h"

extern const struct dialect dialect_tax;

/*
 * Reads a table as a model is read.  All faults are noted in diag; the table is
 * complete only if there is none.  NULL if nothing could be read.
 */
struct tax_table *tax_table_load(const char *path, const char *id,
                                 struct diag *diag);

/* The same from an open file, on which the table does not depend. */
struct tax_table *tax_table_read(struct ini *ini, const char *id,
                                 struct diag *diag);

/* Whether a file is more likely a table than a model. */
bool tax_table_is(const struct ini *ini);

#endif
