/*
 * scratch.h - streams in memory, to write, rewind and read; fclose ends them.
 */
#ifndef XLSX_SCRATCH_H
#define XLSX_SCRATCH_H

#include <stdio.h>

FILE *scratch_open(void);

#endif
