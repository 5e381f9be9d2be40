/* What the sheets of a workbook say, as stored for those that never compute. */
#include "book.h"
#include "run.h"
#include "table.h"
#include "xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Writes the workbook of a model; NULL if the model is wrong. */
static struct saved_book *open_book(const char *model)
{
    struct run run = run_shell("\"$STIPEND\" write -o $D/book.xlsx %s", model);
    int status = run.status;

    run_free(&run);
    return status ? NULL : saved_open(scratch("book.xlsx"));
}

/* The first cell of a sheet whose text has a part, or NULL. */
static const struct saved_cell *find_text(const struct saved_book *book,
                                          const char *sheet, const char *part)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(book, &count);

    for (size_t i = 0; i < count; i++)
        if (!strcmp(cells[i].sheet, sheet) &&
            cells[i].content == CONTENT_TEXT && strstr(cells[i].text, part))
            return &cells[i];
    return NULL;
}

/* The first cell of a sheet that holds a text and nothing more, or NULL. */
static const struct saved_cell *find_word(const struct saved_book *book,
                                          const char *sheet, const char *word)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(book, &count);

    for (size_t i = 0; i < count; i++)
        if (!strcmp(cells[i].sheet, sheet) && !strcmp(cells[i].text, word))
            return &cells[i];
    return NULL;
}

/* A text that a sheet must have or not. */
static const struct said_case {
    const char *name, *model, *sheet, *text;
    bool said;
} said_cases[] = {
    /* clang-format off */
    {"what is paid upfront is paid at the start", "tests/cases/trip.ini",
     "Proposal", "upfront, at the start", true},
    {"months are paid at the end", "--set payment.timing=end "
     "tests/cases/small.ini", "Proposal", "monthly, at the end", true},
    {"a trip of six days has no sum per month", "tests/cases/trip.ini",
     "Proposal", "Per month", false},
    {"a grant of a month has one", "--set grant.months=1 "
     "tests/cases/small.ini", "Proposal", "Per month", true},
    {"February is a month", "--set grant.months= --set grant.start=2027-02-01 "
     "--set grant.end=2027-02-28 tests/cases/small.ini", "Proposal",
     "Per month", true},
    {"a day less is none", "--set grant.months= --set grant.start=2027-02-01 "
     "--set grant.end=2027-02-27 tests/cases/small.ini", "Proposal",
     "Per month", false},
    {"nor has a trip one after tax", "--set grant.months= "
     "--set grant.end=2026-01-10 tests/cases/tax.ini", "Tax",
     "Left per month", false},
    {"on the sheet for the funder neither", "--set grant.months= "
     "--set grant.end=2026-01-10 tests/cases/tax.ini", "Proposal",
     "Left per month", false},
    {"a year has one after tax", "tests/cases/tax.ini", "Tax",
     "Left per month", true},
    {"without a salary there is no percentage of it",
     "tests/cases/no-salary.ini", "Proposal", "alary", false},
    {"prorations that agree are not told", "tests/cases/no-salary.ini",
     "About", "counted otherwise", false},
    {"prorations that differ are told", "tests/cases/small.ini", "About",
     "counted otherwise", true},
    {"take-home pay is private", "--set tax.show=no tests/cases/tax.ini",
     "Proposal", "after tax", false},
    {"unless it is shown", "tests/cases/tax.ini", "Proposal", "after tax",
     true},
    {"its keys are private, too", "--set tax.show=no tests/cases/tax.ini",
     "Inputs", "au_2025_26", false},
    {"sources of taxes are on About", "tests/cases/tax.ini", "About",
     "Australia 2025-26, resident: ", true},
    {"the headline gives the range of asks", "--set tier.target.recommended= "
     "templates/upskilling.ini", "Proposal",
     "We ask for AUD 41,100.00 to 71,100.00, depending on the tier", true},
    {"the only tier is asked for", "tests/cases/one-day.ini", "Proposal",
     "We ask for EUR 237.33 (a)", true},
    {"who else pays is named", "templates/upskilling.ini", "Proposal",
     "Days to make up later (A Fellowship Programme)", true},
    {"an overlap without a funder by its label", "tests/cases/overlaps.ini",
     "Proposal", "Less: time that others pay (first, second, third)", true},
    {"and who pays beside the grant", "--set overlap.fellowship.treatment=keep "
     "--set makeup.by= templates/upskilling.ini", "Proposal",
     "A Fellowship Programme", true},
    {"lines that not every tier has", "templates/scope.ini", "Proposal",
     "What not every tier pays for", true},
    {"but where there are none", "templates/upskilling.ini", "Proposal",
     "What not every tier pays for", false},
    {"no row without a contingency", "templates/upskilling.ini", "Proposal",
     "Contingency", false},
    {"nor on Budget", "templates/upskilling.ini", "Budget", "Contingency",
     false},
    {"nor a section on Inputs", "templates/upskilling.ini", "Inputs",
     "Contingency", false},
    {"nor a check of it", "templates/upskilling.ini", "Checks", "contingency",
     false},
    {"a row with one", "templates/scope.ini", "Budget", "Contingency", true},
    {"no legend of make-up time", "tests/cases/overlaps.ini", "Overlap",
     "Green", false},
    {"a salary by the day can be checked by hand",
     "--set salary.per=day --set salary.amount=410 "
     "--set salary.weeks_per_year=44.5 --set salary.effort=80 "
     "templates/upskilling.ini", "Budget",
     "AUD 410.00 a day × 5 days × 44.5 weeks × 80 % of full time", true},
    {"and one in another currency", "--set salary.currency=USD "
     "templates/upskilling.ini", "Budget",
     "USD 120,000.00 a year × 1.4286", true},
    /* clang-format on */
};

static void test_said(void **state)
{
    const struct said_case *c = *state;
    struct saved_book *book = open_book(c->model);

    assert_non_null(book);
    assert_int_equal(find_text(book, c->sheet, c->text) != NULL, c->said);
    saved_close(book);
}

/* The numbers below a heading of Schedule, its sum left out. */
static size_t count_below(const struct saved_book *book, const char *heading,
                          bool zeros)
{
    const struct saved_cell *head = find_text(book, "Schedule", heading);
    size_t count, found = 0;
    const struct saved_cell *cells = saved_cells(book, &count);

    assert_non_null(head);
    for (size_t i = 0; i < count; i++)
        found += cells[i].spot.sheet == head->spot.sheet &&
                 cells[i].spot.column == head->spot.column &&
                 cells[i].spot.row > head->spot.row + 1 &&
                 cells[i].content == CONTENT_NUMBER &&
                 (cells[i].number == 0) == zeros;
    return found;
}

/* All is paid in the first of six months. */
static void instalments_of_nothing_are_not_shown(void **state)
{
    struct saved_book *book = open_book("tests/cases/salary-forgotten.ini");

    (void)state;
    assert_non_null(book);
    assert_int_equal(count_below(book, "Instalment", true), 0);
    assert_int_equal(count_below(book, "Instalment", false), 1);
    assert_int_equal(count_below(book, "Paid on", false), 1);
    saved_close(book);
}

/* About has a line on every sheet. */
static void test_about(void **state)
{
    struct saved_book *book = open_book(*state);
    const struct saved_cell *cells, *last = NULL;
    size_t count, sheets = 0;

    if (!book)
        return; /* a model that is wrong */
    cells = saved_cells(book, &count);
    for (size_t i = 0; i < count; i++) {
        const struct saved_cell *name, *purpose;

        if (last && last->spot.sheet == cells[i].spot.sheet)
            continue;
        last = &cells[i];
        sheets++;
        name = find_word(book, "About", last->sheet);
        assert_non_null(name);
        purpose = saved_at(book, (struct spot){name->spot.sheet, name->spot.row,
                                               name->spot.column + 1});
        assert_int_equal(purpose->content, CONTENT_TEXT);
    }
    assert_true(sheets >= 10);
    saved_close(book);
}

/* The text of an element, and the cell that a formula such as A!$B$3 names. */
static void check_point(const struct saved_book *book, const char *formula,
                        int index, const char *text)
{
    char sheet[32], column[4];
    const struct saved_cell *cells;
    struct spot spot = {0, 0, 0};
    double number;
    size_t count;
    bool across;

    cells = saved_cells(book, &count);
    assert_int_equal(
        sscanf(formula, "%31[^!]!$%3[A-Z]$%d", sheet, column, &spot.row), 3);
    for (size_t i = 0; i < count && !spot.sheet; i++)
        if (!strcmp(cells[i].sheet, sheet))
            spot = (struct spot){cells[i].spot.sheet, spot.row,
                                 column[0] - 'A' + 1};
    across = !strcmp(sheet, "Proposal");
    spot.row += across ? 0 : index;
    spot.column += across ? index : 0;
    if (saved_number(text, false, &number))
        assert_true(saved_at(book, spot)->number == number);
    else
        assert_string_equal(saved_at(book, spot)->text, text);
}

/* Looks at the points below an element; returns how many there are. */
static int check_points(const struct saved_book *book, const xmlNode *ref)
{
    const xmlNode *cache = xml_child(ref, "numCache");
    const char *formula = xml_text(xml_child(ref, "f"));
    int points = 0;

    cache = cache ? cache : xml_child(ref, "strCache");
    for (xmlNode *at = xml_child(cache, "pt"); at; at = xml_next(at), points++)
        check_point(book, formula, atoi(xml_attribute(at, "idx")),
                    xml_text(xml_child(at, "v")));
    return points;
}

/* Charts store what their cells hold, and no amount begins below 0. */
static void charts_store_their_points(void **state)
{
    struct saved_book *book = open_book("templates/scope.ini");
    zip_t *zip = zip_open(scratch("book.xlsx"), ZIP_RDONLY, NULL);
    int points = 0;

    (void)state;
    for (int c = 1; c <= 2; c++) {
        char part[32];
        xmlDoc *doc;
        xmlNode *plot, *bars, *axis;

        snprintf(part, sizeof(part), "xl/charts/chart%d.xml", c);
        doc = xml_part(zip, part);
        plot = xml_child(xml_child(xmlDocGetRootElement(doc), "chart"),
                         "plotArea");
        bars = xml_child(plot, "barChart");
        axis = xml_child(xml_child(plot, "valAx"), "scaling");
        assert_string_equal(xml_attribute(xml_child(axis, "min"), "val"), "0");
        for (xmlNode *s = xml_child(bars, "ser"); s; s = xml_next(s)) {
            xmlNode *heads = xml_child(s, "cat");
            xmlNode *numbers = xml_child(heads, "numRef");

            points +=
                check_points(book, xml_child(xml_child(s, "tx"), "strRef"));
            points += check_points(book, numbers ? numbers
                                                 : xml_child(heads, "strRef"));
            points +=
                check_points(book, xml_child(xml_child(s, "val"), "numRef"));
        }
        xmlFreeDoc(doc);
    }
    assert_true(points > 100);
    zip_discard(zip);
    saved_close(book);
}

/* What shows comes first, then what is hidden: the workings. */
static void workings_are_hidden_and_last(void **state)
{
    struct saved_book *book = open_book("tests/cases/tax-abroad.ini");
    zip_t *zip = zip_open(scratch("book.xlsx"), ZIP_RDONLY, NULL);
    xmlDoc *doc = xml_part(zip, "xl/workbook.xml");
    xmlNode *sheets = xml_child(xmlDocGetRootElement(doc), "sheets");
    char shown[200] = "", hidden[200] = "";

    (void)state;
    for (xmlNode *at = xml_child(sheets, "sheet"); at; at = xml_next(at)) {
        const char *how = xml_attribute(at, "state");
        char *into = how ? hidden : shown;

        assert_true(how ? !strcmp(how, "hidden") : !*hidden);
        strcat(strcat(into, " "), xml_attribute(at, "name"));
    }
    assert_string_equal(shown, " Proposal Budget Schedule Overlap Tax Inputs "
                               "Checks About");
    assert_string_equal(hidden, " Days Lines Months Taxable Prorations Steps");
    xmlFreeDoc(doc);
    zip_discard(zip);
    saved_close(book);
}

/* The sheet of a name; they are numbered in their order. */
static xmlDoc *sheet_named(zip_t *zip, const char *name)
{
    xmlDoc *doc = xml_part(zip, "xl/workbook.xml");
    xmlNode *sheets = xml_child(xmlDocGetRootElement(doc), "sheets");
    char part[64];
    int number = 1;

    for (xmlNode *at = xml_child(sheets, "sheet");
         at && strcmp(xml_attribute(at, "name"), name) != 0; at = xml_next(at))
        number++;
    xmlFreeDoc(doc);
    snprintf(part, sizeof(part), "xl/worksheets/sheet%d.xml", number);
    return xml_part(zip, part);
}

/* 1,000 letters in a narrow column of Inputs need more than 409 points. */
static void a_long_note_goes_on_below(void **state)
{
    xmlDoc *doc;
    zip_t *zip;
    int rows = 0;

    (void)state;
    run_well(
        "\"$STIPEND\" write -o $D/long.xlsx --set \"tier.lean.note=$(printf "
        "'reason %%.0s' $(seq 140))\" templates/upskilling.ini");
    zip = zip_open(scratch("long.xlsx"), ZIP_RDONLY, NULL);
    doc = sheet_named(zip, "Inputs");
    for (xmlNode *at = xml_child(
             xml_child(xmlDocGetRootElement(doc), "mergeCells"), "mergeCell");
         at; at = xml_next(at)) {
        int first = 0, last = 0;

        if (sscanf(xml_attribute(at, "ref"), "E%d:E%d", &first, &last) == 2)
            rows = last - first + 1;
    }
    assert_true(rows >= 2);
    xmlFreeDoc(doc);
    zip_discard(zip);
}

/* The chart below 42 months is printed as a whole, on a page of its own. */
static void a_long_schedule_breaks_before_its_chart(void **state)
{
    xmlNode *sheet, *at;
    xmlDoc *doc;
    zip_t *zip;

    (void)state;
    run_well("\"$STIPEND\" write -o $D/years.xlsx templates/doctorate.ini");
    zip = zip_open(scratch("years.xlsx"), ZIP_RDONLY, NULL);
    doc = xml_part(zip, "xl/worksheets/sheet3.xml");
    sheet = xmlDocGetRootElement(doc);
    at = xml_child(xml_child(sheet, "rowBreaks"), "brk");
    assert_non_null(at);
    assert_in_range(atoi(xml_attribute(at, "id")), 42, 60);
    /* Excel ignores breaks of pages that are fitted. */
    assert_null(xml_attribute(xml_child(sheet, "pageSetup"), "fitToHeight"));
    assert_in_range(atoi(xml_attribute(xml_child(sheet, "pageSetup"), "scale")),
                    50, 95);
    xmlFreeDoc(doc);
    zip_discard(zip);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(instalments_of_nothing_are_not_shown),
        cmocka_unit_test(charts_store_their_points),
        cmocka_unit_test(workings_are_hidden_and_last),
        cmocka_unit_test(a_long_note_goes_on_below),
        cmocka_unit_test(a_long_schedule_breaks_before_its_chart),
    };

    return RUN_TABLE("sheets", said_cases, test_said) |
           RUN_TESTS("schedules", others) |
           run_files("sheets on About", "templates/*.ini", "tests/cases/*.ini",
                     test_about);
}
