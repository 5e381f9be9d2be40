/*
 * The same bytes with other versions of libraries, and a plain message if the
 * system lacks something that the program needs.
 */
#include "run.h"
#include "table.h"
#include "xlsx/parts.h"

#include <stdio.h>
#include <string.h>

#define MODEL "tests/cases/backslashes.ini"
#define PRELOADED "LD_PRELOAD=$PWD/build/tests/faults/"

/* A command prints the same in other surroundings. */
static const struct same_case {
    const char *name, *there, *command;
    int status;
} same[] = {
    /* clang-format off */
    {"iniparser with escapes: JSON", PRELOADED "escapes.so",
     "compare --format json " MODEL, 0},
    {"iniparser with escapes: complaints", PRELOADED "escapes.so",
     "check tests/cases/both-quotes.ini tests/cases/quotes.ini", 1},
    {"iniparser with escapes: a long value", PRELOADED "escapes.so",
     "compare --format json tests/cases/small.ini --set "
     "grant.title=$(printf '%0500d' 0 | tr 0 '\\\\')", 0},
    {"no folder for temporary files: parts stay off the disk",
     "TMPDIR=/nowhere", "write -o - " MODEL, 0},
    {"no writable folder for temporary files: parts stay off the disk",
     "unshare -m sh -c 'mount -t tmpfs -o ro none /tmp && "
     "TMPDIR=/proc \"$0\" \"$@\"'", "write -o - " MODEL, 0},
    /* clang-format on */
};

static bool succeeds(const char *command)
{
    struct run run = run_shell("%s", command);
    bool good = run.status == 0;

    run_free(&run);
    return good;
}

/* In a chroot mounts would be seen outside: unshare makes none, even in CI. */
static void skip_without_mounts(void)
{
    bool possible = succeeds("unshare -m mount -t tmpfs none /mnt");

    if (!possible &&
        !succeeds("test $(stat -Lc %i /) = $(stat -Lc %i /proc/1/root)"))
        skip();
    skip_without(possible, "way to mount a folder");
}

static void test_same(void **state)
{
    const struct same_case *c = *state;
    struct run here, there;

    if (strstr(c->there, "mount"))
        skip_without_mounts();
    here = run_shell("\"$STIPEND\" %s >$D/here 2>&1", c->command);
    there =
        run_shell("%s \"$STIPEND\" %s >$D/there 2>&1", c->there, c->command);
    assert_int_equal(here.status, c->status);
    assert_int_equal(there.status, c->status);
    run_well("test -s $D/here && cmp $D/here $D/there");
    run_free(&here);
    run_free(&there);
}

/* Output if folders of the system are empty. */
static const struct bare_case {
    const char *name, *empty, *command;
    int status;
    const char *said;
} bare[] = {
    /* clang-format off */
    {"a model without /proc", "/proc", "compare " MODEL, 1,
     MODEL ": cannot be read: /proc is not mounted here, and it is needed\n"},
    {"a workbook without /proc", "/proc", "write -o - " MODEL, 1,
     MODEL ": cannot be read: /proc is not mounted here, and it is needed\n"},
    {"the templates without /proc", "/proc", "list templates", 0, ""},
    {"the tables without /proc", "/proc", "list taxes", 0, ""},
    {"a template without /proc", "/proc", "init --template scope", 0, ""},
    {"a model without /dev", "/dev", "compare " MODEL, 0, ""},
    {"a workbook without /dev", "/dev", "write -o - " MODEL, 0, ""},
    /* clang-format on */
};

static void test_bare(void **state)
{
    const struct bare_case *c = *state;
    struct run run;

    skip_without_mounts();
    run = run_shell("unshare -m sh -c 'mount -t tmpfs none %s && "
                    "\"$STIPEND\" %s' >$D/out",
                    c->empty, c->command);
    assert_int_equal(run.status, c->status);
    assert_string_equal(run.err, c->said);
    run_well("test -%c $D/out", c->status ? 'f' : 's');
    run_free(&run);
}

/* A library that does not ask for our streams keeps its parts on a disk. */
static void parts_on_a_disk_are_an_error(void **state)
{
    (void)state;
    assert_non_null(strstr(parts_fault(), "keeps its parts on a disk"));
}

/* A program without its templates beside it says so. */
static void missing_templates_are_an_error(void **state)
{
    struct run run = run_shell("mkdir -p $D/a/b/c && cp \"$STIPEND\" $D/a/b/c/ "
                               "&& $D/a/b/c/stipend list taxes");

    (void)state;
    assert_int_equal(run.status, 1);
    assert_string_equal(run.out, "");
    assert_non_null(strstr(run.err, "the folder of templates is not found "
                                    "beside the program in /"));
    run_free(&run);
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_on_a_disk_are_an_error),
        cmocka_unit_test(missing_templates_are_an_error)};

    setenv("STIPEND", "build/stipend", 0);
    return (RUN_TABLE("other libraries", same, test_same) |
            RUN_TABLE("a bare system", bare, test_bare) |
            RUN_TESTS("what is missing", tests)) != 0;
}
