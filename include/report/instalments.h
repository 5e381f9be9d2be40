/* instalments.h - which instalments pay a tax year's income, in words. */
#ifndef REPORT_INSTALMENTS_H
#define REPORT_INSTALMENTS_H

#include "figure/figures.h"

/*
 * "in 6 of 12 instalments, from 2026-01-01 to 2026-06-01"; arena must outlive
 * the text.
 */
const char *instalments_in_year(const struct figures *figures, size_t tier,
                                const struct tax_table *table,
                                struct arena *arena);

/* What is paid in each year, behind the sum; "" if it is all in one. */
const char *instalments_by_year(const struct figures *figures, size_t tier,
                                struct arena *arena);

#endif
