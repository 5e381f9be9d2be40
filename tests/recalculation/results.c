/* Workbooks as the program writes them, against what engines compute. */
#include "groups.h"
#include "run.h"
#include "sample.h"
#include "table.h"
#include "verdict.h"

#include <fnmatch.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

enum {
    FORMULAS_LEAST = 300, /* in any workbook */
    SEED = 20261124,
    COPIES = 3,            /* of workbooks, with wrong stored results, */
    MONTHS_MOST_OFTEN = 3, /* of samples, */
    MONTHS_MOST_RARELY = 14,
    WRONG_REQUEST = 21010
};

/* The models that the program takes. */
static struct subjects {
    struct rig *rig;
    const char **names; /* "templates-scope"; the templates come first */
    size_t count;
} subjects;

static bool add(const char *path, const char *name)
{
    struct rig *rig = subjects.rig;

    if (!rig_make(rig, "books", name, path, ""))
        return false;
    subjects.names = arena_grow(&rig->arena, subjects.names, subjects.count,
                                sizeof(*subjects.names));
    subjects.names[subjects.count++] = name;
    return true;
}

static void add_files(const char *pattern)
{
    glob_t paths;

    if (glob(pattern, 0, NULL, &paths))
        return;
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        const char *path = paths.gl_pathv[i];
        char *name = arena_print(&subjects.rig->arena, "%.*s",
                                 (int)strcspn(path, "."), path);

        for (char *at = name; *at; at++)
            if (*at == '/')
                *at = '-';
        add(path, name);
    }
    globfree(&paths);
}

static void add_samples(void)
{
    struct sample sample = {.chance = {SEED}};
    struct arena *arena = &subjects.rig->arena;

    for (int i = 0; i < subjects.rig->engines->samples; i++) {
        sample.months_most = i % 10 ? MONTHS_MOST_OFTEN : MONTHS_MOST_RARELY;
        sample_model(&sample);
        write_file(scratch("model.ini"), sample.text);
        if (!add(scratch("model.ini"), arena_print(arena, "sample-%d", i)))
            fail_msg("refused:\n%s", sample.text);
    }
    sample_free(&sample);
}

static const char *copy_name(struct rig *rig, const char *model,
                             const char *sort)
{
    return arena_print(&rig->arena, "%s-%s", model, sort);
}

static bool is_request(const char *name)
{
    return !fnmatch("tier_*_request", name, 0);
}

/*
 * Two copies: one claims another result, and its formulas stay; one has other
 * formulas, and claims the result of the old ones.
 */
static void add_copies(struct rig *rig, const char *model)
{
    struct saved_book *wrong = rig_book(rig, "books", model);
    struct saved_book *broken = rig_book(rig, "books", model);
    size_t names_count;
    const struct saved_name *names = saved_names(wrong, &names_count);

    for (size_t i = 0; i < names_count; i++)
        if (is_request(names[i].name)) {
            saved_set_result(wrong, names[i].name, WRONG_REQUEST);
            saved_extend_formula(broken, names[i].name, "+1");
        }
    saved_save(wrong, rig_path(rig, "books", copy_name(rig, model, "wrong")));
    saved_save(broken, rig_path(rig, "books", copy_name(rig, model, "broken")));
    saved_close(broken);
    saved_close(wrong);
}

static void prepare(struct rig *rig)
{
    subjects.rig = rig;
    if (rig->engines->files) {
        add_files("templates/*.ini");
        add_files("tests/cases/*.ini");
    }
    add_samples();
    for (size_t m = 0; m < COPIES; m++)
        add_copies(rig, subjects.names[m]);
}

/* How many figures of a model have no cell, or one of another value. */
static size_t wrong_cells(struct rig *rig, const char *model,
                          const struct saved_book *book)
{
    struct verdict verdict = {model, "stipend", 0, 0};
    json_t *figures = rig_figures(rig, model);
    const char *name;
    json_t *value;

    json_object_foreach(figures, name, value)
    {
        if (!saved_named(book, name)) {
            print_error("%s: %s has no cell\n", model, name);
            verdict.wrong++;
        }
    }
    verdict_figures(&verdict, figures, book);
    json_decref(figures);
    assert_true(verdict.compared);
    return verdict.wrong;
}

/* Compares an engine's results of one workbook with those stored in another. */
static struct verdict judge_book(struct rig *rig, const char *engine,
                                 const char *name,
                                 const struct saved_book *stored)
{
    struct saved_book *got = rig_book(rig, engine, name);
    struct verdict verdict = {name, engine, 0, 0};

    verdict_results(&verdict, stored, got, NULL);
    saved_close(got);
    assert_true(verdict.compared > FORMULAS_LEAST);
    return verdict;
}

static void engines_come_to_every_stored_result(void **state)
{
    struct rig *rig = subjects.rig;
    size_t wrong = 0, compared = 0;

    (void)state;
    for (size_t m = 0; m < subjects.count; m++) {
        const char *name = subjects.names[m];
        struct saved_book *stored = rig_book(rig, "books", name);

        wrong += wrong_cells(rig, name, stored);
        for (size_t e = 0; e < rig->engines->count; e++) {
            struct verdict verdict =
                judge_book(rig, rig->engines->names[e], name, stored);

            wrong += verdict.wrong;
            compared += verdict.compared;
        }
        saved_close(stored);
    }
    print_message("note: %zu results of formulas compared, %zu wrong\n",
                  compared, wrong);
    assert_int_equal(wrong, 0);
}

/* Whether a workbook stores the wrong result with a request's formula. */
static bool is_wrong(struct rig *rig, const char *name)
{
    struct saved_book *book = rig_book(rig, "books", name);
    size_t count;
    const struct saved_name *names = saved_names(book, &count);
    bool wrong = false;

    for (size_t i = 0; i < count; i++)
        if (is_request(names[i].name)) {
            const struct saved_cell *cell = saved_at(book, names[i].spot);

            wrong |= cell->formula && cell->number == WRONG_REQUEST;
        }
    saved_close(book);
    return wrong;
}

static void wrong_stored_results_are_put_right(void **state)
{
    struct rig *rig = subjects.rig;

    (void)state;
    for (size_t m = 0; m < COPIES; m++) {
        const char *model = subjects.names[m];
        const char *wrong = copy_name(rig, model, "wrong");
        struct saved_book *stored = rig_book(rig, "books", model);

        assert_true(is_wrong(rig, wrong));
        for (size_t e = 0; e < rig->engines->count; e++)
            assert_int_equal(
                judge_book(rig, rig->engines->names[e], wrong, stored).wrong,
                0);
        saved_close(stored);
    }
}

/* A copy's results differ from what it stores itself: the tests can fail. */
static void wrong_results_and_formulas_are_found(void **state)
{
    static const char *const sorts[] = {"wrong", "broken"};
    struct rig *rig = subjects.rig;

    (void)state;
    for (size_t s = 0; s < COUNT_OF(sorts); s++) {
        const char *name = copy_name(rig, subjects.names[0], sorts[s]);
        struct saved_book *copy = rig_book(rig, "books", name);

        for (size_t e = 0; e < rig->engines->count; e++)
            assert_true(
                judge_book(rig, rig->engines->names[e], name, copy).wrong);
        saved_close(copy);
    }
}

static int judge(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(engines_come_to_every_stored_result),
        cmocka_unit_test(wrong_stored_results_are_put_right),
        cmocka_unit_test(wrong_results_and_formulas_are_found)};

    return RUN_TESTS("stored results", tests);
}

const struct group group_results = {prepare, judge};
