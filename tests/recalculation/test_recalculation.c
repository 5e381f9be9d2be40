/* What LibreOffice and Gnumeric compute is what the program says. */
#include "groups.h"
#include "table.h"

static void the_program_never_crashes(void **state)
{
    const struct bench *bench = *state;

    assert_int_equal(bench->broken, 0);
}

static void the_engines_are_installed(void **state)
{
    (void)state;
    skip_without(bench_possible(), "soffice or ssconvert, so that NO WORKBOOK "
                                   "WAS RECALCULATED,");
}

/* The first two have many more workbooks in `make test-all`. */
int main(void)
{
    static const struct group *const groups[] = {
        &group_results, &group_chance, &group_changes, &group_refused};
    const int count = few_or_many(COUNT_OF(groups), 2);
    struct bench bench;
    struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engines_are_installed),
        cmocka_unit_test_prestate(the_program_never_crashes, &bench)};
    int failed;

    bench_open(&bench);
    for (int i = 0; i < count && bench_possible(); i++)
        groups[i]->prepare(&bench);
    failed = RUN_TESTS("programs", tests);
    bench_recalculate(&bench);
    for (int i = 0; i < count && bench_possible(); i++)
        failed |= groups[i]->judge();
    bench_close(&bench);
    return failed;
}
