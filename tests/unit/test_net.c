/* What is to be left after tax, and the percentage that leaves it. */
#include "figure/compute.h"
#include "figure/grossup.h"
#include "figure/net.h"
#include "model/load.h"
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

/*
 * A table by which more money leaves less: a lump of 3,000 at 30,000, a band in
 * which next to nothing more is left, and a lump that is given at its end.
 */
static const char steep[] =
    "[table]\nname = Steep\ncurrency = EUR\nstarts = 2026-01-01\n"
    "ends = 2027-12-31\n"
    "[charge.levy]\non = stipend\nrates = 10000:20%, 30000:20%+3000, "
    "40000:96%, 45000:35%-700\n"
    "[amount.half]\non = 0.5*stipend + wages\nrates = 0:100%\n"
    "[charge.more]\non = half\nabove = wages\nrates = 5000:1/3%, 20000:7%\n";

static const char model_text[] =
    "[grant]\ntitle = a\ncurrency = EUR\nstart = 2026-02-10\nmonths = 11\n"
    "[salary]\namount = 61234.56\nper = year\n"
    "[tier.a]\npercent = 10\n"
    "[expense.a]\nrate = 1234.5\npaid_by = grantee\n"
    "[oncost.a]\npercent = 7.7\n"
    "[overlap.a]\nstart = 2026-03-01\nend = 2026-03-20\ntreatment = offset\n"
    "pays = 1500\n"
    "[payment]\nschedule = quarterly\n"
    "[tax]\ntables = steep\n"
    "[income.steep]\nwages = 9000\n";

/* Amounts in hundredths that are to be left. */
static const struct target_case {
    const char *name;
    long target;
} targets[] = {
    {"nothing", 0},
    {"what is left of no stipend at all", 100000},
    {"some", 1234567},
    {"just below the lump", 2700000},
    {"what is left before the lump, and again behind it", 2650000},
    {"behind the lump", 2900000},
    {"at the band that leaves next to nothing", 3050000},
    {"behind the band", 3600000},
    {"much", 20000000},
};

static struct model *load(const char *folder, struct diag *diag)
{
    char path[96];
    struct ini *ini;
    struct model *model;

    snprintf(path, sizeof(path), "%s/steep.ini", folder);
    write_file(path, steep);
    snprintf(path, sizeof(path), "%s/model.ini", folder);
    write_file(path, model_text);
    ini = ini_open(path, diag);
    model = load_model(ini, diag);
    ini_close(ini);
    assert_int_equal(diag->count, 0);
    return model;
}

static int64_t left_by(struct model *model, int64_t points)
{
    struct results *results;
    int64_t left;

    model->tiers[0].percent.points = points;
    results = compute_all(model);
    left = results->tiers[0].net.net.minor;
    compute_free(results);
    return left;
}

/* Enough is left, and by no smaller percentage of very many. */
static void test_target(void **state)
{
    const struct target_case *c = *state;
    struct diag diag = {.errors = 0};
    char folder[64];
    struct model *model;
    int64_t found;
    long tries;

    folder_make(folder);
    model = load(folder, &diag);
    model->tiers[0].net_target.minor = c->target;
    assert_int_equal(grossup_tier(model, 0, 1, &tries), GROSSUP_FOUND);
    found = model->tiers[0].percent.points;
    assert_true(left_by(model, found) >= c->target);
    for (int64_t near = found - 1; near >= 0 && near > found - 200; near--)
        assert_true(left_by(model, near) < c->target);
    for (int64_t points = 0; points < found; points += found / 700 + 1)
        assert_true(left_by(model, points) < c->target);
    model_free(model);
    diag_free(&diag);
    folder_remove(folder);
}

static void what_cannot_be_left_is_not_found(void **state)
{
    struct diag diag = {.errors = 0};
    char folder[64];
    struct model *model;
    long tries;

    (void)state;
    folder_make(folder);
    model = load(folder, &diag);
    model->tiers[0].net_target.minor = 100000000;
    assert_int_equal(grossup_tier(model, 0, 1, &tries), GROSSUP_NONE);
    model_free(model);
    diag_free(&diag);
    folder_remove(folder);
}

/* More of the salary never leaves less, but where a lump falls due. */
static void more_leaves_more_but_at_a_lump(void **state)
{
    struct diag diag = {.errors = 0};
    char folder[64];
    struct model *model;
    int64_t before = INT64_MIN / 2;
    size_t falls = 0;

    (void)state;
    folder_make(folder);
    model = load(folder, &diag);
    for (int64_t points = 0; points <= 2000000; points += 997) {
        int64_t left = left_by(model, points);

        falls += left < before - 2; /* cents of rounding */
        before = left;
    }
    assert_int_equal(falls, 1);
    model_free(model);
    diag_free(&diag);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(what_cannot_be_left_is_not_found),
        cmocka_unit_test(more_leaves_more_but_at_a_lump)};

    return (RUN_TABLE("targets", targets, test_target) |
            cmocka_run_group_tests(others, NULL, NULL)) != 0;
}
