/* taxsize.h - how long the numbers of a tax table may become. */
#ifndef MODEL_TAXSIZE_H
#define MODEL_TAXSIZE_H

#include "model/record.h"
#include "model/tax.h"

/*
 * Complains of the first line whose exact values may need a denominator of
 * more than 200 digits.  Each line multiplies the denominators of the lines
 * that it names, so that a small file could ask for endless numbers.
 */
void taxsize_check(const struct tax_table *table,
                   const struct reading *reading);

#endif
