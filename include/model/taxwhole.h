/*
 * taxwhole.h - the numbers of a tax table as whole numbers.
 *
 * Whole inputs make the base of each line, and its `above`, a whole number of
 * 1 / base_bottom, and its value one of 1 / bottom.  In these units all numbers
 * of the table are whole, too.  So it is computed without fractions, which
 * would have to be reduced after every step.
 */
#ifndef MODEL_TAXWHOLE_H
#define MODEL_TAXWHOLE_H

#include "model/tax.h"

/*
 * Sets the bottoms of a line and its whole numbers; those of the lines before
 * it must be set.  Returns how many digits its bottom may have.
 */
size_t taxwhole_make(struct tax_table *table, size_t index);

#endif
