/*
 * exchange.h - what rates of exchange have been, for warnings.
 *
 * The rates are averages of six years, in units for one US dollar, as the World
 * Bank publishes them (indicator PA.NUS.FCRF), rounded, of the thirty
 * currencies that were traded most in April 2022 (Bank for International
 * Settlements, Triennial Central Bank Survey).
 */
#ifndef FIGURE_EXCHANGE_H
#define FIGURE_EXCHANGE_H

#include "base/currency.h"

#include <stdbool.h>

/*
 * The least and the most that one unit of a currency was in another one in
 * those years.  False if one of them is not among the thirty.
 */
bool exchange_range(struct currency one, struct currency in, double *least,
                    double *most);

#endif
