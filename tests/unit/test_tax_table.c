/* Tables of taxes as files: what is read, and what is said of mistakes. */
#include "model/tax.h"
#include "model/taxload.h"
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define HEAD                                                                   \
    "[table]\nname = A\ncurrency = EUR\nstarts = 2026-01-01\n"                 \
    "ends = 2026-12-31\n"
#define LINE HEAD "[charge.a]\non = stipend\nrates = "
#define FORM HEAD "[charge.a]\nrates = 0:10%\non = "

/* A file and the complaint about it; NULL if it is good. */
static const struct file_case {
    const char *name, *text, *said;
} files[] = {
    /* clang-format off */
    {"a good table", LINE "0:10%, 1000.50:12.5%+3, 2000:1/3%-0.35\n", NULL},
    {"forms with numbers on either side",
     FORM "wages*0.5 + 100/6 * other - 12 + stipend\n", NULL},
    {"a form that begins with a sign", FORM "- wages + 40000\n", NULL},
    {"a form uses an earlier line", LINE "0:1%\n[charge.b]\non = a\nrates=0:1%\nless=a\n",
     NULL},
    {"no table", "[charge.a]\non = stipend\nrates = 0:10%\n",
     "[table] name: is missing (country, year, and for whom)"},
    {"nothing to pay", HEAD "[amount.a]\non = stipend\nrates = 0:10%\n",
     "has no [charge.NAME], and so nothing to pay"},
    {"no rates", HEAD "[charge.a]\non = stipend\n",
     "6: [charge.a] rates: is missing (THRESHOLD:RATE%, separated by commas)"},
    {"a section misspelt", LINE "0:1%\n[chagre.b]\non = a\nrates = 0:1%\n",
     "9: [chagre.b]: is not a section of a tax table; did you mean charge?"},
    {"a key misspelt", LINE "0:1%\nabov = wages\n",
     "9: [charge.a] abov: is not a key of [charge.NAME]; did you mean above?"},
    {"a form uses a later line", FORM "stipend - b\n[charge.b]\non = stipend\nrates=0:1%\n",
     "8: [charge.a] on: unknown name 'b'; known here: stipend, wages, other"},
    {"a form uses its own line", FORM "a\n", "8: [charge.a] on: unknown name 'a'"},
    {"an input misspelt", FORM "stipned\n", "did you mean stipend?"},
    {"two lines of one name", LINE "0:1%\n[amount.a]\non=stipend\nrates=0:1%\n",
     "9: [amount.a]: has the same name as [charge.a]"},
    {"a line has the name of an input",
     HEAD "[amount.wages]\non=stipend\nrates=0:1%\n",
     "6: [amount.wages]: 'wages' is an input of every table"},
    {"two numbers", FORM "2*3\n", "unknown name '3'"},
    {"no sign between", FORM "wages other\n",
     "found 'other'; wanted: + or -"},
    {"a form ends with a sign", FORM "wages +\n", "found the end; wanted: one of stipend, wages, other"},
    {"a division by zero", FORM "1/0*wages\n",
     "found '1/0*wages'; wanted: a number"},
    {"too many decimals", FORM "0.1234567891*wages\n",
     "found '0.1234567891*wages'; wanted: a number"},
    {"too large a number", FORM "99999999999999999999*wages\n",
     "; wanted: a number"},
    {"no rate", LINE "1000\n", "found the end; wanted: ':' and a rate"},
    {"no percent sign", LINE "0:0.1\n",
     "found the end; wanted: % after a rate"},
    {"a threshold below zero", LINE "-5:10%\n",
     "found '-5:10%'; wanted: a number"},
    {"thresholds that fall", LINE "0:1%, 500:2%, 400:3%\n",
     "8: [charge.a] rates: thresholds must rise, but that of step 3 does not"},
    {"thresholds that stay", LINE "1/3:1%, 2/6:2%\n",
     "thresholds must rise, but that of step 2 does not"},
    {"steps without a comma between", LINE "0:1% 500:2%\n",
     "found '500:2%'; wanted: a comma"},
    {"an end before the start",
     "[table]\nname=A\ncurrency=EUR\nstarts=2026-01-01\nends=2025-12-31\n"
     "[charge.a]\non=stipend\nrates=0:1%\n",
     "5: [table] ends: is before the start"},
    {"a date that does not exist",
     "[table]\nname=A\ncurrency=EUR\nstarts=2026-02-30\nends=2026-12-31\n"
     "[charge.a]\non=stipend\nrates=0:1%\n",
     "4: [table] starts: '2026-02-30' is not a date"},
    /* clang-format on */
};

static void holds(const struct diag *diag, const char *said)
{
    for (size_t i = 0; i < diag->count; i++)
        if (strstr(diag_text(diag, i), said))
            return;
    for (size_t i = 0; i < diag->count; i++)
        print_error("%s\n", diag_text(diag, i));
    fail_msg("'%s' is not said", said);
}

static void test_file(void **state)
{
    const struct file_case *c = *state;
    struct diag diag = {.errors = 0};
    const char *path = scratch("a.ini");
    struct tax_table *table;

    write_file(path, c->text);
    table = tax_table_load(path, "a", &diag);
    assert_non_null(table);
    if (c->said)
        holds(&diag, c->said);
    else if (diag.count)
        fail_msg("complains: %s", diag_text(&diag, 0));
    tax_table_free(table);
    diag_free(&diag);
}

/* Numbers as fractions in lowest terms; bottom 0 for texts that are none. */
static const struct fraction_case {
    const char *name;
    struct {
        int64_t top, bottom;
    } is;
} fractions[] = {
    {"12", {12, 1}},
    {"12.50", {25, 2}},
    {"0", {0, 1}},
    {"0.000000001", {1, 1000000000}},
    {"1/3", {1, 3}},
    {"162300/77042", {81150, 38521}},
    {"0.5/1.5", {1, 3}},
    {"1_000", {1000, 1}},
    {"9999999999.999999999", {0, 0}},
    {"1/0", {0, 0}},
    {"1/", {0, 0}},
    {"/2", {0, 0}},
    {".5", {0, 0}},
    {"0.000000001/9999999999", {0, 0}},
};

static void test_fraction(void **state)
{
    const struct fraction_case *c = *state;
    struct exact read = exact(0);
    const char *end = exact_parse(c->name, &read);

    assert_int_equal(end != NULL, c->is.bottom != 0);
    if (end) {
        assert_string_equal(end, "");
        assert_int_equal(exact_top(&read), c->is.top);
        assert_int_equal(exact_bottom(&read), c->is.bottom);
    }
    exact_free(&read);
}

int main(void)
{
    return (RUN_TABLE("tables as files", files, test_file) |
            RUN_TABLE("fractions", fractions, test_fraction)) != 0;
}
