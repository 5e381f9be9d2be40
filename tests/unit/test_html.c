/* HTML: whole pages of known elements, with texts as texts. */
#include "run.h"
#include "table.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>

/* Every element that a page has; all else would be a text taken for markup. */
static const char elements[] = " html head meta title style body h1 p ul li "
                               "div table thead tbody tr th td "
                               "svg text rect span ";

static bool is_known(const char *name)
{
    char word[64];

    snprintf(word, sizeof(word), " %s ", name);
    return strstr(elements, word) != NULL;
}

/* Counts elements; complains of one that is not known. */
static size_t count_elements(const xmlNode *node)
{
    size_t count = 0;

    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (!is_known((const char *)node->name))
            fail_msg("an element %s", node->name);
        count += 1 + count_elements(node->children);
    }
    return count;
}

/* The number of elements of a page, which XML takes as it is. */
static size_t check_page(const char *text)
{
    xmlDoc *page;
    size_t count;

    assert_int_equal(strncmp(text, "<!DOCTYPE html>\n", 16), 0);
    page = xmlReadMemory(text, (int)strlen(text), NULL, "UTF-8",
                         XML_PARSE_NONET | XML_PARSE_NOERROR);
    if (!page)
        fail_msg("not well-formed: %s", text);
    count = count_elements(xmlDocGetRootElement(page));
    xmlFreeDoc(page);
    return count;
}

static const char *const commands[] = {
    "compare",    "schedule",          "settle",   "show budget", "show ask",
    "show rules", "show applications", "show plan"};

/* A command prints a page where a model is good, and else nothing. */
static void test_model(void **state)
{
    const char *model = *state;

    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        struct run run =
            run_shell("\"$STIPEND\" %s --format html %s", commands[i], model);

        if (run.status || !*run.out)
            assert_string_equal(run.out, "");
        else
            check_page(run.out);
        run_free(&run);
    }
}

#define MODEL                                                                  \
    "[grant]\ntitle = @\napplicant = @\nfunder = @\nsummary = @\n"             \
    "currency = EUR\nstart = 2027-01-01\nmonths = 6\n"                         \
    "[salary]\namount = 60000\nper = year\nsource = @\n"                       \
    "[tier.a]\nlabel = @\npercent = 50\nnote = @\nrecommended = yes\n"         \
    "[tutoring.a]\nlabel = @\nrate = 9\nunit = @\nnote = @\n"                  \
    "priority = 2\n[overlap.a]\nlabel = @\nfunder = @\nnote = @\n"             \
    "start = 2027-02-01\nend = 2027-02-27\ntreatment = makeup\n"               \
    "[application.a]\nlabel = @\nfunder = @\nasked = 5\nnote = @\n"            \
    "[area.a]\nlabel = @\nshare = 9\nnote = @\n"                               \
    "[milestone.a]\nlabel = @\nmonth = 3\nshows = @\nnote = @\n"               \
    "[effort]\nhours_per_week = 30\n[award]\namount = 20000\nnote = @\n"       \
    "[funder]\nrules = own\n"

#define RULES                                                                  \
    "[funder]\nname = @\ncurrency = EUR\nchecked = 2026-01-01\n"               \
    "source = @\nconfidence = page\n[rule.a]\nsays = @\n"

/* Writes a file in which every @ is a text. */
static void write_with(const char *name, const char *pattern, const char *text)
{
    char content[4096], *to = content;

    for (const char *c = pattern; *c; c++)
        to = stpcpy(to, *c == '@' ? text : (char[]){*c, '\0'});
    write_file(scratch(name), content);
}

static size_t elements_with(const char *command, const char *text)
{
    struct run run;
    size_t count;

    write_with("model.ini", MODEL, text);
    write_with("own.ini", RULES, text);
    run = run_shell("\"$STIPEND\" %s --format html \"$D/model.ini\"", command);
    if (run.status)
        fail_msg("%s", run.err);
    count = check_page(run.out);
    run_free(&run);
    return count;
}

/* A page has the same elements, whatever its texts are. */
static void test_markup(void **state)
{
    static const char *const texts[] = {"<b a='x'>&amp </td></style><!--",
                                        "x\" onload=\"x <script>",
                                        "]]> <![CDATA[ <?x ?>", "&lt"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        for (size_t t = 0; t < COUNT_OF(texts); t++)
            assert_int_equal(elements_with(commands[i], "plain"),
                             elements_with(commands[i], texts[t]));
}

/* Of a wrong model, check prints its complaints. */
static void test_complaints(void **state)
{
    struct run run =
        run_shell("\"$STIPEND\" check --format html tests/cases/mistakes.ini");

    (void)state;
    assert_int_equal(run.status, 1);
    assert_true(check_page(run.out) > 50);
    run_free(&run);
}

/* Nothing is loaded, and no script runs. */
static void test_page_is_alone(void **state)
{
    static const char *const never[] = {
        "<script", "javascript:", "src=", "href=", "url(", "@import"};
    struct run run = run_shell(
        "\"$STIPEND\" compare --format html templates/upskilling.ini");

    (void)state;
    for (size_t i = 0; i < COUNT_OF(never); i++)
        assert_null(strstr(run.out, never[i]));
    assert_non_null(strstr(run.out, "default-src 'none'"));
    assert_non_null(strstr(
        run.out, "<td data-figure=\"tier.target.request\">56,100.00</td>"));
    assert_non_null(strstr(
        run.out,
        "<title>Six months of upskilling for AI safety research</title>"));
    run_free(&run);
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markup),
        cmocka_unit_test(test_complaints),
        cmocka_unit_test(test_page_is_alone),
    };

    return run_files("templates as pages", "templates/*.ini", "", test_model) |
           run_files("cases as pages", "tests/cases/*.ini", "", test_model) |
           RUN_TESTS("pages", tests);
}
