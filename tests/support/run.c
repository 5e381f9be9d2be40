#include "run.h"

#include "table.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    COMMAND_LONGEST = 8192,
    PATHS = 4 /* of scratch() that are good at a time */
};

static char folder[128]; /* "" if there is none */

static char *read_all(FILE *file, size_t *length)
{
    char *bytes = NULL;
    FILE *text = open_memstream(&bytes, length);
    int c;

    while ((c = getc(file)) != EOF)
        putc(c, text);
    fclose(text);
    fclose(file);
    return bytes;
}

char *read_bytes(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");

    *length = 0;
    return file ? read_all(file, length) : NULL;
}

char *read_file(const char *path)
{
    size_t length;

    return read_bytes(path, &length);
}

static void die(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    if (!file || fputs(text, file) == EOF || fclose(file))
        die(path);
}

const char *scratch(const char *name)
{
    static char paths[PATHS][256];
    static int next;
    char *path = paths[next++ % PATHS];

    if (!*folder) {
        const char *parent = getenv("TMPDIR");

        snprintf(folder, sizeof(folder), "%s/stipend-test.XXXXXX",
                 parent ? parent : "/tmp");
        if (!mkdtemp(folder) || setenv("D", folder, 1) || atexit(scratch_clear))
            die(folder);
    }
    snprintf(path, sizeof(*paths), "%s/%s", folder, name);
    return path;
}

void scratch_clear(void)
{
    char command[160];

    if (!*folder)
        return;
    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    if (system(command))
        perror(command);
    *folder = '\0';
}

/* A file for a stream of a command, as the descriptor that the shell writes. */
static FILE *stream_open(int *fd)
{
    FILE *file = tmpfile();

    if (!file)
        die("a file for what a command prints");
    *fd = fileno(file);
    return file;
}

struct run run_shell(const char *fmt, ...)
{
    char command[COMMAND_LONGEST], all[COMMAND_LONGEST + 64];
    int out_fd, err_fd;
    FILE *out = stream_open(&out_fd), *err = stream_open(&err_fd);
    struct run run;
    size_t length;
    va_list args;

    va_start(args, fmt);
    vsnprintf(command, sizeof(command), fmt, args);
    va_end(args);
    scratch("");
    setenv("STIPEND", "build/stipend", 0);
    setenv("COLUMNS", "80", 0);
    snprintf(all, sizeof(all), "{ %s\n} >/dev/fd/%d 2>/dev/fd/%d", command,
             out_fd, err_fd);
    run.status = WEXITSTATUS(system(all));
    run.out = read_all(out, &length);
    run.err = read_all(err, &length);
    return run;
}

void run_well(const char *fmt, ...)
{
    char command[COMMAND_LONGEST];
    struct run run;
    va_list args;

    va_start(args, fmt);
    vsnprintf(command, sizeof(command), fmt, args);
    va_end(args);
    run = run_shell("%s", command);
    if (run.status)
        fail_msg("status %d of: %s\n%s%s", run.status, command, run.out,
                 run.err);
    run_free(&run);
}

void run_free(struct run *run)
{
    free(run->out);
    free(run->err);
}
