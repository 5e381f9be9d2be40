/* Days delivered, days owed and money paid back when the work stops. */
#include "figure/settle.h"

#include "model.h"
#include "table.h"

#define GRANT                                                                  \
    "[grant]\ntitle = T\ncurrency = EUR\nstart = 2022-08-01\nmonths = 6\n"     \
    "[salary]\namount = 120000\nper = year\n[tier.a]\npercent = 75\n"
#define FELLOWSHIP "[overlap.o]\nstart = 2022-12-12\nend = 2023-03-10\n"
#define MAKEUP GRANT FELLOWSHIP "treatment = makeup\n"

/* Days are in millionths. */
static const struct settle_case {
    const char *name, *text, *stop;
    int64_t delivered, owed, repay;
} cases[] = {
    /* clang-format off */
    {"before the start everything is paid back", MAKEUP, "2022-07-31",
     0, 184000000, 4500000},
    {"one day of the first month is delivered", MAKEUP, "2022-08-01",
     1000000, 183000000, 4475806},
    {"all days before the fellowship are delivered", MAKEUP, "2022-12-11",
     133000000, 51000000, 1233871},
    {"nothing is delivered during the fellowship", MAKEUP, "2023-01-15",
     133000000, 51000000, 1233871},
    {"nothing more is delivered on the last day", MAKEUP, "2023-01-31", 133000000, 51000000, 1233871},
    {"nothing is made up before the fellowship ends", MAKEUP, "2023-03-10",
     133000000, 51000000, 1233871},
    {"make-up days are delivered one by one", MAKEUP, "2023-04-16", 170000000, 14000000, 338710},
    {"nothing is owed when all is made up", MAKEUP, "2023-04-30", 184000000, 0, 0},
    {"nothing is owed long afterwards", MAKEUP, "2099-12-31", 184000000, 0, 0},
    {"days are made up after `makeup.by`, too", MAKEUP "[makeup]\nby = 2022-01-01\n",
     "2023-04-16", 170000000, 14000000, 338710},
    {"days that are deducted are neither paid nor owed", GRANT FELLOWSHIP,
     "2023-01-15", 133000000, 0, 0},
    {"half of a month without overlaps", GRANT, "2023-01-15",
     168000000, 16000000, 387097},
    {"an offset is taken off as its time goes by",
     GRANT FELLOWSHIP "treatment = offset\npays = 8900\n", "2022-12-31",
     153000000, 31000000, 440000},
    /* clang-format on */
};

static void test_settle(void **state)
{
    const struct settle_case *c = *state;
    struct loaded loaded = load_text(c->text, NULL);
    struct settlement got;
    struct date stop;

    assert_int_equal(loaded.diag.errors, 0);
    assert_true(date_parse(c->stop, &stop));
    got = settle(loaded.results, 0, stop);
    assert_int_equal(got.delivered_days.units, c->delivered);
    assert_int_equal(got.owed_days.units, c->owed);
    assert_int_equal(got.repay.minor, c->repay);
    loaded_free(&loaded);
}

/* 18,000 of pay, 400 once, 600 month by month, 10 % of 63,000 on top. */
#define COSTS                                                                  \
    GRANT "[person.p]\namount = 3000\nper = month\nscaled = no\n"              \
          "[expense.once]\nrate = 400\n"                                       \
          "[expense.often]\nrate = 100\nevery = month\n"                       \
          "[oncost.c]\npercent = 10\n"

/* What is unspent of people, lines and all else. */
static const struct unspent_case {
    const char *name, *text, *stop;
    int64_t unspent;
} unspent_cases[] = {
    /* clang-format off */
    {"before the start everything is unspent", COSTS, "2022-07-31", 2530000},
    /* 9,000 + 300 + 3,150 */
    {"after three months half is unspent, but not what is bought once", COSTS,
     "2022-10-31", 1245000},
    /* (3,000 + 100 + 1,050) × (3 + 16/31) */
    {"within a month its days count", COSTS, "2022-10-15", 1459194},
    {"at the end nothing is unspent", COSTS, "2023-01-31", 0},
    {"nor after it", COSTS, "2024-01-31", 0},
    {"what is spread follows the days of its months",
     GRANT "[expense.a]\nrate = 600\ntimes = 6\n", "2022-08-31", 300000},
    {"contributions are subtracted",
     GRANT "[expense.a]\nrate = 10\n[contribution.a]\npercent = 50\n",
     "2022-07-31", 1000 - 2250500},
    /* clang-format on */
};

static void test_unspent(void **state)
{
    const struct unspent_case *c = *state;
    struct loaded loaded = load_text(c->text, NULL);
    struct date stop;

    assert_int_equal(loaded.diag.errors, 0);
    assert_true(date_parse(c->stop, &stop));
    assert_int_equal(settle(loaded.results, 0, stop).unspent.minor, c->unspent);
    loaded_free(&loaded);
}

/* The weeks that are shown: how many, and the day of the last one. */
static const struct week_case {
    const char *name, *text;
    int count;
    const char *last;
} week_cases[] = {
    /* clang-format off */
    {"until the time is made up", MAKEUP, 14, "2023-04-30"},
    {"where nothing is owed the end is all", GRANT, 1, "2023-01-31"},
    {"where it never is, as long as work can go on",
     GRANT "[overlap.o]\nstart = 2022-08-01\nend = 2030-12-31\n"
     "treatment = makeup\n", 159, "2026-02-04"},
    {"a whole week is the last one",
     GRANT "[overlap.o]\nstart = 2023-01-25\nend = 2023-01-31\n"
     "treatment = makeup\n", 2, "2023-02-07"},
    /* clang-format on */
};

static void test_weeks(void **state)
{
    const struct week_case *c = *state;
    struct loaded loaded = load_text(c->text, NULL);
    struct date stop, last;
    int count = 0;

    assert_int_equal(loaded.diag.errors, 0);
    assert_true(date_parse(c->last, &last));
    while (settle_week(loaded.results, 0, count, &stop))
        count++;
    assert_int_equal(count, c->count);
    assert_int_equal(stop.day, last.day);
    loaded_free(&loaded);
}

int main(void)
{
    return RUN_TABLE("settling", cases, test_settle) |
           RUN_TABLE("what is unspent", unspent_cases, test_unspent) |
           RUN_TABLE("week by week", week_cases, test_weeks);
}
