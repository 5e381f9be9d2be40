/* cost.h - what whole runs of commands cost. */
#ifndef BENCH_COST_H
#define BENCH_COST_H

enum {
    ROUNDS_MOST = 201,
    COMMAND_LONGEST = 65536
};

struct cost {
    double milliseconds, megabytes; /* of 1,000,000 bytes, at the peak */
};

/* What two commands cost, run in turn. */
struct pair {
    struct cost ours, theirs; /* medians */
    double ratio;             /* of the times, the median of the rounds */
    double more;              /* milliseconds that ours takes more, the same */
};

/* Says what is wrong, and ends the program. */
void fail(const char *what);

/* A text made as by printf; it lasts until three more are made. */
const char *text(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Runs a command to its end, silently; blanks end its words. */
struct cost run(const char *command);

/* Runs two commands in turn; a first run of each is not counted. */
struct pair compare(const char *ours, const char *theirs, int rounds);

#endif
