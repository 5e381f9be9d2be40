/* table.h - a test for each row of a table, named by the row. */
#ifndef SUPPORT_TABLE_H
#define SUPPORT_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Runs a function with each row as its state; rows begin with their name. */
#define RUN_TABLE(group, rows, function)                                       \
    run_table(group, rows, COUNT_OF(rows), sizeof((rows)[0]), function)

static inline int run_table(const char *group, const void *rows, size_t count,
                            size_t size, CMUnitTestFunction function)
{
    struct CMUnitTest *tests = calloc(count, sizeof(*tests));
    int failed;

    for (size_t i = 0; i < count; i++) {
        const char *row = (const char *)rows + i * size;

        tests[i].name = *(const char *const *)(const void *)row;
        tests[i].test_func = function;
        tests[i].initial_state = (void *)(uintptr_t)row;
    }
    failed = _cmocka_run_group_tests(group, tests, count, NULL, NULL);
    free(tests);
    return failed != 0;
}

#endif
