#include "groups.h"

#include "table.h"

static void the_program_never_crashes(void **state)
{
    const struct rig *rig = *state;

    assert_int_equal(rig->broken, 0);
}

static void the_engines_are_installed(void **state)
{
    const struct rig *rig = *state;

    if (rig->engines->optional)
        skip_unless(rig_possible(rig), rig->engines->absent);
    else
        skip_without(rig_possible(rig), rig->engines->absent);
}

int groups_run(const struct engines *engines,
               const struct group *const groups[], int count)
{
    struct rig rig;
    struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(the_engines_are_installed, &rig),
        cmocka_unit_test_prestate(the_program_never_crashes, &rig)};
    int failed;

    rig_open(&rig, engines);
    if (!rig_possible(&rig))
        count = 0;
    for (int i = 0; i < count; i++)
        groups[i]->prepare(&rig);
    failed = RUN_TESTS("programs", tests);
    rig_recalculate(&rig);
    for (int i = 0; i < count; i++)
        failed |= groups[i]->judge();
    rig_close(&rig);
    return failed;
}
