#include "cost.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    WORDS_MOST = 1100
};

void fail(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(EXIT_FAILURE);
}

const char *text(const char *fmt, ...)
{
    static char texts[4][COMMAND_LONGEST];
    static int next;
    va_list args;

    next = (next + 1) % 4;
    va_start(args, fmt);
    vsnprintf(texts[next], sizeof(texts[next]), fmt, args);
    va_end(args);
    return texts[next];
}

/* Splits a command at its blanks; nothing in it is quoted. */
static char *split(const char *command, char *words[WORDS_MOST])
{
    char *copy = strdup(command);
    size_t count = 0;

    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
        if (count == WORDS_MOST - 1)
            fail("a command has too many words");
        words[count++] = word;
    }
    words[count] = NULL;
    return copy;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

struct cost run(const char *command)
{
    static posix_spawn_file_actions_t silently;
    char *words[WORDS_MOST], *copy = split(command, words);
    struct rusage used;
    double start = now();
    struct cost cost;
    pid_t process;
    int status = 0;

    posix_spawn_file_actions_init(&silently);
    posix_spawn_file_actions_addopen(&silently, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    if (posix_spawnp(&process, words[0], &silently, NULL, words, environ) ||
        wait4(process, &status, 0, &used) < 0 || status)
        fail(text("this did not succeed: %.500s", command));
    cost.milliseconds = now() - start;
    cost.megabytes = (double)used.ru_maxrss * 1024 / 1e6;
    posix_spawn_file_actions_destroy(&silently);
    free(copy);
    return cost;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double numbers[], int count)
{
    qsort(numbers, (size_t)count, sizeof(*numbers), by_size);
    return numbers[count / 2];
}

struct pair compare(const char *ours, const char *theirs, int rounds)
{
    double time[2][ROUNDS_MOST], memory[2][ROUNDS_MOST];
    double ratio[ROUNDS_MOST], more[ROUNDS_MOST];

    run(ours);
    run(theirs);
    for (int i = 0; i < rounds; i++) {
        struct cost a = run(ours), b = run(theirs);

        time[0][i] = a.milliseconds;
        time[1][i] = b.milliseconds;
        memory[0][i] = a.megabytes;
        memory[1][i] = b.megabytes;
        ratio[i] = a.milliseconds / b.milliseconds;
        more[i] = a.milliseconds - b.milliseconds;
    }
    return (struct pair){
        {median(time[0], rounds), median(memory[0], rounds)},
        {median(time[1], rounds), median(memory[1], rounds)},
        median(ratio, rounds),
        median(more, rounds),
    };
}
