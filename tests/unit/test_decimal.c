#include "base/decimal.h"

#include "table.h"

static const struct parse_case {
    const char *name, *text;
    int places;
    bool good;
    int64_t units; /* of 10^-places */
} parse_cases[] = {
    /* clang-format off */
    {"a plain number", "1234", 2, true, 123400},
    {"a decimal", "1234.5", 2, true, 123450},
    {"groups after commas", "120,000.00", 2, true, 12000000},
    {"groups after underscores", "1_234_567", 0, true, 1234567},
    {"leading zeros count for nothing", "010", 0, true, 10},
    {"below zero", "-5.25", 2, true, -525},
    {"nine decimals", "0.000000001", 9, true, 1},
    {"a decimal comma", "1,00", 2, false, 0},
    {"a decimal comma before three digits", "0,500", 2, false, 0},
    {"mixed marks", "1,234_567", 2, false, 0},
    {"a group of four", "1,2345", 2, false, 0},
    {"a long first group", "1234,567", 2, false, 0},
    {"a mark at the end", "1,", 2, false, 0},
    {"no digits before the point", ".5", 2, false, 0},
    {"no digits after the point", "5.", 2, false, 0},
    {"too many decimals", "1.234", 2, false, 0},
    {"decimals where there are none", "1.0", 0, false, 0},
    {"a plus", "+5", 2, false, 0},
    {"an exponent", "1e5", 2, false, 0},
    {"a currency sign", "$5", 2, false, 0},
    {"words", "nan", 2, false, 0},
    {"nothing", "", 2, false, 0},
    {"a minus alone", "-", 2, false, 0},
    {"more than any number holds", "99999999999999999999", 2, false, 0},
    {"a blank inside", "12 000", 2, false, 0},
    /* clang-format on */
};

static void test_parse(void **state)
{
    const struct parse_case *c = *state;
    struct decimal out = {-77, 0};

    assert_int_equal(decimal_parse(c->text, c->places, &out), c->good);
    if (c->good)
        assert_int_equal(decimal_units(out, c->places), c->units);
    else
        assert_int_equal(out.units, -77);
}

static const struct round_case {
    const char *name;
    int64_t top, bottom;
    int places;
    int64_t rounded;
} round_cases[] = {
    /* clang-format off */
    {"half goes up", 5, 1000, 2, 1},
    {"half goes away from zero below it", -5, 1000, 2, -1},
    {"less than half goes down", 4999, 1000000, 2, 0},
    {"a value within 10^-6 of a half is rounded up", 49999996, 10000000000, 2, 1},
    {"less than dust is not rounded up", 49994000, 10000000000, 2, 0},
    {"a third", 1, 3, 2, 33},
    {"two thirds", 2, 3, 4, 6667},
    {"12 decimals take one step", 2, 3, 12, 666666666667},
    {"whole numbers stay", 7, 1, 0, 7},
    {"9 decimals take one step", 1, 3, 9, 333333333},
    {"more than 32 bits", 9223372036854775, 1000003, 2, 922334436682},
    {"more than 32 bits, below zero", -9223372036854775, 4294967297, 4, -21474836475},
    {"a divisor of 62 bits", 4611686018427387905, 4611686018427387847, 9, 1000000000},
    {"bits that only the upper half has", 30064771072, 12884901888, 6, 2333333},
    /* clang-format on */
};

static void test_round(void **state)
{
    const struct round_case *c = *state;
    struct exact x = exact_over(exact(c->top), c->bottom);

    assert_int_equal(exact_round(x, c->places), c->rounded);
}

static void lost_stays_lost(void **state)
{
    struct money lost = {LOST}, one = {1};

    (void)state;
    assert_int_equal(money_add(lost, one).minor, LOST);
    assert_int_equal(money_sub(one, lost).minor, LOST);
    assert_int_equal(money_greater(lost, one).minor, LOST);
    assert_int_equal(exact_round(exact_times(exact(LOST), 0), 2), LOST);
    assert_int_equal(exact_round(exact_over(exact(1), 0), 2), LOST);
    assert_int_equal(money_add((struct money){INT64_MAX - 1}, one).minor, LOST);
    assert_false(money_valid((struct money){money_limit}));
    assert_true(money_valid((struct money){money_limit - 1}));
}

/* The expected result is computed by other means. */
static void long_products_are_exact(void **state)
{
    static const int64_t factors[][2] = {
        {9223372036854775783, 9223372036854775643},
        {4294967291, 4294967279},
        {1000000007, 998244353},
        {9007199254740993, 9007199254740881},
        {123456789123456789, 123456789123456701},
    };
    struct exact x = exact(1);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(factors); i++)
        x = exact_over(exact_times(x, factors[i][0]), factors[i][1]);
    assert_int_equal(exact_round_once(exact_copy(&x), 18), 1001758744528536208);
    assert_int_equal(exact_round_once(exact_times(x, -1), 12), -1001758744529);
}

static const struct print_case {
    const char *name;
    int64_t units;
    int places, least;
    bool grouped;
    const char *text;
} print_cases[] = {
    /* clang-format off */
    {"trailing zeros go", 75000, 4, 0, false, "7.5"},
    {"a whole number has no point", 750000, 4, 0, false, "75"},
    {"least decimals stay", 750000, 4, 2, false, "75.00"},
    {"more decimals than units have", 75, 0, 2, false, "75.00"},
    {"groups", 123456789, 2, 2, true, "1,234,567.89"},
    {"three digits need no group", 12345, 2, 2, true, "123.45"},
    {"below zero and one", -5, 2, 2, true, "-0.05"},
    {"nothing", 0, 2, 2, true, "0.00"},
    /* clang-format on */
};

static void test_print(void **state)
{
    const struct print_case *c = *state;
    char text[NUMBER_TEXT_LONGEST];

    assert_string_equal(
        decimal_print(text, c->units, c->places, c->least, c->grouped),
        c->text);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(lost_stays_lost),
        cmocka_unit_test(long_products_are_exact),
    };

    return RUN_TABLE("numbers are read", parse_cases, test_parse) |
           RUN_TABLE("halves go away from zero", round_cases, test_round) |
           RUN_TABLE("numbers are printed", print_cases, test_print) |
           RUN_TESTS("decimal", others);
}
