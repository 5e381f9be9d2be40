#include "base/text.h"

#include "base/arena.h"
#include "base/currency.h"
#include "sheet/fit.h"

#include "table.h"

#include <string.h>

static const struct problem_case {
    const char *name, *text;
    bool good;
} problem_cases[] = {
    /* clang-format off */
    {"letters of all scripts", "Ünïcödé 独立 العربية", true},
    {"a tab", "a\tb", true},
    {"an escape", "a\x1b[31m", false},
    {"a delete", "a\x7f", false},
    {"a control character of the second set", "a\xc2\x9b", false},
    {"right to left, with what keeps letters apart", "\u0645\u200c\u06cc", true},
    {"letters with marks over them", "e\u0301 \u0928\u093f", true},
    {"people joined to a family", "\U0001f469\u200d\U0001f467", true},
    {"an order turned around", "a\u202e" "b", false},
    {"an order kept apart", "a\u2066" "b", false},
    {"a mark from left to right", "a\u200e" "b", false},
    {"a mark from right to left", "a\u200f" "b", false},
    {"a mark of Arabic letters", "a\u061c" "b", false},
    {"a Unicode line break", "a\u2028" "b", false},
    {"a byte of Latin-1", "caf\xe9", false},
    {"half of a surrogate pair", "\xed\xa0\x80", false},
    {"longer than need be", "\xc0\xaf", false},
    {"no character", "\xef\xbf\xbe", false},
    {"cut short", "\xe7\x8b", false},
    /* clang-format on */
};

static void test_problem(void **state)
{
    const struct problem_case *c = *state;

    assert_int_equal(text_problem(c->text) == NULL, c->good);
}

static void wide_letters_take_two_columns(void **state)
{
    (void)state;
    assert_int_equal(text_width("abc"), 3);
    assert_int_equal(text_width("独立"), 4);
    assert_int_equal(text_width("e\xcc\x81"), 1);
}

static void names_are_short_and_lower_case(void **state)
{
    (void)state;
    assert_true(text_is_name("a"));
    assert_true(text_is_name("maths_2"));
    assert_true(text_is_name("a234567890123456789012345678901"));
    assert_false(text_is_name("a2345678901234567890123456789012"));
    assert_false(text_is_name("2a"));
    assert_false(text_is_name("A"));
    assert_false(text_is_name("a-b"));
    assert_false(text_is_name(""));
}

static const struct currency_case {
    const char *name, *text;
    int digits; /* -1 if it is no currency */
} currency_cases[] = {
    /* clang-format off */
    {"two digits", "EUR", 2}, {"any letter case", "uSd", 2},
    {"no digits", "JPY", 0}, {"three digits", "KWD", 3},
    {"four digits", "CLF", 4}, {"the first of its group", "AED", 2},
    {"the last of its group", "ZWG", 2}, {"no currency", "ABC", -1},
    {"across two codes", "RAF", -1}, {"gone since 2002", "DEM", -1},
    {"gold", "XAU", -1}, {"a word", "dollars", -1}, {"nothing", "", -1},
    {"a blank", "US ", -1},
    /* clang-format on */
};

static void test_currency(void **state)
{
    const struct currency_case *c = *state;
    struct currency currency = {"???"};

    assert_int_equal(currency_parse(c->text, &currency), c->digits >= 0);
    if (c->digits >= 0)
        assert_int_equal(currency_digits(currency), c->digits);
    else
        assert_string_equal(currency.code, "???");
}

static const struct fit_case {
    const char *name, *text;
    int characters, lines;
} fit_cases[] = {
    /* clang-format off */
    {"a short text has one line", "Books", 20, 1},
    {"words go on the next line", "Six textbooks and a journal", 15, 2},
    {"a long word is broken", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, 4},
    {"capitals need more room", "WWWWWWWWWW", 10, 2},
    {"narrow letters need less", "iiiiiiiiiiiiiiii", 10, 1},
    {"wide letters take two columns", "独立研究の六か月間", 10, 3},
    {"no text has a line too", "", 10, 1},
    /* clang-format on */
};

static void test_fit(void **state)
{
    const struct fit_case *c = *state;

    assert_int_equal(fit_lines(c->text, c->characters, 11), c->lines);
}

/* Formats that hold texts only do not use vsnprintf. */
static void texts_are_joined_as_printf_does(void **state)
{
    struct arena arena = {.newest = NULL};

    (void)state;
    assert_string_equal(arena_print(&arena, "%s-%s", "a", ""), "a-");
    assert_string_equal(arena_print(&arena, "<%.*s>", 2, "abc"), "<ab>");
    assert_string_equal(arena_print(&arena, "<%.*s>", 9, "abc"), "<abc>");
    assert_string_equal(arena_print(&arena, "<%.*s>", 0, "abc"), "<>");
    assert_string_equal(arena_print(&arena, "<%.*s>", -1, "abc"), "<abc>");
    assert_string_equal(arena_print(&arena, "%s%.*s%d", "a", 1, "bc", 7),
                        "ab7");
    assert_string_equal(arena_print(&arena, "%s %%", "100"), "100 %");
    assert_string_equal(arena_print(&arena, "%s", ""), "");
    arena_free(&arena);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(texts_are_joined_as_printf_does),
        cmocka_unit_test(wide_letters_take_two_columns),
        cmocka_unit_test(names_are_short_and_lower_case),
    };

    return RUN_TABLE("what a text may hold", problem_cases, test_problem) |
           RUN_TABLE("currencies", currency_cases, test_currency) |
           RUN_TABLE("room for a text", fit_cases, test_fit) |
           RUN_TESTS("text", others);
}
