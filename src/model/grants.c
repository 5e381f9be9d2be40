#include "model/grants.h"

#include "base/regular.h"
#include "base/text.h"
#include "model/csv.h"
#include "model/hint.h"
#include "model/named.h"

#include <stdlib.h>
#include <string.h>

enum {
    FILE_LONGEST = 1 << 20,
    ROWS_MOST = 2000,
    FUNDER_LONGEST = 255,
    YEAR_LENGTH = 4, /* of "2026", "2026-08" and "2026-08-01" */
    MONTH_LENGTH = 7
};

/* The columns that are read; all others are passed over. */
enum column {
    AMOUNT,
    CURRENCY,
    MONTHS,
    DATE,
    FUNDER,
    KIND,
    COLUMNS,
    REQUIRED = MONTHS + 1 /* how many of them must be there */
};

static const char *const names[COLUMNS] = {
    [AMOUNT] = "amount", [CURRENCY] = "currency", [MONTHS] = "months",
    [DATE] = "date",     [FUNDER] = "funder",     [KIND] = "kind"};

/* A file of grants while it is read. */
struct reader {
    struct csv csv;
    struct model *model;
    size_t at[COLUMNS]; /* the cell of each column; CSV_CELLS_MOST for none */
    size_t width;       /* cells of every row */
};

static bool has(const struct reader *r, enum column column)
{
    return r->at[column] < CSV_CELLS_MOST;
}

/* Reads the first line: the names of the columns, in any order. */
static bool read_heads(struct reader *r)
{
    bool good = true;

    for (unsigned c = 0; c < COLUMNS; c++)
        r->at[c] = CSV_CELLS_MOST;
    if (csv_next(&r->csv) != CSV_ROW)
        return false;
    r->width = r->csv.count;
    for (size_t i = 0; i < r->width; i++)
        for (unsigned c = 0; c < COLUMNS; c++) {
            if (!text_same_letters(text_trim(r->csv.cells[i]), names[c]))
                continue;
            if (has(r, c))
                good = csv_error(&r->csv, "has the column %s twice", names[c]);
            r->at[c] = i;
        }
    for (unsigned c = 0; c < REQUIRED; c++)
        if (!has(r, c))
            good = csv_error(&r->csv, "has no column %s; wanted: %s, %s and %s",
                             names[c], names[AMOUNT], names[CURRENCY],
                             names[MONTHS]);
    return good;
}

/* Complains of a cell of the row.  Returns false. */
static bool refuse(const struct reader *r, enum column column,
                   const char *wanted)
{
    return csv_error(&r->csv, "%s: '%s' is not %s", names[column],
                     diag_quote(r->csv.diag, r->csv.cells[r->at[column]]),
                     wanted);
}

static bool read_amount(const struct reader *r, struct public_grant *grant)
{
    const char *text = r->csv.cells[r->at[AMOUNT]];
    int digits = currency_digits(grant->currency);
    struct decimal read;

    if (!decimal_parse(text, digits, &read) || read.units <= 0)
        return refuse(r, AMOUNT,
                      digits ? "an amount over 0 such as 1200.50"
                             : "an amount over 0 such as 1200");
    grant->amount = (struct money){decimal_units(read, digits)};
    return money_valid(grant->amount) ||
           refuse(r, AMOUNT, "below 10^13 of the smallest unit");
}

static bool read_months(const struct reader *r, struct public_grant *grant)
{
    static const char wanted[] =
        "a number over 0 to 120 such as 6 or 2.5 (up to 9 decimals)";

    if (!decimal_parse(r->csv.cells[r->at[MONTHS]], PLACES_MOST,
                       &grant->months) ||
        grant->months.units <= 0 ||
        grant->months.units > 120 * power_of_ten(grant->months.places))
        return refuse(r, MONTHS, wanted);
    return true;
}

/* Of a year or a month the first day counts. */
static bool read_date(const struct reader *r, struct public_grant *grant)
{
    const char *text, *whole;

    if (!has(r, DATE) || !*r->csv.cells[r->at[DATE]])
        return true;
    text = whole = r->csv.cells[r->at[DATE]];
    if (strlen(text) == YEAR_LENGTH)
        whole = arena_print(r->csv.arena, "%s-01-01", text);
    else if (strlen(text) == MONTH_LENGTH)
        whole = arena_print(r->csv.arena, "%s-01", text);
    return date_parse(whole, &grant->date) ||
           refuse(r, DATE,
                  "a year, a month or a day such as 2026, 2026-08 or "
                  "2026-08-01");
}

static bool read_words(const struct reader *r, struct public_grant *grant)
{
    struct arena *arena = &r->model->arena;

    if (has(r, FUNDER) && *r->csv.cells[r->at[FUNDER]])
        grant->funder = arena_copy(arena, r->csv.cells[r->at[FUNDER]]);
    if (grant->funder && text_length(grant->funder) > FUNDER_LONGEST)
        return csv_error(&r->csv, "%s: has more than %d characters",
                         names[FUNDER], FUNDER_LONGEST);
    if (!has(r, KIND) || !*r->csv.cells[r->at[KIND]])
        return true;
    grant->kind = text_lowered(arena, r->csv.cells[r->at[KIND]]);
    return text_is_name(grant->kind) ||
           refuse(r, KIND, "a name such as study (letters, digits and _)");
}

static bool read_row(struct reader *r, struct public_grant *grant)
{
    bool good;

    *grant = (struct public_grant){.line = r->csv.line};
    if (r->csv.count == 1 && !*r->csv.cells[0])
        return csv_error(&r->csv, "the line is empty");
    if (r->csv.count != r->width)
        return csv_error(&r->csv, "has %zu cell%s; the first line has %zu",
                         r->csv.count, r->csv.count == 1 ? "" : "s", r->width);
    if (!currency_parse(r->csv.cells[r->at[CURRENCY]], &grant->currency))
        return refuse(r, CURRENCY, "a currency of ISO 4217 such as EUR or USD");
    good = read_amount(r, grant);
    good &= read_months(r, grant);
    good &= read_date(r, grant);
    good &= read_words(r, grant);
    return good;
}

static void read_rows(struct reader *r)
{
    struct model *model = r->model;
    struct public_grant grant;
    enum csv_row row;

    while ((row = csv_next(&r->csv)) != CSV_END) {
        if (row == CSV_WRONG || !read_row(r, &grant))
            continue;
        if (model->grant_count == ROWS_MOST) {
            csv_error(&r->csv, "is one too many: a file has at most %d grants",
                      ROWS_MOST);
            return;
        }
        model->grants = arena_grow(&model->arena, model->grants,
                                   model->grant_count, sizeof(grant));
        model->grants[model->grant_count++] = grant;
    }
}

void grants_read(struct model *model, const char *path, struct diag *diag)
{
    struct reader r = {
        .csv = {.path = path, .arena = &diag->arena, .diag = diag},
        .model = model};
    struct place at = {.file = path};
    const char *fault;
    size_t length;
    char *bytes =
        regular_read(path, FILE_LONGEST, &diag->arena, &length, &fault);

    if (!bytes)
        diag_error(diag, at, "cannot be read: %s", fault);
    else if (length > FILE_LONGEST)
        diag_error(diag, at, "is larger than 1 MiB");
    else if (csv_open(&r.csv, bytes, length) && read_heads(&r))
        read_rows(&r);
}

static const char *hint_grants(const struct reading *reading, const char *name);

static const struct named files = {.what = "file of grants",
                                   .shelf = SHELF_GRANTS,
                                   .ending = ".csv",
                                   .section = "comparables",
                                   .key = "file",
                                   .hint = hint_grants};

static const char *hint_grants(const struct reading *reading, const char *name)
{
    return named_nearest(reading, &files, name);
}

void grants_load(struct model *model, const struct reading *reading)
{
    const char *name = model->comparables.file.text, *path;

    if (!model->comparables.head.given || !name)
        return;
    if (!text_is_name(name)) {
        named_refuse(reading, &files, name);
        return;
    }
    path = named_find(reading, &files, name, name);
    if (path)
        grants_read(model, arena_copy(&model->arena, path), reading->diag);
}
