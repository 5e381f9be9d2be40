#include "model/tax.h"
#include "sheet/checklist.h"
#include "sheet/pages.h"

enum {
    LABEL = LABEL_COLUMN,
    RESULTS,             /* of what concerns all tiers */
    TIERS = RESULTS + 1, /* of each tier */
    LABEL_WIDTH = 62
};

/* 10^13 of the smallest unit of a currency: what amounts stay below. */
static const char *limit(const struct pen *pen, struct currency currency)
{
    double scale = (double)power_of_ten(currency_digits(currency));

    return pen_print(pen, "%.0f", (double)money_limit / scale);
}

static int advice_column(const struct pen *pen)
{
    return TIERS + pen->tiers + 1; /* behind a narrow gap */
}

/* A row of a check of a section, with one result, or one for each tier. */
static void put_check_row(struct pen *pen, const struct check *check,
                          const char *section, const char *condition,
                          bool in_tiers)
{
    const char *label = formula_fill(pen->arena, check->label, '#', section);

    pen_text(pen, LABEL, LOOK_WRAPPED, label);
    pen_fit(pen, label, LABEL_WIDTH);
    pen_text(pen, advice_column(pen), LOOK_QUIET, check->advice);
    condition = formula_fill(pen->arena, condition, '#', section);
    condition = formula_fill(pen->arena, condition, '~',
                             limit(pen, pen->model->grant.currency));
    for (int t = 0; t < (in_tiers ? pen->tiers : 1); t++)
        pen_formula(pen, in_tiers ? TIERS + t : RESULTS, LOOK_CHECK,
                    value_text("ok"), "IF(IFERROR(%s,FALSE),\"ok\",\"no\")",
                    formula_fill(pen->arena, condition, '@',
                                 pen->model->tiers[t].head.name));
    pen_next(pen);
}

/* A row for each record of a kind; amounts are in the record's currency. */
static void put_records(struct pen *pen, const struct check *check,
                        enum section kind, bool in_tiers)
{
    const struct schema_section *section = &schema[kind];

    for (size_t i = 0; i < schema_count(pen->model, kind); i++) {
        const void *record = schema_record_const(pen->model, kind, i);
        const struct head *head = record;
        struct currency currency =
            kind == SECTION_CURRENCY
                ? pen->model->rates[i].currency
                : schema_currency(pen->model, section, record, section->keys);
        const char *condition = formula_fill(pen->arena, check->condition, '$',
                                             limit(pen, currency));

        if (head->kind == kind && (section->named || head->given))
            put_check_row(pen, check, head->section,
                          formula_fill(pen->arena, condition, '^', head->name),
                          in_tiers);
    }
}

static void put_check(struct pen *pen, const struct check *check)
{
    bool in_tiers =
        check->subject == OF_TIERS || check->subject == OF_RECORD_TIERS;
    unsigned last =
        check->section == SECTION_TUTORING ? SECTION_EXPENSE : check->section;

    if (check->needed && !check->needed(pen->model))
        return;
    if (check->subject == OF_GRANT || check->subject == OF_TIERS)
        put_check_row(pen, check, "",
                      check->build ? check->build(pen) : check->condition,
                      in_tiers);
    else
        for (unsigned kind = check->section; kind <= last; kind++)
            put_records(pen, check, kind, in_tiers);
}

/* A row for the inputs of each section but the award; all tiers share one. */
static void put_input_checks(struct pen *pen)
{
    const struct check *check = &checklist_inputs;

    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        if (kind == SECTION_TIER)
            put_check_row(pen, check, schema[kind].name, check->condition,
                          false);
        else if (inputs_shows(pen->model, kind) && kind != SECTION_AWARD)
            put_records(pen, check, kind, false);
}

static int64_t count_checks(const struct page *page)
{
    int64_t count = 0;

    for (size_t i = 0; i < page->cell_count; i++)
        count += page->cells[i].look == LOOK_CHECK;
    return count;
}

/* How many checks there are and how many of them fail, above them all. */
static void put_counts(struct pen *pen, struct area results)
{
    const char *cells = area_address(pen->arena, NULL, results);

    pen_text(pen, LABEL, LOOK_TEXT, "Checks");
    pen_formula(pen, RESULTS, LOOK_NUMBER, value_count(pen->book->checks),
                "COUNTA(%s)", cells)
        ->name = "checks.count";
    pen_next(pen);
    pen_text(pen, LABEL, LOOK_SUM_LABEL, "Checks that fail");
    pen_formula(pen, RESULTS, LOOK_SUM, value_count(0),
                "COUNTA(%s)-COUNTIF(%s,\"ok\")", cells, cells)
        ->name = "checks.failed";
    if (!model_has_rules(pen->model))
        return;
    pen_next(pen);
    pen_text(pen, LABEL, LOOK_TEXT,
             "Rules of funders that are broken (a remark; see Rules)");
    pen_show(pen, RESULTS, LOOK_NUMBER, "rules.broken");
}

void checks_page(struct pen *pen)
{
    int advice = advice_column(pen), counts;
    struct area results;

    pen_heading(pen, "Checks",
                "What must be true of this workbook. Where a cell says no, the "
                "last column says what to do.");
    counts = pen->row;
    pen->row += model_has_rules(pen->model) ? 4 : 3;
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "Check");
    pen_text(pen, RESULTS, LOOK_HEAD, "All tiers");
    pen_tier_heads(pen, TIERS);
    pen_text(pen, advice, LOOK_HEAD_LEFT, "What to do where it fails");
    pen->page->frozen_rows = ++pen->row;
    results = pen_tier_area(pen, TIERS);
    results.first_column = RESULTS;
    put_input_checks(pen);
    for (size_t i = 0; i < checklist_count; i++)
        put_check(pen, &checklist[i]);
    results.last_row = pen->row - 1;
    pen->book->checks = count_checks(pen->page);
    pen->row = counts;
    put_counts(pen, results);
    pen_rule(pen, results,
             pen_print(pen, "%s=\"no\"",
                       pen_cell_at(pen, results.first_row, RESULTS)),
             MARK_BAD);
    pen->page->widths[LABEL] = LABEL_WIDTH;
    for (int t = -1; t < pen->tiers; t++)
        pen->page->widths[TIERS + t] = AMOUNT_WIDTH - 3;
    pen->page->widths[advice - 1] = MARGIN_WIDTH;
    pen->page->widths[advice] = 68;
    pen->page->landscape = true;
}
