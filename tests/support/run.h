/* run.h - runs the program under test as a user would, from a shell. */
#ifndef SUPPORT_RUN_H
#define SUPPORT_RUN_H

#include <stddef.h>

/* What a command printed and how it ended; give it back with run_free. */
struct run {
    char *out, *err;
    int status;
};

/*
 * Runs a shell command made as by printf.  "$STIPEND" in it is the program and
 * "$D" the scratch folder; COLUMNS is 80 unless the command says otherwise.
 */
struct run run_shell(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

void run_free(struct run *run);

/* Runs a command whose status must be 0; else the test fails. */
void run_well(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* All of a file as a string, or NULL; free it. */
char *read_file(const char *path);
char *read_bytes(const char *path, size_t *length);
void write_file(const char *path, const char *text);

/* The path of a name in the test's own folder; the next calls overwrite it. */
const char *scratch(const char *name);

/* Removes the folder with all that is in it; tables do so after each test. */
void scratch_clear(void);

#endif
