#include "cli/batch.h"

#include "base/memfile.h"
#include "base/text.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct batch {
    const struct options *options;
    bool (*work)(const struct options *options, size_t index);
    size_t step; /* the number of children */
};

struct report {
    bool good;     /* a child's work on a model */
    off_t ends[2]; /* how far its output and its messages go by now */
};

struct child {
    pid_t process;
    int reports;      /* -1 if it could not be made: the parent works then */
    int streams[2];   /* its output and its messages, in memory */
    off_t printed[2]; /* how much of them */
};

/* Works on a model in a child, and sends its report. */
static void work_and_report(const struct batch *batch, size_t index,
                            int reports)
{
    struct report report = {.good = batch->work(batch->options, index)};

    report.good &= !fflush(stdout);
    fflush(stderr);
    report.ends[0] = lseek(STDOUT_FILENO, 0, SEEK_CUR);
    report.ends[1] = lseek(STDERR_FILENO, 0, SEEK_CUR);
    if (write(reports, &report, sizeof(report)) < 0)
        _exit(STATUS_WRONG);
}

/* Starts a child that works on every step-th model, beginning with first. */
static struct child spawn(const struct batch *batch, size_t first)
{
    int out = memfile_open(), err = memfile_open(), ends[2] = {-1, -1};
    pid_t process = out >= 0 && err >= 0 && !pipe(ends) ? fork() : -1;

    if (!process) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        for (size_t i = first; i < batch->options->file_count; i += batch->step)
            work_and_report(batch, i, ends[1]);
        _exit(STATUS_GOOD);
    }
    close(ends[1]);
    return (struct child){
        process, process < 0 ? -1 : ends[0], {out, err}, {0, 0}};
}

/* Reports that a child crashed on a model, and starts one for the rest. */
static void replace_child(const struct batch *batch, struct child *child,
                          size_t index)
{
    const char *name = batch->options->files[index];
    siginfo_t how;

    waitid(P_PID, (id_t)child->process, &how, WEXITED);
    fprintf(stderr, "stipend: %s: its process ended early: %s %d\n",
            text_shown(batch->options->arena, name),
            how.si_code == CLD_EXITED ? "status" : "signal", how.si_status);
    close(child->streams[0]);
    close(child->streams[1]);
    close(child->reports);
    *child = spawn(batch, index + batch->step);
}

/* Prints what a child sent for a model; false if its work failed. */
static bool print_report(const struct batch *batch, struct child *child,
                         size_t index)
{
    struct report report = {false, {0, lseek(child->streams[1], 0, SEEK_END)}};
    ssize_t heard = read(child->reports, &report, sizeof(report));

    for (int f = 1; f >= 0; f--)
        if (!memfile_copy_part(child->streams[f], &child->printed[f],
                               report.ends[f], STDOUT_FILENO + f)) {
            perror("stipend: cannot print");
            report.good = false;
        }
    if (heard <= 0)
        replace_child(batch, child, index);
    return report.good;
}

bool batch_run(const struct options *options,
               bool (*work)(const struct options *options, size_t index))
{
    size_t count = options->file_count, jobs = options->jobs;
    size_t most = (size_t)sysconf(_SC_OPEN_MAX) / 8; /* of 3 files each */
    struct batch batch = {options, work, jobs < most ? jobs : most};
    struct child children[JOBS_MOST] = {{.reports = -1}};
    bool terminal = count > 1 && isatty(STDERR_FILENO), good = true;

    signal(SIGCHLD, SIG_DFL); /* else no child can be waited for */
    for (size_t c = 0; c < batch.step && c < count; c++)
        children[c] = spawn(&batch, c);
    for (size_t i = 0; i < count; i++) {
        struct child *child = &children[batch.step ? i % batch.step : 0];

        if (terminal)
            fprintf(stderr, "%zu of %zu\r", i, count);
        good &= child->reports < 0 ? work(options, i)
                                   : print_report(&batch, child, i);
    }
    if (terminal)
        fprintf(stderr, "%40s\r", "");
    return good;
}
