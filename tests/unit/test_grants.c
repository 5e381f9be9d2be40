/* Files of grants: what is read, and what is said of mistakes. */
#include "model/grants.h"
#include "model/load.h"
#include "run.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Sixteen letters, and sixteen times as many. */
#define SIXTEEN "abcdefghijklmnop"
#define FOUR SIXTEEN SIXTEEN SIXTEEN SIXTEEN
#define LONG FOUR FOUR FOUR FOUR

#define HEAD "amount,currency,months,date,funder,kind\n"

/* A file, how many rows are read, and a complaint; NULL if it is good. */
static const struct file_case {
    const char *name, *text;
    size_t rows;
    const char *said;
} files[] = {
    /* clang-format off */
    {"a good file", HEAD "20000,USD,12,2019-04,A Fund,study\n", 1, NULL},
    {"columns in any order, with others among them",
     "months,source,currency,amount\n6,x,EUR,1.5\n", 1, NULL},
    {"lines that end as RFC 4180 says, and a mark before them",
     "\xEF\xBB\xBF" "amount,currency,months\r\n1,EUR,1\r\n2,EUR,2", 2, NULL},
    {"quotes, commas and grouped amounts",
     HEAD "\"120,000.00\",AUD,\"2.5\",,\"A \"\"B\"\", C\",\n", 1, NULL},
    {"no rows", HEAD, 0, NULL},
    {"an empty file", "", 0, ":1: the file is empty"},
    {"a mark and nothing else", "\xEF\xBB\xBF", 0, ":1: the file is empty"},
    {"a column is missing", "amount,months\n1,2\n", 0,
     ":1: has no column currency; wanted: amount, currency and months"},
    {"a column stands there twice", "amount,currency,months,amount\n1,EUR,1,1\n",
     0, ":1: has the column amount twice"},
    {"a cell too few", HEAD "1,EUR\n", 0,
     ":2: has 2 cells; the first line has 6"},
    {"an empty line", "amount,currency,months\n\n1,EUR,1\n", 1,
     ":2: the line is empty"},
    {"a cell with a line break", HEAD "1,EUR,1,,\"A\nB\",\n", 0,
     ":2: a quote is not closed on its line; a cell cannot hold a line break"},
    {"a text behind a quote", HEAD "\"1\"0,EUR,1,,,\n", 0,
     ":2: a text follows a closing quote; double the quotes inside a cell"},
    {"a quote inside a cell", HEAD "1,EUR,1,,A \"B\",\n", 0,
     ":2: a quote is inside a cell; put all of the cell in quotes, and double "
     "those inside"},
    {"an amount of nothing", HEAD "0,EUR,1,,,\n", 0,
     ":2: amount: '0' is not an amount over 0 such as 1200.50"},
    {"an amount below nothing", HEAD "-5,EUR,1,,,\n", 0,
     ":2: amount: '-5' is not an amount over 0"},
    {"an amount with decimals that its currency lacks", HEAD "1.5,JPY,1,,,\n",
     0, ":2: amount: '1.5' is not an amount over 0 such as 1200"},
    {"an amount that is too large", HEAD "100000000000,EUR,1,,,\n", 0,
     ":2: amount: '100000000000' is not below 10^13 of the smallest unit"},
    {"a currency of no country", HEAD "1,EURO,1,,,\n", 0,
     ":2: currency: 'EURO' is not a currency of ISO 4217"},
    {"no months", HEAD "1,EUR,0,,,\n", 0, ":2: months: '0' is not a number over 0"},
    {"too many months", HEAD "1,EUR,120.1,,,\n", 0, ":2: months: '120.1' is not"},
    {"a month of no year", HEAD "1,EUR,1,2026-13,,\n", 0,
     ":2: date: '2026-13' is not a year, a month or a day"},
    {"a funder with a long name", HEAD "1,EUR,1,," LONG ",\n", 0,
     ":2: funder: has more than 255 characters"},
    {"a kind that is no name", HEAD "1,EUR,1,,,a b\n", 0,
     ":2: kind: 'a b' is not a name such as study"},
    {"bytes that are no text", HEAD "1,EUR,1,,\xFF,\n", 0,
     ":2: is not valid UTF-8"},
    {"a control character", HEAD "1,EUR,1,,a\x01,\n", 0,
     ":2: is a control character"},
    {"a lone carriage return", HEAD "1,EUR,1,,a\rb,\n", 0,
     ":2: is a control character"},
    {"all mistakes of a row at once", HEAD "x,EUR,y,z,,\n", 0,
     ":2: date: 'z' is not"},
    /* clang-format on */
};

static void test_file(void **state)
{
    const struct file_case *c = *state;
    struct model *model = calloc(1, sizeof(*model));
    struct diag diag = {.errors = 0};
    bool found = false;

    write_file(scratch("grants.csv"), c->text);
    grants_read(model, scratch("grants.csv"), &diag);
    assert_int_equal(model->grant_count, c->rows);
    for (size_t i = 0; c->said && diag_text(&diag, i); i++)
        found |= strstr(diag_text(&diag, i), c->said) != NULL;
    if (c->said && !found)
        fail_msg("%s", diag.count ? diag_text(&diag, 0) : "(nothing)");
    if (!c->said)
        assert_int_equal(diag.errors, 0);
    diag_free(&diag);
    model_free(model);
}

static void a_file_has_two_thousand_rows_at_most(void **state)
{
    struct model *model = calloc(1, sizeof(*model));
    struct diag diag = {.errors = 0};
    FILE *out = fopen(scratch("grants.csv"), "w");

    (void)state;
    fputs("amount,currency,months\n", out);
    for (int i = 0; i < 2001; i++)
        fputs("1,EUR,1\n", out);
    fclose(out);
    grants_read(model, scratch("grants.csv"), &diag);
    assert_int_equal(model->grant_count, 2000);
    assert_int_equal(diag.errors, 1);
    assert_non_null(strstr(diag_text(&diag, 0), ":2002: is one too many"));
    diag_free(&diag);
    model_free(model);
}

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(a_file_has_two_thousand_rows_at_most)};

    return RUN_TABLE("files of grants", files, test_file) |
           cmocka_run_group_tests_name("large files", others, NULL, NULL);
}
