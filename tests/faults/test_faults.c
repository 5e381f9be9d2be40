/*
 * If any call fails or is the last one, the target holds the old file or the
 * whole new one.  The faults are made by shim.c.  In `make test`
 * the 1st, 2nd, 4th, 8th ... call of each kind fails, with TEST_ALL every one.
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
    const char *arguments; /* in a folder with model.ini */
    const char *target;
    mode_t old;   /* the rights of the target if it exists before */
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

/* What a file holds; bytes is NULL if there is none. */
struct contents {
    char *bytes;
    size_t length;
};

/* The scene that is played; the program runs in the folder work/. */
static const struct scene *scene;
static struct contents old, new;
static size_t runs, all_runs;
static int status; /* of the last run, as waitpid has it */

/* How a run is disturbed; zero is not at all. */
struct fault {
    const char *call; /* that fails */
    long at;
    int deed;     /* an errno, or a signal below zero */
    long largest; /* bytes that a file may have; 0 for any number */
};

static struct contents read_contents(const char *path)
{
    struct contents contents;

    contents.bytes = read_bytes(path, &contents.length);
    return contents;
}

static const char *in_work(const char *name)
{
    char path[512];

    snprintf(path, sizeof(path), "work/%s", name);
    return scratch(path);
}

static void set_number(const char *name, long number)
{
    char text[32];

    snprintf(text, sizeof(text), "%ld", number);
    setenv(name, text, 1);
}

static void set_fault(const struct fault *fault, const char *shim)
{
    if (fault->call) {
        setenv("LD_PRELOAD", shim, 1);
        setenv("FAULT_CALL", fault->call, 1);
        setenv("FAULT_DONE", scratch("done"), 1);
        setenv("FAULT_FILE", in_work(scene->target), 1);
        set_number("FAULT_AT", fault->at);
        set_number("FAULT_DEED", fault->deed);
    }
    if (fault->largest)
        setrlimit(RLIMIT_FSIZE,
                  &(struct rlimit){(rlim_t)fault->largest, RLIM_INFINITY});
}

/* Becomes the program, with a fault before it. */
static void become(const struct fault *fault)
{
    char arguments[512], program[PATH_MAX], shim[PATH_MAX];
    char *words[16] = {program}, *rest = arguments;
    size_t count = 1;

    if (!realpath(getenv("STIPEND"), program) ||
        !realpath("build/tests/faults/shim.so", shim) ||
        !freopen(scratch("out"), "w", stdout) ||
        !freopen(scratch("err"), "w", stderr) || chdir(scratch("work")))
        _exit(99);
    set_fault(fault, shim);
    strcpy(arguments, scene->arguments);
    while ((words[count] = strsep(&rest, " ")))
        count++;
    execv(program, words);
    _exit(98);
}

/* Whether the run ended with status 0; its streams are in out and err. */
static bool run(struct fault fault)
{
    pid_t child = fork();

    if (!child)
        become(&fault);
    assert_int_equal(waitpid(child, &status, 0), child);
    while (wait(NULL) > 0) /* for what it left running, too */
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) > 2)
        fail_msg("the program ended with status %d", WEXITSTATUS(status));
    runs++;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The unfinished file has no right that the old file lacks. */
static void expect_hidden_rights(const char *name)
{
    struct stat hidden;

    assert_int_equal(stat(in_work(name), &hidden), 0);
    if (scene->old)
        assert_int_equal(hidden.st_mode & 0777 & ~scene->old, 0);
}

static bool belongs_there(const char *name)
{
    static const char *const known[] = {".", "..", "model.ini", "kept.xlsx",
                                        "small.xlsx"};

    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (!strcmp(name, known[i]))
            return true;
    return !strcmp(name, scene->target);
}

/* How many unfinished files there are; no other file may be left over. */
static size_t count_hidden(void)
{
    DIR *folder = opendir(scratch("work"));
    struct dirent *entry;
    size_t hidden = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder))) {
        const char *name = entry->d_name;

        if (belongs_there(name))
            continue;
        if (*name != '.' || !strstr(name, HIDDEN))
            fail_msg("%s: %s is left over", scene->name, name);
        if (scene->files == 1)
            expect_hidden_rights(name);
        hidden++;
    }
    closedir(folder);
    return hidden;
}

static bool target_is(const struct contents *wanted)
{
    struct contents found = read_contents(in_work(scene->target));
    bool same =
        found.length == wanted->length && !found.bytes == !wanted->bytes &&
        (!found.bytes || !memcmp(found.bytes, wanted->bytes, found.length));

    free(found.bytes);
    return same;
}

static void expect_new(void)
{
    if (!target_is(&new))
        fail_msg("%s: the new file is not whole", scene->name);
}

static void expect_whole(void)
{
    if (!target_is(&old))
        expect_new();
}

/* Whether a line of standard error is ours and not a library's. */
static bool is_ours(const char *line)
{
    static const char *const beginnings[] = {
        "stipend: ", "model.ini: ", "../small.ini: "};

    for (size_t i = 0; i < COUNT_OF(beginnings); i++)
        if (!strncmp(line, beginnings[i], strlen(beginnings[i])))
            return true;
    return false;
}

/* A failed run says so, in a line for each file; a good one says nothing. */
static void expect_words(void)
{
    size_t lines = 0;
    char *err = read_file(scratch("err")), *rest = err, *line;

    while ((line = strsep(&rest, "\n")) && *line) {
        if (!is_ours(line))
            fail_msg("%s: not a line of ours: %s", scene->name, line);
        lines++;
    }
    if (WIFEXITED(status) && (WEXITSTATUS(status) ? !lines : lines > 0))
        fail_msg("%s: %zu lines, but status %d", scene->name, lines,
                 WEXITSTATUS(status));
    assert_true(lines <= 2 * scene->files);
    free(err);
}

/* After a run that ended by itself: a good one has made the new file. */
static void expect_result(bool good)
{
    assert_true(WIFEXITED(status));
    if (good)
        expect_new();
    else
        expect_whole();
    expect_words();
    assert_int_equal(count_hidden(), 0);
}

static void reset(void)
{
    const char *target = in_work(scene->target);
    FILE *file;

    unlink(in_work("kept.xlsx"));
    unlink(target);
    unlink(scratch("done"));
    if (scene->link && symlink("kept.xlsx", target))
        fail_msg("no link: %s", strerror(errno));
    if (!old.bytes)
        return;
    file = fopen(target, "wb");
    assert_int_equal(fwrite(old.bytes, 1, old.length, file), old.length);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(target, scene->old), 0);
}

/* Makes the old and the new contents. */
static void begin(const struct scene *next)
{
    scene = next;
    runs = 0;
    run_well("mkdir $D/work && cp tests/cases/no-salary.ini $D/small.ini && "
             "cp $D/small.ini $D/work/model.ini");
    old = (struct contents){NULL, 0};
    if (scene->old)
        run_well("\"$STIPEND\" write templates/scope.ini -o $D/old.xlsx");
    old = read_contents(scratch("old.xlsx"));
    reset();
    assert_true(run((struct fault){NULL, 0, 0, 0}));
    new = read_contents(in_work(scene->target));
    assert_true(new.length > 1000);
    assert_int_equal(count_hidden(), 0);
}

static void end(void)
{
    assert_true(runs > 1);
    all_runs += runs;
    free(old.bytes);
    free(new.bytes);
}

static bool happened(void)
{
    return !access(scratch("done"), F_OK);
}

/* The number of the next call that fails. */
static long next_call(long n)
{
    return few_or_many(true, false) ? 2 * n : n + 1;
}

static void fail_calls(const char *call, int cause)
{
    for (long n = 1;; n = next_call(n)) {
        bool good;

        reset();
        good = run((struct fault){call, n, cause, 0});
        if (!happened())
            return;
        expect_result(good);
    }
}

static void test_calls(void **state)
{
    static const char *const calls[] = {
        "open",         "open64", "fopen", "fopen64", "fdopen",
        "memfd_create", "write",  "pread", "fgets",   "rename",
        "fchmod",       "fchown", "flock", "fsync"};

    begin(*state);
    for (size_t i = 0; i < COUNT_OF(calls); i++)
        fail_calls(calls[i], EIO);
    fail_calls("write", ENOSPC);
    fail_calls("write", EINTR);
    fail_calls("any", ENOMEM);
    end();
}

/* After SIGKILL a hidden file may stay until the next run. */
static void end_at_calls(int signal)
{
    for (long n = 1;; n = next_call(n)) {
        reset();
        run((struct fault){"any", n, -signal, 0});
        if (!happened())
            return;
        expect_whole();
        assert_true(count_hidden() <= (signal == SIGKILL ? scene->files : 0));
        unlink(scratch("done"));
        assert_true(run((struct fault){NULL, 0, 0, 0}));
        expect_new();
        assert_int_equal(count_hidden(), 0);
    }
}

static void test_ends(void **state)
{
    begin(*state);
    end_at_calls(SIGKILL);
    end_at_calls(SIGTERM);
    end_at_calls(SIGINT);
    end();
}

/* The last place of a word in a text, or NULL. */
static const char *last_of(const char *text, const char *word)
{
    const char *last = NULL;

    for (const char *at = text; (at = strstr(at, word)); at++)
        last = at;
    return last;
}

/* The file is synced before it is renamed, and its folder afterwards. */
static void test_order(void **state)
{
    char *calls;
    const char *written, *renamed;

    begin(*state);
    reset();
    assert_true(run((struct fault){"log", 0, 0, 0}));
    calls = read_file(scratch("done"));
    assert_non_null(calls);
    written = last_of(calls, "write ");
    renamed = last_of(calls, "rename ");
    assert_true(written && renamed && strstr(written, "fsync ") < renamed);
    assert_string_equal(renamed, "rename fsync ");
    free(calls);
    end();
}

/* Several runs at once; returns how many of them wrote their file. */
static int write_at_once(int writers, struct fault fault)
{
    int good = 0;

    for (int i = 0; i < writers; i++)
        if (!fork())
            become(&fault);
    for (int i = 0; i < writers; i++) {
        assert_true(wait(&status) > 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= 1);
        good += WEXITSTATUS(status) == 0;
        runs++;
    }
    return good;
}

/* If nothing can be locked, some may fail, but no file is damaged. */
static void test_writers(void **state)
{
    const int writers = 5;

    begin(*state);
    for (int i = few_or_many(2, 12); i; i--) {
        reset();
        if (i % 2)
            assert_true(
                write_at_once(writers, (struct fault){"flock", 0, ENOLCK, 0}));
        else
            assert_int_equal(
                write_at_once(writers, (struct fault){NULL, 0, 0, 0}), writers);
        expect_new();
        assert_int_equal(count_hidden(), 0);
    }
    end();
}

/* Calls for memory fail, one for each process that the shim forks there. */
static void test_memory(void **state)
{
    char *count;

    begin(*state);
    reset();
    assert_true(run((struct fault){"memory", few_or_many(97, 1), 0, 0}));
    expect_new();
    assert_int_equal(count_hidden(), 0);
    count = read_file(scratch("done"));
    assert_non_null(count);
    assert_true(atol(count) > 100);
    runs += (size_t)atol(count);
    free(count);
    end();
}

/* The limit grows until the new file fits; messages fit always. */
static void test_limit(void **state)
{
    bool fitted = false;

    begin(*state);
    for (long most = 256; !fitted; most += few_or_many(7919, 509)) {
        reset();
        fitted = run((struct fault){.largest = most});
        assert_true(!fitted || most >= (long)new.length);
        expect_result(fitted);
        assert_true(fitted || target_is(&old));
    }
    end();
}

/* In a mount namespace of this test alone, as its root. */
static bool small_disks_possible(void)
{
    /* The root of a chroot is no mount of its own, and cannot be private. */
    return !unshare(geteuid() ? CLONE_NEWUSER | CLONE_NEWNS : CLONE_NEWNS) &&
           (!mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
            errno == EINVAL);
}

/* The disk grows until the new file fits; the old one fits always. */
static void test_disk(void **state)
{
    bool fitted = false;
    size_t pages;

    skip_without(small_disks_possible(), "way to mount a small disk");
    begin(*state);
    for (pages = old.length / 4096 + 3; !fitted; pages++) {
        char options[64];

        snprintf(options, sizeof(options), "size=%zu", pages * 4096);
        assert_int_equal(mount("tmpfs", scratch("work"), "tmpfs", 0, options),
                         0);
        run_well("cp $D/small.ini $D/work/model.ini");
        reset();
        fitted = run((struct fault){NULL, 0, 0, 0});
        expect_result(fitted);
        assert_true(fitted || target_is(&old));
        assert_int_equal(umount(scratch("work")), 0);
    }
    end();
}

/* Each job is ended as it renames its first workbook. */
static void a_killed_job_is_named(void **state)
{
    struct run run = run_shell(
        "P=$(realpath \"$STIPEND\") S=$PWD/build/tests/faults/shim.so; "
        "for m in a b c; do cp tests/cases/small.ini $D/$m.ini; done; cd $D; "
        "LD_PRELOAD=$S FAULT_CALL=rename FAULT_AT=1 FAULT_DEED=-9 "
        "FAULT_DONE=$D/done \"$P\" write --output-dir out --jobs 2 "
        "a.ini b.ini c.ini");

    (void)state;
    assert_int_equal(run.status, 1);
    assert_string_equal(run.err,
                        "stipend: a.ini: its process ended early: signal 9\n"
                        "stipend: b.ini: its process ended early: signal 9\n"
                        "stipend: c.ini: its process ended early: signal 9\n");
    run_free(&run);
}

/* A test of the first scenes. */
static int play(const char *group, size_t count, CMUnitTestFunction test)
{
    return run_table(group, scenes, count, sizeof(*scenes), test);
}

int main(void)
{
    struct CMUnitTest others[] = {cmocka_unit_test(a_killed_job_is_named)};
    int failed = 0;

    prctl(PR_SET_CHILD_SUBREAPER, 1);
    setenv("STIPEND", "build/stipend", 0);
    failed |= play("a call fails", COUNT_OF(scenes), test_calls);
    failed |= play("the program is ended", COUNT_OF(scenes), test_ends);
    failed |= play("a file is synced", COUNT_OF(scenes) - 1, test_order);
    failed |= play("several runs at once", 2, test_writers);
    failed |= play("no memory", 1, test_memory);
    failed |= play("files are limited", 2, test_limit);
    failed |= play("the disk is full", 2, test_disk);
    failed |= RUN_TESTS("a job is ended", others);
    print_message("note: %zu runs: %s\n", all_runs,
                  failed ? "see above" : "no file lost, damaged or left over");
    return failed;
}
