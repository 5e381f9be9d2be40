/*
 * units.h - the whole parts that days count in, beside the ledger: parts of a
 * month, of a day, of a year by each proration, and the months of the grant.
 */
#ifndef SHEET_UNITS_H
#define SHEET_UNITS_H

#include "sheet/pen.h"

/* Puts the tables of units in the columns from this one on. */
void units_put(struct pen pen, int column);

#endif
