/* list.h - the command that lists what ships, and all keys and figures. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "cli/options.h"

#define LIST_WORDS "templates taxes funders keys figures"

/* Prints the list that the argument names. */
enum status list_run(const struct options *options);

#endif
