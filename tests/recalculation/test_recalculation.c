/* What LibreOffice and Gnumeric compute is what the program says. */
#include "groups.h"
#include "table.h"

static void the_program_never_crashes(void **state)
{
    const struct rig *rig = *state;

    assert_int_equal(rig->broken, 0);
}

static void the_engines_are_installed(void **state)
{
    (void)state;
    skip_without(rig_possible(), "soffice or ssconvert, so that NO WORKBOOK "
                                 "WAS RECALCULATED,");
}

/* The first two have many more workbooks in `make test-all`. */
int main(void)
{
    static const struct group *const groups[] = {
        &group_results, &group_chance, &group_changes, &group_refused};
    const int count = few_or_many(COUNT_OF(groups), 2);
    struct rig rig;
    struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engines_are_installed),
        cmocka_unit_test_prestate(the_program_never_crashes, &rig)};
    int failed;

    rig_open(&rig);
    for (int i = 0; i < count && rig_possible(); i++)
        groups[i]->prepare(&rig);
    failed = RUN_TESTS("programs", tests);
    rig_recalculate(&rig);
    for (int i = 0; i < count && rig_possible(); i++)
        failed |= groups[i]->judge();
    rig_close(&rig);
    return failed;
}
