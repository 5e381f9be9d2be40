#include "table.h"

#include "run.h"

#include <glob.h>
#include <stdio.h>

static int clear_scratch(void **state)
{
    (void)state;
    scratch_clear();
    return 0;
}

int run_array(const char *group, struct CMUnitTest tests[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        tests[i].teardown_func = clear_scratch;
    return _cmocka_run_group_tests(group, tests, count, NULL, NULL) != 0;
}

int run_table(const char *group, const void *rows, size_t count, size_t size,
              CMUnitTestFunction function)
{
    struct CMUnitTest *tests = calloc(count, sizeof(*tests));
    int failed;

    for (size_t i = 0; i < count; i++) {
        const char *row = (const char *)rows + i * size;

        tests[i].name = *(const char *const *)(const void *)row;
        tests[i].test_func = function;
        tests[i].initial_state = (void *)(uintptr_t)row;
    }
    failed = run_array(group, tests, count);
    free(tests);
    return failed;
}

int run_files(const char *group, const char *pattern, const char *other,
              CMUnitTestFunction function)
{
    glob_t paths = {0};
    struct CMUnitTest *tests;
    int failed;

    glob(pattern, 0, NULL, &paths);
    glob(other, GLOB_APPEND, NULL, &paths);
    tests = calloc(paths.gl_pathc, sizeof(*tests));
    for (size_t i = 0; i < paths.gl_pathc; i++)
        tests[i] = (struct CMUnitTest){.name = paths.gl_pathv[i],
                                       .test_func = function,
                                       .initial_state = paths.gl_pathv[i]};
    failed = run_array(group, tests, paths.gl_pathc);
    free(tests);
    globfree(&paths);
    return failed || !paths.gl_pathc;
}

void skip_unless(bool present, const char *what)
{
    if (present)
        return;
    print_message("SKIPPED: there is no %s here\n", what);
    skip();
}

void skip_without(bool present, const char *what)
{
    if (!present && getenv("CI"))
        fail_msg("in CI nothing may be skipped: there is no %s", what);
    skip_unless(present, what);
}
