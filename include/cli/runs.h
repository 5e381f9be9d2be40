/* runs.h - what the commands do, one function each. */
#ifndef CLI_RUNS_H
#define CLI_RUNS_H

#include "cli/command.h"

/* Runs a row of the table of commands. */
enum status runs_start(const struct command *command,
                       const struct options *options);

/* Prints the starter model or a template, or writes it to a new file. */
enum status init_run(const struct options *options);

/* Prints errors and warnings on models and tables, and nothing else. */
enum status check_run(const struct options *options);

/* Prints the tiers of models side by side. */
enum status show_compare(const struct options *options);

/* Prints a tier month by month. */
enum status show_schedule(const struct options *options);

/* Prints the days owed and the repayment if the work stops early. */
enum status show_settle(const struct options *options);

/* Prints how a figure came about. */
enum status show_explain(const struct options *options);

/* Prints the table of a model that the first argument names. */
enum status show_run(const struct options *options);

/* Writes a workbook for each model, and continues after a wrong one. */
enum status write_run(const struct options *options);

/* Prints the list that the argument names. */
enum status list_run(const struct options *options);

/* Prints help on a command, a section, a key or a figure, or lists of them. */
enum status help_run(const struct options *options);

/* Prints what the program is for, and its commands. */
enum status help_overview(const struct options *options);

/* Prints help on one command. */
enum status help_command(const struct command *command,
                         const struct options *options);

#endif
