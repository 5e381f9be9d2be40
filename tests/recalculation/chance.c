/* Inputs of generated models, changed by chance in their workbooks. */
#include "changed.h"
#include "groups.h"
#include "run.h"
#include "sample.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

enum {
    SAMPLES_MOST = 100,
    CHANGED = 2, /* workbooks of a sample, each with a change or more */
    TRIES_MOST = 60,
    SAMPLE_MONTHS = 4,   /* at most, */
    CHANGED_MONTHS = 18, /* and when they are changed */
    SEED = 4
};

static struct changes {
    struct rig *rig;
    struct changed all[SAMPLES_MOST * CHANGED];
    size_t count;
} changes;

/* The key of an input such as "tutoring.maths.quantity.target". */
static const struct schema_key *key_of(const char *name)
{
    const char *tier, *key = strchr(name, '.') + 1;

    for (size_t s = 0; s < SECTION_COUNT; s++) {
        size_t length = strlen(schema[s].name);

        if (strncmp(name, schema[s].name, length) != 0 || name[length] != '.')
            continue;
        if (schema[s].named)
            key = strchr(key, '.') + 1;
        return schema_find_key(&schema[s], key, &tier);
    }
    return NULL;
}

/* Whether a cell holds something whose change can move a figure. */
static bool is_changeable(const struct changed *changed, const char *name)
{
    const struct schema_key *key =
        changed_is_input(changed, name) ? key_of(name) : NULL;

    return key && key->kind != KIND_TEXT && key->kind != KIND_CURRENCY;
}

static const char *any_input(struct sample *sample,
                             const struct changed *changed)
{
    size_t count;
    const struct saved_name *names = saved_names(changed->book, &count);
    const char *name;

    do
        name = names[chance_pick(&sample->chance, 0, (int64_t)count - 1)].name;
    while (!is_changeable(changed, name));
    return name;
}

/* Another value; sometimes none, if the key has no default. */
static const char *any_value(struct sample *sample, const char *name)
{
    const struct schema_key *key = key_of(name);

    if (!key->required && !key->fallback && chance_once_in(&sample->chance, 4))
        return "";
    return sample_value(sample, key);
}

/* Some changes by chance, often one; false if the program refuses them. */
static bool change_sample(struct sample *sample, const char *path,
                          const char *base)
{
    struct rig *rig = changes.rig;
    struct changed changed =
        changed_open(rig, path, base,
                     arena_print(&rig->arena, "changed-%zu", changes.count));

    do {
        const char *name = any_input(sample, &changed);

        changed_set(&changed, name, any_value(sample, name));
    } while (chance_once_in(&sample->chance, 2));
    if (!changed_keep(&changed))
        return false;
    changes.all[changes.count++] = changed;
    return true;
}

static void prepare_sample(struct sample *sample, int number)
{
    struct rig *rig = changes.rig;
    const char *path =
        arena_print(&rig->arena, "%s/chance-%d.ini", rig->folder, number);
    const char *base = arena_print(&rig->arena, "chance-%d", number);
    int made = 0;

    sample->months_most = SAMPLE_MONTHS;
    sample_model(sample);
    write_file(path, sample->text);
    if (!rig_make(rig, "written", base, path, ""))
        fail_msg("refused:\n%s", sample->text);
    sample->months_most = CHANGED_MONTHS;
    for (int tries = 0; made < CHANGED && tries < TRIES_MOST; tries++)
        made += change_sample(sample, path, base);
}

static void changed_workbooks_follow_or_a_check_fails(void **state)
{
    struct sums sums = {.workbooks = 0};

    (void)state;
    for (size_t i = 0; i < changes.count; i++)
        changed_judge(&changes.all[i], &sums);
    print_message("note: %zu changes by chance in %zu workbooks: %zu figures "
                  "and cells compared, %zu wrong; %zu times a workbook says "
                  "that it cannot follow\n",
                  sums.changes, sums.workbooks, sums.compared, sums.wrong,
                  sums.told);
    assert_int_equal(sums.wrong, 0);
    assert_true(sums.changes > sums.workbooks);
    assert_true(5 * sums.told < changes.rig->engines->count * sums.workbooks);
}

static void prepare(struct rig *rig)
{
    struct sample sample = {.chance = {SEED}};

    changes.rig = rig;
    assert_in_range(rig->engines->changed_samples, 1, SAMPLES_MOST);
    for (int i = 0; i < rig->engines->changed_samples; i++)
        prepare_sample(&sample, i);
    sample_free(&sample);
}

static int judge(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_workbooks_follow_or_a_check_fails)};

    return RUN_TESTS("changes by chance", tests);
}

const struct group group_chance = {prepare, judge};
