/* manual.h - the manual page, in mdoc, made from the program's tables. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include <stdio.h>

void manual_print(FILE *out);

#endif
