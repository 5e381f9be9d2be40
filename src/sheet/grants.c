#include "base/text.h"
#include "figure/rates.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    DATE = LABEL_COLUMN,
    FUNDER,
    AMOUNT,
    CURRENCY,
    MONTHS,
    KIND,
    MONTHLY,
    PASSES,
    COUNTED,
    UNRATED,
    FACTS = UNRATED + 2 /* figures of them all, behind a gap */
};

static const char *const heads[] = {
    [DATE] = "Date",       [FUNDER] = "Funder", [AMOUNT] = "Amount",
    [CURRENCY] = "",       [MONTHS] = "Months", [KIND] = "Kind",
    [MONTHLY] = "A month", [PASSES] = "Passes", [COUNTED] = "Counts",
    [UNRATED] = "No rate"};

static void put_facts_of(const struct pen *pen,
                         const struct public_grant *grant)
{
    int digits = currency_digits(grant->currency);
    const struct setting setting = {.arena = pen->arena, .digits = digits};

    pen_value(pen, DATE, LOOK_NUMBER, value_date(grant->date));
    pen_text(pen, FUNDER, LOOK_TEXT, grant->funder);
    pen_value(pen, AMOUNT, LOOK_NUMBER, value_money(grant->amount, digits));
    pen_text(pen, CURRENCY, LOOK_UNIT, grant->currency.code);
    pen_value(pen, MONTHS, LOOK_NUMBER,
              value_of(KIND_DECIMAL, &grant->months, &setting));
    pen_text(pen, KIND, LOOK_TEXT, grant->kind);
}

/* 1 if the filters of Inputs let the row through, else 0. */
static void put_passes(const struct pen *pen, bool passes)
{
    const char *kind = pen_cell(pen, KIND), *funder = pen_cell(pen, FUNDER);
    const char *date = pen_cell(pen, DATE);

    pen_formula(
        pen, PASSES, LOOK_NUMBER, value_count(passes),
        "IF(AND(OR(comparables.kinds=\"\",AND(%s<>\"\",ISNUMBER(SEARCH(\",\"&"
        "%s&\",\",\",\"&SUBSTITUTE(comparables.kinds,\" \",\",\")&\",\")))),"
        "OR(comparables.funder=\"\",ISNUMBER(FIND(LOWER(TRIM("
        "comparables.funder)),LOWER(%s)))),OR(comparables.since=\"\","
        "IF(ISNUMBER(%s),%s>=comparables.since,FALSE))),1,0)",
        kind, kind, funder, date, date);
}

static void put_grant(const struct pen *pen, size_t index)
{
    const struct public_grant *grant = &pen->model->grants[index];
    const struct grant_row *row = &pen->results->comparables.row[index];
    bool rated = row->monthly.minor != ABSENT;
    struct value counted = pen_money(pen, row->monthly);

    put_facts_of(pen, grant);
    if (rated)
        pen_formula(
            pen, MONTHLY, LOOK_NUMBER, pen_money(pen, row->monthly), "%s",
            pen_rounded(pen, "%s%s/%s", pen_cell(pen, AMOUNT),
                        rates_formula(pen->model, grant->currency, pen->arena),
                        pen_cell(pen, MONTHS)));
    put_passes(pen, row->counts);
    counted.given &= row->counts;
    pen_formula(pen, COUNTED, LOOK_NUMBER, counted,
                rated ? "IF(%s=1,%s,\"\")" : "\"\"", pen_cell(pen, PASSES),
                pen_cell(pen, MONTHLY));
    pen_formula(pen, UNRATED, LOOK_NUMBER, value_count(row->counts && !rated),
                rated ? "0*%s" : "%s", pen_cell(pen, PASSES));
}

/* The figures of all grants, beside their first rows. */
static void put_figures(struct pen *pen, int first)
{
    static const char *const figures[] = {"count",      "unrated", "least",
                                          "quartile_1", "median",  "quartile_3",
                                          "most"};

    for (size_t i = 0; i < COUNT(figures); i++) {
        const struct figure *figure =
            figures_get(pen->figures, "comparables.%s", figures[i]);

        pen->row = first + (int)i;
        pen_text(pen, FACTS, LOOK_TEXT, figure->label);
        pen_figure(pen, FACTS + 1, LOOK_NUMBER, figure);
    }
}

void grants_page(struct pen *pen)
{
    struct page *page = pen->page;
    int first, last;

    pen_heading(pen, "Grants",
                pen_print(pen,
                          "Grants that others were given, per month in %s, and "
                          "which of them count.",
                          pen->model->grant.currency.code));
    for (int c = DATE; c <= UNRATED; c++) {
        bool left = c == FUNDER || c == KIND || c == CURRENCY;

        pen_text(pen, c, left ? LOOK_HEAD_LEFT : LOOK_HEAD, heads[c]);
        page->widths[c] = 12;
    }
    page->widths[FUNDER] = 34;
    page->widths[FACTS] = 22;
    page->widths[FACTS + 1] = AMOUNT_WIDTH;
    first = pen->row + 1;
    page->frozen_rows = first;
    last = first + (int)pen->model->grant_count - 1;
    /* A file of no grants has one row, which is empty. */
    last = last < first ? first : last;
    pen_name_rows(pen, first, last, COUNTED, "grants.counted");
    pen_name_rows(pen, first, last, UNRATED, "grants.unrated");
    for (size_t i = 0; i < pen->model->grant_count; i++) {
        pen->row = first + (int)i;
        put_grant(pen, i);
    }
    put_figures(pen, first);
}
