#include "figure/lines.h"

#include "figure/applications.h"
#include "figure/rates.h"

static const struct percent whole = {1000000};
static const int64_t one = 1000000; /* of LINES_PLACES */

/* clang-format off */
/* Whole months, from the difference of the calendar's. */
#define CALENDAR_MONTHS \
    "(YEAR(#.last.@+1)-YEAR(#.first.@))*12+MONTH(#.last.@+1)-MONTH(#.first.@)"

/* Weeks, months, quarters or years, in fractions. */
#define PERIODS \
    "(IF(#.every=\"week\",(#.last.@-#.first.@+1)/7," \
    "(#.whole_months.@+#.rest.@/#.rest_month.@)/" \
    "IF(#.every=\"month\",1,IF(#.every=\"quarter\",3,12))))"

/* How many of the days that begin a quarter or year lie in the line's time. */
#define STARTS \
    "INT((" LINES_POSITION("#.last.@") "-#.begins.@)/#.period.@)+1"

static const struct row steps_of_line[STEP_COUNT] = {
    [STEP_HAS] = WORKING(line_result, has, "#.has.@",
        "Whether the tier has it (1 or 0)",
        FORMULA_HAS_TIER "[active]"),
    [STEP_FIRST] = WORKING(line_result, first, "#.first.@", "First day",
        "MAX(grant.start,#.from)"),
    [STEP_LAST] = WORKING(line_result, last, "#.last.@", "Last day",
        "MIN(tier.@.end,#.until)"),
    [STEP_MONTHS] = WORKING(line_result, months, "#.whole_months.@",
        "Whole months",
        CALENDAR_MONTHS "-(EDATE(#.first.@," CALENDAR_MONTHS ")>#.last.@+1)"),
    [STEP_REST] = WORKING(line_result, rest, "#.rest.@",
        "Days behind them",
        "IF(#.last.@<#.first.@,0,"
        "#.last.@+1-EDATE(#.first.@,#.whole_months.@))"),
    [STEP_REST_MONTH] = WORKING(line_result, rest_month, "#.rest_month.@",
        "Days of their month",
        "IF(#.last.@<#.first.@,1,EDATE(#.first.@,#.whole_months.@+1)-"
        "EDATE(#.first.@,#.whole_months.@))"),
    [STEP_TIMES] = WORKING(line_result, times, "#.times_in.@", "Times",
        "IF(OR(#.has.@=0,#.last.@<#.first.@),0,IF(#.times.@<>\"\",#.times.@,"
        "IF(#.times<>\"\",#.times,IF(#.every=\"once\",1,"
        "IF(#.partial=\"drop\",INT(" PERIODS "),IF(#.partial=\"full\","
        "-INT(-" PERIODS "),ROUND(" PERIODS ",6)))))))"),
    [STEP_QUANTITY] = WORKING(line_result, quantity, "#.quantity_in.@",
        "Quantity",
        "IF(#.quantity.@=\"\",#.quantity,#.quantity.@)"),
    [STEP_NATIVE] = NATIVE(line_result, native, "#.native.@",
        "Cost in its own currency",
        "native(#.rate*#.quantity_in.@*#.times_in.@*(1+#.vat))"),
    [STEP_COST] = ROW(line_result, cost, "#.cost.@", "Cost",
        "money(money(#.native.@[*rate])*IF(#.rate<0,1,tier.@.[kind]))"),
    [STEP_TAXED] = WORKING(line_result, taxed, "#.taxed.@",
        "Whether it is income of the person (1 or 0)",
        "IF(#.taxable=\"yes\",1,0)"),
    [STEP_PERIOD] = WORKING(line_result, period, "#.period.@",
        "Months of its quarters or years, times 32; 1 if it is spread",
        "IF(#.every=\"quarter\",96,IF(#.every=\"year\",384,1))"),
    [STEP_BEGINS] = WORKING(line_result, begins, "#.begins.@",
        "Where its first day is: parts of months before it, or the day itself",
        "IF(#.first.@>#.last.@,0,IF(#.period.@>1,"
        "32*(12*YEAR(#.first.@)+MONTH(#.first.@))+DAY(#.first.@),"
        "SUMIFS(days.part_of_month,days.date,\"<\"&#.first.@)))"),
    [STEP_ENDS] = WORKING(line_result, ends, "#.ends.@",
        "Where all is paid; if at once, one part behind that",
        "IF(#.first.@>#.last.@,1,#.begins.@+IF(#.period.@>1,"
        "IF(OR(#.times.@<>\"\",#.times<>\"\")," STARTS
        ",IF(#.times_in.@=0,1,#.times_in.@)),"
        "IF(AND(#.every=\"once\",#.times_in.@<=1),1,"
        LEDGER_SPREAD("#.last.@") "-#.begins.@)))"),
};

#define COST(budget, word, text) \
    ROW(tier_result, cost[budget], "tier.@." word "_cost", text, \
        "SUM(" word ".*.cost.@)"),
#define TYPE(constant, word) \
    ROW(tier_result, type[constant], "tier.@.type." word, \
        "Lines of the type: " word, "[lines of " word "]"),
static const struct row costs[] = {BUDGETS(COST) COST_TYPES(TYPE)};
/* clang-format on */

const struct row_list lines_rows =
    ROW_LIST(steps_of_line, SECTION_TUTORING, NULL, NULL);

const struct row_list lines_cost_rows =
    ROW_LIST(costs, SECTION_TIER, NULL, NULL);

/* Months in which a line is paid once; 0 if it is spread over its time. */
static int period_months(enum every every)
{
    return every == EVERY_QUARTER ? 3 : every == EVERY_YEAR ? 12 : 0;
}

/* Weeks, months, quarters or years of a line's time, in fractions. */
static struct exact periods(const struct line *line,
                            const struct line_result *r)
{
    int months = period_months(line->every);
    struct exact full = exact(r->months);
    struct exact all;

    if (line->every == EVERY_WEEK) {
        exact_free(&full);
        return exact_over(exact(r->last.day - r->first.day + 1), 7);
    }
    all = exact_add(exact_over(exact(r->rest), r->rest_month), &full);
    exact_free(&full);
    return months ? exact_over(all, months) : all;
}

/* What `partial` makes of them. */
static struct decimal count_periods(const struct line *line, struct exact all)
{
    struct exact down = exact(0);
    struct decimal count = {0, LINES_PLACES};

    if (line->partial == PARTIAL_PRORATE) {
        count.units = exact_round_once(all, LINES_PLACES);
    } else {
        mpz_fdiv_q(mpq_numref(down.q), mpq_numref(all.q), mpq_denref(all.q));
        count.units = exact_round_once(exact_copy(&down), LINES_PLACES);
        if (line->partial == PARTIAL_FULL && exact_compare(&down, &all))
            count.units += one;
        exact_free(&all);
    }
    exact_free(&down);
    return count;
}

static struct decimal times_in_window(const struct line *line, size_t tier,
                                      const struct line_result *cut)
{
    int64_t given =
        line->times_in[tier] != ABSENT ? line->times_in[tier] : line->times;

    if (!cut->has || cut->last.day < cut->first.day)
        given = 0;
    else if (given == ABSENT && line->every == EVERY_ONCE)
        given = 1;
    return given == ABSENT ? count_periods(line, periods(line, cut))
                           : (struct decimal){given * one, LINES_PLACES};
}

/* Whole months of a line's time, and the days behind them. */
static void set_months(struct line_result *r)
{
    struct date next = date_plus(r->last, 1), behind;

    r->months = date_whole_months(r->first, next);
    r->rest = 0;
    r->rest_month = 1;
    if (r->last.day < r->first.day)
        return;
    behind = date_months_later(r->first, (int)r->months);
    r->rest = next.day - behind.day;
    r->rest_month =
        date_months_later(r->first, (int)r->months + 1).day - behind.day;
}

static int64_t position(struct date day, int in_month)
{
    return DAYS_OF_POSITION * (int64_t)date_month(day) + in_month;
}

int64_t lines_position(struct date day)
{
    int in_month = date_day_in_month(day);

    return position(day, in_month == date_days_in_month(day) ? LAST_OF_MONTH
                                                             : in_month);
}

/*
 * What makes all of a line, in millionths: for quarters and years its times,
 * or the days on which they begin; else its time.  What is paid once gets one
 * part: its whole cost is on its first day.
 */
static int64_t length_of(const struct ledger *ledger, const struct line *line,
                         bool given, const struct line_result *r)
{
    if (r->first.day > r->last.day)
        return one;
    if (r->period > 1)
        return given ? ((lines_position(r->last) - r->begins) / r->period + 1) *
                           one
               : r->times.units ? r->times.units
                                : one;
    if (line->every == EVERY_ONCE && r->times.units <= one)
        return one;
    return (ledger->spread[r->last.day - ledger->start.day] - r->begins) * one;
}

/*
 * Where a line begins, and where all of it is paid: on the ledger's sum of
 * months, or by the days of the calendar.
 */
static void set_spread(const struct ledger *ledger, const struct line *line,
                       size_t tier, struct line_result *r)
{
    int months = period_months(line->every);
    bool given = line->times != ABSENT || line->times_in[tier] != ABSENT;

    r->period = months ? DAYS_OF_POSITION * months : 1;
    r->begins = 0;
    if (r->first.day <= r->last.day && months)
        r->begins = position(r->first, date_day_in_month(r->first));
    else if (r->first.day <= r->last.day && r->first.day > ledger->start.day)
        r->begins = ledger->spread[r->first.day - ledger->start.day - 1];
    r->ends = (struct decimal){
        r->begins * one + length_of(ledger, line, given, r), LINES_PLACES};
}

static struct line_result line_in_tier(const struct results *results,
                                       const struct line *line, size_t tier,
                                       struct date end)
{
    const struct model *model = results->model;
    int native_digits = currency_digits(line->currency);
    struct line_result r = {
        .has = !line->idle && tier_list_has(line->tiers, tier),
        .first = date_later(model->grant.start, line->from),
        .last = date_given(line->until) ? date_earlier(end, line->until) : end,
    };
    struct money full;

    set_months(&r);
    r.times = times_in_window(line, tier, &r);
    r.quantity = line->quantity_in[tier].units != ABSENT
                     ? line->quantity_in[tier]
                     : line->quantity;
    r.native = exact_to_money(
        exact_percent(
            exact_decimal(
                exact_decimal(exact_decimal(exact(1), line->rate.each),
                              r.quantity),
                r.times),
            (struct percent){whole.points + line->vat.points}),
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
    set_spread(&results->ledger, line, tier, &r);
    return r;
}

void lines_tier(const struct results *results, size_t tier,
                struct tier_result *out)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        struct money *sum = &out->cost[line_budget(line)];
        struct money *type = &out->type[line->type];

        out->lines[i] = line_in_tier(results, line, tier, out->end);
        *sum = money_add(*sum, out->lines[i].cost);
        *type = money_add(*type, out->lines[i].cost);
    }
}

struct money lines_cost_up_to(const struct results *results,
                              const struct line_result *line, struct date day)
{
    const struct ledger *ledger = &results->ledger;
    int64_t passed, all = line->ends.units - line->begins * one;

    if (line->first.day > line->last.day || day.day < line->first.day)
        return (struct money){0};
    if (day.day >= line->last.day)
        return line->cost;
    passed = line->period > 1
                 ? (lines_position(day) - line->begins) / line->period + 1
                 : ledger->spread[day.day - ledger->start.day] - line->begins;
    return passed * one < all
               ? money_share(line->cost, passed * one, all, results->digits)
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
    formula_piece(&scope, "active", applications_factor(l->application, arena));
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

#define TYPE_WORD(constant, word) word,
void lines_sum_figures(struct figures *figures, size_t tier)
{
    static const char *const words[] = {COST_TYPES(TYPE_WORD)};
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);
    struct arena *arena = &figures->arena;

    for (size_t i = 0; i < COUNT(words); i++)
        formula_piece(
            &scope, arena_print(arena, "lines of %s", words[i]),
            figures->model->line_count
                ? arena_print(arena, "SUMIFS(lines.cost.@,lines.type,\"%s\")",
                              words[i])
                : "0");
    figures_add_rows(figures, &lines_cost_rows, &figures->results->tiers[tier],
                     &scope);
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
