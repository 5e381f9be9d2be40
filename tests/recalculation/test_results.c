/* Workbooks as the program writes them, against LibreOffice and Gnumeric. */
#include "bench.h"
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
    SAMPLES = 200,
    SEED = 20261124,
    MONTHS_MOST_OFTEN = 3, /* of samples, */
    MONTHS_MOST_RARELY = 14,
    WRONG_REQUEST = 21010
};

/* The models that the program takes. */
struct subjects {
    struct bench bench;
    const char **names; /* "templates-scope"; the templates come first */
    size_t count, templates, cases;
};

static void add(struct subjects *subjects, const char *path, const char *name)
{
    struct bench *bench = &subjects->bench;

    if (!bench_make(bench, "books", name, path, ""))
        return;
    subjects->names = arena_grow(&bench->arena, subjects->names,
                                 subjects->count, sizeof(*subjects->names));
    subjects->names[subjects->count++] = name;
}

static void add_files(struct subjects *subjects, const char *pattern)
{
    glob_t paths;

    if (glob(pattern, 0, NULL, &paths))
        return;
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        const char *path = paths.gl_pathv[i];
        char *name = arena_print(&subjects->bench.arena, "%.*s",
                                 (int)strcspn(path, "."), path);

        for (char *at = name; *at; at++)
            if (*at == '/')
                *at = '-';
        add(subjects, path, name);
    }
    globfree(&paths);
}

static void add_samples(struct subjects *subjects)
{
    struct sample sample = {.chance = {SEED}};
    struct arena *arena = &subjects->bench.arena;

    for (int i = 0; i < SAMPLES; i++) {
        const char *path =
            arena_print(arena, "%s/%d.ini", subjects->bench.folder, i);

        sample.months_most = i % 10 ? MONTHS_MOST_OFTEN : MONTHS_MOST_RARELY;
        sample_model(&sample);
        write_file(path, sample.text);
        add(subjects, path, arena_print(arena, "sample-%d", i));
    }
    sample_free(&sample);
}

static const char *wrong_name(struct bench *bench, const char *model)
{
    return arena_print(&bench->arena, "%s-wrong", model);
}

static bool is_request(const char *name)
{
    return !fnmatch("tier.*.request", name, 0);
}

/* A copy that claims another result; the formulas stay. */
static void add_wrong(struct bench *bench, const char *model)
{
    struct saved_book *book = bench_book(bench, "books", model);
    size_t names_count;
    const struct saved_name *names = saved_names(book, &names_count);

    for (size_t i = 0; i < names_count; i++)
        if (is_request(names[i].name))
            saved_set_result(book, names[i].name, WRONG_REQUEST);
    saved_save(book, bench_path(bench, "books", wrong_name(bench, model)));
    saved_close(book);
}

static void prepare(struct subjects *subjects)
{
    struct bench *bench = &subjects->bench;

    add_files(subjects, "templates/*.ini");
    subjects->templates = subjects->count;
    add_files(subjects, "tests/cases/*.ini");
    subjects->cases = subjects->count - subjects->templates;
    add_samples(subjects);
    for (size_t m = 0; m < subjects->templates; m++)
        add_wrong(bench, subjects->names[m]);
    bench_recalculate(bench);
    printf("recalculated: %zu workbooks, of %zu templates, %zu cases and %zu "
           "models made by chance\n",
           bench->books, subjects->templates, subjects->cases,
           subjects->count - subjects->templates - subjects->cases);
}

/* The tests. */

struct proof {
    const char *name;
    void (*prove)(struct subjects *subjects);
    struct subjects *subjects;
};

/* How many figures of a model have no cell, or one of another value. */
static size_t wrong_cells(struct bench *bench, const char *model,
                          const struct saved_book *book)
{
    struct verdict verdict = {model, "stipend", 0, 0};
    json_t *figures = bench_figures(bench, model);
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

/* What an engine made of one workbook against what another one stores. */
static struct verdict judge(struct bench *bench, const char *engine,
                            const char *name, const struct saved_book *stored)
{
    struct saved_book *got = bench_book(bench, engine, name);
    struct verdict verdict = {name, engine, 0, 0};

    verdict_results(&verdict, stored, got, NULL);
    saved_close(got);
    assert_true(verdict.compared > FORMULAS_LEAST);
    return verdict;
}

static void every_result_is_stored(struct subjects *subjects)
{
    struct bench *bench = &subjects->bench;
    size_t wrong = 0, compared = 0;

    for (size_t m = 0; m < subjects->count; m++) {
        const char *name = subjects->names[m];
        struct saved_book *stored = bench_book(bench, "books", name);

        wrong += wrong_cells(bench, name, stored);
        for (size_t e = 0; e < ENGINES; e++) {
            struct verdict verdict = judge(bench, engines[e], name, stored);

            wrong += verdict.wrong;
            compared += verdict.compared;
        }
        saved_close(stored);
    }
    printf("%zu results of formulas compared, %zu wrong\n", compared, wrong);
    assert_int_equal(wrong, 0);
}

/* Whether a workbook says that each tier asks for the wrong amount. */
static bool is_wrong(struct bench *bench, const char *name)
{
    struct saved_book *book = bench_book(bench, "books", name);
    size_t names_count, requests = 0, wrong = 0;
    const struct saved_name *names = saved_names(book, &names_count);

    for (size_t i = 0; i < names_count; i++)
        if (is_request(names[i].name)) {
            const struct saved_cell *cell = saved_at(book, names[i].spot);

            requests++;
            wrong += cell->formula && cell->number == WRONG_REQUEST;
        }
    saved_close(book);
    return requests && wrong == requests;
}

static void wrong_ones_come_right(struct subjects *subjects)
{
    struct bench *bench = &subjects->bench;

    assert_true(subjects->templates > 0);
    for (size_t m = 0; m < subjects->templates; m++) {
        const char *model = subjects->names[m];
        const char *wrong = wrong_name(bench, model);
        struct saved_book *stored = bench_book(bench, "books", model);

        assert_true(is_wrong(bench, wrong));
        for (size_t e = 0; e < ENGINES; e++)
            assert_int_equal(judge(bench, engines[e], wrong, stored).wrong, 0);
        saved_close(stored);
    }
}

static void all_are_taken(struct subjects *subjects)
{
    assert_int_equal(subjects->bench.broken, 0);
    assert_int_equal(subjects->count,
                     subjects->templates + subjects->cases + SAMPLES);
    assert_int_equal(subjects->bench.books,
                     subjects->count + subjects->templates);
}

static void test_proof(void **state)
{
    const struct proof *proof = *state;

    proof->prove(proof->subjects);
}

int main(void)
{
    struct subjects subjects = {.count = 0};
    const struct proof proofs[] = {
        {"the program takes every sample", all_are_taken, &subjects},
        {"both engines come to every stored result", every_result_is_stored,
         &subjects},
        {"they put wrong stored results right", wrong_ones_come_right,
         &subjects},
    };
    int failed;

    if (!bench_possible())
        return bench_impossible("results");
    bench_open(&subjects.bench);
    prepare(&subjects);
    failed = RUN_TABLE("results", proofs, test_proof);
    bench_close(&subjects.bench);
    return failed;
}
