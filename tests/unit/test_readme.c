/* What documents say of numbers, sheets and tables of taxes is true. */
#include "book.h"
#include "run.h"
#include "table.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

/* A file, or what the program prints for "help" and a word; free it. */
static char *read_document(const char *name)
{
    struct run run;
    char *text;

    if (strncmp(name, "help ", 5) != 0) {
        text = read_file(name);
        assert_non_null(text);
        return text;
    }
    run = run_shell("\"$STIPEND\" %s", name);
    assert_int_equal(run.status, 0);
    text = strdup(run.out);
    run_free(&run);
    return text;
}

/* Makes a text one line, with one blank for any white space. */
static char *unwrapped(char *text)
{
    char *to = text;

    for (char *at = text; *at; at++) {
        char c = *at == '\n' ? ' ' : *at;

        if (c != ' ' || to == text || to[-1] != ' ')
            *to++ = c;
    }
    *to = '\0';
    return text;
}

static void assert_says(const char *document, const char *sentence)
{
    char *text = unwrapped(read_document(document));

    if (!strstr(text, sentence))
        fail_msg("%s does not say: %s", document, sentence);
    free(text);
}

/* Prints a number as documents have it: "1,000". */
static const char *grouped(char into[32], long number)
{
    if (number < 1000)
        snprintf(into, 32, "%ld", number);
    else
        snprintf(into, 32, "%ld,%03ld", number / 1000, number % 1000);
    return into;
}

/* A number in a document, # in a sentence, is one of the source. */
static const struct number_case {
    const char *name, *document, *sentence;
    const char *source, *before; /* the file, and what comes before it there */
} number_cases[] = {
    /* clang-format off */
    {"bytes of a line", "README.md", "1 MiB, # bytes a line,",
     "include/model/clean.h", "LINE_LONGEST ="},
    {"sections of a file", "README.md", "bytes a line, # sections,",
     "src/model/pass.c", "{\"sections\","},
    {"keys of a file", "README.md", "sections, # keys, and",
     "src/model/pass.c", "{\"keys\","},
    {"keys of a section", "README.md", "keys, and # keys in a section.",
     "src/model/pass.c", "{\"keys in one section\","},
    {"bytes of a line in the manual", "help manual", "1 MiB, # bytes a line,",
     "include/model/clean.h", "LINE_LONGEST ="},
    {"sections of a file in the manual", "help manual",
     "bytes a line, # sections and", "src/model/pass.c", "{\"sections\","},
    {"keys of a file in the manual", "help manual", "sections and # keys.",
     "src/model/pass.c", "{\"keys\","},
    {"lines of tables", "README.md", "have at most # lines and",
     "src/model/tables.c", "LINES_MOST_IN_ALL ="},
    {"terms of tables", "README.md", "lines and # terms and steps together",
     "src/model/tables.c", "PIECES_MOST_IN_ALL ="},
    {"digits of a denominator", "README.md", "denominator has at most # digits",
     "src/model/taxload.c", "BOTTOM_DIGITS_MOST ="},
    {"days of make-up time", "README.md", "made up for # days after the end.",
     "include/figure/ledger.h", "LEDGER_MAKEUP_MOST ="},
    {"days of make-up time in the rules", "src/figure/README.md",
     "made up for # days after the window", "include/figure/ledger.h",
     "LEDGER_MAKEUP_MOST ="},
    {"months of a grant", "src/figure/README.md",
     "A window has at most # months", "include/model/model.h",
     "define MONTHS_MOST"},
    {"tiers", "src/figure/README.md", "- # tiers,", "include/model/model.h",
     "TIERS_MOST ="},
    {"lines of the budget", "src/figure/README.md", "tiers, # lines,",
     "include/model/model.h", "LINES_MOST ="},
    {"tables of taxes", "src/figure/README.md", "lines, # tax tables of",
     "include/model/model.h", "TABLES_MOST ="},
    {"lines of a table", "src/figure/README.md", "tax tables of # lines",
     "include/model/tax.h", "TAX_LINES_MOST ="},
    {"other sections", "src/figure/README.md", "instalments and # of each other",
     "include/model/model.h", "OTHERS_MOST ="},
    {"people", "src/figure/README.md", "lines, # people,",
     "include/model/model.h", "PEOPLE_MOST ="},
    {"steps of the salary", "src/figure/README.md", "people, # steps",
     "include/model/model.h", "STEPS_MOST ="},
    {"instalments", "src/figure/README.md", "salary, # instalments",
     "include/model/model.h", "INSTALMENTS_MOST ="},
    {"letters of a formula", "src/sheet/README.md",
     "formula is at most # characters", "src/xlsx/workbook.c",
     "FORMULA_LONGEST ="},
    /* clang-format on */
};

static void test_number(void **state)
{
    const struct number_case *c = *state;
    char *source = read_file(c->source), *at, number[32], sentence[256];
    size_t before = strcspn(c->sentence, "#");

    assert_non_null(source);
    at = strstr(source, c->before);
    if (!at)
        fail_msg("%s has no %s", c->source, c->before);
    at += strlen(c->before);
    snprintf(sentence, sizeof(sentence), "%.*s%s%s", (int)before, c->sentence,
             grouped(number, strtol(at, NULL, 10)), c->sentence + before + 1);
    free(source);
    assert_says(c->document, sentence);
}

static void readme_counts_the_tables_of_taxes(void **state)
{
    char sentence[64];
    glob_t paths;

    (void)state;
    assert_int_equal(glob("templates/tax/*.ini", 0, NULL, &paths), 0);
    snprintf(sentence, sizeof(sentence), "shows the %zu tables that ship,",
             (size_t)paths.gl_pathc);
    globfree(&paths);
    assert_says("README.md", sentence);
}

/* A table's name is its country, then its year. */
static void readme_names_the_countries_of_taxes(void **state)
{
    struct run run = run_shell("sed -n '/^name = /{s/name = //;s/ *[0-9].*//;"
                               "p}' templates/tax/*.ini | sort -u");
    size_t countries = 0;

    (void)state;
    for (char *country = strtok(run.out, "\n"); country;
         country = strtok(NULL, "\n"), countries++)
        assert_says("README.md", country);
    assert_true(countries > 5);
    run_free(&run);
}

/* The table of sheets names each sheet, in the order of the tabs. */
static void readme_names_the_sheets(void **state)
{
    char *readme = read_file("README.md");
    const char *at = strstr(readme, "| sheet | what it holds |");
    const struct saved_cell *cells;
    struct saved_book *book;
    size_t count;

    (void)state;
    assert_non_null(at);
    run_well("\"$STIPEND\" write -o $D/book.xlsx tests/cases/tax-abroad.ini");
    book = saved_open(scratch("book.xlsx"));
    assert_non_null(book);
    cells = saved_cells(book, &count);
    for (size_t i = 0; i < count; i++) {
        if (i && cells[i].spot.sheet == cells[i - 1].spot.sheet)
            continue;
        at = strstr(at, cells[i].sheet);
        if (!at)
            fail_msg("README does not name %s, or too early", cells[i].sheet);
        at += strlen(cells[i].sheet);
    }
    saved_close(book);
    free(readme);
}

static void readme_has_the_small_model(void **state)
{
    char *readme = read_file("README.md");
    char *model = read_file("tests/cases/small.ini");

    (void)state;
    assert_non_null(strstr(readme, model));
    free(model);
    free(readme);
}

/* Of each, the time and memory that its workbook takes. */
static void readme_measures_every_template(void **state)
{
    glob_t paths;

    (void)state;
    assert_int_equal(glob("templates/*.ini", 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        const char *name = strrchr(paths.gl_pathv[i], '/') + 1;
        char row[64];

        snprintf(row, sizeof(row), "| %.*s | ", (int)strcspn(name, "."), name);
        assert_says("README.md", row);
    }
    globfree(&paths);
}

/* Each file of a folder stands in the folder's own README. */
static void test_folder(void **state)
{
    const char *path = *state, *name = strrchr(path, '/') + 1;
    char readme[64];

    snprintf(readme, sizeof(readme), "%.*s/README.md", (int)(name - path - 1),
             path);
    assert_says(readme, name);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(readme_counts_the_tables_of_taxes),
        cmocka_unit_test(readme_names_the_countries_of_taxes),
        cmocka_unit_test(readme_names_the_sheets),
        cmocka_unit_test(readme_has_the_small_model),
        cmocka_unit_test(readme_measures_every_template)};

    return RUN_TABLE("numbers in documents", number_cases, test_number) |
           RUN_TESTS("README", others) |
           run_files("files in READMEs", "src/sheet/*.c", "src/figure/*.c",
                     test_folder);
}
