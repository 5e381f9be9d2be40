#include "sheet/taxrates.h"

#include "figure/tax.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Below the largest number that 63 bits hold. */
static const double largest = 9.2e18;

enum {
    FIRST = LABEL_COLUMN + 1 /* of a line's steps */
};

/* A table's numbers have at most 18 digits; what it comes to is below 10^13. */
struct value taxrates_value(double x, int least)
{
    int places = EXACT_PLACES;
    double scale = 1e9;

    for (; fabs(x) * scale > largest && places; places--)
        scale /= 10;
    assert(fabs(x) <= largest);
    return (struct value){.kind = KIND_MONEY,
                          .given = true,
                          .units = llround(x * scale),
                          .places = places,
                          .least = least};
}

const char *taxrates_number(const struct pen *pen, const struct exact *number)
{
    const char *text = pen_print(pen, "%.15g", exact_number(number));
    struct exact read = exact(0);
    const char *end = exact_parse(text + (*text == '-'), &read);
    bool same;

    if (*text == '-')
        read = exact_times(read, -1);
    same = end && !*end && !exact_compare(&read, number);
    exact_free(&read);
    return same ? text
                : pen_print(pen, "%lld/%lld", (long long)exact_top(number),
                            (long long)exact_bottom(number));
}

/* The cell of a number of a table: the number, or its fraction. */
static void put_number(const struct pen *pen, int column,
                       const struct exact *number, bool percent)
{
    const char *text = taxrates_number(pen, number);
    struct value value =
        taxrates_value(exact_number(number) * (percent ? 100 : 1), 0);

    if (percent)
        value.kind = KIND_PERCENT;
    while (!percent && value.least < 2 &&
           value.units % power_of_ten(value.places - value.least))
        value.least++;
    pen_value(pen, column, LOOK_NUMBER, value)->formula =
        strchr(text, '/') ? text : NULL;
}

/* Rates of a line, a row each; every step of it has a column. */
enum step_row {
    STEP_ROW_FROM,
    STEP_ROW_RATE,
    STEP_ROW_CHANGE, /* of the rate from that of the step before */
    STEP_ROW_ONCE,   /* an amount added where the step begins */
    STEP_ROWS
};

static void put_bracket(struct pen *pen, const struct tax_line *line, int row,
                        size_t k)
{
    const struct tax_step *step = &line->steps[k];
    int column = FIRST + (int)k;
    double before = k ? exact_number(&step[-1].rate) : 0;
    const char *rate = pen_cell_at(pen, row + STEP_ROW_RATE, column);
    struct value change =
        taxrates_value((exact_number(&step->rate) - before) * 100, 0);

    change.kind = KIND_PERCENT;
    pen->row = row + STEP_ROW_FROM;
    put_number(pen, column, &step->threshold, false);
    pen->row = row + STEP_ROW_RATE;
    put_number(pen, column, &step->rate, true);
    pen->row = row + STEP_ROW_CHANGE;
    pen_formula(pen, column, LOOK_NUMBER, change, k ? "%s-%s" : "%s", rate,
                pen_cell_at(pen, row + STEP_ROW_RATE, column - 1));
    pen->row = row + STEP_ROW_ONCE;
    put_number(pen, column, &step->lump, false);
}

void taxrates_put(struct pen *pen, const struct tax_line *line)
{
    static const char *const labels[STEP_ROWS] = {
        [STEP_ROW_FROM] = "from",
        [STEP_ROW_RATE] = "rate",
        [STEP_ROW_CHANGE] = "change of the rate",
        [STEP_ROW_ONCE] = "added once"};
    int first = pen->row;

    for (int i = 0; i < STEP_ROWS; i++, pen->row++)
        pen_text(pen, LABEL_COLUMN, LOOK_TEXT,
                 pen_print(pen, "%s: %s", line->head.name, labels[i]));
    for (size_t k = 0; k < line->step_count; k++)
        put_bracket(pen, line, first, k);
    pen->row = first + STEP_ROWS;
}

const char *taxrates_formula(const struct pen *pen, const struct tax_line *line,
                             int row, const char *x)
{
    int last = FIRST + (int)line->step_count - 1;
    const char *range[STEP_ROWS];

    for (int i = 0; i < STEP_ROWS; i++)
        range[i] = area_address(pen->arena, NULL,
                                (struct area){row + i, FIRST, row + i, last});
    return pen_print(pen, TAX_BRACKETS("%s", "%s", "%s", "%s"), x,
                     range[STEP_ROW_FROM], x, range[STEP_ROW_FROM],
                     range[STEP_ROW_CHANGE], range[STEP_ROW_ONCE]);
}
