#include "figure/paid.h"

#include "figure/lines.h"
#include "figure/oncosts.h"
#include "figure/overlap.h"
#include "figure/schedule.h"
#include "figure/stipend.h"

/* clang-format off */
#define EDGE(word) "tier.@." word "_[edge].[name]"

/* Instalments pay whole months: one, three, or all of them. */
static const struct row rows[] = {
    WORKING(paid_result, counted, EDGE("counted"),
        "The day up to which months are counted",
        "MAX([day],grant.start-1)+IF(" SCHEDULE_AT_END ",1,0)"),
    WORKING(paid_result, months, EDGE("months"), "Whole months up to it",
        "(YEAR([to])-YEAR(grant.start))*12+MONTH([to])-MONTH(grant.start)-"
        "IF(EDATE(grant.start,(YEAR([to])-YEAR(grant.start))*12+MONTH([to])-"
        "MONTH(grant.start))>[to],1,0)"),
    WORKING(paid_result, end, EDGE("paid"), "Last day that is paid",
        "IF(" SCHEDULE_AT_END ",IF([day]>=tier.@.end,tier.@.end,EDATE(grant.start,INT("
        EDGE("months") "/" SCHEDULE_MONTHS ")*" SCHEDULE_MONTHS ")-1),IF([day]<grant.start,"
        "grant.start-1,MIN(tier.@.end,EDATE(grant.start,(INT("
        EDGE("months") "/" SCHEDULE_MONTHS ")+1)*" SCHEDULE_MONTHS ")-1)))"),
    WORKING(paid_result, spread, EDGE("spread"), "Months so far, in parts",
        LEDGER_SPREAD(EDGE("paid"))),
    WORKING(paid_result, stipend, EDGE("stipend"),
        "Stipend before money from others",
        "money(" STIPEND_UP_TO("tier.@.percent", EDGE("paid")) ")"),
    WORKING(paid_result, offset, EDGE("offset"), "Less: money from others",
        "[offsets]"),
    WORKING(paid_result, oncosts, EDGE("oncosts"),
        "On-costs that are income",
        "IF(tier.@.stipend=0,0,money(tier.@.taxed_oncosts*("
        EDGE("stipend") "-" EDGE("offset") ")/tier.@.stipend))"),
    WORKING(paid_result, taxed, EDGE("taxed"), "Lines that are income",
        "[lines so far]"),
    WORKING(paid_result, untaxed, EDGE("untaxed"), "Lines that are not income",
        "[other lines so far]"),
    WORKING(paid_result, salary, EDGE("salary"), "Salary",
        "money(" SALARY_FOR(LEDGER_YEARS(LEDGER_WORTH(EDGE("paid")))) ")"),
};

static const struct row offsets[] = {
    WORKING(amount_result, amount, "#.offset_[edge].@.[table]",
        "Offset for it so far",
        "IF(#.treatment<>\"offset\",0,IF(#.worth.@=0,0,money("
        OVERLAP_OFFSET_UP_TO("#.offset.@", "[name]",
                             "tier.@.paid_[edge].[table]", "#.worth.@")
        ")))"),
};
/* clang-format on */

const struct row_list paid_rows = ROW_LIST(rows, SECTION_TAX, NULL, NULL);

const struct row_list paid_offset_rows =
    ROW_LIST(offsets, SECTION_OVERLAP, NULL, NULL);

struct paid_result paid_up_to(const struct results *results,
                              const struct tier_result *tier, struct date day)
{
    const struct model *model = results->model;
    struct date start = model->grant.start, before = date_plus(start, -1);
    struct paid_result paid = {.counted =
                                   date_plus(date_later(day, before),
                                             schedule_at_end(&model->payment)),
                               .end = before};

    for (size_t k = 0; k < tier->schedule.count; k++) {
        const struct schedule_month *month = &tier->schedule.months[k];

        if (month->income_on.day > day.day)
            break;
        paid.end = month->end;
        paid.stipend = money_add(paid.stipend, month->column[COLUMN_STIPEND]);
        paid.offset = money_add(paid.offset, month->column[COLUMN_OFFSET]);
        paid.taxed = money_add(paid.taxed, month->taxed);
        paid.untaxed = money_add(paid.untaxed, month->untaxed);
        paid.salary = money_add(paid.salary, month->salary);
    }
    if (paid.end.day >= start.day)
        paid.spread = results->ledger.spread[paid.end.day - start.day];
    paid.months = paid.counted.day < start.day
                      ? -1
                      : date_whole_months(start, paid.counted);
    for (size_t j = 0; j < model->overlap_count; j++)
        paid.offsets[j].amount =
            overlap_offset_up_to(results, tier, j, paid.end);
    paid.oncosts =
        oncosts_taxed_with(results, tier, money_sub(paid.stipend, paid.offset));
    return paid;
}

struct money paid_income(const struct paid_result *paid)
{
    return money_add(
        money_add(money_sub(paid->stipend, paid->offset), paid->oncosts),
        paid->taxed);
}

/* What the lines with a flag have cost up to the last day that is paid. */
static const char *lines_so_far(struct figures *figures, const char *flag)
{
    if (!figures->model->line_count)
        return "0";
    return arena_print(
        &figures->arena,
        "SUM(money(" LINES_COST_UP_TO("lines.cost.@*%s", "[spread]",
                                      "lines.begins.@", "lines.ends.@") "))",
        flag);
}

void paid_figures(struct figures *figures, size_t tier, const char *table,
                  const char *edge, const char *day,
                  const struct paid_result *paid)
{
    const struct model *model = figures->model;
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        struct formula_scope own =
            figures_scope(figures, &overlap->head, overlap->label, tier);

        formula_piece(&own, "edge", edge);
        formula_piece(&own, "table", table);
        figures_add_rows(figures, &paid_offset_rows, &paid->offsets[j], &own);
    }
    formula_piece(&scope, "name", table);
    formula_piece(&scope, "edge", edge);
    formula_piece(&scope, "day", day);
    formula_piece(&scope, "to", "tier.@.counted_[edge].[name]");
    formula_piece(&scope, "offsets",
                  model->overlap_count ? "SUM(overlap.*.offset_[edge].@.[name])"
                                       : "0");
    formula_piece(&scope, "lines so far",
                  lines_so_far(figures, "lines.taxed.@"));
    formula_piece(&scope, "other lines so far",
                  lines_so_far(figures, "(1-lines.taxed.@)"));
    formula_piece(&scope, "spread", "tier.@.spread_[edge].[name]");
    figures_add_rows(figures, &paid_rows, paid, &scope);
}
