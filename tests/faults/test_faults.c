/*
 * The old file, or the new one whole: whatever fails, and wherever the program
 * is ended.  The faults are made by shim.c.
 */
#include "run.h"
#include "table.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define HIDDEN ".stipend-unfinished"

/* A run that writes a file. */
static const struct scene {
    const char *name;
    const char *arguments; /* in a folder with model.ini and before.xlsx */
    const char *target;
    mode_t old;   /* the rights of the target where it is there already */
    bool link;    /* as a link to another file */
    size_t files; /* that are written */
} scenes[] = {
    /* clang-format off */
    {"a workbook over an old one", "write model.ini -o a.xlsx", "a.xlsx",
     0600, false, 1},
    {"a new workbook", "write model.ini -o a.xlsx", "a.xlsx", 0, false, 1},
    {"a workbook over one behind a link", "write model.ini -o a.xlsx", "a.xlsx",
     0666, true, 1},
    {"a model over an old one", "init --template scope --force a.ini", "a.ini",
     0640, false, 1},
    {"a batch of two", "write --output-dir . --jobs 2 ../small.ini model.ini",
     "model.xlsx", 0644, false, 2},
    /* clang-format on */
};

/* A folder for a scene, and what may stand in its target. */
struct stage {
    const struct scene *scene;
    char base[64], folder[80], target[128];
    char *old, *new;
    size_t old_length, new_length;
    size_t runs;
};

static size_t all_runs;

/* How a run is disturbed; zero is not at all. */
struct fault {
    const char *call; /* that fails */
    long at;
    int deed;     /* an errno, or a signal below zero */
    long largest; /* bytes that a file may have, where limited */
    bool limited;
};

static char *slurp(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb"), *memory;
    char *bytes;
    int c;

    *length = 0;
    if (!file)
        return NULL;
    memory = open_memstream(&bytes, length);
    while ((c = getc(file)) != EOF)
        putc(c, memory);
    fclose(memory);
    fclose(file);
    return bytes;
}

static const char *in(const struct stage *stage, const char *name)
{
    static char path[256];

    snprintf(path, sizeof(path), "%s/%s", stage->base, name);
    return path;
}

static void set_number(const char *name, long number)
{
    char text[32];

    snprintf(text, sizeof(text), "%ld", number);
    setenv(name, text, 1);
}

/* Becomes the program, with a fault before it. */
static void become(const struct stage *stage, const struct fault *fault)
{
    char command[512], program[PATH_MAX], shim[PATH_MAX];

    if (!realpath(getenv("STIPEND"), program) ||
        !realpath("build/tests/faults/shim.so", shim) ||
        !freopen(in(stage, "out"), "w", stdout) ||
        !freopen(in(stage, "err"), "w", stderr) || chdir(stage->folder))
        _exit(99);
    if (fault->call) {
        setenv("LD_PRELOAD", shim, 1);
        setenv("FAULT_CALL", fault->call, 1);
        setenv("FAULT_DONE", in(stage, "done"), 1);
        setenv("FAULT_FILE", stage->target, 1);
        set_number("FAULT_AT", fault->at);
        set_number("FAULT_DEED", fault->deed);
    }
    if (fault->limited)
        setrlimit(RLIMIT_FSIZE,
                  &(struct rlimit){(rlim_t)fault->largest, RLIM_INFINITY});
    snprintf(command, sizeof(command), "%s", stage->scene->arguments);
    {
        char *words[16] = {program}, *rest = command;
        size_t count = 1;

        while ((words[count] = strsep(&rest, " ")))
            count++;
        execv(program, words);
    }
    _exit(98);
}

/* The status of waitpid; the streams are in out and err. */
static int run(struct stage *stage, const struct fault *fault)
{
    pid_t child = fork();
    int status;

    if (!child)
        become(stage, fault);
    assert_int_equal(waitpid(child, &status, 0), child);
    while (wait(NULL) > 0) /* for what it left running, too */
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) > 2)
        fail_msg("the program ended with status %d", WEXITSTATUS(status));
    stage->runs++;
    return status;
}

/* Nobody may read what is not whole yet who may not read the old file. */
static void expect_hidden_rights(const struct stage *stage, const char *name)
{
    char path[512];
    struct stat status;

    snprintf(path, sizeof(path), "%s/%s", stage->folder, name);
    assert_int_equal(stat(path, &status), 0);
    if (stage->scene->old)
        assert_int_equal(status.st_mode & 0777 & ~stage->scene->old, 0);
}

/* Files of the folder but those that belong there. */
static size_t litter(const struct stage *stage, size_t *hidden)
{
    static const char *const known[] = {".", "..", "model.ini", "kept.xlsx",
                                        "small.xlsx"};
    DIR *folder = opendir(stage->folder);
    struct dirent *entry;
    size_t others = 0;

    *hidden = 0;
    assert_non_null(folder);
    while ((entry = readdir(folder))) {
        const char *name = entry->d_name;
        bool expected = !strcmp(name, stage->scene->target);

        for (size_t i = 0; i < COUNT_OF(known); i++)
            expected |= !strcmp(name, known[i]);
        if (*name == '.' && strstr(name, HIDDEN)) {
            if (stage->scene->files == 1)
                expect_hidden_rights(stage, name);
            ++*hidden;
        } else if (!expected)
            others++;
    }
    closedir(folder);
    return others;
}

/* What stands in the target: the old, the new, or what must not be. */
static bool target_is(const struct stage *stage, const char *bytes,
                      size_t length)
{
    size_t found;
    char *now = slurp(stage->target, &found);
    bool same = now && bytes ? found == length && !memcmp(now, bytes, length)
                             : now == bytes;

    free(now);
    return same;
}

static void expect_clean(const struct stage *stage)
{
    size_t hidden;

    assert_int_equal(litter(stage, &hidden), 0);
    assert_int_equal(hidden, 0);
}

static void expect_new(const struct stage *stage)
{
    if (!target_is(stage, stage->new, stage->new_length))
        fail_msg("%s: the new file is not whole", stage->scene->name);
}

static void expect_whole(const struct stage *stage)
{
    if (!target_is(stage, stage->old, stage->old_length))
        expect_new(stage);
}

/* Whether a line of standard error is ours: never what a library says. */
static bool is_ours(const char *line)
{
    static const char *const beginnings[] = {
        "stipend: ", "model.ini: ", "../small.ini: "};

    for (size_t i = 0; i < COUNT_OF(beginnings); i++)
        if (!strncmp(line, beginnings[i], strlen(beginnings[i])))
            return true;
    return false;
}

/* What ended badly has said so, in a line for each file. */
static void expect_words(const struct stage *stage, int status)
{
    size_t length, lines = 0;
    char *err = slurp(in(stage, "err"), &length), *rest = err, *line;

    while ((line = strsep(&rest, "\n")) && *line) {
        if (!is_ours(line))
            fail_msg("%s: not a line of ours: %s", stage->scene->name, line);
        lines++;
    }
    if (WIFEXITED(status) && (WEXITSTATUS(status) ? !lines : lines > 0))
        fail_msg("%s: %zu lines, but status %d", stage->scene->name, lines,
                 WEXITSTATUS(status));
    assert_true(lines <= 2 * stage->scene->files);
    free(err);
}

static void reset(struct stage *stage)
{
    char kept[128];

    snprintf(kept, sizeof(kept), "%s/kept.xlsx", stage->folder);
    unlink(kept);
    unlink(stage->target);
    unlink(in(stage, "done"));
    if (stage->scene->link && symlink("kept.xlsx", stage->target))
        fail_msg("no link: %s", strerror(errno));
    if (stage->old) {
        FILE *file = fopen(stage->target, "wb");

        assert_int_equal(fwrite(stage->old, 1, stage->old_length, file),
                         stage->old_length);
        assert_int_equal(fclose(file), 0);
        assert_int_equal(chmod(stage->target, stage->scene->old), 0);
    }
}

static void make_old(struct stage *stage)
{
    struct run run;

    if (!stage->scene->old)
        return;
    run = run_shell("\"$STIPEND\" write templates/scope.ini -o %s/old.xlsx",
                    stage->base);
    assert_int_equal(run.status, 0);
    run_free(&run);
    stage->old = slurp(in(stage, "old.xlsx"), &stage->old_length);
}

static void open_stage(struct stage *stage, const struct scene *scene)
{
    struct run copied;

    *stage = (struct stage){.scene = scene};
    folder_make(stage->base);
    snprintf(stage->folder, sizeof(stage->folder), "%s/work", stage->base);
    snprintf(stage->target, sizeof(stage->target), "%s/%s", stage->folder,
             scene->target);
    copied = run_shell("mkdir %s && cp tests/cases/no-salary.ini %s/model.ini "
                       "&& cp tests/cases/no-salary.ini %s/small.ini",
                       stage->folder, stage->folder, stage->base);
    assert_int_equal(copied.status, 0);
    run_free(&copied);
    make_old(stage);
    reset(stage);
    assert_int_equal(run(stage, &(struct fault){NULL, 0, 0, 0, false}), 0);
    stage->new = slurp(stage->target, &stage->new_length);
    assert_true(stage->new_length > 1000);
    expect_clean(stage);
}

static void close_stage(struct stage *stage, const char *what)
{
    print_message("%s, %s: %zu runs\n", stage->scene->name, what, stage->runs);
    assert_true(stage->runs > 1);
    all_runs += stage->runs;
    free(stage->old);
    free(stage->new);
    folder_remove(stage->base);
}

static bool happened(const struct stage *stage)
{
    return !access(in(stage, "done"), F_OK);
}

/* Each call fails once, one after another, until none is left to fail. */
static void fail_calls(struct stage *stage, const char *call, int cause)
{
    for (long n = 1;; n++) {
        struct fault fault = {.call = call, .at = n, .deed = cause};
        int status;

        reset(stage);
        status = run(stage, &fault);
        if (!happened(stage))
            return;
        assert_true(WIFEXITED(status));
        if (WEXITSTATUS(status) == 0)
            expect_new(stage);
        else
            expect_whole(stage);
        expect_words(stage, status);
        expect_clean(stage);
    }
}

static void test_calls(void **state)
{
    static const char *const calls[] = {
        "open",         "open64", "fopen", "fopen64", "fdopen",
        "memfd_create", "write",  "pread", "fgets",   "rename",
        "fchmod",       "fchown", "flock", "fsync"};
    struct stage stage;

    open_stage(&stage, *state);
    for (size_t i = 0; i < COUNT_OF(calls); i++)
        fail_calls(&stage, calls[i], EIO);
    fail_calls(&stage, "write", ENOSPC);
    fail_calls(&stage, "write", EINTR);
    fail_calls(&stage, "any", ENOMEM);
    close_stage(&stage, "a call fails");
}

/* Ended at each call: by SIGKILL one hidden file may stay until the next run.
 */
static void end_at_calls(struct stage *stage, int signal)
{
    size_t hidden;

    for (long n = 1;; n++) {
        struct fault fault = {.call = "any", .at = n, .deed = -signal};

        reset(stage);
        run(stage, &fault);
        if (!happened(stage))
            return;
        expect_whole(stage);
        assert_int_equal(litter(stage, &hidden), 0);
        assert_true(hidden <= (signal == SIGKILL ? stage->scene->files : 0));
        unlink(in(stage, "done"));
        assert_int_equal(run(stage, &(struct fault){.call = NULL}), 0);
        expect_new(stage);
        expect_clean(stage);
    }
}

static void test_ends(void **state)
{
    struct stage stage;

    open_stage(&stage, *state);
    end_at_calls(&stage, SIGKILL);
    end_at_calls(&stage, SIGTERM);
    end_at_calls(&stage, SIGINT);
    close_stage(&stage, "ended at a call");
}

/* The last place of a word in a text, or NULL. */
static const char *last_of(const char *text, const char *word)
{
    const char *last = NULL;

    for (const char *at = text; (at = strstr(at, word)); at++)
        last = at;
    return last;
}

/* What is renamed is on the disk by then, and so is its name in the end. */
static void test_order(void **state)
{
    struct fault fault = {.call = "log"};
    struct stage stage;
    size_t length;
    char *calls;
    const char *written, *renamed;

    open_stage(&stage, *state);
    reset(&stage);
    assert_int_equal(run(&stage, &fault), 0);
    calls = slurp(in(&stage, "done"), &length);
    assert_non_null(calls);
    written = last_of(calls, "write ");
    renamed = last_of(calls, "rename ");
    assert_true(written && renamed && strstr(written, "fsync ") < renamed);
    assert_string_equal(renamed, "rename fsync ");
    free(calls);
    close_stage(&stage, "in order");
}

enum {
    WRITERS = 5,
    ROUNDS = 12
};

/* Several runs at once; returns how many of them wrote their file. */
static int write_at_once(struct stage *stage, const struct fault *fault)
{
    pid_t writers[WRITERS];
    int good = 0;

    for (int i = 0; i < WRITERS; i++) {
        writers[i] = fork();
        if (!writers[i])
            become(stage, fault);
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;

        assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= 1);
        good += WEXITSTATUS(status) == 0;
        stage->runs++;
    }
    return good;
}

/* Where nothing can be locked, some may fail, but no file is damaged. */
static void test_writers(void **state)
{
    struct fault none = {.call = NULL}, unlocked = {"flock", 0, ENOLCK, 0, 0};
    struct stage stage;
    size_t hidden;

    open_stage(&stage, *state);
    for (int i = 0; i < ROUNDS; i++) {
        reset(&stage);
        if (i % 2)
            assert_true(write_at_once(&stage, &unlocked) >= 1);
        else
            assert_int_equal(write_at_once(&stage, &none), WRITERS);
        expect_new(&stage);
        assert_int_equal(litter(&stage, &hidden), 0);
        assert_int_equal(hidden, 0);
    }
    close_stage(&stage, "several at once");
}

/* Each single call for memory fails, of the program's and of its libraries'. */
static void test_memory(void **state)
{
    struct fault fault = {.call = "memory"};
    struct stage stage;
    size_t length;
    char *count;

    open_stage(&stage, *state);
    reset(&stage);
    assert_int_equal(run(&stage, &fault), 0);
    expect_new(&stage);
    expect_clean(&stage);
    count = slurp(in(&stage, "done"), &length);
    assert_non_null(count);
    assert_true(atol(count) > 100);
    stage.runs += (size_t)atol(count);
    free(count);
    close_stage(&stage, "no memory");
}

/* No file may be larger than so many bytes; what is said still fits. */
static void test_limit(void **state)
{
    struct stage stage;
    bool fitted = false;

    open_stage(&stage, *state);
    for (long most = 256; !fitted; most += 509) {
        struct fault fault = {.largest = most, .limited = true};
        int status;

        reset(&stage);
        status = run(&stage, &fault);
        assert_true(WIFEXITED(status));
        fitted = WEXITSTATUS(status) == 0;
        assert_true(!fitted || most >= (long)stage.new_length);
        expect_words(&stage, status);
        if (fitted)
            expect_new(&stage);
        else
            assert_true(target_is(&stage, stage.old, stage.old_length));
        expect_clean(&stage);
    }
    close_stage(&stage, "a limit on the size of files");
}

/* A disk of this test alone: in a space of names of its own, as root there. */
static bool small_disks_possible(void)
{
    /* The root of a chroot is no mount of its own, and cannot be private. */
    return !unshare(geteuid() ? CLONE_NEWUSER | CLONE_NEWNS : CLONE_NEWNS) &&
           (!mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
            errno == EINVAL);
}

static void copy_into(const struct stage *stage)
{
    struct run copied =
        run_shell("cp %s/small.ini %s/model.ini", stage->base, stage->folder);

    assert_int_equal(copied.status, 0);
    run_free(&copied);
}

/* On disks of each size, from one that hardly holds the old file on. */
static void fill_disks(struct stage *stage)
{
    bool fitted = false;
    size_t pages = stage->old_length / 4096 + 3;

    for (; !fitted; pages++) {
        char options[64];
        int status;

        snprintf(options, sizeof(options), "size=%zu", pages * 4096);
        assert_int_equal(mount("tmpfs", stage->folder, "tmpfs", 0, options), 0);
        copy_into(stage);
        reset(stage);
        status = run(stage, &(struct fault){.call = NULL});
        fitted = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (fitted)
            expect_new(stage);
        else
            assert_true(target_is(stage, stage->old, stage->old_length));
        expect_words(stage, status);
        expect_clean(stage);
        assert_int_equal(umount(stage->folder), 0);
    }
}

static void test_disk(void **state)
{
    struct stage stage;

    if (!small_disks_possible()) {
        print_message("SKIPPED: no small disk can be mounted here: %s\n",
                      strerror(errno));
        if (getenv("CI"))
            fail_msg("in CI nothing may be skipped");
        skip();
    }
    open_stage(&stage, *state);
    fill_disks(&stage);
    close_stage(&stage, "a full disk");
}

/* Each worker is ended as it puts its first workbook in place. */
static void test_named(void **state)
{
    char folder[64];
    struct run run;

    (void)state;
    folder_make(folder);
    run = run_shell(
        "cd %s && for m in a b c; do cp \"$OLDPWD/tests/cases/small.ini\" "
        "$m.ini; done; LD_PRELOAD=$OLDPWD/build/tests/faults/shim.so "
        "FAULT_CALL=rename FAULT_AT=1 FAULT_DEED=-9 FAULT_DONE=$PWD/done "
        "\"$(realpath --relative-to=. \"$OLDPWD/$STIPEND\")\" write "
        "--output-dir out --jobs 2 a.ini b.ini c.ini",
        folder);
    assert_int_equal(run.status, 1);
    assert_string_equal(run.err,
                        "stipend: a.ini: its job ended early: signal 9\n"
                        "stipend: b.ini: its job ended early: signal 9\n"
                        "stipend: c.ini: its job ended early: signal 9\n");
    run_free(&run);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest others[] = {cmocka_unit_test(test_named)};
    int failed = 0;

    prctl(PR_SET_CHILD_SUBREAPER, 1);
    setenv("STIPEND", "build/stipend", 0);
    failed |= RUN_TABLE("a call fails", scenes, test_calls);
    failed |= RUN_TABLE("ended at a call", scenes, test_ends);
    failed |= run_table("the last calls", scenes, COUNT_OF(scenes) - 1,
                        sizeof(*scenes), test_order);
    failed |=
        run_table("several at once", scenes, 2, sizeof(*scenes), test_writers);
    failed |= run_table("no memory", scenes, 1, sizeof(*scenes), test_memory);
    failed |=
        run_table("files are limited", scenes, 2, sizeof(*scenes), test_limit);
    failed |=
        run_table("the disk is full", scenes, 2, sizeof(*scenes), test_disk);
    failed |= cmocka_run_group_tests_name("a job is ended", others, NULL, NULL);
    printf("%zu runs: %s\n", all_runs,
           failed ? "see above" : "0 files lost, damaged or left over");
    return failed;
}
