#include "sheet/pages.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    RESULTS
};

#define NEAR(a, b) "ABS((" a ")-(" b "))<0.00001"

/* A condition that must hold; @ is the tier, # the section, $ the ask. */
struct check {
    const char *label, *condition, *advice;
};

/* clang-format off */
static const struct check tier_checks[] = {
    {"The parts add up to the total",
     NEAR("tier.@.stipend+tier.@.oncosts+tier.@.tutoring_cost+"
          "tier.@.compute_cost+tier.@.expense_cost+tier.@.contingency+"
          "tier.@.fees", "tier.@.total"),
     "A formula was changed: make the workbook anew"},
    {"Salary replaced, less what is taken off, is the stipend",
     NEAR("tier.@.gross-tier.@.deduction-tier.@.offset", "tier.@.stipend"),
     "A formula was changed: make the workbook anew"},
    {"The shares add up to 100 %",
     "IF(tier.@.floor.stipend=\"\",TRUE,"
     NEAR("SUM(tier.@.share.*)", "1") ")",
     "A formula was changed: make the workbook anew"},
    {"Days paid and days deducted add up to the days",
     NEAR("tier.@.paid_days+SUMPRODUCT((days.date<=tier.@.end)*"
          "(days.whole-days.paid))/days.whole", "tier.@.days"),
     "A formula was changed: make the workbook anew"},
    {"The ask is a multiple of the rounding",
     NEAR("ROUND(tier.@.request/grant.round,0)*grant.round",
          "tier.@.request"),
     "Give a rounding above zero on Inputs"},
    {"The ask differs from the total by less than the rounding",
     "ABS(tier.@.rounding)<grant.round",
     "Give a rounding above zero on Inputs"},
    {"The ask is not below zero", "tier.@.request>=0",
     "Look for a line with a rate below zero on Inputs"},
    {"The window has 1 day to 120 months",
     "AND(tier.@.end>=grant.start,tier.@.end<EDATE(grant.start,120))",
     "Change start, end or months on Inputs"},
    {"The sheet Days reaches to the end of the window",
     "tier.@.end<=MAX(days.date)",
     "The window is longer than this workbook: make it anew with the dates"},
    {"A percentage is given where a salary is",
     "OR(salary.amount=\"\",tier.@.percent<>\"\")",
     "Give the percentage of the tier on Inputs"},
};

/* Where there are overlaps. */
static const struct check overlap_tier_checks[] = {
    {"The overlaps' deductions add up",
     NEAR("SUM(overlap.*.deduction.@)", "tier.@.deduction"),
     "A formula was changed: make the workbook anew"},
    {"What is taken off is not more than the salary replaced",
     "tier.@.deduction+tier.@.offset<tier.@.gross+0.00001",
     "A formula was changed: make the workbook anew"},
    {"No day is taken more than once", "AND(MIN(days.left)>=0,"
     "MAX(days.left)<=days.whole)",
     "A formula was changed: make the workbook anew"},
    {"Days made up and days that are not add up to the days owed",
     "IF(tier.@.made_up_days=\"\",TRUE," NEAR("tier.@.made_up_days+"
     "tier.@.shortfall_days", "tier.@.owed_days") ")",
     "A formula was changed: make the workbook anew"},
    {"The sheet Days reaches to the end of the make-up time",
     "OR(tier.@.owed=0,tier.@.makeup_end<>\"\","
     "MAX(days.date)>=tier.@.end+days.makeup_most)",
     "Make-up time is longer than this workbook: make it anew with the dates"},
};

static const struct check grant_checks[] = {
    {"The proration that is chosen is one of those on Prorations",
     NEAR("CHOOSE(days.proration,tier.0month.request,tier.0calendar.request,"
          "tier.0day.request,tier.0week.request,tier.0workday.request)",
          "$"),
     "A formula was changed: make the workbook anew"},
    {"The months of Schedule add up to the ask",
     NEAR("SUM(schedule.sums)", "schedule.request"),
     "Pick a tier on Schedule; else make the workbook anew"},
    {"The instalments of Schedule add up to the ask",
     NEAR("SUM(schedule.instalments)", "schedule.request"),
     "Pick a tier on Schedule; else make the workbook anew"},
    {"The sheet Schedule reaches to the end of the window",
     "schedule.end<=MAX(months.end)",
     "The window is longer than this workbook: make it anew with the dates"},
    {"Either months or an end is given",
     "(grant.months=\"\")<>(grant.end=\"\")",
     "Empty one of the two on Inputs"},
    {"At most one tier is recommended",
     "COUNTIF(inputs.recommended,\"yes\")<=1",
     "Recommend one tier on Inputs"},
    {"A contingency of the subtotal is below 100 %",
     "OR(contingency.of<>\"subtotal\",contingency.percent<1)",
     "Lower the contingency on Inputs"},
};

static const struct check line_check = {
    "#: it does not end before it begins",
    "OR(#.from=\"\",#.until=\"\",#.until>=#.from)",
    "Change from or until on Inputs"};
static const struct check overlap_checks[] = {
    {"#: it does not end before it begins", "#.end>=#.start",
     "Change start or end on Inputs"},
    {"#: what is offset is given", "OR(#.treatment<>\"offset\",#.pays<>\"\")",
     "Say on Inputs what the other source pays"},
};
static const struct check rate_check = {
    "#: either a rate or its inverse is given",
    "(#.rate=\"\")<>(#.inverse_rate=\"\")", "Empty one of the two on Inputs"};
static const struct check fee_check = {
    "#: a fee on the revenue is below 100 %",
    "OR(#.basis<>\"revenue\",#.percent<1)", "Lower the fee on Inputs"};
/* clang-format on */

/* What the page knows while it is laid out, from top to bottom. */
struct checks {
    struct book *book;
    struct page *page;
    const struct model *model;
    int row;
};

static void put_result(struct checks *c, int column, const char *condition)
{
    page_formula(c->book, c->page, c->row, column, LOOK_CHECK,
                 arena_print(&c->book->arena,
                             "IF(IFERROR(%s,FALSE),\"ok\",\"no\")", condition),
                 value_text("ok"));
}

static int advice_column(const struct checks *c)
{
    return RESULTS + book_tiers(c->book) + 1; /* behind a narrow gap */
}

static void put_words(struct checks *c, const struct check *check,
                      const char *section)
{
    page_text(c->book, c->page, c->row, LABEL, LOOK_TEXT,
              formula_fill(&c->book->arena, check->label, '#', section));
    page_text(c->book, c->page, c->row, advice_column(c), LOOK_QUIET,
              check->advice);
}

static void put_check(struct checks *c, const struct check *check,
                      const char *section)
{
    put_words(c, check, section);
    put_result(c, RESULTS,
               formula_fill(&c->book->arena, check->condition, '#', section));
    c->row++;
}

static void put_tier_check(struct checks *c, const struct check *check)
{
    put_words(c, check, "");
    for (size_t t = 0; t < c->model->tier_count; t++)
        put_result(c, RESULTS + (int)t,
                   formula_fill(&c->book->arena, check->condition, '@',
                                c->model->tiers[t].head.name));
    c->row++;
}

static void put_line_sum(struct checks *c)
{
    static const struct check words = {
        "The lines add up to tutoring, compute and other expenses", "",
        "A formula was changed: make the workbook anew"};
    struct arena *arena = &c->book->arena;

    put_words(c, &words, "");
    for (size_t t = 0; t < c->model->tier_count; t++) {
        struct area area = lines_area(c->book, STEP_COST, 0);

        area.first_column = area.last_column = area.first_column + (int)t;
        area.last_row += (int)c->model->line_count - 1;
        put_result(c, RESULTS + (int)t,
                   formula_fill(
                       arena,
                       arena_print(arena,
                                   NEAR("SUM(Lines!%s)", "tier.@.tutoring_cost+"
                                                         "tier.@.compute_cost+"
                                                         "tier.@.expense_cost"),
                                   area_address(arena, NULL, area)),
                       '@', c->model->tiers[t].head.name));
    }
    c->row++;
}

/* What is wanted of a section's inputs stands beside them while it is not so.
 */
static void put_inputs(struct checks *c)
{
    static const struct check check = {
        "#: every input is what it may be",
        "COUNTBLANK(wanted.#)=ROWS(wanted.#)",
        "Look for red words beside the inputs on Inputs: that is wanted"};

    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        for (size_t i = 0; i < schema_count(c->model, kind); i++) {
            const struct head *head = schema_record_const(c->model, kind, i);
            bool first = kind != SECTION_TIER || !i;

            if (head->kind == kind && inputs_shows(c->model, kind) && first)
                put_check(c, &check,
                          kind == SECTION_TIER ? schema[kind].name
                                               : head->section);
        }
}

static void put_all(struct checks *c)
{
    for (size_t i = 0; i < COUNT(tier_checks); i++)
        put_tier_check(c, &tier_checks[i]);
    for (size_t i = 0;
         c->model->overlap_count && i < COUNT(overlap_tier_checks); i++)
        put_tier_check(c, &overlap_tier_checks[i]);
    if (c->model->line_count)
        put_line_sum(c);
    for (size_t i = 0; i < COUNT(grant_checks); i++) {
        struct check check = grant_checks[i];

        check.condition = formula_fill(&c->book->arena, check.condition, '$',
                                       page_of_recommended(c->book, "request"));
        put_check(c, &check, "");
    }
    for (size_t i = 0; i < c->model->overlap_count; i++)
        for (size_t k = 0; k < COUNT(overlap_checks); k++)
            put_check(c, &overlap_checks[k],
                      c->model->overlaps[i].head.section);
    for (size_t i = 0; i < c->model->line_count; i++)
        put_check(c, &line_check, c->model->lines[i].head.section);
    for (size_t i = 0; i < c->model->fee_count; i++)
        put_check(c, &fee_check, c->model->fees[i].head.section);
    for (size_t i = 0; i < c->model->rate_count; i++)
        put_check(c, &rate_check, c->model->rates[i].head.section);
    put_inputs(c);
}

int64_t checks_count(const struct book *book)
{
    const struct page *page = book_page(book, "Checks");
    int64_t count = 0;

    for (size_t i = 0; i < page->cell_count; i++)
        count += page->cells[i].look == LOOK_CHECK;
    return count;
}

/* How many checks there are and how many of them fail, above them all. */
static void put_counts(struct checks *c, int row, struct area results)
{
    struct arena *arena = &c->book->arena;
    const char *cells = area_address(arena, NULL, results);

    page_text(c->book, c->page, row, LABEL, LOOK_TEXT, "Checks");
    page_formula(c->book, c->page, row, RESULTS, LOOK_NUMBER,
                 arena_print(arena, "COUNTA(%s)", cells),
                 (struct value){.kind = KIND_COUNT,
                                .given = true,
                                .units = checks_count(c->book)})
        ->name = "checks.count";
    page_text(c->book, c->page, row + 1, LABEL, LOOK_SUM_LABEL,
              "Checks that fail");
    page_formula(
        c->book, c->page, row + 1, RESULTS, LOOK_SUM,
        arena_print(arena, "COUNTA(%s)-COUNTIF(%s,\"ok\")", cells, cells),
        (struct value){.kind = KIND_COUNT, .given = true})
        ->name = "checks.failed";
}

void checks_page(struct book *book, struct page *page)
{
    struct checks c = {
        .book = book,
        .page = page,
        .model = book->figures->model,
    };
    int counts = page_heading(book, c.page, "Checks",
                              "What must be true of this workbook. Where a "
                              "cell says no, the last column says what to do.");
    struct area results;

    c.row = counts + 3;
    page_text(book, c.page, c.row, LABEL, LOOK_HEAD_LEFT, "Check");
    page_tier_heads(book, c.page, c.row, RESULTS);
    page_text(book, c.page, c.row, advice_column(&c), LOOK_HEAD_LEFT,
              "What to do where it fails");
    c.page->frozen_rows = ++c.row;
    results = page_tier_area(book, c.row, RESULTS);
    put_all(&c);
    results.last_row = c.row - 1;
    put_counts(&c, counts, results);
    page_rule(book, c.page, results,
              arena_print(&book->arena, "%s=\"no\"",
                          cell_address(&book->arena, results.first_row,
                                       results.first_column)),
              MARK_BAD);
    c.page->widths[LABEL] = 54;
    for (int t = 0; t < book_tiers(book); t++)
        c.page->widths[RESULTS + t] = AMOUNT_WIDTH - 3;
    c.page->widths[advice_column(&c) - 1] = MARGIN_WIDTH;
    c.page->widths[advice_column(&c)] = 62;
    c.page->landscape = true;
}
