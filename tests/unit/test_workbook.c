/*
 * What Excel insists on and other programs forgive, seen in the parts of the
 * file (ECMA-376 part 1, and the limits that Excel documents).
 */
#include "book.h"
#include "run.h"
#include "table.h"

#include <ctype.h>
#include <glob.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>

enum {
    FORMULA_LONGEST = 8192,
    NAME_LONGEST = 255,
    PROMPT_LONGEST = 255,
    PROMPT_TITLE_LONGEST = 32
};

/* One part of a workbook as a tree. */
static xmlDoc *read_part(zip_t *zip, zip_int64_t index)
{
    zip_stat_t status;
    zip_file_t *file;
    xmlDoc *doc;
    char *bytes;

    assert_int_equal(zip_stat_index(zip, (zip_uint64_t)index, 0, &status), 0);
    file = zip_fopen_index(zip, (zip_uint64_t)index, 0);
    assert_non_null(file);
    bytes = malloc(status.size);
    assert_int_equal(zip_fread(file, bytes, status.size), status.size);
    assert_int_equal(zip_fclose(file), 0);
    doc = xmlReadMemory(bytes, (int)status.size, status.name, NULL,
                        XML_PARSE_NONET);
    free(bytes);
    if (!doc)
        fail_msg("%s is not well-formed", status.name);
    return doc;
}

static void for_each_part(const char *path,
                          void (*check)(const char *name, xmlDoc *doc))
{
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);

    assert_non_null(zip);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        xmlDoc *doc = read_part(zip, i);

        check(zip_get_name(zip, (zip_uint64_t)i, 0), doc);
        xmlFreeDoc(doc);
    }
    zip_discard(zip);
}

/* All nodes of a local name, each handed to a function as its text. */
static void for_each_node(xmlDoc *doc, const char *xpath,
                          void (*check)(xmlNode *node))
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathObject *found =
        xmlXPathEvalExpression((const xmlChar *)xpath, context);

    for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++)
        check(found->nodesetval->nodeTab[i]);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
}

static char *attribute(xmlNode *node, const char *name)
{
    return (char *)xmlGetProp(node, (const xmlChar *)name);
}

/* Letters up to XFD and a number, or R1C1 in any of its forms. */
static bool is_like_a_cell(const char *name)
{
    size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz");
    size_t digits = strspn(name + letters, "0123456789");
    int row, column, end = 0;

    if (letters <= 3 && digits && !name[letters + digits])
        return true;
    return (sscanf(name, "%*1[rR]%d%*1[cC]%d%n", &row, &column, &end) == 2 &&
            !name[end]) ||
           (strchr("rRcC", name[0]) && !name[1]);
}

static void check_name(xmlNode *node)
{
    char *name = attribute(node, "name");

    assert_non_null(name);
    if (strncmp(name, "_xlnm.", 6) != 0) {
        assert_true(isalpha((unsigned char)name[0]));
        assert_int_equal(name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
                                           "0123456789_.")],
                         '\0');
        assert_false(is_like_a_cell(name));
        assert_true(strlen(name) <= NAME_LONGEST);
    }
    xmlFree(name);
}

/* Names are sorted by the library, so equal ones are neighbours. */
static void check_names_differ(xmlNode *node)
{
    char *name = attribute(node, "name"), *sheet;

    for (xmlNode *next = node->next; next; next = next->next) {
        char *other = attribute(next, "name");

        sheet = attribute(next, "localSheetId");
        if (other && !sheet &&
            !xmlStrcasecmp((xmlChar *)name, (xmlChar *)other))
            fail_msg("%s is defined twice", name);
        xmlFree(other);
        xmlFree(sheet);
    }
    xmlFree(name);
}

static void check_formula(xmlNode *node)
{
    char *text = (char *)xmlNodeGetContent(node);
    int depth = 0, deepest = 0;

    assert_true(strlen(text) <= FORMULA_LONGEST);
    for (const char *c = text; *c; c++) {
        depth += (*c == '(') - (*c == ')');
        deepest = depth > deepest ? depth : deepest;
    }
    assert_int_equal(depth, 0);
    assert_true(deepest <= 64);
    assert_null(strstr(text, "OFFSET("));
    assert_null(strstr(text, "INDIRECT("));
    assert_null(strstr(text, "TODAY("));
    assert_null(strstr(text, "NOW("));
    assert_null(strstr(text, "#REF!"));
    assert_null(strpbrk(text, "@{}"));
    xmlFree(text);
    for (node = node->next; node && strcmp((const char *)node->name, "v");)
        node = node->next;
    assert_non_null(node); /* the stored result */
}

static void check_validation(xmlNode *node)
{
    static const struct {
        const char *attribute;
        int longest;
    } limits[] = {{"promptTitle", PROMPT_TITLE_LONGEST},
                  {"prompt", PROMPT_LONGEST},
                  {"errorTitle", PROMPT_TITLE_LONGEST},
                  {"error", PROMPT_LONGEST}};

    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        char *text = attribute(node, limits[i].attribute);

        if (text)
            assert_true(xmlUTF8Strlen((xmlChar *)text) <= limits[i].longest);
        xmlFree(text);
    }
}

static void check_list(xmlNode *node)
{
    char *text = (char *)xmlNodeGetContent(node);

    if (text[0] == '"')
        assert_true(strlen(text) - 2 <= 255);
    xmlFree(text);
}

static void check_sheet_name(xmlNode *node)
{
    char *name = attribute(node, "name");

    assert_true(strlen(name) >= 1 && strlen(name) <= 31);
    assert_null(strpbrk(name, "[]:*?/\\'"));
    assert_true(strcmp(name, "History") != 0);
    xmlFree(name);
}

/* A range of cells in one row. */
struct merged {
    int row, first, last;
};

static int column_number(const char *letters)
{
    int number = 0;

    for (; *letters; letters++)
        number = number * 26 + *letters - 'A' + 1;
    return number;
}

/* Ours never span rows. */
static struct merged read_merge(xmlNode *node)
{
    char *ref = attribute(node, "ref");
    struct merged merged;
    char from[8], to[8];
    int last_row;

    assert_int_equal(
        sscanf(ref, "%7[A-Z]%d:%7[A-Z]%d", from, &merged.row, to, &last_row),
        4);
    assert_int_equal(merged.row, last_row);
    merged.first = column_number(from);
    merged.last = column_number(to);
    assert_true(merged.first < merged.last);
    xmlFree(ref);
    return merged;
}

/* Merged ranges must not meet. */
static void check_merge(xmlNode *node)
{
    struct merged own = read_merge(node);

    for (xmlNode *next = node->next; next; next = next->next) {
        struct merged other = read_merge(next);

        assert_true(other.row != own.row || other.first > own.last ||
                    other.last < own.first);
    }
}

static void check_part(const char *part, xmlDoc *doc)
{
    if (!strcmp(part, "xl/workbook.xml")) {
        for_each_node(doc, "//*[local-name()='sheet']", check_sheet_name);
        for_each_node(doc, "//*[local-name()='definedName']", check_name);
        for_each_node(doc, "//*[local-name()='definedName']",
                      check_names_differ);
    }
    if (strncmp(part, "xl/worksheets/sheet", 19) != 0)
        return;
    for_each_node(doc, "//*[local-name()='f']", check_formula);
    for_each_node(doc, "//*[local-name()='dataValidation']", check_validation);
    for_each_node(doc, "//*[local-name()='formula1']", check_list);
    for_each_node(doc, "//*[local-name()='mergeCell']", check_merge);
}

static void test_parts(void **state)
{
    const char *model = *state;
    char folder[64], path[96];
    struct run run;

    folder_make(folder);
    snprintf(path, sizeof(path), "%s/book.xlsx", folder);
    run = run_shell("\"$STIPEND\" compare %s >/dev/null 2>&1 || exit 3; "
                    "\"$STIPEND\" write -o %s %s",
                    model, path, model);
    if (run.status == 0)
        for_each_part(path, check_part);
    else
        assert_int_equal(run.status, 3); /* a model that is wrong */
    run_free(&run);
    folder_remove(folder);
}

/* Texts that a spreadsheet would take for formulas stay what they are. */
static void texts_stay_texts(void **state)
{
    static const char *const names[] = {"grant.title", "grant.applicant",
                                        "tier.c.label", "tier.c.note",
                                        "expense.r1c1.label"};
    static const char *const texts[] = {"=1+1", "+2", "-3", "@SUM(1)",
                                        "=cmd|' /C calc'!A0"};
    char folder[64], path[96];
    struct saved_book *book;
    struct run run;

    (void)state;
    folder_make(folder);
    snprintf(path, sizeof(path), "%s/book.xlsx", folder);
    run = run_shell("\"$STIPEND\" write -o %s tests/cases/formulas.ini", path);
    assert_int_equal(run.status, 0);
    run_free(&run);
    book = saved_open(path);
    assert_non_null(book);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct saved_cell *cell = saved_named(book, names[i]);

        assert_non_null(cell);
        assert_null(cell->formula);
        assert_int_equal(cell->content, CONTENT_TEXT);
        assert_string_equal(cell->text, texts[i]);
    }
    saved_close(book);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest others[] = {cmocka_unit_test(texts_stay_texts)};
    struct CMUnitTest *tests;
    glob_t models = {0};
    int failed;

    glob("templates/*.ini", 0, NULL, &models);
    glob("tests/cases/*.ini", GLOB_APPEND, NULL, &models);
    tests = calloc(models.gl_pathc, sizeof(*tests));
    for (size_t i = 0; i < models.gl_pathc; i++)
        tests[i] = (struct CMUnitTest){.name = models.gl_pathv[i],
                                       .test_func = test_parts,
                                       .initial_state = models.gl_pathv[i]};
    failed = _cmocka_run_group_tests("parts of workbooks", tests,
                                     models.gl_pathc, NULL, NULL);
    free(tests);
    globfree(&models);
    return (failed | cmocka_run_group_tests(others, NULL, NULL)) != 0;
}
