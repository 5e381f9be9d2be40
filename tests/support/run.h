/* run.h - runs the program under test as a user would, from a shell. */
#ifndef SUPPORT_RUN_H
#define SUPPORT_RUN_H

/* What a command printed and how it ended; give it back with run_free. */
struct run {
    char *out, *err;
    int status;
};

/*
 * Runs a shell command made as by printf.  "$STIPEND" in it is the program;
 * COLUMNS is 80 unless the command says otherwise.
 */
struct run run_shell(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

void run_free(struct run *run);

/* All of a file as a string, or NULL; free it. */
char *read_file(const char *path);
void write_file(const char *path, const char *text);

/* A new folder for a test's files, and the end of it. */
void folder_make(char path[64]);
void folder_remove(const char *path);

#endif
