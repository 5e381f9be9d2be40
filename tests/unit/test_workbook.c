/*
 * What Excel insists on and other programs forgive, seen in the parts of the
 * file (ECMA-376 part 1, and the limits that Excel documents).
 */
#include "book.h"
#include "model.h"
#include "run.h"
#include "sample.h"
#include "table.h"
#include "xml.h"

#include "figure/formula.h"
#include "sheet/pen.h"
#include "sheet/workbook.h"
#include "xlsx/workbook.h"

#include <ctype.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <string.h>

enum {
    FORMULA_LONGEST = 8192,
    DEFINED_LONGEST = 255,
    PROMPT_LONGEST = 255,
    PROMPT_TITLE_LONGEST = 32,
    ROW_HIGHEST = 409, /* points */
    TEXT_FORMAT = 49   /* the number of the format @ */
};

/* What cells of the workbook being checked refer to. */
static struct {
    size_t strings, styles, differences; /* how many there are */
    bool typed[1024]; /* the styles of cells that hold texts as they are */
    char *names;      /* that are defined, each between line feeds */
} has;

/* Calls a function with each node that fits a path; returns their number. */
static size_t for_each_node(xmlDoc *doc, const char *xpath,
                            void (*check)(xmlNode *))
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathObject *found;
    size_t count;

    xmlXPathRegisterNs(context, (const xmlChar *)"x",
                       (const xmlChar *)"http://schemas.openxmlformats.org/"
                                        "spreadsheetml/2006/main");
    xmlXPathRegisterNs(context, (const xmlChar *)"c",
                       (const xmlChar *)"http://schemas.openxmlformats.org/"
                                        "drawingml/2006/chart");
    found = xmlXPathEvalExpression((const xmlChar *)xpath, context);
    assert_non_null(found);
    count = found->nodesetval ? (size_t)found->nodesetval->nodeNr : 0;
    for (size_t i = 0; check && i < count; i++)
        check(found->nodesetval->nodeTab[i]);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return count;
}

static xmlDoc *read_part(zip_t *zip, const char *part)
{
    xmlDoc *doc = xml_part(zip, part);

    if (!doc)
        fail_msg("%s is not well-formed", part);
    return doc;
}

static size_t count_nodes(zip_t *zip, const char *part, const char *xpath)
{
    xmlDoc *doc = read_part(zip, part);
    size_t count = for_each_node(doc, xpath, NULL);

    xmlFreeDoc(doc);
    return count;
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
    const char *name = xml_attribute(node, "name");

    assert_non_null(name);
    if (strncmp(name, "_xlnm.", 6) != 0) {
        assert_true(isalpha((unsigned char)name[0]));
        assert_int_equal(name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
                                           "0123456789_")],
                         '\0');
        assert_false(is_like_a_cell(name));
        assert_true(strlen(name) <= DEFINED_LONGEST);
    }
}

/* One cell is $C$4, not $C$4:$C$4. */
static void check_area(xmlNode *node)
{
    const char *area = strrchr(xml_text(node), '!') + 1;
    const char *colon = strchr(area, ':');

    if (colon && strncmp(xml_attribute(node, "name"), "_xlnm.", 6) != 0 &&
        !strncmp(area, colon + 1, (size_t)(colon - area)))
        assert_true(colon[1 + (colon - area)] != '\0');
}

static void check_names_differ(xmlNode *node)
{
    const char *name = xml_attribute(node, "name");

    for (xmlNode *next = xml_next(node); next; next = xml_next(next))
        if (!xml_attribute(next, "localSheetId") &&
            !strcasecmp(name, xml_attribute(next, "name")))
            fail_msg("%s is defined twice", name);
}

/* All defined names, as one text. */
static char *names_of(zip_t *zip)
{
    xmlDoc *doc = read_part(zip, "xl/workbook.xml");
    xmlNode *names = xml_child(xmlDocGetRootElement(doc), "definedNames");
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);

    fputc('\n', out);
    for (xmlNode *at = xml_child(names, "definedName"); at; at = xml_next(at))
        fprintf(out, "%s\n", xml_attribute(at, "name"));
    fclose(out);
    xmlFreeDoc(doc);
    return text;
}

/* The number of a style among all of its kind. */
static size_t style_of(const xmlNode *cell)
{
    const char *style = xml_attribute(cell, "s");

    return style ? strtoul(style, NULL, 10) : 0;
}

static void note_style(xmlNode *node)
{
    size_t number = 0;

    for (xmlNode *at = node->prev; at; at = at->prev)
        number++;
    assert_true(number < COUNT_OF(has.typed));
    has.typed[number] =
        strtoul(xml_attribute(node, "numFmtId"), NULL, 10) == TEXT_FORMAT;
}

/* What counts cells wants a range, also of one cell; a name may be one. */
static void check_counts(const char *formula)
{
    static const char counts[] = "COUNTIF(";

    while ((formula = strstr(formula, counts))) {
        formula += strlen(counts);
        assert_true(islower((unsigned char)*formula) ||
                    memchr(formula, ':', strcspn(formula, ",")));
    }
}

/* Every name that a formula asks for is defined: it begins with a letter. */
static void check_names_known(const char *formula)
{
    bool in_text = false;
    size_t length;

    for (; *formula; formula += length) {
        char line[2 * DEFINED_LONGEST];

        in_text ^= *formula == '"';
        length = 0;
        while (!in_text && (isalnum((unsigned char)formula[length]) ||
                            formula[length] == '_'))
            length++;
        if (!length || !islower((unsigned char)*formula)) {
            length += !length;
            continue;
        }
        snprintf(line, sizeof(line), "\n%.*s\n", (int)length, formula);
        if (!strstr(has.names, line))
            fail_msg("%.*s is not defined", (int)length, formula);
    }
}

static void check_formula(xmlNode *node)
{
    static const char *const never[] = {"OFFSET(", "INDIRECT(", "TODAY(",
                                        "NOW(", "#REF!"};
    const char *text = xml_text(node);
    int depth = 0, deepest = 0;

    check_names_known(text);
    check_counts(text);
    assert_false(has.typed[style_of(node->parent)]);
    assert_true(strlen(text) <= FORMULA_LONGEST);
    for (const char *c = text; *c; c++) {
        depth += (*c == '(') - (*c == ')');
        deepest = depth > deepest ? depth : deepest;
    }
    assert_int_equal(depth, 0);
    assert_true(deepest <= 64);
    for (size_t i = 0; i < COUNT_OF(never); i++)
        assert_null(strstr(text, never[i]));
    assert_null(strpbrk(text, "@{}"));
    assert_non_null(xml_child(node->parent, "v")); /* the stored result */
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
        const char *text = xml_attribute(node, limits[i].attribute);

        if (text)
            assert_true(xmlUTF8Strlen((const xmlChar *)text) <=
                        limits[i].longest);
    }
}

static void check_list(xmlNode *node)
{
    const char *text = xml_text(node);

    if (text[0] == '"')
        assert_true(strlen(text) - 2 <= 255);
}

static void check_sheet_name(xmlNode *node)
{
    const char *name = xml_attribute(node, "name");

    assert_true(strlen(name) >= 1 && strlen(name) <= 31);
    assert_null(strpbrk(name, "[]:*?/\\'"));
    assert_true(strcmp(name, "History") != 0);
}

struct merged {
    int top, bottom, first, last;
};

static int column_number(const char *letters)
{
    int number = 0;

    for (; *letters; letters++)
        number = number * 26 + *letters - 'A' + 1;
    return number;
}

static struct merged read_merge(xmlNode *node)
{
    const char *ref = xml_attribute(node, "ref");
    struct merged merged;
    char from[8], to[8];

    assert_int_equal(sscanf(ref, "%7[A-Z]%d:%7[A-Z]%d", from, &merged.top, to,
                            &merged.bottom),
                     4);
    merged.first = column_number(from);
    merged.last = column_number(to);
    assert_true(merged.first < merged.last || merged.top < merged.bottom);
    return merged;
}

/* Merged ranges must not meet. */
static void check_merge(xmlNode *node)
{
    struct merged own = read_merge(node);

    for (xmlNode *next = node->next; next; next = next->next) {
        struct merged other = read_merge(next);

        assert_true(other.top > own.bottom || other.bottom < own.top ||
                    other.first > own.last || other.last < own.first);
    }
}

/* A cell's string and look must be there. */
static void check_cell(xmlNode *node)
{
    const char *type = xml_attribute(node, "t");
    const char *text = xml_text(xml_child(node, "v"));

    assert_true(style_of(node) < has.styles);
    if (type && !strcmp(type, "s"))
        assert_true(strtoul(text, NULL, 10) < has.strings);
}

static void check_difference(xmlNode *node)
{
    const char *number = xml_attribute(node, "dxfId");

    assert_true(!number || strtoul(number, NULL, 10) < has.differences);
}

static void check_row(xmlNode *node)
{
    const char *height = xml_attribute(node, "ht");

    assert_true(!height || strtod(height, NULL) <= ROW_HIGHEST);
}

/* Conditions of Google Sheets know no other sheet, and our names lead to one.
 */
static void check_condition(xmlNode *node)
{
    bool in_text = false;

    for (const char *c = xml_text(node); *c; c++) {
        in_text ^= *c == '"';
        assert_true(in_text || (*c != '!' && !islower((unsigned char)*c)));
    }
}

/* A viewer that never calculates draws the points that are stored. */
static void check_points(xmlNode *node)
{
    xmlNode *ref = xml_child(node, "numRef");
    xmlNode *cache;

    if (!ref)
        ref = xml_child(node, "strRef");
    cache = xml_child(ref, "numCache");
    assert_non_null(cache ? cache : xml_child(ref, "strCache"));
}

/* The checks of the nodes of a part. */
static const struct {
    const char *part, *xpath;
    void (*check)(xmlNode *node);
} rules[] = {
    {"xl/workbook.xml", "//x:sheet", check_sheet_name},
    {"xl/workbook.xml", "//x:definedName", check_name},
    {"xl/workbook.xml", "//x:definedName", check_names_differ},
    {"xl/workbook.xml", "//x:definedName", check_area},
    {"xl/worksheets/sheet", "//x:c", check_cell},
    {"xl/worksheets/sheet", "//x:f", check_formula},
    {"xl/worksheets/sheet", "//x:row", check_row},
    {"xl/worksheets/sheet", "//x:cfRule", check_difference},
    {"xl/worksheets/sheet", "//x:cfRule/x:formula", check_condition},
    {"xl/worksheets/sheet", "//x:dataValidation", check_validation},
    {"xl/worksheets/sheet", "//x:formula1", check_list},
    {"xl/worksheets/sheet", "//x:mergeCell", check_merge},
    {"xl/charts/chart", "//c:cat|//c:val|//c:ser/c:tx", check_points},
};

/* How many nodes were checked by each rule. */
static void check_parts(const char *path, size_t checked[COUNT_OF(rules)])
{
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    xmlDoc *styles;

    assert_non_null(zip);
    has.strings = count_nodes(zip, "xl/sharedStrings.xml", "//x:si");
    has.styles = count_nodes(zip, "xl/styles.xml", "//x:cellXfs/x:xf");
    has.differences = count_nodes(zip, "xl/styles.xml", "//x:dxf");
    has.names = names_of(zip);
    styles = read_part(zip, "xl/styles.xml");
    for_each_node(styles, "//x:cellXfs/x:xf", note_style);
    xmlFreeDoc(styles);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        const char *part = zip_get_name(zip, (zip_uint64_t)i, 0);
        xmlDoc *doc = read_part(zip, part);

        for (size_t r = 0; r < COUNT_OF(rules); r++)
            if (!strncmp(part, rules[r].part, strlen(rules[r].part)))
                checked[r] +=
                    for_each_node(doc, rules[r].xpath, rules[r].check);
        xmlFreeDoc(doc);
    }
    free(has.names);
    zip_discard(zip);
}

/* Each rule finds nodes to check; a misspelt one would find none. */
static void samples_keep_the_rules(void **state)
{
    struct sample sample = {.chance = {12}, .months_most = 14};
    size_t checked[COUNT_OF(rules)] = {0};
    const int samples = few_or_many(20, 200);

    (void)state;
    for (int i = 0; i < samples; i++) {
        sample_model(&sample);
        write_file(scratch("model.ini"), sample.text);
        run_well("\"$STIPEND\" write -o $D/model.xlsx $D/model.ini");
        check_parts(scratch("model.xlsx"), checked);
    }
    for (size_t r = 0; r < COUNT_OF(rules); r++)
        assert_true(checked[r] > (size_t)samples);
    sample_free(&sample);
}

static void test_parts(void **state)
{
    const char *model = *state;
    size_t checked[COUNT_OF(rules)] = {0};
    struct run run = run_shell("\"$STIPEND\" compare %s >/dev/null 2>&1 || "
                               "exit 3; \"$STIPEND\" write -o $D/book.xlsx %s",
                               model, model);

    if (run.status == 0)
        check_parts(scratch("book.xlsx"), checked);
    else
        assert_int_equal(run.status, 3); /* a model that is wrong */
    run_free(&run);
}

/* Readers take _x0041_ for A unless its first mark is escaped itself. */
static void a_text_like_an_escape_is_escaped(void **state)
{
    struct saved_book *book;

    (void)state;
    run_well("\"$STIPEND\" write -o $D/book.xlsx tests/cases/names-alike.ini "
             "--set 'grant.title=_x0041_x000a_ _x41_ __xFFFF_' "
             "--set tier.days.label=_x12345_");
    book = saved_open(scratch("book.xlsx"));
    assert_non_null(book);
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
    size_t inputs = 0;
    struct pen pen;

    while (strcmp(book->pages[inputs]->kind->name, "Inputs") != 0)
        inputs++;
    pen = pen_open(book, book->pages[inputs]);
    for (size_t i = 0; i < more; i++) {
        pen.row = 2000 + (int)i;
        pen_text(&pen, LABEL_COLUMN, LOOK_INPUT_TEXT, "more")->key =
            &schema[SECTION_GRANT].keys[0];
    }
    assert_null(xlsx_write(book, scratch("model.xlsx")));
    check_parts(scratch("model.xlsx"), checked);
    for (size_t r = 0; r < COUNT_OF(rules); r++)
        if (!strcmp(rules[r].xpath, "//x:dataValidation"))
            count = checked[r];
    book_close(book);
    return count;
}

/*
 * The library counts those of a sheet in eight bits, and would write none of
 * 256.  One is not on Inputs but on Schedule.
 */
static void any_number_of_inputs_keeps_its_validations(void **state)
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
    struct CMUnitTest others[] = {
        cmocka_unit_test(any_number_of_inputs_keeps_its_validations),
        cmocka_unit_test(a_text_like_an_escape_is_escaped),
        cmocka_unit_test(samples_keep_the_rules)};

    return run_files("parts of workbooks", "templates/*.ini",
                     "tests/cases/*.ini", test_parts) |
           RUN_TESTS("workbooks", others);
}
