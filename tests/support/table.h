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

/* Runs each function, which does not use its state. */
#define RUN_TESTS(group, tests) run_array(group, tests, COUNT_OF(tests))

/* All give whether a test failed, and clear the scratch folder after each. */
int run_table(const char *group, const void *rows, size_t count, size_t size,
              CMUnitTestFunction function);
int run_array(const char *group, struct CMUnitTest tests[], size_t count);

/* Runs a function with each path that fits a pattern, or "" the other one. */
int run_files(const char *group, const char *pattern, const char *other,
              CMUnitTestFunction function);

/* How many of something: few in `make test`, many in `make test-all`. */
static inline int few_or_many(int few, int many)
{
    return getenv("TEST_ALL") ? many : few;
}

/* Skips a test if something is missing, and says so. */
void skip_unless(bool present, const char *what);

/* The same, but with CI set it is a failure. */
void skip_without(bool present, const char *what);

#endif
