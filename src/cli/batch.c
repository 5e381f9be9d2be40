#include "cli/batch.h"

#include "base/file.h"
#include "base/memfile.h"
#include "base/text.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    pid_t process;
    FILE *reports; /* NULL if it could not be made: the parent works then */
};

/* How the work on one model went; its errors, then its output, follow. */
struct report {
    bool good;
    size_t lengths[2]; /* of output, of errors */
};

/* Works on a model in a child, whose streams are files in memory. */
static void work_and_report(bool (*work)(const struct options *, size_t),
                            const struct options *options, size_t index,
                            int reports)
{
    struct report report = {.good = work(options, index) && !fflush(stdout)};

    fflush(stderr);
    for (int f = 0; f < 2; f++)
        report.lengths[f] = (size_t)lseek(f + 1, 0, SEEK_CUR);
    if (write(reports, &report, sizeof(report)) < 0 ||
        !file_copy(STDERR_FILENO, reports) ||
        !file_copy(STDOUT_FILENO, reports))
        _exit(EXIT_FAILURE);
    for (int f = 0; f < 2; f++)
        if (ftruncate(f + 1, 0) || lseek(f + 1, 0, SEEK_SET))
            _exit(EXIT_FAILURE);
}

/* Starts a child that works on every step-th model, beginning with first. */
static struct child spawn(bool (*work)(const struct options *, size_t),
                          const struct options *options, size_t first,
                          size_t step)
{
    int ends[2] = {-1, -1}, out = memfile_open(), err = memfile_open();
    bool ready = out >= 0 && err >= 0 && !pipe(ends);
    struct child child = {.process = ready ? fork() : -1};

    if (!child.process) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        for (size_t i = first; i < options->file_count; i += step)
            work_and_report(work, options, i, ends[1]);
        _exit(EXIT_SUCCESS);
    }
    close(out);
    close(err);
    close(ends[1]);
    child.reports = child.process > 0 ? fdopen(ends[0], "r") : NULL;
    return child;
}

/* Prints the next report of a child; false if its work failed. */
static bool print_report(const struct child *child, const char *name)
{
    struct arena arena = {.newest = NULL};
    struct report report = {.good = false};
    bool heard = fread(&report, sizeof(report), 1, child->reports) == 1;
    siginfo_t how;

    for (int f = 1; f >= 0; f--) {
        FILE *to = f ? stderr : stdout;
        size_t length = report.lengths[f];
        char *text = arena_alloc(&arena, length + 1);

        heard = heard && fread(text, 1, length, child->reports) == length;
        if (heard && (fwrite(text, 1, length, to) < length || fflush(to))) {
            perror("stipend: cannot print");
            clearerr(to);
            report.good = false;
        }
    }
    if (!heard && !waitid(P_PID, (id_t)child->process, &how, WEXITED | WNOWAIT))
        fprintf(stderr,
                "stipend: %s: its job ended before it was done, by %s %d\n",
                text_shown(&arena, name),
                how.si_code == CLD_EXITED ? "status" : "signal", how.si_status);
    arena_free(&arena);
    return heard && report.good;
}

bool batch_run(const struct options *options,
               bool (*work)(const struct options *options, size_t index))
{
    size_t count = options->file_count, jobs = options->jobs;
    size_t most = (size_t)sysconf(_SC_OPEN_MAX) / 4; /* each has a pipe */
    size_t step = jobs > most ? most : jobs;
    struct child *children =
        arena_alloc(options->arena, (step + 1) * sizeof(*children));
    bool terminal = count > 1 && isatty(STDERR_FILENO), good = true;

    signal(SIGCHLD, SIG_DFL); /* else no child can be waited for */
    for (size_t c = 0; c < step && c < count; c++)
        children[c] = spawn(work, options, c, step);
    for (size_t i = 0; i < count; i++) {
        struct child *child = &children[step ? i % step : 0];

        if (terminal)
            fprintf(stderr, "%zu of %zu\r", i, count);
        good &= child->reports ? print_report(child, options->files[i])
                               : work(options, i);
    }
    for (size_t c = 0; c < step; c++)
        if (children[c].reports)
            waitpid(children[c].process, NULL, 0);
    if (terminal)
        fprintf(stderr, "%40s\r", "");
    return good;
}
