/*
 * Golden cases: each tests/cases/X.ini has beside it what the program prints
 * for it.  A wrong model has X.err alone; a good one has X.txt, which is what
 * `compare` says, and X.err if there are warnings.  Some have X.budget.txt,
 * which is what `show budget` says, and so on; some X.md and X.csv,
 * and three have every figure in X.json: one with overlaps of all treatments,
 * one with taxes, one with other currencies.  The recalculation tests compare
 * all figures of all models with what spreadsheets compute.
 * With BLESS in the environment the files are written instead.
 */
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

static void path_beside(char *into, size_t size, const char *model,
                        const char *ending)
{
    snprintf(into, size, "%.*s%s", (int)strlen(model) - 4, model, ending);
}

/* A file that belongs to no output any longer. */
static void absent(const char *model, const char *ending)
{
    char path[512];

    path_beside(path, sizeof(path), model, ending);
    if (getenv("BLESS"))
        remove(path);
    assert_null(read_file(path));
}

/* Compares what was printed with the file of that ending, or blesses it. */
static void agree(const char *model, const char *ending, const char *got)
{
    char path[512];
    char *want;

    path_beside(path, sizeof(path), model, ending);
    if (getenv("BLESS")) {
        write_file(path, got);
        return;
    }
    want = read_file(path);
    if (!want)
        fail_msg("%s is missing", path);
    assert_string_equal(got, want);
    free(want);
}

/* Tables of `show`, of the models that have such a file beside them. */
static void agree_in_table(const char *model, const char *word)
{
    char path[512], ending[32];
    char *want;
    struct run run;

    snprintf(ending, sizeof(ending), ".%s.txt", word);
    path_beside(path, sizeof(path), model, ending);
    want = read_file(path);
    if (!want)
        return;
    free(want);
    run = run_shell("\"$STIPEND\" show %s %s", word, model);
    assert_int_equal(run.status, 0);
    agree(model, ending, run.out);
    run_free(&run);
}

/* Other formats, of the models that have such a file beside them. */
static void agree_in_format(const char *model, const char *ending,
                            const char *format)
{
    char path[512];
    char *want;
    struct run run;

    path_beside(path, sizeof(path), model, ending);
    want = read_file(path);
    if (!want)
        return;
    free(want);
    run = run_shell("\"$STIPEND\" compare --format %s %s", format, model);
    assert_int_equal(run.status, 0);
    agree(model, ending, run.out);
    run_free(&run);
}

static void test_case(void **state)
{
    const char *model = *state;
    struct run text = run_shell("\"$STIPEND\" compare %s", model);

    if (text.status == 1) {
        agree(model, ".err", text.err);
        assert_string_equal(text.out, "");
        absent(model, ".txt");
    } else {
        assert_int_equal(text.status, 0);
        if (*text.err)
            agree(model, ".err", text.err);
        else
            absent(model, ".err");
        agree(model, ".txt", text.out);
        agree_in_format(model, ".json", "json");
        agree_in_format(model, ".md", "markdown");
        agree_in_format(model, ".csv", "csv");
        agree_in_table(model, "budget");
        agree_in_table(model, "ask");
        agree_in_table(model, "applications");
        agree_in_table(model, "rules");
        agree_in_table(model, "plan");
    }
    run_free(&text);
}

int main(void)
{
    return run_files("golden cases", "tests/cases/*.ini", "", test_case);
}
