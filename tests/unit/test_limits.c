/*
 * The largest model, and files that ask for more.
 * The limits on time and memory are against hangs and bombs.
 */
#include "book.h"
#include "model/model.h"
#include "model/schema.h"
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

enum {
    FORMULA_LONGEST = 8000,
    TABLES = 16,
    TABLE_LINES = 16
};

/* A name of 31 letters and digits. */
static const char *long_name(char into[NAME_LONGEST + 1], char first, int index)
{
    snprintf(into, NAME_LONGEST + 1, "%cabcdefghijklmnopqrstuvwxyz%04u", first,
             (unsigned)index % 10000);
    return into;
}

static void print_named(FILE *out, const char *kind, int index)
{
    char name[NAME_LONGEST + 1];

    fprintf(out, "[%s.%s]\n", kind, long_name(name, kind[0], index));
}

static void print_tables(FILE *out)
{
    char name[NAME_LONGEST + 1];

    fputs("[tax]\ntables =", out);
    for (int i = 0; i < TABLES; i++)
        fprintf(out, "%s %s", i % 8 ? "" : " \\\n", long_name(name, 'x', i));
    fputs("\n", out);
    for (int i = 0; i < TABLES; i++) {
        fprintf(out, "[income.%s]\nwages = 1000\n", long_name(name, 'x', i));
    }
}

static void print_lines(FILE *out)
{
    static const char *const kinds[] = {"tutoring", "compute", "expense"};

    for (int i = 0; i < LINES_MOST; i++) {
        print_named(out, kinds[i % 3], i);
        fprintf(out, "rate = %d.5\nevery = month\ncurrency = USD\nnote = x\n",
                i);
    }
}

static void print_largest(FILE *out)
{
    fputs("[grant]\ntitle = The largest\ncurrency = EUR\nstart = 2026-01-01\n"
          "months = 120\n[salary]\namount = 60000\nper = year\n"
          "[contingency]\npercent = 5\nof = subtotal\n"
          "[currency.usd]\nrate = 1.1\nshow = yes\n[effort]\n"
          "hours_per_week = 20\n[makeup]\nby = 2037-01-01\n",
          out);
    for (int i = 0; i < TIERS_MOST; i++) {
        print_named(out, "tier", i);
        fprintf(out, "percent = %d\n", 10 * i + 10);
    }
    for (int i = 0; i < OTHERS_MOST; i++) {
        print_named(out, "oncost", i);
        fputs("percent = 1\n", out);
        print_named(out, "fee", i);
        fprintf(out, "percent = 1\nbasis = %s\n", i ? "added" : "revenue");
        print_named(out, "overlap", i);
        fprintf(out,
                "start = 20%d-01-10\nend = 20%d-12-20\nshare = %d\n"
                "treatment = %s\npays = 1000\n",
                26 + i % 4, 30 + i % 4, i + 1,
                i % 3 ? "offset"
                : i   ? "makeup"
                      : "deduct");
    }
    print_lines(out);
    print_tables(out);
}

static void print_table(FILE *out)
{
    char name[NAME_LONGEST + 1];

    fputs("[table]\nname = T\ncurrency = USD\nstarts = 2020-01-01\n"
          "ends = 2060-12-31\n",
          out);
    for (int i = 0; i < TABLE_LINES; i++) {
        fprintf(out, "[charge.%s]\non = stipend", long_name(name, 'y', i));
        for (int j = 0; j < i; j++)
            fprintf(out, " + 0*%s", long_name(name, 'y', j));
        fputs("\nrates = 0:1%", out);
        for (int j = 1; j < 40; j++)
            fprintf(out, ", %d:%d%%", 1000 * j, j % 7);
        fputs("\n", out);
    }
}

static FILE *open_file(const char *name)
{
    char file_name[64];
    FILE *file;

    snprintf(file_name, sizeof(file_name), "%s.ini", name);
    file = fopen(scratch(file_name), "w");
    assert_non_null(file);
    return file;
}

static void make_largest(void)
{
    char name[NAME_LONGEST + 1];
    FILE *file = open_file("model");

    print_largest(file);
    fclose(file);
    for (int i = 0; i < TABLES; i++) {
        file = open_file(long_name(name, 'x', i));
        print_table(file);
        fclose(file);
    }
}

/* The address sanitizer asks for all addresses and takes its time. */
#define LIMITED                                                                \
    "grep -q __asan_init \"$STIPEND\" || ulimit -v 500000; ulimit -t 120; "

static void no_formula_of_the_largest_model_is_too_long(void **state)
{
    struct saved_book *book;
    const struct saved_cell *cells;
    size_t count, longest = 0;

    (void)state;
    make_largest();
    run_well(LIMITED "\"$STIPEND\" write $D/model.ini -o $D/model.xlsx");
    book = saved_open(scratch("model.xlsx"));
    assert_non_null(book);
    cells = saved_cells(book, &count);
    for (size_t i = 0; i < count; i++)
        if (cells[i].formula && strlen(cells[i].formula) > longest)
            longest = strlen(cells[i].formula);
    print_message("%zu cells; the longest formula has %zu characters\n", count,
                  longest);
    assert_in_range(longest, 1000, FORMULA_LONGEST);
    saved_close(book);
}

static const char model[] =
    "[grant]\ntitle = a\ncurrency = EUR\nstart = 2026-01-01\nmonths = 6\n"
    "[salary]\namount = 60000\nper = year\n[tier.a]\npercent = 50\n[tax]\n";

static const char table_head[] =
    "[table]\nname = T\ncurrency = EUR\nstarts = 2020-01-01\n"
    "ends = 2039-12-31\n";

/* Other files in the folder of a model, and the complaints about them. */
static const struct beside_case {
    const char *name;
    const char *tables; /* that the model lists */
    const char *before; /* what makes the folder; head begins a table */
    const char *said;
} beside[] = {
    /* clang-format off */
    {"a named pipe like a table", "a", "mkfifo a.ini",
     "a.ini: cannot be read: is not a regular file"},
    {"a link to a device like a table", "a", "ln -s /dev/zero a.ini",
     "a.ini is a link; put the file itself beside the model"},
    {"a folder like a table", "a", "mkdir a.ini",
     "a.ini: cannot be read: is a folder; name a file in it"},
    {"a link that leads nowhere like a table", "a", "ln -s gone a.ini",
     "a.ini is a link; put the file itself beside the model"},
    {"a named pipe as a model", "a", "rm model.ini; mkfifo model.ini",
     "model.ini: cannot be read: is not a regular file"},
    {"two files of one name", "tt_x", "cp head TT-X.ini; cp head 'tt x.ini'",
     "tables: 'tt_x' is the name of two files beside the model, TT-X.ini and "
     "tt x.ini"},
    {"a socket as a model", "a", "rm model.ini; python3 -c \"import socket; "
     "socket.socket(socket.AF_UNIX).bind('model.ini')\"",
     "model.ini: cannot be read: is not a regular file"},
    {"sixteen full tables",
     "t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12 t13 t14 t15 t16",
     "{ cat head; for c in $(seq 64); do echo \"[charge.c$c]\"; "
     "echo 'on = stipend'; echo 'rates = 0:1%'; done; } >t; "
     "for t in $(seq 16); do cp t t$t.ini; done",
     "tables: the tables have 1024 lines in all; at most 256 are computed"},
    {"tables of many steps", "t1 t2 t3 t4 t5",
     "{ cat head; for c in $(seq 51); do echo \"[charge.c$c]\"; "
     "echo 'on = stipend'; echo \"rates = $(seq -s, -f '%g:1%%' 64)\"; done; } "
     ">t; for t in 1 2 3 4 5; do cp t t$t.ini; done",
     "tables: the tables have 16575 terms and steps in all; at most 16384"},
    {"fractions with too large a common denominator", "a",
     "{ cat head; echo '[charge.a]'; echo 'on = stipend'; "
     "printf 'rates = 0:1%%'; for p in $(seq 1000000007 2 1000000075); do "
     "printf ', %s:1/%s%%' $p $p; done; echo; } >a.ini",
     "a.ini:6: [charge.a]: its exact values may have a denominator of "},
    {"fractions of fractions", "a",
     "{ cat head; for c in $(seq 64); do echo \"[charge.c$c]\"; "
     "echo \"on = stipend + 1/97*$([ $c = 1 ] && echo stipend || "
     "echo c$((c - 1)))\"; echo 'rates = 0:1/97%'; done; } >a.ini",
     "its exact values may have a denominator of 204 digits; at most 200"},
    {"a factor too large for any amount", "a",
     "{ cat head; echo '[charge.a]'; echo 'on = 999999999999999999*stipend'; "
     "echo 'rates = 0:1%'; } >a.ini",
     "tier.a.tax_on.a.a is too large: amounts stay below 10^13"},
    {"a charge that is dropped twice", "a\ndrop = c, b C",
     "{ cat head; for c in b c; do echo \"[charge.$c]\"; echo 'on = stipend'; "
     "echo 'rates = 0:1%'; done; } >a.ini", "drop: lists C twice"},
    {"a section of very many keys", "a",
     "{ cat head; seq -f 'k%g = 1' 1001; } >a.ini",
     "a.ini: has 1005 keys in one section; at most 1000 are read"},
    {"a quotient too large for a number", "a",
     "{ cat head; echo '[charge.a]'; echo 'on = stipend'; "
     "echo 'rates = 0:1%, 922337203685477580/0.1:2%'; } >a.ini",
     "a.ini:8: [charge.a] rates: found '922337203685477580/0.1:2%'; wanted"},
    {"a charge that is dropped and too large", "a\ndrop = l",
     "{ cat head; echo '[charge.l]'; echo 'on = 999999999999999999*stipend'; "
     "echo 'rates = 0:1%'; echo '[charge.k]'; echo 'on = stipend'; "
     "echo 'rates = 0:1%'; } >a.ini", "tier.a.tax_on.a.l is too large"},
    {"terms that take each other away", "a",
     "{ cat head; echo '[charge.k]'; echo 'on = stipend'; echo 'rates = 0:1%'; "
     "echo '[charge.l]'; echo 'on = 100000000000*stipend + stipend - "
     "100000000000*stipend'; echo 'rates = 0:10%'; } >a.ini",
     "tier.a.tax_on.a.l is too large"},
    {"steps that take each other away", "a",
     "{ cat head; echo '[charge.l]'; echo 'on = stipend'; "
     "echo 'rates = 0:1%+900000000000, 1:1%-900000000000'; } >a.ini",
     "tier.a.tax_on.a.l is too large"},
    {"a currency of next to nothing", "a\n[currency.usd]\nrate = 0.000000001",
     "{ sed s/EUR/USD/ head; echo '[charge.a]'; echo 'on = other'; "
     "echo 'rates = 0:1%'; } >a.ini",
     "tier.a.tax_on.a.a is too large: amounts stay below 10^13"},
    {"factors that grow", "a",
     "{ cat head; for c in $(seq 63); do echo \"[amount.c$c]\"; "
     "echo \"on = stipend + 99999*$([ $c = 1 ] && echo stipend || "
     "echo c$((c - 1)))\"; echo 'rates = 0:9999999%'; done; "
     "echo '[charge.a]'; echo 'on = stipend'; echo 'rates = 0:1%'; } >a.ini",
     "tier.a.tax_on.a.a is too large: amounts stay below 10^13"},
    /* clang-format on */
};

static void test_beside(void **state)
{
    static const char *const commands[] = {"check", "compare", "schedule",
                                           "settle", "write"};
    const struct beside_case *c = *state;
    FILE *file = open_file("model");
    struct run run;

    fprintf(file, "%stables = %s\n", model, c->tables);
    fclose(file);
    write_file(scratch("head"), table_head);
    run_well("cd $D && { %s; }", c->before);
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        run = run_shell(LIMITED "timeout 60 \"$STIPEND\" %s $D/model.ini",
                        commands[i]);
        if (run.status != 1 || !strstr(run.err, c->said))
            fail_msg("%s: status %d: %.500s", commands[i], run.status, run.err);
        run_free(&run);
    }
}

/* A path that only begins like that of an open file may be anything. */
static void other_ways_to_a_pipe_do_not_hang(void **state)
{
    struct run run = run_shell("mkfifo $D/pipe; timeout 20 \"$STIPEND\" check "
                               "/proc/self/fd/../root$D/pipe");

    (void)state;
    assert_int_equal(run.status, 1);
    assert_non_null(strstr(run.err, "is not a regular file"));
    run_free(&run);
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(other_ways_to_a_pipe_do_not_hang),
        cmocka_unit_test(no_formula_of_the_largest_model_is_too_long)};

    return (RUN_TABLE("what lies beside a model", beside, test_beside) |
            RUN_TESTS("limits", tests)) != 0;
}
