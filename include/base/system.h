/*
 * system.h - what a program asks of the system that it runs on: where it lies,
 * what its terminal is like, and that others say nothing.
 */
#ifndef BASE_SYSTEM_H
#define BASE_SYSTEM_H

#include "base/arena.h"

#include <stdbool.h>

/*
 * The folder of the program itself, or ".".  Without /proc, the path by which
 * the program was called gives it.
 */
const char *system_folder(struct arena *arena);

/* The columns of COLUMNS or of the terminal; else 80. */
int system_width(void);

/* Whether standard output is a terminal that may get colours. */
bool system_colour(void);

/* Sends standard error nowhere, and back to what was returned. */
int system_silence(void);
void system_speak(int before);

#endif
