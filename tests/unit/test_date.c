#include "base/date.h"

#include "table.h"

static struct date day(const char *text)
{
    struct date date = {0};

    assert_true(date_parse(text, &date));
    return date;
}

static void every_day_comes_back(void **state)
{
    char text[DATE_TEXT_SIZE];

    (void)state;
    for (int d = date_first.day; d <= date_last.day; d++) {
        date_print(text, (struct date){d});
        assert_int_equal(day(text).day, d);
    }
}

static void days_are_those_of_spreadsheets(void **state)
{
    (void)state;
    assert_int_equal(day("1900-03-01").day, 61);
    assert_int_equal(day("2022-08-01").day, 44774);
    assert_int_equal(day("2199-12-31").day, 109574);
    assert_int_equal(date_weekday(day("2022-08-01")), 1);
    assert_int_equal(date_weekday(day("2022-08-07")), 7);
}

static const struct bad_case {
    const char *name, *text;
} bad_cases[] = {
    /* clang-format off */
    {"another order", "3/4/2026"}, {"no such month", "2026-13-01"},
    {"no such day", "2026-04-31"}, {"no leap year", "2026-02-29"},
    {"a century without leap day", "2100-02-29"},
    {"too early", "1900-02-28"}, {"too late", "2200-01-01"},
    {"short", "2026-1-1"}, {"something behind", "2026-01-011"},
    {"letters", "2026-0a-01"}, {"month nought", "2026-00-10"},
    {"nothing", ""},
    /* clang-format on */
};

static void test_bad(void **state)
{
    const struct bad_case *c = *state;
    struct date date = {-7};

    assert_false(date_parse(c->text, &date));
    assert_int_equal(date.day, -7);
}

static const struct month_case {
    const char *name, *from;
    int months;
    const char *to;
} month_cases[] = {
    /* clang-format off */
    {"an ordinary month", "2022-08-01", 6, "2023-02-01"},
    {"cut to February", "2026-01-31", 1, "2026-02-28"},
    {"cut to a leap day", "2024-01-30", 1, "2024-02-29"},
    {"not cut twice", "2024-01-31", 2, "2024-03-31"},
    {"over the year", "2025-11-30", 3, "2026-02-28"},
    {"backwards", "2026-03-31", -1, "2026-02-28"},
    {"ten years", "2024-02-29", 120, "2034-02-28"},
    /* clang-format on */
};

static void test_months(void **state)
{
    const struct month_case *c = *state;

    assert_int_equal(date_months_later(day(c->from), c->months).day,
                     day(c->to).day);
}

static const struct whole_case {
    const char *name, *from, *to;
    int months;
} whole_cases[] = {
    /* clang-format off */
    {"exactly one", "2026-01-15", "2026-02-15", 1},
    {"a day short", "2026-01-15", "2026-02-14", 0},
    {"from the last day of a month", "2026-01-31", "2026-02-28", 1},
    {"six from the last day", "2022-08-31", "2023-02-28", 6},
    {"a year", "2024-02-29", "2025-02-28", 12},
    /* clang-format on */
};

static void test_whole(void **state)
{
    const struct whole_case *c = *state;

    assert_int_equal(date_whole_months(day(c->from), day(c->to)), c->months);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(every_day_comes_back),
        cmocka_unit_test(days_are_those_of_spreadsheets),
    };

    return RUN_TESTS("date", others) |
           RUN_TABLE("what is no date", bad_cases, test_bad) |
           RUN_TABLE("months later", month_cases, test_months) |
           RUN_TABLE("whole months", whole_cases, test_whole);
}
