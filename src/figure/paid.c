#include "figure/paid.h"

#include "figure/instalments.h"
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
    WORKING(paid_result, position, EDGE("position"),
        "That day by the calendar, in 32nds of a month",
        LINES_POSITION(EDGE("paid"))),
    WORKING(paid_result, stipend, EDGE("stipend"),
        "Stipend before money from others",
        "money(pay(tier.@.percent,"
        LEDGER_YEARS_OF(LEDGER_WORTH_OF("paid", EDGE("paid")))
        ",step.*.paid_[edge].@.[name]))"),
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
        "money(pay(1," LEDGER_YEARS(LEDGER_WORTH(EDGE("paid")))
        ",step.*.all_[edge].@.[name]))"),
    WORKING(paid_result, income, EDGE("income"), "Paid to the person",
        EDGE("stipend") "-" EDGE("offset") "+" EDGE("oncosts") "+" EDGE("taxed")),
    WORKING(paid_result, direct, EDGE("direct"),
        "If all costs were paid to the person",
        EDGE("income") "+" EDGE("untaxed")),
};

/* What a tier pays in all follows its instalments, with the last at the end. */
#define AGREED(all) \
    "IF(tier.@.request=0,IF([day]<MAX(instalment.*.day),0," all "),money(" all \
    "*" EDGE("agreed") "/tier.@.request))"

/* The same with instalments by agreement. */
static const struct row agreed_rows[] = {
    WORKING(paid_result, agreed, EDGE("agreed"), "Of the ask",
        "money(" INSTALMENTS_UP_TO("[day]") ")"),
    WORKING(paid_result, income, EDGE("income"), "Paid to the person",
        AGREED("tier.@.income")),
    WORKING(paid_result, direct, EDGE("direct"),
        "If all costs were paid to the person", AGREED("tier.@.direct_income")),
    WORKING(paid_result, salary, EDGE("salary"), "Salary",
        AGREED("tier.@.salary_income")),
};

/* Time from a step of the salary on. */
static const struct row steps[] = {
    WORKING(paid_after, paid, "#.paid_[edge].@.[table]",
        "Years paid from its day on",
        LEDGER_YEARS_OF(LEDGER_WORTH_FROM_OF("paid", "#.from",
            "tier.@.paid_[edge].[table]"))),
    WORKING(paid_after, all, "#.all_[edge].@.[table]",
        "Years from its day on",
        LEDGER_YEARS(LEDGER_WORTH_FROM("#.from",
            "tier.@.paid_[edge].[table]"))),
};

static const struct row offsets[] = {
    WORKING(amount_result, amount, "#.offset_[edge].@.[table]",
        "Offset for it so far",
        "IF(#.treatment<>\"offset\",0,IF(#.own_worth.@=0,0,money("
        OVERLAP_OFFSET_UP_TO("#.offset.@", "#", "[name]",
                             "tier.@.paid_[edge].[table]", "#.own_worth.@")
        ")))"),
};
/* clang-format on */

const struct row_list paid_rows = ROW_LIST(rows, SECTION_TAX, NULL, NULL);

const struct row_list paid_agreed_rows =
    ROW_LIST(agreed_rows, SECTION_TAX, NULL, NULL);

const struct row_list paid_step_rows =
    ROW_LIST(steps, SECTION_STEP, NULL, NULL);

const struct row_list paid_offset_rows =
    ROW_LIST(offsets, SECTION_OVERLAP, NULL, NULL);

/* The sum of the lines that are income, or of the others. */
static struct money lines_sum(const struct results *results,
                              const struct tier_result *tier, int64_t taxed)
{
    struct money sum = {0};

    for (size_t i = 0; i < results->model->line_count; i++)
        if (tier->lines[i].taxed == taxed)
            sum = money_add(sum, tier->lines[i].cost);
    return sum;
}

struct money paid_income(const struct results *results,
                         const struct tier_result *tier)
{
    return money_add(money_add(tier->stipend, oncosts_taxed(results, tier)),
                     lines_sum(results, tier, 1));
}

struct money paid_direct(const struct results *results,
                         const struct tier_result *tier)
{
    return money_add(paid_income(results, tier), lines_sum(results, tier, 0));
}

/* Some of an amount that follows the instalments by agreement up to a day. */
static struct money follow(const struct results *results,
                           const struct tier_result *tier, struct money all,
                           struct money agreed, struct date day)
{
    if (tier->request.minor)
        return money_share(all, agreed.minor, tier->request.minor,
                           results->digits);
    if (day.day < instalments_last(results->model).day)
        all.minor = 0;
    return all;
}

static struct paid_result agreed_up_to(const struct results *results,
                                       const struct tier_result *tier,
                                       struct date day)
{
    struct money agreed = instalments_up_to(results, tier, day);

    return (struct paid_result){
        .agreed = agreed,
        .income =
            follow(results, tier, paid_income(results, tier), agreed, day),
        .direct =
            follow(results, tier, paid_direct(results, tier), agreed, day),
        .salary = follow(results, tier, salary_for(results, &tier->window),
                         agreed, day)};
}

/* The rest that follows from the last day that is paid. */
static void set_time(const struct results *results, struct paid_result *paid)
{
    const struct ledger *ledger = &results->ledger;
    struct span time = ledger_span(ledger, paid->end, COUNTED_PAID, 0);
    struct span all = ledger_span(ledger, paid->end, COUNTED_ALL, 0);

    if (paid->end.day >= ledger->start.day)
        paid->spread = ledger->spread[paid->end.day - ledger->start.day];
    paid->position = lines_position(paid->end);
    for (size_t i = 0; i < results->model->step_count; i++)
        paid->after[i] = (struct paid_after){time.after[i], all.after[i]};
}

struct paid_result paid_up_to(const struct results *results,
                              const struct tier_result *tier, struct date day)
{
    const struct model *model = results->model;
    struct date start = model->grant.start, before = date_plus(start, -1);
    struct paid_result paid = {.counted =
                                   date_plus(date_later(day, before),
                                             schedule_at_end(&model->payment)),
                               .end = before};

    if (model->instalment_count)
        return agreed_up_to(results, tier, day);
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
    set_time(results, &paid);
    paid.months = paid.counted.day < start.day
                      ? -1
                      : date_whole_months(start, paid.counted);
    for (size_t j = 0; j < model->overlap_count; j++)
        paid.offsets[j].amount =
            overlap_offset_up_to(results, tier, j, paid.end);
    paid.oncosts =
        oncosts_taxed_with(results, tier, money_sub(paid.stipend, paid.offset));
    paid.income =
        money_add(money_add(money_sub(paid.stipend, paid.offset), paid.oncosts),
                  paid.taxed);
    paid.direct = money_add(paid.income, paid.untaxed);
    return paid;
}

/* What the lines with a flag have cost up to the last day that is paid. */
static const char *lines_so_far(struct figures *figures, const char *flag)
{
    if (!figures->model->line_count)
        return "0";
    return arena_print(&figures->arena,
                       "SUM(money(" LINES_COST_UP_TO(
                           "lines.cost.@*%s",
                           LINES_PASSED("[spread]", "[position]",
                                        "lines.begins.@", "lines.period.@"),
                           "lines.begins.@", "lines.ends.@") "))",
                       flag);
}

void paid_figures(struct figures *figures, size_t tier, const char *table,
                  const char *edge, const char *day,
                  const struct paid_result *paid)
{
    const struct model *model = figures->model;
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);

    formula_piece(&scope, "name", table);
    formula_piece(&scope, "edge", edge);
    formula_piece(&scope, "day", day);
    if (model->instalment_count) {
        figures_add_rows(figures, &paid_agreed_rows, paid, &scope);
        return;
    }
    for (size_t i = 0; i < model->step_count; i++) {
        struct formula_scope own = figures_scope(figures, &model->steps[i].head,
                                                 model->steps[i].label, tier);

        formula_piece(&own, "edge", edge);
        formula_piece(&own, "table", table);
        figures_add_rows(figures, &paid_step_rows, &paid->after[i], &own);
    }
    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        struct formula_scope own =
            figures_scope(figures, &overlap->head, overlap->label, tier);

        formula_piece(&own, "edge", edge);
        formula_piece(&own, "table", table);
        figures_add_rows(figures, &paid_offset_rows, &paid->offsets[j], &own);
    }
    formula_piece(&scope, "to", "tier.@.counted_[edge].[name]");
    formula_piece(&scope, "offsets",
                  model->overlap_count ? "SUM(overlap.*.offset_[edge].@.[name])"
                                       : "0");
    formula_piece(&scope, "lines so far",
                  lines_so_far(figures, "lines.taxed.@"));
    formula_piece(&scope, "other lines so far",
                  lines_so_far(figures, "(1-lines.taxed.@)"));
    formula_piece(&scope, "spread", "tier.@.spread_[edge].[name]");
    formula_piece(&scope, "position", "tier.@.position_[edge].[name]");
    figures_add_rows(figures, &paid_rows, paid, &scope);
}
