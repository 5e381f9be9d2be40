#include "cli/batch.h"

#include "base/file.h"
#include "base/memfile.h"
#include "base/text.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    MOMENT = 1, /* seconds */
    PROGRESS_WIDTH = 40
};

/* What one work printed, and how it went. */
struct task {
    char *out, *err;
    size_t out_length, err_length;
    bool done, good;
};

/* A process that does one work after another, as it is told. */
struct worker {
    pid_t process; /* 0 where there is none */
    int line;      /* indexes go out by it, and how each went comes back */
    int out, err;  /* files in memory that it prints to */
    bool busy;
    size_t index; /* what it is busy with */
};

struct batch {
    size_t count;
    bool (*work)(void *context, size_t index);
    void *context;
    char *const *names;
    struct task *tasks;
    size_t begun, ended, printed;
    struct worker *workers;
    size_t worker_count;
    time_t start;
    bool showing;
};

static void show_progress(struct batch *batch)
{
    if (!isatty(STDERR_FILENO) || time(NULL) - batch->start < MOMENT)
        return;
    fprintf(stderr, "\r%zu of %zu", batch->ended, batch->count);
    batch->showing = true;
}

/* Takes the line of progress away before something else is said. */
static void hide_progress(struct batch *batch)
{
    if (batch->showing)
        fprintf(stderr, "\r%*s\r", PROGRESS_WIDTH, "");
    batch->showing = false;
}

static bool run_in_turn(struct batch *batch)
{
    bool good = true;

    for (size_t i = 0; i < batch->count; i++)
        good &= batch->work(batch->context, i);
    return good;
}

/* Empties what the work before has printed, which the parent has by now. */
static bool begin_afresh(int fd)
{
    return !ftruncate(fd, 0) && lseek(fd, 0, SEEK_SET) == 0;
}

static bool do_work(const struct batch *batch, size_t index)
{
    bool fresh = begin_afresh(STDOUT_FILENO) && begin_afresh(STDERR_FILENO);
    bool good;

    if (!fresh)
        perror("stipend: a job cannot begin");
    good = fresh && batch->work(batch->context, index);
    if (fflush(stdout) || ferror(stdout)) {
        perror("stipend: cannot print");
        good = false;
    }
    fflush(stderr);
    return good;
}

/* The worker's whole life, which ends with its parent's at the latest. */
static void live(const struct batch *batch, const struct worker *worker,
                 int line)
{
    bool good = !prctl(PR_SET_PDEATHSIG, SIGTERM) &&
                dup2(worker->out, STDOUT_FILENO) >= 0 &&
                dup2(worker->err, STDERR_FILENO) >= 0;
    size_t index;

    for (size_t w = 0; w < batch->worker_count; w++)
        if (batch->workers[w].process) {
            close(batch->workers[w].line);
            close(batch->workers[w].out);
            close(batch->workers[w].err);
        }
    if (!good)
        perror("stipend: a job cannot begin");
    while (good && recv(line, &index, sizeof(index), 0) == sizeof(index)) {
        bool went_well = do_work(batch, index);

        good = send(line, &went_well, sizeof(went_well), MSG_NOSIGNAL) ==
               sizeof(went_well);
    }
    _exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

static void close_all(struct worker *worker)
{
    close(worker->line);
    close(worker->out);
    close(worker->err);
    *worker = (struct worker){.process = 0};
}

/* False where no process or no file can be had. */
static bool hire(struct batch *batch, struct worker *worker)
{
    int ends[2] = {-1, -1};
    struct worker hired = {.out = memfile_open(), .err = memfile_open()};

    if (hired.out >= 0 && hired.err >= 0 &&
        !socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends)) {
        fflush(stdout);
        hired.process = fork();
        if (!hired.process) {
            close(ends[0]);
            live(batch, &hired, ends[1]);
        }
    }
    hired.line = ends[0];
    close(ends[1]);
    if (hired.process > 0)
        *worker = hired;
    else
        close_all(&hired);
    return hired.process > 0;
}

/* Takes all of a file in memory; false where it cannot be read. */
static bool take(int fd, char **text, size_t *length)
{
    off_t size = lseek(fd, 0, SEEK_END);

    *length = size > 0 ? (size_t)size : 0;
    *text = malloc(*length + 1);
    if (size >= 0 && pread(fd, *text, *length, 0) == size)
        return true;
    perror("stipend: cannot print");
    *length = 0;
    return false;
}

static void end_task(struct batch *batch, size_t index, bool good)
{
    batch->tasks[index].done = true;
    batch->tasks[index].good = good;
    batch->ended++;
}

/* Waits for the end of a worker; returns its status. */
static int bury(struct worker *worker)
{
    pid_t process = worker->process;
    int status = 0;

    close_all(worker);
    waitpid(process, &status, 0);
    return status;
}

/* Adds to what a work said that its worker went without an answer. */
static void mourn(struct task *task, const char *name, int status)
{
    struct arena arena = {.newest = NULL};
    const char *signal =
        WIFSIGNALED(status)
            ? arena_print(&arena, ", by signal %d", WTERMSIG(status))
            : "";
    const char *text =
        arena_print(&arena, "stipend: %s: its job ended before it was done%s\n",
                    text_shown(&arena, name), signal);
    size_t length = strlen(text);
    char *longer = realloc(task->err, task->err_length + length);

    memcpy(longer + task->err_length, text, length);
    task->err = longer;
    task->err_length += length;
    arena_free(&arena);
}

/* Gives the next index to a worker, who is hired where there is none. */
static void give(struct batch *batch, struct worker *worker)
{
    if (!worker->process && !hire(batch, worker))
        return;
    if (send(worker->line, &batch->begun, sizeof(batch->begun), MSG_NOSIGNAL) <
        0) {
        bury(worker);
        return;
    }
    worker->index = batch->begun++;
    worker->busy = true;
}

/* Hears how a worker's work went, and takes what it printed. */
static void hear(struct batch *batch, struct worker *worker)
{
    size_t index = worker->index;
    struct task *task = &batch->tasks[index];
    bool good = false;
    ssize_t heard = recv(worker->line, &good, sizeof(good), 0);

    if (heard < 0 && errno == EINTR)
        return;
    good &= heard > 0;
    good &= take(worker->err, &task->err, &task->err_length);
    good &= take(worker->out, &task->out, &task->out_length);
    worker->busy = false;
    end_task(batch, index, good);
    if (heard <= 0)
        mourn(task, batch->names[index], bury(worker));
}

/*
 * Waits until one of those who are busy has something to say; where that is not
 * to be found out, for the first of them.
 */
static void hear_any(struct batch *batch)
{
    struct pollfd *lines = calloc(batch->worker_count, sizeof(*lines));
    struct worker **busy = calloc(batch->worker_count, sizeof(struct worker *));
    nfds_t count = 0;
    int ready;

    for (size_t w = 0; w < batch->worker_count; w++)
        if (batch->workers[w].busy) {
            busy[count] = &batch->workers[w];
            lines[count++] =
                (struct pollfd){.fd = batch->workers[w].line, .events = POLLIN};
        }
    ready = poll(lines, count, -1);
    if (ready < 0 && errno != EINTR)
        hear(batch, busy[0]);
    for (nfds_t i = 0; ready > 0 && i < count; i++)
        if (lines[i].revents)
            hear(batch, busy[i]);
    free(busy);
    free(lines);
}

/* Where it cannot be printed that is said here, and once. */
static bool print(const char *text, size_t length, FILE *out)
{
    if (fwrite(text, 1, length, out) == length && !fflush(out))
        return true;
    perror("stipend: cannot print");
    clearerr(out);
    return false;
}

/* Prints what is finished, as far as all before it is. */
static bool print_finished(struct batch *batch)
{
    bool good = true;

    while (batch->printed < batch->begun && batch->tasks[batch->printed].done) {
        struct task *task = &batch->tasks[batch->printed++];

        hide_progress(batch);
        good &= task->good;
        good &= print(task->err, task->err_length, stderr);
        good &= print(task->out, task->out_length, stdout);
        free(task->out);
        free(task->err);
    }
    return good;
}

/* Where no worker is to be had, the work is done here. */
static void work_here(struct batch *batch)
{
    size_t index = batch->begun++;

    end_task(batch, index, batch->work(batch->context, index));
}

static bool run_side_by_side(struct batch *batch)
{
    bool good = true;

    while (batch->ended < batch->count) {
        bool busy = false;

        for (size_t w = 0; w < batch->worker_count; w++) {
            struct worker *worker = &batch->workers[w];

            if (!worker->busy && batch->begun < batch->count)
                give(batch, worker);
            busy |= worker->busy;
        }
        if (busy)
            hear_any(batch);
        else
            work_here(batch);
        good &= print_finished(batch);
        show_progress(batch);
    }
    hide_progress(batch);
    return good;
}

static void dismiss_all(struct batch *batch)
{
    for (size_t w = 0; w < batch->worker_count; w++)
        if (batch->workers[w].process)
            bury(&batch->workers[w]);
}

bool batch_run(size_t count, size_t jobs, bool (*work)(void *context, size_t),
               void *context, char *const names[])
{
    struct batch batch = {.count = count,
                          .work = work,
                          .context = context,
                          .names = names,
                          .start = time(NULL)};
    bool good;

    if (count < 2 || (jobs < 2 && !isatty(STDERR_FILENO)))
        return run_in_turn(&batch);
    signal(SIGCHLD, SIG_DFL); /* else nobody hears of a child's end */
    batch.worker_count = !jobs ? 1 : jobs < count ? jobs : count;
    batch.tasks = calloc(count, sizeof(*batch.tasks));
    batch.workers = calloc(batch.worker_count, sizeof(*batch.workers));
    good = run_side_by_side(&batch);
    dismiss_all(&batch);
    free(batch.workers);
    free(batch.tasks);
    return good;
}
