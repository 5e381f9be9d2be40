/* manual.h - the manual page, in mdoc, made from the program's tables. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "report/format.h"

/* Prints the manual page. */
void manual_print(const struct output *out);

#endif
