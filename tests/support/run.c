#include "run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    COMMAND_LONGEST = 8192
};

char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb"), *text;
    char *bytes = NULL;
    size_t length;
    int c;

    if (!file)
        return NULL;
    text = open_memstream(&bytes, &length);
    while ((c = getc(file)) != EOF)
        putc(c, text);
    fclose(text);
    fclose(file);
    return bytes;
}

void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    if (!file || fputs(text, file) == EOF || fclose(file)) {
        perror(path);
        exit(EXIT_FAILURE);
    }
}

void folder_make(char path[64])
{
    snprintf(path, 64, "/tmp/stipend-test.XXXXXX");
    if (!mkdtemp(path)) {
        perror(path);
        exit(EXIT_FAILURE);
    }
}

void folder_remove(const char *path)
{
    char command[COMMAND_LONGEST];

    snprintf(command, sizeof(command), "rm -rf '%s'", path);
    if (system(command))
        perror(command);
}

struct run run_shell(const char *fmt, ...)
{
    char command[COMMAND_LONGEST], all[COMMAND_LONGEST + 256];
    char folder[64], path[96];
    struct run run;
    va_list args;

    va_start(args, fmt);
    vsnprintf(command, sizeof(command), fmt, args);
    va_end(args);
    folder_make(folder);
    setenv("STIPEND", "build/stipend", 0);
    setenv("COLUMNS", "80", 0);
    snprintf(all, sizeof(all), "{ %s\n} >%s/out 2>%s/err", command, folder,
             folder);
    run.status = WEXITSTATUS(system(all));
    snprintf(path, sizeof(path), "%s/out", folder);
    run.out = read_file(path);
    snprintf(path, sizeof(path), "%s/err", folder);
    run.err = read_file(path);
    folder_remove(folder);
    return run;
}

void run_free(struct run *run)
{
    free(run->out);
    free(run->err);
}
