/* What days are worth, and who takes them. */
#include "figure/ledger.h"

#include "model.h"
#include "table.h"

#include <stdio.h>

static struct date day(const char *text)
{
    struct date date = {0};

    assert_true(date_parse(text, &date));
    return date;
}

/* A grant from a day for some months, with a proration of any kind. */
static const struct worth_case {
    const char *name, *start;
    int months;
    enum proration proration;
    const char *end; /* of what is summed */
    int64_t years;   /* in 10^-12 */
} worth_cases[] = {
    /* clang-format off */
    {"twelve grant months are a year", "2023-08-01", 12, PRORATION_MONTH,
     "2024-07-31", 1000000000000},
    {"from any day of a month", "2024-01-31", 12, PRORATION_MONTH,
     "2025-01-30", 1000000000000},
    {"a leap day makes its month longer, not the year", "2024-02-01", 1,
     PRORATION_MONTH, "2024-02-29", 83333333333},
    {"half of a grant month of 30 days", "2026-04-01", 1, PRORATION_MONTH,
     "2026-04-15", 41666666667},
    {"a calendar year", "2026-01-01", 12, PRORATION_CALENDAR, "2026-12-31",
     1000000000000},
    {"a calendar day counts by its own month", "2026-01-31", 1,
     PRORATION_CALENDAR, "2026-02-01", 5664362519},
    {"365 days", "2026-01-01", 12, PRORATION_DAY, "2026-12-31",
     1000000000000},
    {"a leap year has a day more", "2024-01-01", 12, PRORATION_DAY,
     "2024-12-31", 1002739726027},
    {"52 weeks", "2026-01-01", 12, PRORATION_WEEK, "2026-12-30",
     1000000000000},
    {"a Monday", "2026-11-23", 1, PRORATION_WORKDAY, "2026-11-23",
     3846153846},
    {"a weekend is worth nothing", "2026-11-21", 1, PRORATION_WORKDAY,
     "2026-11-22", 0},
    {"52 working weeks", "2026-01-05", 12, PRORATION_WORKDAY, "2027-01-03",
     1000000000000},
    /* clang-format on */
};

static void test_worth(void **state)
{
    const struct worth_case *c = *state;
    char text[256];
    struct loaded loaded;
    struct arena arena = {.newest = NULL};
    struct ledger ledger;

    snprintf(text, sizeof(text),
             "[grant]\ntitle = T\ncurrency = EUR\nstart = %s\nmonths = %d\n"
             "[tier.a]\n",
             c->start, c->months);
    loaded = load_text(text, NULL);
    assert_int_equal(loaded.diag.errors, 0);
    ledger = ledger_build(loaded.model, c->proration,
                          ledger_reach(loaded.model), &arena);
    assert_int_equal(
        ledger_years(&ledger, ledger_time(&ledger, day(c->end))).parts,
        c->years);
    arena_free(&arena);
    loaded_free(&loaded);
}

/* Overlaps of one day, in millionths of it. */
static const struct share_case {
    const char *name, *overlaps;
    int taken[3];
} share_cases[] = {
    /* clang-format off */
    {"one takes its share", "[overlap.a]\nshare = 40\n" "start = 2026-01-05\n"
     "end = 2026-01-05\n", {400000}},
    {"the next takes what is left",
     "[overlap.a]\nshare = 40\nstart = 2026-01-05\nend = 2026-01-05\n"
     "[overlap.b]\nshare = 70\nstart = 2026-01-01\nend = 2026-01-31\n",
     {400000, 600000}},
    {"in the order of the file",
     "[overlap.b]\nshare = 70\nstart = 2026-01-01\nend = 2026-01-31\n"
     "[overlap.a]\nshare = 40\nstart = 2026-01-05\nend = 2026-01-05\n",
     {700000, 300000}},
    {"nothing is left for the third",
     "[overlap.a]\nstart = 2026-01-05\nend = 2026-01-05\n"
     "[overlap.b]\nstart = 2026-01-05\nend = 2026-01-05\n"
     "[overlap.c]\nstart = 2026-01-05\nend = 2026-01-05\n",
     {1000000, 0, 0}},
    {"a day after the last takes nothing",
     "[overlap.a]\nstart = 2026-01-02\nend = 2026-01-04\n", {0}},
    {"a thousandth of a percent",
     "[overlap.a]\nshare = 0.001\nstart = 2026-01-05\nend = 2026-01-05\n",
     {10}},
    /* clang-format on */
};

static void test_share(void **state)
{
    const struct share_case *c = *state;
    char text[1024];
    struct loaded loaded;

    snprintf(text, sizeof(text),
             "[grant]\ntitle = T\ncurrency = EUR\nstart = 2026-01-01\n"
             "months = 1\n[tier.a]\n%s",
             c->overlaps);
    loaded = load_text(text, NULL);
    assert_int_equal(loaded.diag.errors, 0);
    for (size_t j = 0; j < loaded.model->overlap_count; j++)
        assert_int_equal(ledger_taken(&loaded.results->ledger, 4, j),
                         c->taken[j]);
    loaded_free(&loaded);
}

int main(void)
{
    return RUN_TABLE("what days are worth", worth_cases, test_worth) |
           RUN_TABLE("shares of a day", share_cases, test_share);
}
