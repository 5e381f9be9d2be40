#include "figure/lines.h"

#include "figure/rates.h"

/* clang-format off */
/* Whole months, from the difference of the calendar's. */
#define CALENDAR_MONTHS \
    "(YEAR(#.last.@+1)-YEAR(#.first.@))*12+MONTH(#.last.@+1)-MONTH(#.first.@)"

static const struct row steps_of_line[STEP_COUNT] = {
    [STEP_HAS] = WORKING(line_result, has, "#.has.@",
        "Whether the tier has it (1 or 0)",
        "IF(#.tiers=\"\",1,IF(ISERROR(" FORMULA_FIND_WORD("#.tiers", "@")
        "),0,1))"),
    [STEP_FIRST] = WORKING(line_result, first, "#.first.@", "First day",
        "MAX(grant.start,#.from)"),
    [STEP_LAST] = WORKING(line_result, last, "#.last.@", "Last day",
        "MIN(tier.@.end,#.until)"),
    [STEP_MONTHS] = WORKING(line_result, months, "#.whole_months.@",
        "Whole months",
        CALENDAR_MONTHS "-(EDATE(#.first.@," CALENDAR_MONTHS ")>#.last.@+1)"),
    [STEP_TIMES] = WORKING(line_result, times, "#.times_in.@", "Times",
        "IF(OR(#.has.@=0,#.last.@<#.first.@),0,IF(#.times.@<>\"\",#.times.@,"
        "IF(#.times<>\"\",#.times,IF(#.every=\"week\","
        "INT((#.last.@-#.first.@+1)/7),"
        "IF(#.every=\"month\",#.whole_months.@,1)))))"),
    [STEP_QUANTITY] = WORKING(line_result, quantity, "#.quantity_in.@",
        "Quantity",
        "IF(#.quantity.@=\"\",#.quantity,#.quantity.@)"),
    [STEP_NATIVE] = NATIVE(line_result, native, "#.native.@",
        "Cost in its own currency",
        "native(#.rate*#.quantity_in.@*#.times_in.@)"),
    [STEP_COST] = ROW(line_result, cost, "#.cost.@", "Cost",
        "money(money(#.native.@[*rate])*IF(#.rate<0,1,tier.@.[kind]))"),
    [STEP_TAXED] = WORKING(line_result, taxed, "#.taxed.@",
        "Whether it is income of the person (1 or 0)",
        "IF(#.taxable=\"yes\",1,0)"),
    [STEP_BEGINS] = WORKING(line_result, begins, "#.begins.@",
        "Months before its first day, in parts",
        "IF(#.first.@>#.last.@,0,"
        "SUMIFS(days.part_of_month,days.date,\"<\"&#.first.@))"),
    [STEP_ENDS] = WORKING(line_result, ends, "#.ends.@",
        "Months up to its last day, in parts; if paid once, one part more",
        "IF(OR(#.every=\"once\",#.first.@>#.last.@),#.begins.@+1,"
        LEDGER_SPREAD("#.last.@") ")"),
};

#define COST(budget, word, text) \
    ROW(tier_result, cost[budget], "tier.@." word "_cost", text, \
        "SUM(" word ".*.cost.@)"),
static const struct row costs[] = {BUDGETS(COST)};
/* clang-format on */

const struct row_list lines_rows =
    ROW_LIST(steps_of_line, SECTION_TUTORING, NULL, NULL);

const struct row_list lines_cost_rows =
    ROW_LIST(costs, SECTION_TIER, NULL, NULL);

static int64_t times_in_window(const struct line *line, size_t tier,
                               const struct line_result *cut)
{
    if (!cut->has || cut->last.day < cut->first.day)
        return 0;
    if (line->times_in[tier] != ABSENT)
        return line->times_in[tier];
    if (line->times != ABSENT)
        return line->times;
    if (line->every == EVERY_WEEK)
        return (cut->last.day - cut->first.day + 1) / 7;
    return line->every == EVERY_MONTH ? cut->months : 1;
}

/*
 * Where a line begins and ends on the ledger's sum of months.  One that is paid
 * once gets a length of one part: its whole cost is on its first day.
 */
static void set_spread(const struct ledger *ledger, const struct line *line,
                       struct line_result *r)
{
    bool counts = r->first.day <= r->last.day;

    if (counts && r->first.day > ledger->start.day)
        r->begins = ledger->spread[r->first.day - ledger->start.day - 1];
    r->ends = counts && line->every != EVERY_ONCE
                  ? ledger->spread[r->last.day - ledger->start.day]
                  : r->begins + 1;
}

static struct line_result line_in_tier(const struct results *results,
                                       const struct line *line, size_t tier,
                                       struct date end)
{
    const struct model *model = results->model;
    int native_digits = currency_digits(line->currency);
    struct line_result r = {
        .has = tier_list_has(line->tiers, tier),
        .first = date_later(model->grant.start, line->from),
        .last = date_given(line->until) ? date_earlier(end, line->until) : end,
    };
    struct money full;

    r.months = date_whole_months(r.first, date_plus(r.last, 1));
    r.times = times_in_window(line, tier, &r);
    r.quantity = line->quantity_in[tier].units != ABSENT
                     ? line->quantity_in[tier]
                     : line->quantity;
    r.native = exact_to_money(
        exact_times(
            exact_decimal(exact_decimal(exact(1), line->rate.each), r.quantity),
            r.times),
        native_digits);
    full = exact_to_money(
        rates_into(exact_money(r.native, native_digits), model, line->currency),
        results->digits);
    /* Money in hand is there in every tier. */
    r.cost =
        line->rate.each.units < 0
            ? full
            : money_portion(full, model->tiers[tier].keeps[line_budget(line)],
                            results->digits);
    r.taxed = line->taxable == ANSWER_YES;
    set_spread(&results->ledger, line, &r);
    return r;
}

void lines_tier(const struct results *results, size_t tier,
                struct tier_result *out)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        struct money *sum = &out->cost[line_budget(line)];

        out->lines[i] = line_in_tier(results, line, tier, out->end);
        *sum = money_add(*sum, out->lines[i].cost);
    }
}

struct money lines_cost_up_to(const struct line_result *line, int64_t spread,
                              int digits)
{
    int64_t passed = spread - line->begins, all = line->ends - line->begins;

    if (passed <= 0)
        return (struct money){0};
    return passed < all ? money_share(line->cost, passed, all, digits)
                        : line->cost;
}

static struct formula_scope line_scope(const struct figures *figures,
                                       struct arena *arena, size_t line,
                                       size_t tier)
{
    const struct line *l = &figures->model->lines[line];
    struct formula_scope scope =
        figures_scope(figures, &l->head, l->label, tier);

    scope.native = l->currency;
    formula_piece(&scope, "*rate",
                  rates_formula(figures->model, l->currency, arena));
    formula_piece(&scope, "kind", schema[l->head.kind].name);
    return scope;
}

void lines_steps(const struct figures *figures, struct arena *arena,
                 size_t line, size_t tier, struct figure steps[STEP_COUNT])
{
    const struct line_result *record =
        &figures->results->tiers[tier].lines[line];
    struct formula_scope scope = line_scope(figures, arena, line, tier);
    const struct formula_scope *kept = figures_keep_scope(arena, &scope);

    for (unsigned step = 0; step < STEP_COUNT; step++)
        steps[step] = figures_from_row(figures, arena, &steps_of_line[step],
                                       record, kept);
}

void lines_figures(struct figures *figures, size_t tier)
{
    static const struct row_list costs_of_line = {
        .rows = &steps_of_line[STEP_NATIVE], .count = 2};

    for (size_t i = 0; i < figures->model->line_count; i++) {
        struct formula_scope scope =
            line_scope(figures, &figures->arena, i, tier);

        figures_add_rows(figures, &costs_of_line,
                         &figures->results->tiers[tier].lines[i], &scope);
    }
}
