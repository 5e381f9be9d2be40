/* Inputs of generated models, changed by chance in their workbooks. */
#include "changed.h"
#include "run.h"
#include "sample.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

enum {
    SAMPLES = 100,
    CHANGED = 2, /* workbooks of a sample, each with a change or more */
    CHANGES_LEAST = 300,
    TRIES_MOST = 60,
    SAMPLE_MONTHS = 4,   /* at most, */
    CHANGED_MONTHS = 18, /* and when they are changed */
    SEED = 4
};

struct changes {
    struct bench bench;
    struct changed all[SAMPLES * CHANGED];
    size_t count;
};

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

/* Another value; sometimes none, where the key has no default. */
static const char *any_value(struct sample *sample, const char *name)
{
    const struct schema_key *key = key_of(name);

    if (!key->required && !key->fallback && chance_once_in(&sample->chance, 4))
        return "";
    return sample_value(sample, key);
}

/* Some changes by chance, often one; false where the program refuses them. */
static bool change_sample(struct changes *changes, struct sample *sample,
                          const char *path, const char *base)
{
    struct bench *bench = &changes->bench;
    struct changed changed =
        changed_open(bench, path, base,
                     arena_print(&bench->arena, "changed-%zu", changes->count));

    do {
        const char *name = any_input(sample, &changed);

        changed_set(&changed, name, any_value(sample, name));
    } while (chance_once_in(&sample->chance, 2));
    if (!changed_keep(&changed))
        return false;
    changes->all[changes->count++] = changed;
    return true;
}

static void prepare_sample(struct changes *changes, struct sample *sample,
                           int number)
{
    struct bench *bench = &changes->bench;
    const char *path =
        arena_print(&bench->arena, "%s/%d.ini", bench->folder, number);
    const char *base = arena_print(&bench->arena, "sample-%d", number);
    int made = 0;

    sample->months_most = SAMPLE_MONTHS;
    sample_model(sample);
    write_file(path, sample->text);
    if (!changed_base(bench, path, base))
        fail_msg("refused:\n%s", sample->text);
    sample->months_most = CHANGED_MONTHS;
    for (int tries = 0; made < CHANGED && tries < TRIES_MOST; tries++)
        made += change_sample(changes, sample, path, base);
}

static void test_changes(void **state)
{
    struct changes *changes = *state;
    struct sums sums = {.workbooks = 0};

    for (size_t i = 0; i < changes->count; i++)
        changed_judge(&changes->all[i], &sums);
    printf("%zu changes in %zu workbooks: %zu figures and cells, %zu wrong; "
           "%zu times they say that they cannot follow\n",
           sums.changes, sums.workbooks, sums.compared, sums.wrong, sums.told);
    assert_int_equal(sums.wrong, 0);
    assert_true(sums.changes >= CHANGES_LEAST);
    assert_true(sums.told > 0);
    assert_true(5 * sums.told < ENGINES * sums.workbooks);
    assert_int_equal(changes->bench.broken, 0);
}

int main(void)
{
    static struct changes changes;
    struct sample sample = {.chance = {SEED}};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_changes, &changes)};
    int failed;

    if (!bench_possible())
        return bench_impossible("changes by chance");
    bench_open(&changes.bench);
    for (int i = 0; i < SAMPLES; i++)
        prepare_sample(&changes, &sample, i);
    sample_free(&sample);
    bench_recalculate(&changes.bench);
    failed =
        cmocka_run_group_tests_name("changes by chance", tests, NULL, NULL);
    bench_close(&changes.bench);
    return failed != 0;
}
