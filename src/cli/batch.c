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

struct child {
    pid_t process;
    FILE *reports; /* NULL if it could not be made: the parent works then */
};

/* Sends the length and the bytes of what was printed since the last call. */
static bool send_stream(int stream, int reports)
{
    size_t length = (size_t)lseek(stream, 0, SEEK_CUR);

    return write(reports, &length, sizeof(length)) > 0 &&
           memfile_copy(stream, reports) && !ftruncate(stream, 0) &&
           !lseek(stream, 0, SEEK_SET);
}

/* Works on a model in a child, whose streams are files in memory. */
static void work_and_report(const struct batch *batch, size_t index,
                            int reports)
{
    bool good = batch->work(batch->options, index) && !fflush(stdout);

    fflush(stderr);
    if (write(reports, &good, sizeof(good)) < 0 ||
        !send_stream(STDERR_FILENO, reports) ||
        !send_stream(STDOUT_FILENO, reports))
        _exit(STATUS_WRONG);
}

/* Starts a child that works on every step-th model, beginning with first. */
static struct child spawn(const struct batch *batch, size_t first)
{
    int ends[2] = {-1, -1}, out = memfile_open(), err = memfile_open();
    pid_t process = out >= 0 && err >= 0 && !pipe(ends) ? fork() : -1;

    if (!process) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        for (size_t i = first; i < batch->options->file_count; i += batch->step)
            work_and_report(batch, i, ends[1]);
        _exit(STATUS_GOOD);
    }
    close(out);
    close(err);
    close(ends[1]);
    return (struct child){process, process > 0 ? fdopen(ends[0], "r") : NULL};
}

/* Prints the next report of a child; false if its work failed. */
static bool print_report(const struct child *child, const char *name)
{
    struct arena arena = {.newest = NULL};
    bool good = false, heard = fread(&good, sizeof(good), 1, child->reports);
    siginfo_t how;

    for (int f = 1; f >= 0; f--) {
        FILE *to = f ? stderr : stdout;
        size_t length = 0;
        bool told = heard && fread(&length, sizeof(length), 1, child->reports);
        char *text = arena_alloc(&arena, length + 1);

        heard = told && fread(text, 1, length, child->reports) == length;
        if (heard && (fwrite(text, 1, length, to) < length || fflush(to))) {
            perror("stipend: cannot print");
            clearerr(to);
            good = false;
        }
    }
    if (!heard && !waitid(P_PID, (id_t)child->process, &how, WEXITED | WNOWAIT))
        fprintf(stderr, "stipend: %s: its job ended early: %s %d\n",
                text_shown(&arena, name),
                how.si_code == CLD_EXITED ? "status" : "signal", how.si_status);
    arena_free(&arena);
    return heard && good;
}

bool batch_run(const struct options *options,
               bool (*work)(const struct options *options, size_t index))
{
    size_t count = options->file_count, jobs = options->jobs;
    size_t most = (size_t)sysconf(_SC_OPEN_MAX) / 4; /* each has a pipe */
    struct batch batch = {options, work, jobs < most ? jobs : most};
    struct child children[JOBS_MOST] = {{.reports = NULL}};
    bool terminal = count > 1 && isatty(STDERR_FILENO), good = true;

    signal(SIGCHLD, SIG_DFL); /* else no child can be waited for */
    for (size_t c = 0; c < batch.step && c < count; c++)
        children[c] = spawn(&batch, c);
    for (size_t i = 0; i < count; i++) {
        struct child *child = &children[batch.step ? i % batch.step : 0];

        if (terminal)
            fprintf(stderr, "%zu of %zu\r", i, count);
        good &= child->reports ? print_report(child, options->files[i])
                               : work(options, i);
    }
    for (size_t c = 0; c < JOBS_MOST; c++)
        if (children[c].reports)
            waitpid(children[c].process, NULL, 0);
    if (terminal)
        fprintf(stderr, "%40s\r", "");
    return good;
}
