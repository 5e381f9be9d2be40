#include "bench.h"

#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

const char *const engines[ENGINES] = {"libreoffice", "gnumeric"};

bool bench_possible(void)
{
    struct run run = run_shell("command -v soffice && command -v ssconvert");
    bool found = !run.status;

    run_free(&run);
    return found;
}

static void test_nothing(void **state)
{
    const char *ci = getenv("CI");

    (void)state;
    print_error("*** SKIPPED: soffice or ssconvert is not installed, so NO "
                "WORKBOOK WAS RECALCULATED ***\n");
    if (ci && !strcmp(ci, "true"))
        fail_msg("with CI=true both must be there");
    skip();
}

int bench_impossible(const char *group)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing)};

    return cmocka_run_group_tests_name(group, tests, NULL, NULL) != 0;
}

void bench_open(struct bench *bench)
{
    struct run run;

    *bench = (struct bench){.books = 0};
    folder_make(bench->folder);
    run =
        run_shell("cd '%s' && mkdir books figures written libreoffice gnumeric",
                  bench->folder);
    run_free(&run);
}

void bench_close(struct bench *bench)
{
    folder_remove(bench->folder);
    arena_free(&bench->arena);
}

const char *bench_path(struct bench *bench, const char *sort, const char *name)
{
    return arena_print(&bench->arena, "%s/%s/%s.%s", bench->folder, sort, name,
                       strcmp(sort, "figures") ? "xlsx" : "json");
}

/* Status 1 is a refusal; anything else but 0 is a fault. */
static bool run_program(struct bench *bench, const char *command,
                        const char *options, const char *model,
                        const char *output)
{
    struct run run =
        run_shell("$STIPEND %s %s '%s' >'%s'", command, options, model, output);
    int status = run.status;

    if (status > 1) {
        print_error("%s: status %d: %s\n", output, status, run.err);
        bench->broken++;
    }
    run_free(&run);
    return !status;
}

bool bench_make(struct bench *bench, const char *sort, const char *name,
                const char *model, const char *options)
{
    return run_program(bench, "compare --format json", options, model,
                       bench_path(bench, "figures", name)) &&
           run_program(bench, "write -o -", options, model,
                       bench_path(bench, sort, name));
}

/*
 * LibreOffice trusts stored results unless its profile says otherwise, grows
 * slow with the number of files in one call, and in a fresh system does not
 * always start the first time.
 */
void bench_recalculate(struct bench *bench)
{
    struct run run = run_shell(
        "cd '%s' || exit 1\n"
        "cat >settings.xcu <<'END'\n"
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
        "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
        "<prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\">"
        "<value>0</value></prop></item>\n"
        "</oor:items>\n"
        "END\n"
        "cat >work <<'END'\n"
        "profile=$PWD/profile.$$\n"
        "mkdir -p \"$profile/user\"\n"
        "cp settings.xcu \"$profile/user/registrymodifications.xcu\"\n"
        "convert() { timeout 600 soffice "
        "\"-env:UserInstallation=file://$profile\" --headless "
        "--convert-to xlsx --outdir libreoffice \"$@\" >&2; }\n"
        "convert \"$@\"\n"
        "for book in \"$@\"; do\n"
        "test -f \"libreoffice/${book##*/}\" || missing=\"$missing $book\"\n"
        "done\n"
        "test -z \"$missing\" || convert $missing\n"
        "for book in \"$@\"; do\n"
        "timeout 60 ssconvert --recalc \"$book\" \"gnumeric/${book##*/}\"\n"
        "done\n"
        "rm -r \"$profile\"\n"
        "END\n"
        "ls books | wc -l\n"
        "find books -name '*.xlsx' | sort | xargs -n 30 -P 2 sh work",
        bench->folder);

    bench->books = strtoul(run.out, NULL, 10);
    if (run.status)
        print_error("the engines ended with %d: %s\n", run.status, run.err);
    run_free(&run);
}

struct saved_book *bench_book(struct bench *bench, const char *sort,
                              const char *name)
{
    struct saved_book *book = saved_open(bench_path(bench, sort, name));

    if (!book)
        fail_msg("%s: no workbook from %s", name, sort);
    return book;
}

json_t *bench_figures(struct bench *bench, const char *name)
{
    json_t *all = json_load_file(bench_path(bench, "figures", name), 0, NULL);
    json_t *figures = json_incref(json_object_get(all, "figures"));

    json_decref(all);
    return figures;
}
