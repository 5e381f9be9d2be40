/*
 * The search for the percentage that leaves enough after tax: the result leaves
 * enough, and no smaller percentage that is tried does.  On a steep table, on
 * tables made by chance, and on models that once took minutes.
 */
#include "chance.h"
#include "figure/compute.h"
#include "figure/grossup.h"
#include "model/load.h"
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

enum {
    NEAR = 50, /* points next to a result */
    OTHERS = 50,
    WHOLE_RANGE = 10000000
};

static const char *pick(struct chance *chance, const char *const words[],
                        size_t count)
{
    return words[chance_pick(chance, 0, (int64_t)count - 1)];
}

#define PICK(chance, ...)                                                      \
    pick(chance, (const char *const[]){__VA_ARGS__},                           \
         COUNT_OF(((const char *const[]){__VA_ARGS__})))

static void print_rates(FILE *out, struct chance *chance, int64_t scale)
{
    int64_t threshold = 0;

    fputs("rates = ", out);
    for (int64_t i = chance_pick(chance, 0, 4); i >= 0; i--) {
        threshold += chance_pick(chance, 1, scale);
        fprintf(out, "%lld:%s%%%s%s", (long long)threshold,
                PICK(chance, "0", "10", "1/3", "33.3", "45", "62", "80", "100",
                     "120", "-5"),
                PICK(chance, "", "", "", "+100", "-50"), i ? ", " : "\n");
    }
}

static void print_table(FILE *out, struct chance *chance, int64_t scale)
{
    fprintf(out, "[table]\nname = T\ncurrency = %s\n%s",
            PICK(chance, "EUR", "EUR", "USD"),
            PICK(chance, "starts = 2025-01-01\nends = 2030-12-31\n",
                 "starts = 2025-01-01\nends = 2030-12-31\n",
                 "starts = 2026-04-06\nends = 2027-04-05\n"));
    for (int64_t i = chance_pick(chance, 0, 2); i >= 0; i--) {
        fprintf(out, "[charge.c%lld]\non = %s\n", (long long)i,
                PICK(chance, "stipend", "wages + other + stipend",
                     "0.9235*stipend", "stipend + wages - 1000"));
        fputs(PICK(chance, "", "", "above = wages\n", "less = 0.1*other\n"),
              out);
        print_rates(out, chance, scale);
    }
}

static void print_overlaps(FILE *out, struct chance *chance, int64_t salary)
{
    for (int64_t i = chance_pick(chance, 0, 3); i > 0; i--)
        fprintf(out,
                "[overlap.v%lld]\nstart = 2026-0%lld-10\nend = 2027-0%lld-15\n"
                "treatment = %s\nshare = %s\npays = %lld\n",
                (long long)i, (long long)chance_pick(chance, 1, 9),
                (long long)chance_pick(chance, 1, 9),
                PICK(chance, "offset", "offset", "deduct", "keep"),
                PICK(chance, "100", "50", "33.3333"),
                (long long)chance_pick(chance, 0, salary));
}

/* A change in the third month and one in the fourth, or neither. */
static void print_steps(FILE *out, struct chance *chance, int64_t start,
                        int64_t months)
{
    for (int64_t i = 0; months > 3 && i < 2; i++)
        if (chance_once_in(chance, 3))
            fprintf(out, "[step.s%lld]\nfrom = 2026-%02lld-%s\n%s\n",
                    (long long)i, (long long)(start + 2 + i),
                    PICK(chance, "01", "17"),
                    PICK(chance, "raise = 3", "raise = -40", "effort = 50",
                         "amount = 70000"));
}

static void print_people(FILE *out, struct chance *chance, int64_t salary)
{
    for (int64_t i = chance_pick(chance, 0, 2); i > 0; i--)
        fprintf(out, "[person.p%lld]\namount = %lld\nper = year\nscaled = %s\n",
                (long long)i, (long long)chance_pick(chance, 0, salary),
                PICK(chance, "yes", "no"));
}

static void print_payment(FILE *out, struct chance *chance)
{
    if (chance_once_in(chance, 3))
        fprintf(out,
                "[instalment.a]\ndate = 2026-0%lld-10\npercent = 33.3333\n"
                "[instalment.b]\ndate = 2027-0%lld-05\npercent = 6.6667\n"
                "[instalment.c]\ndate = 2027-04-%s\npercent = 60\n",
                (long long)chance_pick(chance, 1, 9),
                (long long)chance_pick(chance, 1, 9), PICK(chance, "05", "06"));
    else
        fprintf(out, "[payment]\nschedule = %s\ntiming = %s\n",
                PICK(chance, "monthly", "quarterly", "upfront"),
                PICK(chance, "start", "end"));
}

static void print_model(FILE *out, struct chance *chance, int64_t salary)
{
    int64_t start = chance_pick(chance, 1, 9);
    int64_t months = chance_pick(chance, 1, 14);

    fprintf(out,
            "[grant]\ntitle = a\ncurrency = EUR\nstart = 2026-0%lld-%s\n"
            "months = %lld\n[salary]\namount = %lld\nper = year\n[tier.a]\n"
            "net_target = %lld\n",
            (long long)start, PICK(chance, "01", "28"), (long long)months,
            (long long)salary, (long long)chance_pick(chance, 0, salary / 2));
    print_payment(out, chance);
    if (chance_once_in(chance, 4))
        fprintf(out, "[contribution.c]\n%s = %lld\n",
                PICK(chance, "amount", "percent"),
                (long long)chance_pick(chance, 0, 99));
    if (chance_once_in(chance, 4))
        fprintf(out, "[contribution.d]\namount = %lld\n",
                (long long)chance_pick(chance, 0, salary / 3));
    print_steps(out, chance, start, months);
    print_people(out, chance, salary);
    fputs(PICK(chance, "", "[oncost.a]\npercent = 21\n",
               "[oncost.a]\npercent = 400\n[oncost.b]\npercent = 0.01\n"),
          out);
    fputs(PICK(chance, "", "[expense.a]\nrate = 1\npaid_by = grantee\n"), out);
    print_overlaps(out, chance, salary);
    fputs("[tax]\ntables = t0, t1, t2\n[currency.usd]\n", out);
    fputs(PICK(chance, "rate = 1.1\n", "inverse_rate = 1.5\n",
               "rate = 1000000\n", "rate = 0.0001\n"),
          out);
    for (int i = 0; i < 3; i++)
        fprintf(out, "[income.t%d]\nwages = %lld\nother = %lld\n", i,
                (long long)chance_pick(chance, 0, salary),
                (long long)chance_pick(chance, 0, salary));
}

/* A file NAME.ini in the folder of the test. */
static FILE *open_file(const char *name)
{
    char file_name[32];

    snprintf(file_name, sizeof(file_name), "%s.ini", name);
    return fopen(scratch(file_name), "w");
}

/* The first of the tables covers all days. */
static void make_files(struct chance *chance)
{
    int64_t salary = chance_once_in(chance, 2) ? 1000 : 60000;
    struct chance first = *chance;
    FILE *out = open_file("t0");

    fputs("[table]\nname = T\ncurrency = EUR\nstarts = 2020-01-01\n"
          "ends = 2039-12-31\n[charge.c]\non = stipend\n",
          out);
    print_rates(out, &first, salary);
    fclose(out);
    for (int i = 1; i < 3; i++) {
        out = open_file(i == 1 ? "t1" : "t2");
        print_table(out, chance, salary);
        fclose(out);
    }
    out = open_file("model");
    print_model(out, chance, salary);
    fclose(out);
}

static struct model *load(void)
{
    struct diag diag = {.errors = 0};
    struct ini *ini = ini_open(scratch("model.ini"), INI_MODEL, &diag);
    struct model *model = load_model(ini, &diag);

    if (diag.errors)
        fail_msg("%s", diag_text(&diag, 0));
    ini_close(ini);
    diag_free(&diag);
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

/* Points just below a limit, over the range below it, and by chance. */
static void no_less_is_enough(struct model *model, int64_t limit,
                              struct chance *chance, int near, int others)
{
    int64_t target = model->tiers[0].net_target.minor;

    for (int i = 1; i <= near && i <= limit; i++)
        if (left_by(model, limit - i) >= target)
            fail_msg("%lld is enough", (long long)(limit - i));
    for (int i = 0; limit && i < others; i++) {
        int64_t points = chance_pick(chance, 0, limit - 1);

        if (left_by(model, points) >= target)
            fail_msg("%lld is enough", (long long)points);
    }
}

/* One model made by chance; counts its outcome. */
static void search_one(uint64_t seed, size_t found[3])
{
    struct chance chance = {seed};
    struct model *model;
    enum grossup outcome;
    int64_t end = WHOLE_RANGE + 1;
    long tries;

    make_files(&chance);
    model = load();
    outcome = grossup_tier(model, 0, 1, &tries);
    found[outcome]++;
    if (outcome == GROSSUP_FOUND) {
        end = model->tiers[0].percent.points;
        assert_true(left_by(model, end) >= model->tiers[0].net_target.minor);
    }
    if (outcome != GROSSUP_GIVEN_UP)
        no_less_is_enough(model, end, &chance, NEAR, OTHERS);
    model_free(model);
}

static void the_smallest_percentage_is_found(void **state)
{
    size_t found[3] = {0, 0, 0};

    (void)state;
    for (int seed = 1; seed <= few_or_many(120, 2000); seed++)
        search_one((uint64_t)seed, found);
    print_message("%zu found, %zu not there, %zu given up\n",
                  found[GROSSUP_FOUND], found[GROSSUP_NONE],
                  found[GROSSUP_GIVEN_UP]);
    assert_true(found[GROSSUP_FOUND] > 30 && found[GROSSUP_NONE] > 20);
    assert_true(found[GROSSUP_GIVEN_UP] < 6 * found[GROSSUP_FOUND] / 100 + 1);
}

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
    enum grossup outcome;
} targets[] = {
    {"no target is reached without a stipend", 0, GROSSUP_FOUND},
    {"a target is reached by other income", 100000, GROSSUP_FOUND},
    {"a target in the first band", 1234567, GROSSUP_FOUND},
    {"a target just below the lump", 2700000, GROSSUP_FOUND},
    {"a target on both sides of the lump", 2650000, GROSSUP_FOUND},
    {"a target above the lump", 2900000, GROSSUP_FOUND},
    {"a target in the band that leaves 4 %", 3050000, GROSSUP_FOUND},
    {"a target above that band", 3600000, GROSSUP_FOUND},
    {"a large target", 20000000, GROSSUP_FOUND},
    {"a target that no percentage reaches", 100000000, GROSSUP_NONE},
};

static struct model *load_steep(void)
{
    write_file(scratch("steep.ini"), steep);
    write_file(scratch("model.ini"), model_text);
    return load();
}

static void test_target(void **state)
{
    const struct target_case *c = *state;
    struct chance chance = {1};
    struct model *model = load_steep();
    long tries;

    model->tiers[0].net_target.minor = c->target;
    assert_int_equal(grossup_tier(model, 0, 1, &tries), c->outcome);
    if (c->outcome == GROSSUP_FOUND) {
        int64_t found = model->tiers[0].percent.points;

        assert_true(left_by(model, found) >= c->target);
        no_less_is_enough(model, found, &chance, 200, 700);
    }
    model_free(model);
}

/* Two cents are allowed for rounding. */
static void more_leaves_more_but_at_a_lump(void **state)
{
    struct model *model = load_steep();
    int64_t before = INT64_MIN / 2;
    size_t falls = 0;

    (void)state;
    for (int64_t points = 0; points <= 2000000; points += 997) {
        int64_t left = left_by(model, points);

        falls += left < before - 2;
        before = left;
    }
    assert_int_equal(falls, 1);
    model_free(model);
}

#define THREE_TABLES                                                           \
    "[tax]\ntables = au_2025_26 uk_2025_26 us_2025_fellowship\n"               \
    "[income.au_2025_26]\nwages = 190000\n[income.uk_2025_26]\n"               \
    "wages = 125140\n[income.us_2025_fellowship]\nwages = 626350\n"

/* Models that once took minutes, and the message after few tries. */
static const struct slow_case {
    const char *name, *model, *said;
} slow[] = {
    /* clang-format off */
    {"three tables that share income",
     "[salary]\namount = 1000\nper = year\n[tier.a]\n"
     "net_target = 0.05\n[payment]\nschedule = upfront\n"
     "[currency.usd]\nrate = 1000000\n[currency.aud]\nrate = 1\n"
     "[currency.gbp]\nrate = 1\n"
     THREE_TABLES,
     "net_target: cannot be reached"},
    {"the same, all on one scale",
     "[salary]\namount = 1000\nper = year\n[tier.a]\n"
     "net_target = 0.05\n"
     "[currency.usd]\nrate = 1\n[currency.aud]\nrate = 1\n"
     "[currency.gbp]\nrate = 1\n"
     THREE_TABLES,
     "net_target: cannot be reached"},
    {"one table that takes all, and on-costs",
     "[salary]\namount = 1000\nper = year\n[tier.a]\n"
     "net_target = 50\n[oncost.a]\npercent = 400\n[oncost.b]\npercent = 7.7\n"
     "[tax]\ntables = all\n",
     "net_target: cannot be reached"},
    {"roundings alone decide",
     "[salary]\namount = 1000\nper = year\n[tier.a]\n"
     "net_target = 0.04\n[tax]\ntables = eighths\n",
     "tries: give a percent"},
    {"numbers that nothing holds",
     "[salary]\namount = 99999999999\nper = year\n[tier.a]\n"
     "net_target = 5\n[tax]\ntables = huge\n",
     "net_target: cannot be reached"},
    {"a salary that is too large itself",
     "[salary]\namount = 99999999999\nper = hour\n[tier.a]\n"
     "net_target = 5\n[tax]\ntables = all\n",
     "salary.annual is too large"},
    /* clang-format on */
};

/* A tax table with equal charges. */
static void make_table(const char *name, const char *on, const char *rate,
                       int charges)
{
    FILE *out = open_file(name);

    fputs("[table]\nname = T\ncurrency = EUR\nstarts = 2020-01-01\n"
          "ends = 2039-12-31\n",
          out);
    for (int i = 0; i < charges; i++)
        fprintf(out, "[charge.c%d]\non = %s\nrates = 0:%s%%\n", i, on, rate);
    fclose(out);
}

/* The limit on time is against a hang; few tries take a thousandth of it. */
static void test_slow(void **state)
{
    const struct slow_case *c = *state;
    FILE *model = open_file("model");
    struct run run;

    fprintf(model,
            "[grant]\ntitle = a\ncurrency = EUR\nstart = 2025-07-01\n"
            "months = 12\n%s",
            c->model);
    fclose(model);
    make_table("all", "stipend", "100", 1);
    make_table("eighths", "stipend", "12.5", 8);
    make_table("huge", "999999999999999999*stipend", "100", 1);
    run = run_shell("ulimit -t 60; \"$STIPEND\" compare $D/model.ini");
    if (run.status != 1 || !strstr(run.err, c->said))
        fail_msg("status %d: %s", run.status, run.err);
    run_free(&run);
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_percentage_is_found),
        cmocka_unit_test(more_leaves_more_but_at_a_lump)};

    return RUN_TABLE("slow searches", slow, test_slow) |
           RUN_TABLE("targets on a steep table", targets, test_target) |
           RUN_TESTS("searches", tests);
}
