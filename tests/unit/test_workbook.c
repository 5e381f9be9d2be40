/*
 * What Excel insists on and other programs forgive, seen in the parts of the
 * file (ECMA-376 part 1, and the limits that Excel documents).
 */
#include "book.h"
#include "model.h"
#include "run.h"
#include "sample.h"
#include "table.h"

#include "figure/formula.h"
#include "sheet/pen.h"
#include "sheet/workbook.h"
#include "xlsx/workbook.h"

#include <ctype.h>
#include <glob.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

enum {
    FORMULA_LONGEST = 8192,
    DEFINED_LONGEST = 255,
    PROMPT_LONGEST = 255,
    PROMPT_TITLE_LONGEST = 32,
    SAMPLES = 60
};

/* How many there are of what cells refer to by its number. */
struct counts {
    size_t strings, styles, differences;
    char *names; /* that are defined, each between line feeds */
};

/* One part of a workbook as a tree. */
static xmlDoc *read_part(zip_t *zip, const char *name)
{
    zip_stat_t status;
    zip_file_t *file;
    xmlDoc *doc;
    char *bytes;

    assert_int_equal(zip_stat(zip, name, 0, &status), 0);
    file = zip_fopen(zip, name, 0);
    assert_non_null(file);
    bytes = malloc(status.size);
    assert_int_equal(zip_fread(file, bytes, status.size), status.size);
    assert_int_equal(zip_fclose(file), 0);
    doc = xmlReadMemory(bytes, (int)status.size, name, NULL, XML_PARSE_NONET);
    free(bytes);
    if (!doc)
        fail_msg("%s is not well-formed", name);
    return doc;
}

/* Hands all nodes that a path leads to to a function; how many they are. */
static size_t for_each_node(xmlDoc *doc, const char *xpath,
                            void (*check)(xmlNode *, const struct counts *),
                            const struct counts *counts)
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathObject *found;
    size_t count;

    xmlXPathRegisterNs(context, (const xmlChar *)"x",
                       (const xmlChar *)"http://schemas.openxmlformats.org/"
                                        "spreadsheetml/2006/main");
    found = xmlXPathEvalExpression((const xmlChar *)xpath, context);
    assert_non_null(found);
    count = found->nodesetval ? (size_t)found->nodesetval->nodeNr : 0;
    for (size_t i = 0; check && i < count; i++)
        check(found->nodesetval->nodeTab[i], counts);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return count;
}

static size_t count_nodes(zip_t *zip, const char *part, const char *xpath)
{
    xmlDoc *doc = read_part(zip, part);
    size_t count = for_each_node(doc, xpath, NULL, NULL);

    xmlFreeDoc(doc);
    return count;
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

static void check_name(xmlNode *node, const struct counts *counts)
{
    char *name = attribute(node, "name");

    (void)counts;
    assert_non_null(name);
    if (strncmp(name, "_xlnm.", 6) != 0) {
        assert_true(isalpha((unsigned char)name[0]));
        assert_int_equal(name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
                                           "0123456789_.")],
                         '\0');
        assert_false(is_like_a_cell(name));
        assert_true(strlen(name) <= DEFINED_LONGEST);
    }
    xmlFree(name);
}

/* Names are sorted by the library, so equal ones are neighbours. */
static void check_names_differ(xmlNode *node, const struct counts *counts)
{
    char *name = attribute(node, "name"), *sheet;

    (void)counts;
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

/* All defined names, as one text. */
static char *names_of(zip_t *zip)
{
    xmlDoc *doc = read_part(zip, "xl/workbook.xml");
    xmlNode *names = xmlDocGetRootElement(doc)->children;
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);

    while (names && strcmp((const char *)names->name, "definedNames") != 0)
        names = names->next;
    fputc('\n', out);
    for (names = names ? names->children : NULL; names; names = names->next) {
        char *name = attribute(names, "name");

        fprintf(out, "%s\n", name);
        xmlFree(name);
    }
    fclose(out);
    xmlFreeDoc(doc);
    return text;
}

/* Every name with a dot that a formula asks for is defined. */
static void check_names_known(const char *formula, const struct counts *counts)
{
    size_t length = 0;

    while ((formula = formula_next_name(formula + length, &length))) {
        char line[2 * DEFINED_LONGEST];

        snprintf(line, sizeof(line), "\n%.*s\n", (int)length, formula);
        if (!strstr(counts->names, line))
            fail_msg("%.*s is not defined", (int)length, formula);
    }
}

static void check_formula(xmlNode *node, const struct counts *counts)
{
    char *text = (char *)xmlNodeGetContent(node);
    int depth = 0, deepest = 0;

    check_names_known(text, counts);
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

static void check_validation(xmlNode *node, const struct counts *counts)
{
    static const struct {
        const char *attribute;
        int longest;
    } limits[] = {{"promptTitle", PROMPT_TITLE_LONGEST},
                  {"prompt", PROMPT_LONGEST},
                  {"errorTitle", PROMPT_TITLE_LONGEST},
                  {"error", PROMPT_LONGEST}};

    (void)counts;
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        char *text = attribute(node, limits[i].attribute);

        if (text)
            assert_true(xmlUTF8Strlen((xmlChar *)text) <= limits[i].longest);
        xmlFree(text);
    }
}

static void check_list(xmlNode *node, const struct counts *counts)
{
    char *text = (char *)xmlNodeGetContent(node);

    (void)counts;
    if (text[0] == '"')
        assert_true(strlen(text) - 2 <= 255);
    xmlFree(text);
}

static void check_sheet_name(xmlNode *node, const struct counts *counts)
{
    char *name = attribute(node, "name");

    (void)counts;
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
static void check_merge(xmlNode *node, const struct counts *counts)
{
    struct merged own = read_merge(node);

    (void)counts;
    for (xmlNode *next = node->next; next; next = next->next) {
        struct merged other = read_merge(next);

        assert_true(other.row != own.row || other.first > own.last ||
                    other.last < own.first);
    }
}

/* A cell's string and look must be there. */
static void check_cell(xmlNode *node, const struct counts *counts)
{
    char *style = attribute(node, "s"), *type = attribute(node, "t");
    char *text = (char *)xmlNodeGetContent(node);

    if (style)
        assert_true(strtoul(style, NULL, 10) < counts->styles);
    if (type && !strcmp(type, "s"))
        assert_true(strtoul(text, NULL, 10) < counts->strings);
    xmlFree(text);
    xmlFree(type);
    xmlFree(style);
}

static void check_difference(xmlNode *node, const struct counts *counts)
{
    char *number = attribute(node, "dxfId");

    assert_true(!number || strtoul(number, NULL, 10) < counts->differences);
    xmlFree(number);
}

/* What is checked of the nodes of a part. */
static const struct {
    const char *part, *xpath;
    void (*check)(xmlNode *node, const struct counts *counts);
} rules[] = {
    {"xl/workbook.xml", "//x:sheet", check_sheet_name},
    {"xl/workbook.xml", "//x:definedName", check_name},
    {"xl/workbook.xml", "//x:definedName", check_names_differ},
    {"xl/worksheets/sheet", "//x:c", check_cell},
    {"xl/worksheets/sheet", "//x:f", check_formula},
    {"xl/worksheets/sheet", "//x:cfRule", check_difference},
    {"xl/worksheets/sheet", "//x:dataValidation", check_validation},
    {"xl/worksheets/sheet", "//x:formula1", check_list},
    {"xl/worksheets/sheet", "//x:mergeCell", check_merge},
};

/* How many nodes were checked by each rule. */
static void check_parts(const char *path, size_t checked[COUNT_OF(rules)])
{
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    struct counts counts;

    assert_non_null(zip);
    counts.strings = count_nodes(zip, "xl/sharedStrings.xml", "//x:si");
    counts.styles = count_nodes(zip, "xl/styles.xml", "//x:cellXfs/x:xf");
    counts.differences = count_nodes(zip, "xl/styles.xml", "//x:dxf");
    counts.names = names_of(zip);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        const char *part = zip_get_name(zip, (zip_uint64_t)i, 0);
        xmlDoc *doc = read_part(zip, part);

        for (size_t r = 0; r < COUNT_OF(rules); r++)
            if (!strncmp(part, rules[r].part, strlen(rules[r].part)))
                checked[r] +=
                    for_each_node(doc, rules[r].xpath, rules[r].check, &counts);
        xmlFreeDoc(doc);
    }
    free(counts.names);
    zip_discard(zip);
}

/* No rule goes without anything to check: that would be a rule misspelt. */
static void samples_keep_the_rules(void **state)
{
    struct sample sample = {.chance = {12}, .months_most = 14};
    size_t checked[COUNT_OF(rules)] = {0};
    char folder[64], model[96], path[96];

    (void)state;
    folder_make(folder);
    snprintf(model, sizeof(model), "%s/model.ini", folder);
    snprintf(path, sizeof(path), "%s/model.xlsx", folder);
    for (int i = 0; i < SAMPLES; i++) {
        struct run run;

        sample_model(&sample);
        write_file(model, sample.text);
        run = run_shell("\"$STIPEND\" write -o %s %s", path, model);
        assert_int_equal(run.status, 0);
        run_free(&run);
        check_parts(path, checked);
    }
    for (size_t r = 0; r < COUNT_OF(rules); r++)
        assert_true(checked[r] > SAMPLES);
    sample_free(&sample);
    folder_remove(folder);
}

static void test_parts(void **state)
{
    const char *model = *state;
    size_t checked[COUNT_OF(rules)] = {0};
    char folder[64], path[96];
    struct run run;

    folder_make(folder);
    snprintf(path, sizeof(path), "%s/book.xlsx", folder);
    run = run_shell("\"$STIPEND\" compare %s >/dev/null 2>&1 || exit 3; "
                    "\"$STIPEND\" write -o %s %s",
                    model, path, model);
    if (run.status == 0)
        check_parts(path, checked);
    else
        assert_int_equal(run.status, 3); /* a model that is wrong */
    run_free(&run);
    folder_remove(folder);
}

/* The workbook of a model, written by the program and read back. */
static struct saved_book *written(const char *arguments)
{
    char folder[64], path[96];
    struct saved_book *book;
    struct run run;

    folder_make(folder);
    snprintf(path, sizeof(path), "%s/book.xlsx", folder);
    run = run_shell("\"$STIPEND\" write -o %s %s", path, arguments);
    assert_int_equal(run.status, 0);
    run_free(&run);
    book = saved_open(path);
    assert_non_null(book);
    folder_remove(folder);
    return book;
}

/* Readers take _x0041_ for A unless its first mark is escaped itself. */
static void what_looks_like_an_escape_is_one_no_more(void **state)
{
    struct saved_book *book =
        written("tests/cases/names-alike.ini --set "
                "'grant.title=_x0041_x000a_ _x41_ __xFFFF_' "
                "--set tier.days.label=_x12345_");

    (void)state;
    assert_string_equal(saved_named(book, "grant.title")->text,
                        "_x005F_x0041_x005F_x000a_ _x41_ __x005F_xFFFF_");
    assert_string_equal(saved_named(book, "tier.days.label")->text, "_x12345_");
    saved_close(book);
}

/* How many validations a workbook has with some more cells on Inputs. */
static size_t validations(const struct loaded *loaded, size_t more)
{
    size_t checked[COUNT_OF(rules)] = {0}, count = 0;
    struct book *book = book_open(loaded->figures);
    struct pen pen = pen_open(book, book_page(book, "Inputs"));
    char folder[64], path[96];

    for (size_t i = 0; i < more; i++) {
        pen.row = 2000 + (int)i;
        pen_text(&pen, LABEL_COLUMN, LOOK_INPUT_TEXT, "more")->key =
            &schema[SECTION_GRANT].keys[0];
    }
    folder_make(folder);
    snprintf(path, sizeof(path), "%s/model.xlsx", folder);
    assert_null(xlsx_write(book, path));
    check_parts(path, checked);
    for (size_t r = 0; r < COUNT_OF(rules); r++)
        if (!strcmp(rules[r].xpath, "//x:dataValidation"))
            count = checked[r];
    folder_remove(folder);
    book_close(book);
    return count;
}

/*
 * The library counts those of a sheet in eight bits, and would write none of
 * 256.  One is not on Inputs but on Schedule.
 */
static void no_number_of_inputs_loses_their_validations(void **state)
{
    struct loaded loaded = load_text(
        "[grant]\ntitle = T\ncurrency = EUR\nstart = 2026-01-01\nmonths = 1\n"
        "[salary]\namount = 1\nper = year\n[tier.a]\npercent = 50\n",
        NULL);
    size_t own = validations(&loaded, 0) - 1, missing = 256 - own % 256;

    (void)state;
    assert_int_equal(validations(&loaded, missing - 1), own + missing);
    assert_int_equal(validations(&loaded, missing), own + missing + 2);
    assert_int_equal(validations(&loaded, missing + 1), own + missing + 2);
    loaded_free(&loaded);
}

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(no_number_of_inputs_loses_their_validations),
        cmocka_unit_test(what_looks_like_an_escape_is_one_no_more),
        cmocka_unit_test(samples_keep_the_rules)};
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
