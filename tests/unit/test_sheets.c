/* What the sheets of a workbook say, as stored for those that never compute. */
#include "book.h"
#include "run.h"
#include "table.h"

#include <stdio.h>
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
     "Budget", "prorated otherwise", false},
    {"prorations that differ are told", "tests/cases/small.ini", "Budget",
     "prorated otherwise", true},
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

/* About has a line on every sheet but itself. */
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
        if (!strcmp(last->sheet, "About"))
            continue;
        name = find_text(book, "About", last->sheet);
        assert_non_null(name);
        assert_string_equal(name->text, last->sheet);
        purpose = saved_at(book, (struct spot){name->spot.sheet, name->spot.row,
                                               name->spot.column + 1});
        assert_int_equal(purpose->content, CONTENT_TEXT);
    }
    assert_true(sheets >= 10);
    saved_close(book);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(instalments_of_nothing_are_not_shown)};

    return RUN_TABLE("sheets", said_cases, test_said) |
           RUN_TESTS("schedules", others) |
           run_files("sheets on About", "templates/*.ini", "tests/cases/*.ini",
                     test_about);
}
