/* show.h - the commands that print the results of a model. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/options.h"

/* Prints errors and warnings on models, and nothing else. */
enum status show_check(const struct options *options);

/* Prints the tiers of models side by side. */
enum status show_compare(const struct options *options);

/* Prints a tier month by month. */
enum status show_schedule(const struct options *options);

/* Prints the days owed and the repayment if the work stops early. */
enum status show_settle(const struct options *options);

/* Prints how a figure came about. */
enum status show_explain(const struct options *options);

#endif
