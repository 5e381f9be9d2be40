/* Our reading of a file agrees with iniparser's, or the file is refused. */
#include "model/ini.h"

#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The value of [s] k in a file whose line 2 on is given; NULL if refused. */
static const struct value_case {
    const char *name, *lines, *value;
} value_cases[] = {
    /* clang-format off */
    {"a plain value", "k = a b", "a b"},
    {"blanks around a value are dropped", "\tk  =\t a b \t", "a b"},
    {"the letter case of keys does not matter", "K = A", "A"},
    {"an equals sign stays", "k = a=b=c", "a=b=c"},
    {"two equals signs", "k == 5", "= 5"},
    {"a comment after a blank", "k = a # b", "a"},
    {"a comment after a tab", "k = a\t; b", "a"},
    {"a # right after a letter", "k = a#b", NULL},
    {"a ; right after a letter", "k = a;b", NULL},
    {"a # right after the equals sign", "k =#a", NULL},
    {"double quotes", "k = \"a # b; c \"", "a # b; c "},
    {"single quotes", "k = 'a \" b'", "a \" b"},
    {"a comment after quotes", "k = \"a\" ; b", "a"},
    {"a word after quotes", "k = \"a\" b", NULL},
    {"a quote that is not closed", "k = \"a", NULL},
    {"an apostrophe inside", "k = O'Brien", "O'Brien"},
    {"an apostrophe first", "k = 'tis", NULL},
    {"both quotes inside", "k = a \"b\" 'c'", "a \"b\" 'c'"},
    {"an empty value", "k =", ""},
    {"empty quotes", "k = \"\"", ""},
    {"a continued value", "k = a \\\n    b", "a b"},
    {"continued without a blank", "k = a\\\nb", "a b"},
    {"continued twice", "k = a\\\nb\\\nc", "a b c"},
    {"continued inside quotes", "k = \"a # \\\n  b\"", "a # b"},
    {"blanks behind the backslash", "k = a \\  \n  b", "a b"},
    {"a backslash inside", "k = C:\\x", "C:\\x"},
    {"a backslash before a comment", "k = C:\\ # x", "C:\\"},
    {"a backslash on the last line", "k = a \\", NULL},
    {"a backslash before an empty line", "k = a \\\n\nl = 1", NULL},
    {"a comment that goes on", "k = a # b \\\nl = 1", NULL},
    {"a line of one letter at the end", "k = a\nl", "a"},
    /* clang-format on */
};

static void test_value(void **state)
{
    const struct value_case *c = *state;
    struct diag diag = {.errors = 0};
    const char *path = scratch("a.ini");
    char text[256];
    const struct ini_entry *entry;
    struct ini *ini;

    snprintf(text, sizeof(text), "[s]\n%s", c->lines);
    write_file(path, text);
    ini = ini_open(path, INI_MODEL, &diag);
    assert_non_null(ini);
    entry = ini_find(ini, "s", "k");
    assert_non_null(entry);
    assert_int_equal(entry->line, 2);
    if (c->value) {
        assert_non_null(entry->value);
        assert_string_equal(entry->value, c->value);
    } else {
        assert_null(entry->value);
        assert_true(diag.errors > 0);
    }
    ini_close(ini);
    diag_free(&diag);
}

static const struct length_case {
    const char *name;
    int length;
    bool good;
} length_cases[] = {
    {"a line of 1,000 bytes is read", 1000, true},
    {"a line of 1,001 bytes is refused", 1001, false},
    {"a line of 1,023 bytes is refused", 1023, false},
};

static void test_length(void **state)
{
    const struct length_case *c = *state;
    struct diag diag = {.errors = 0};
    const char *path = scratch("a.ini");
    char text[2048] = "[s]\nk = ";
    struct ini *ini;

    memset(text + 8, 'x', (size_t)c->length - 4);
    write_file(path, text);
    ini = ini_open(path, INI_MODEL, &diag);
    assert_non_null(ini);
    assert_int_equal(diag.errors == 0, c->good);
    if (c->good)
        assert_int_equal(strlen(ini_find(ini, "s", "k")->value), c->length - 4);
    ini_close(ini);
    diag_free(&diag);
}

static void a_folder_is_no_model(void **state)
{
    struct diag diag = {.errors = 0};

    (void)state;
    assert_null(ini_open("/tmp", INI_MODEL, &diag));
    assert_int_equal(diag.errors, 1);
    diag_free(&diag);
}

static void a_missing_file_is_named(void **state)
{
    struct diag diag = {.errors = 0};

    (void)state;
    assert_null(ini_open("/nowhere/model.ini", INI_MODEL, &diag));
    assert_int_equal(diag.errors, 1);
    diag_free(&diag);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(a_folder_is_no_model),
        cmocka_unit_test(a_missing_file_is_named),
    };

    return RUN_TABLE("values", value_cases, test_value) |
           RUN_TABLE("lengths", length_cases, test_length) |
           RUN_TESTS("ini", others);
}
