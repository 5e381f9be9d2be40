#include "cli/batch.h"

#include "output/file.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    MOMENT = 1,        /* seconds */
    WAITING_MOST = 64, /* that are done and wait for one before them */
    FILES_SPARED = 64, /* for what else is open */
    PROGRESS_WIDTH = 40
};

/* One work in a process of its own, and what it prints. */
struct task {
    pid_t process; /* 0 where there is none */
    int out, err;  /* files in memory */
    bool done, good;
};

struct batch {
    size_t count;
    bool (*work)(void *context, size_t index);
    void *context;
    struct task *tasks;
    size_t begun, ended, printed;
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

/*
 * The child's whole life, which ends with its parent's; its streams are the
 * task's files.
 */
static void live(struct batch *batch, size_t index)
{
    struct task *task = &batch->tasks[index];
    bool good = !prctl(PR_SET_PDEATHSIG, SIGTERM) &&
                dup2(task->out, STDOUT_FILENO) >= 0 &&
                dup2(task->err, STDERR_FILENO) >= 0;

    if (!good)
        perror("stipend: a job cannot begin");
    good = good && batch->work(batch->context, index);
    if (fflush(stdout) || ferror(stdout))
        good = false;
    fflush(stderr);
    _exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* False where a process cannot be had: the work is then done in this one. */
static bool begin(struct batch *batch)
{
    size_t index = batch->begun++;
    struct task *task = &batch->tasks[index];

    task->out = file_in_memory();
    task->err = file_in_memory();
    fflush(stdout);
    task->process = task->out < 0 || task->err < 0 ? -1 : fork();
    if (!task->process)
        live(batch, index);
    if (task->process > 0)
        return true;
    task->process = 0;
    task->good = batch->work(batch->context, index);
    task->done = true;
    batch->ended++;
    return false;
}

static struct task *task_of(const struct batch *batch, pid_t process)
{
    for (size_t i = batch->printed; i < batch->begun; i++)
        if (!batch->tasks[i].done && batch->tasks[i].process == process)
            return &batch->tasks[i];
    return NULL;
}

/* Waits for the end of a task; children that we inherited may end as well. */
static void end(struct batch *batch)
{
    struct task *task = NULL;
    int status = 0;

    while (!task) {
        pid_t process = wait(&status);

        assert(process > 0 || errno == EINTR);
        if (process > 0)
            task = task_of(batch, process);
    }
    task->done = true;
    task->good = WIFEXITED(status) && !WEXITSTATUS(status);
    if (WIFSIGNALED(status))
        fprintf(stderr, "stipend: a job was ended by signal %d\n",
                WTERMSIG(status));
    batch->ended++;
}

static bool hand_on(int from, int to)
{
    bool good = from < 0 || file_copy(from, to);

    if (!good)
        perror("stipend: cannot print");
    if (from >= 0)
        close(from);
    return good;
}

/* Prints what is finished, as far as all before it is. */
static bool print_finished(struct batch *batch)
{
    bool good = true;

    while (batch->printed < batch->begun && batch->tasks[batch->printed].done) {
        struct task *task = &batch->tasks[batch->printed++];

        hide_progress(batch);
        fflush(stdout);
        good &= hand_on(task->err, STDERR_FILENO);
        good &= hand_on(task->out, STDOUT_FILENO) && task->good;
    }
    return good;
}

/* Each that is begun and not printed holds two files. */
static size_t tasks_most(size_t jobs)
{
    struct rlimit files;
    size_t wanted = jobs + WAITING_MOST;

    if (getrlimit(RLIMIT_NOFILE, &files) || files.rlim_cur == RLIM_INFINITY)
        return wanted;
    if (files.rlim_cur < FILES_SPARED + 4)
        return 1;
    return wanted < (files.rlim_cur - FILES_SPARED) / 2
               ? wanted
               : (files.rlim_cur - FILES_SPARED) / 2;
}

static bool run_side_by_side(struct batch *batch, size_t jobs)
{
    size_t running = 0, most = tasks_most(jobs);
    bool good = true;

    while (batch->ended < batch->count) {
        while (batch->begun < batch->count && running < jobs &&
               batch->begun - batch->printed < most)
            running += begin(batch);
        if (running) {
            end(batch);
            running--;
        }
        good &= print_finished(batch);
        show_progress(batch);
    }
    hide_progress(batch);
    return good;
}

bool batch_run(size_t count, size_t jobs, bool (*work)(void *context, size_t),
               void *context)
{
    struct batch batch = {
        .count = count, .work = work, .context = context, .start = time(NULL)};
    bool good;

    if (count < 2 || (jobs < 2 && !isatty(STDERR_FILENO)))
        return run_in_turn(&batch);
    signal(SIGCHLD, SIG_DFL); /* else nobody hears of a child's end */
    batch.tasks = calloc(count, sizeof(*batch.tasks));
    good = run_side_by_side(&batch, jobs ? jobs : 1);
    free(batch.tasks);
    return good;
}
