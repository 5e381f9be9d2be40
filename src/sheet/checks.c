#include "sheet/pages.h"

#include "figure/gather.h"
#include "model/tax.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    RESULTS,
    LABEL_WIDTH = 62
};

#define NEAR(a, b) "ABS((" a ")-(" b "))<0.00001"

/*
 * A condition that must hold; @ is the tier, # the section, $ an amount and ~
 * what amounts in the grant's currency stay below.
 */
struct check {
    const char *label, *condition, *advice;
};

/* clang-format off */
#define FORMULA_CHANGED \
    "Where all above is ok a formula was changed: make the workbook anew"
#define TOO_SHORT \
    " is longer than this workbook: make it anew with the dates"

/* What must be true of the inputs together, beside each tier on its own. */
static const struct check tier_input_checks[] = {
    {"A percentage is given where a salary is",
     "OR(salary.amount=\"\",tier.@.percent<>\"\")",
     "Give the percentage of the tier on Inputs"},
    {"It has no months of its own where an end is given",
     "OR(grant.end=\"\",tier.@.months=\"\")",
     "Empty the months of the tier, or the end, on Inputs"},
    {"The window has 1 day to 120 months and ends by 2195-12-31",
     "AND(tier.@.end>=grant.start,tier.@.end<EDATE(grant.start,120),"
     "tier.@.end<=DATE(2195,12,31))",
     "Change start, end or months on Inputs"},
    {"The sheet Days reaches to the end of the window",
     "tier.@.end<=MAX(days.date)", "The window" TOO_SHORT},
};

/* The same where there are overlaps. */
static const struct check overlap_tier_input_checks[] = {
    {"The sheet Days reaches to the end of the make-up time",
     "OR(tier.@.owed=0,tier.@.makeup_end<>\"\","
     "MAX(days.date)>=tier.@.end+days.makeup_most)",
     "Make-up time" TOO_SHORT},
};

static const struct check grant_checks[] = {
    {"Either months or an end is given",
     "(grant.months=\"\")<>(grant.end=\"\")",
     "Empty one of the two on Inputs"},
    {"At most one tier is recommended",
     "COUNTIF(inputs.recommended,\"yes\")<=1",
     "Recommend one tier on Inputs"},
    {"A contingency of the subtotal is below 100 %",
     "OR(contingency.of<>\"subtotal\",contingency.percent<1)",
     "Lower the contingency on Inputs"},
    {"The tier that is chosen on Schedule is one of the model's",
     "SUMPRODUCT(1*(inputs.tiers=schedule.tier))=1",
     "Pick a tier from the list on Schedule"},
    {"The sheet Schedule reaches to the end of the window",
     "schedule.end<=MAX(months.end)", "The window" TOO_SHORT},
};

static const struct check line_checks[] = {
    {"#: it does not end before it begins",
     "OR(#.from=\"\",#.until=\"\",#.until>=#.from)",
     "Change from or until on Inputs"},
    {"#: its amounts stay below 10^13 of the smallest unit",
     "AND(MAX(MAX(#.native.*),-MIN(#.native.*))<$,"
     "MAX(MAX(#.cost.*),-MIN(#.cost.*))<~)",
     "Look for a figure that is too large on Inputs"},
};
static const struct check overlap_checks[] = {
    {"#: it does not end before it begins", "#.end>=#.start",
     "Change start or end on Inputs"},
    {"#: what is offset is given", "OR(#.treatment<>\"offset\",#.pays<>\"\")",
     "Say on Inputs what the other source pays"},
};
static const struct check fee_checks[] = {
    {"#: a fee on the revenue is below 100 %",
     "OR(#.basis<>\"revenue\",#.percent<1)", "Lower the fee on Inputs"},
};
static const struct check rate_checks[] = {
    {"#: either a rate or its inverse is given",
     "(#.rate=\"\")<>(#.inverse_rate=\"\")", "Give one of the two on Inputs"},
};

/* What follows from the inputs: amounts that can be asked for. */
static const struct check tier_checks[] = {
    {"The ask is not below zero", "tier.@.request>=0",
     "Look for a line with a rate below zero on Inputs"},
    {"The ask is a multiple of the rounding",
     NEAR("ROUND(tier.@.request/grant.round,0)*grant.round",
          "tier.@.request"), FORMULA_CHANGED},
    {"The ask differs from the total by less than the rounding",
     "ABS(tier.@.rounding)<grant.round", FORMULA_CHANGED},
    {"The parts add up to the total",
     NEAR("tier.@.stipend+tier.@.oncosts+tier.@.tutoring_cost+"
          "tier.@.compute_cost+tier.@.expense_cost+tier.@.contingency+"
          "tier.@.fees", "tier.@.total"), FORMULA_CHANGED},
    {"Salary replaced, less what is taken off, is the stipend",
     NEAR("tier.@.gross-tier.@.deduction-tier.@.offset", "tier.@.stipend"),
     FORMULA_CHANGED},
    {"The shares add up to 100 %",
     "IF(tier.@.floor.stipend=\"\",TRUE,"
     NEAR("SUM(tier.@.share.*)", "1") ")", FORMULA_CHANGED},
    {"Days paid and days deducted add up to the days",
     NEAR("tier.@.paid_days+SUMPRODUCT((days.date<=tier.@.end)*"
          "(days.whole-days.paid))/days.whole", "tier.@.days"),
     FORMULA_CHANGED},
};

/* Where there are overlaps. */
static const struct check overlap_tier_checks[] = {
    {"The overlaps' deductions add up",
     NEAR("SUM(overlap.*.deduction.@)", "tier.@.deduction"), FORMULA_CHANGED},
    {"What is taken off is not more than the salary replaced",
     "tier.@.deduction+tier.@.offset<tier.@.gross+0.00001", FORMULA_CHANGED},
    {"No day is taken more than once", "AND(MIN(days.left)>=0,"
     "MAX(days.left)<=days.whole)", FORMULA_CHANGED},
    {"Days made up and days that are not add up to the days owed",
     "IF(tier.@.made_up_days=\"\",TRUE," NEAR("tier.@.made_up_days+"
     "tier.@.shortfall_days", "tier.@.owed_days") ")", FORMULA_CHANGED},
};

/* Where there are tables of taxes. */
static const struct check tax_tier_checks[] = {
    {"What is wanted after tax is left",
     "OR(tier.@.net_target=\"\",tier.@.net>=tier.@.net_target-0.00001)",
     "Make the workbook anew: it finds the percentage"},
    {"The taxes add up", NEAR("SUM(tier.@.tax_on.*)", "tier.@.tax"),
     FORMULA_CHANGED},
};

static const struct check schedule_checks[] = {
    {"The proration that is chosen is one of those on Prorations",
     NEAR("CHOOSE(days.proration,tier.0month.request,tier.0calendar.request,"
          "tier.0day.request,tier.0week.request,tier.0workday.request)",
          "$"), FORMULA_CHANGED},
    {"The months of Schedule add up to the ask",
     NEAR("SUM(schedule.sums)", "schedule.request"), FORMULA_CHANGED},
    {"The months of Schedule stay below 10^13 of the smallest unit",
     "MAX(MAX(schedule.parts),-MIN(schedule.parts))<~",
     "Look for lines that nearly cancel one another on Inputs"},
    {"The instalments of Schedule add up to the ask",
     NEAR("SUM(schedule.instalments)", "schedule.request"), FORMULA_CHANGED},
};
/* clang-format on */

static void put_result(struct pen *c, int column, const char *condition)
{
    pen_formula(
        c, column, LOOK_CHECK,
        arena_print(c->arena, "IF(IFERROR(%s,FALSE),\"ok\",\"no\")", condition),
        value_text("ok"));
}

static int advice_column(const struct pen *c)
{
    return RESULTS + c->tiers + 1; /* behind a narrow gap */
}

static void put_words(struct pen *c, const struct check *check,
                      const char *section)
{
    const char *label = formula_fill(c->arena, check->label, '#', section);

    pen_text(c, LABEL, LOOK_WRAPPED, label);
    pen_fit(c, label, LABEL_WIDTH);
    pen_text(c, advice_column(c), LOOK_QUIET, check->advice);
}

/* 10^13 of the smallest unit of a currency: what amounts stay below. */
static const char *limit(const struct pen *c, struct currency currency)
{
    double scale = (double)power_of_ten(currency_digits(currency));

    return arena_print(c->arena, "%.0f", (double)money_limit / scale);
}

static void put_check(struct pen *c, const struct check *check,
                      const char *section, const char *amount)
{
    struct arena *arena = c->arena;
    const char *condition = formula_fill(arena, check->condition, '~',
                                         limit(c, c->model->grant.currency));

    put_words(c, check, section);
    put_result(c, RESULTS,
               formula_fill(arena, formula_fill(arena, condition, '$', amount),
                            '#', section));
    c->row++;
}

static void put_tier_checks(struct pen *c, const struct check checks[],
                            size_t count)
{
    struct arena *arena = c->arena;
    const char *most = limit(c, c->model->grant.currency);

    for (size_t i = 0; i < count; i++) {
        const char *condition =
            formula_fill(arena, checks[i].condition, '$', most);

        put_words(c, &checks[i], "");
        for (size_t t = 0; t < c->model->tier_count; t++)
            put_result(c, RESULTS + (int)t,
                       formula_fill(arena, condition, '@',
                                    c->model->tiers[t].head.name));
        c->row++;
    }
}

/* Checks of the grant as a whole; the amount is the recommended ask. */
static void put_grant_checks(struct pen *c, const struct check checks[],
                             size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_check(c, &checks[i], "", pen_of_recommended(c, "request"));
}

/* The same checks of each record of a section; amounts are in its currency. */
static void put_record_checks(struct pen *c, enum section kind,
                              const struct check checks[], size_t count)
{
    for (size_t i = 0; i < schema_count(c->model, kind); i++) {
        const void *record = schema_record_const(c->model, kind, i);
        const struct head *head = record;
        struct currency currency = schema_currency(
            c->model, &schema[kind], record, &schema[kind].keys[0]);

        for (size_t k = 0; head->kind == kind && k < count; k++)
            put_check(c, &checks[k], head->section, limit(c, currency));
    }
}

/*
 * The name of a row's figures in a tier: with a star for each of its instances
 * or tables.  NULL if it is no amount of the tier in the grant's currency.
 */
static const char *amount_of(const struct pen *c, const struct row_list *list,
                             const struct row *row)
{
    const char *instances =
        arena_print(c->arena, "%s.*", schema[list->section].name);
    const char *name = formula_fill(c->arena, row->name, '#', instances);
    const char *piece = strchr(name, '[');

    if (row->kind != KIND_MONEY || row->working || row->native)
        return NULL;
    if (piece)
        return strchr(piece, ']')[1]
                   ? NULL
                   : arena_print(c->arena, "%.*s*", (int)(piece - name), name);
    return strchr(name, '*') ||
                   figures_find(c->figures,
                                formula_fill(c->arena, name, '@',
                                             c->model->tiers[0].head.name))
               ? name
               : NULL;
}

/* Every amount that a tier has stays below the limit of all amounts. */
static void put_amounts_check(struct pen *c)
{
    struct check check = {"Its amounts stay below 10^13 of the smallest unit",
                          "", "Look for a figure that is too large on Inputs"};
    const struct row_list *list;
    const char *amounts = "";

    for (size_t l = 0; (list = gather_list(l)); l++)
        for (size_t i = 0; i < list->count; i++) {
            const char *name = amount_of(c, list, &list->rows[i]);

            if (name)
                amounts = arena_print(c->arena, "%s%s%s", amounts,
                                      *amounts ? "," : "", name);
        }
    check.condition =
        arena_print(c->arena, "AND(MAX(%s)<$,MIN(%s)>-$)", amounts, amounts);
    put_tier_checks(c, &check, 1);
}

/* The ask in the currencies that are shown, which have limits of their own. */
static void put_currency_checks(struct pen *c)
{
    struct arena *arena = c->arena;

    for (size_t i = 0; i < c->model->rate_count; i++) {
        const struct rate *rate = &c->model->rates[i];
        const struct check check = {
            arena_print(arena,
                        "The ask in %s stays below 10^13 of its smallest unit",
                        rate->currency.code),
            arena_print(arena, "N(tier.@.request.%s)<%s", rate->head.name,
                        limit(c, rate->currency)),
            "Look at the rate of the currency on Inputs"};

        put_tier_checks(c, &check, 1);
    }
}

/* Of the revenue only one can be taken: which part of it would the next be? */
static void put_revenue_check(struct pen *c)
{
    struct check check = {"At most one fee takes from the revenue", "",
                          "Add all fees but one to the costs on Inputs"};

    if (c->model->fee_count < 2)
        return;
    for (size_t i = 0; i < c->model->fee_count; i++)
        check.condition =
            arena_print(c->arena, "%s%s(%s.basis=\"revenue\")", check.condition,
                        i ? "+" : "", c->model->fees[i].head.section);
    check.condition = arena_print(c->arena, "%s<=1", check.condition);
    put_check(c, &check, "", "");
}

/* The table whose year begins first, of those that reach beyond a day. */
static const struct tax_table *table_after(const struct model *model,
                                           struct date day)
{
    const struct tax_table *first = NULL;

    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];

        if (table->ends.day > day.day &&
            (!first || table->starts.day < first->starts.day))
            first = table;
    }
    return first;
}

/* The table that ends last, of those whose years leave no gap behind one. */
static const struct tax_table *table_reaching(const struct model *model,
                                              const struct tax_table *from)
{
    const struct tax_table *last = from;

    for (size_t i = 0; i < model->table_count; i++)
        if (model->tables[i]->starts.day <= last->ends.day + 1 &&
            model->tables[i]->ends.day > last->ends.day) {
            last = model->tables[i];
            i = (size_t)-1; /* one before it may reach further now */
        }
    return last;
}

/* Every instalment falls into the year of a table: all days are paid there. */
static void put_covered(struct pen *c)
{
    struct arena *arena = c->arena;
    struct check check = {
        "Every instalment falls into the year of a table of taxes", "",
        "List the table of that year in the model and make the workbook anew"};
    struct date covered = {0};
    const struct tax_table *next;

    while ((next = table_after(c->model, covered))) {
        const struct tax_table *last = table_reaching(c->model, next);

        check.condition = arena_print(
            arena, "%s%stier.@.paid_through.%s-tier.@.paid_before.%s",
            check.condition, *check.condition ? "+" : "", last->id, next->id);
        covered = last->ends;
    }
    check.condition =
        arena_print(arena, NEAR("%s", "tier.@.days"), check.condition);
    put_tier_checks(c, &check, 1);
}

/* Each word of what is dropped is a charge. */
static void put_dropped(struct pen *c)
{
    struct arena *arena = c->arena;
    struct check check = {"Every charge that is dropped is one of the tables",
                          "0", "Look at drop on Inputs"};

    for (size_t i = 0; i < c->model->table_count; i++)
        check.condition = arena_print(arena, "%s+taxyear.%s.dropped",
                                      check.condition, c->model->tables[i]->id);
    check.condition = arena_print(
        arena,
        "OR(tax.drop=\"\",LEN(TRIM(SUBSTITUTE(tax.drop,\",\",\" \")))-"
        "LEN(SUBSTITUTE(SUBSTITUTE(tax.drop,\",\",\"\"),\" \",\"\"))+1=%s)",
        check.condition);
    put_check(c, &check, "", "");
}

/* The lines' costs in a tier, against the three sums of their kinds. */
static void put_line_sum(struct pen *c)
{
    static const struct check words = {
        "The lines add up to tutoring, compute and other expenses", "",
        FORMULA_CHANGED};
    struct arena *arena = c->arena;
    struct area area = lines_area(c, STEP_COST, 0);
    int column = area.first_column;

    area.last_row += (int)c->model->line_count - 1;
    put_words(c, &words, "");
    for (size_t t = 0; t < c->model->tier_count; t++) {
        const char *name = c->model->tiers[t].head.name;
        const char *sums = formula_fill(
            arena,
            "tier.@.tutoring_cost+tier.@.compute_cost+tier.@.expense_cost", '@',
            name);

        area.first_column = area.last_column = column + (int)t;
        put_result(c, RESULTS + (int)t,
                   arena_print(arena, NEAR("SUM(Lines!%s)", "%s"),
                               area_address(arena, NULL, area), sums));
    }
    c->row++;
}

/* What is wanted of a section's inputs stands beside them while it is not so.
 */
static void put_inputs(struct pen *c)
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
                                               : head->section,
                          "");
        }
}

#define ARRAY(checks) checks, COUNT(checks)

/* The inputs first: where one is wrong, much of the rest may be so too. */
static void put_all(struct pen *c)
{
    bool overlaps = c->model->overlap_count > 0;
    bool taxes = c->model->table_count > 0;

    put_inputs(c);
    put_grant_checks(c, ARRAY(grant_checks));
    for (unsigned kind = SECTION_TUTORING; kind <= SECTION_EXPENSE; kind++)
        put_record_checks(c, kind, ARRAY(line_checks));
    put_record_checks(c, SECTION_FEE, ARRAY(fee_checks));
    put_revenue_check(c);
    put_record_checks(c, SECTION_OVERLAP, ARRAY(overlap_checks));
    put_record_checks(c, SECTION_CURRENCY, ARRAY(rate_checks));
    put_tier_checks(c, ARRAY(tier_input_checks));
    if (taxes) {
        put_dropped(c);
        put_covered(c);
    }
    if (overlaps)
        put_tier_checks(c, ARRAY(overlap_tier_input_checks));
    put_tier_checks(c, ARRAY(tier_checks));
    put_amounts_check(c);
    put_currency_checks(c);
    if (taxes)
        put_tier_checks(c, ARRAY(tax_tier_checks));
    if (overlaps)
        put_tier_checks(c, ARRAY(overlap_tier_checks));
    if (c->model->line_count)
        put_line_sum(c);
    put_grant_checks(c, ARRAY(schedule_checks));
}

static int64_t count_checks(const struct page *page)
{
    int64_t count = 0;

    for (size_t i = 0; i < page->cell_count; i++)
        count += page->cells[i].look == LOOK_CHECK;
    return count;
}

/* How many checks there are and how many of them fail, above them all. */
static void put_counts(struct pen *c, struct area results)
{
    const char *cells = area_address(c->arena, NULL, results);

    pen_text(c, LABEL, LOOK_TEXT, "Checks");
    pen_formula(c, RESULTS, LOOK_NUMBER,
                arena_print(c->arena, "COUNTA(%s)", cells),
                value_count(c->book->checks))
        ->name = "checks.count";
    c->row++;
    pen_text(c, LABEL, LOOK_SUM_LABEL, "Checks that fail");
    pen_formula(
        c, RESULTS, LOOK_SUM,
        arena_print(c->arena, "COUNTA(%s)-COUNTIF(%s,\"ok\")", cells, cells),
        value_count(0))
        ->name = "checks.failed";
}

void checks_page(struct pen *c)
{
    int advice = advice_column(c), counts;
    struct area results;

    pen_heading(c, "Checks",
                "What must be true of this workbook. Where a cell says no, the "
                "last column says what to do.");
    counts = c->row;
    c->row += 3;
    pen_text(c, LABEL, LOOK_HEAD_LEFT, "Check");
    pen_tier_heads(c, RESULTS);
    pen_text(c, advice, LOOK_HEAD_LEFT, "What to do where it fails");
    c->page->frozen_rows = ++c->row;
    results = pen_tier_area(c, RESULTS);
    put_all(c);
    results.last_row = c->row - 1;
    c->book->checks = count_checks(c->page);
    c->row = counts;
    put_counts(c, results);
    pen_rule(c, results,
             arena_print(c->arena, "%s=\"no\"",
                         cell_address(c->arena, results.first_row,
                                      results.first_column)),
             MARK_BAD);
    c->page->widths[LABEL] = LABEL_WIDTH;
    for (int t = 0; t < c->tiers; t++)
        c->page->widths[RESULTS + t] = AMOUNT_WIDTH - 3;
    c->page->widths[advice - 1] = MARGIN_WIDTH;
    c->page->widths[advice] = 68;
    c->page->landscape = true;
}
