#include "figure/award.h"

#include "figure/lines.h"
#include "figure/overlap.h"
#include "figure/rates.h"
#include "figure/salary.h"

enum {
    FACTOR_PLACES = 12,
    WORKING_PLACES = 9, /* decimals that a step is stored with, at most */
    DUST_PLACES = 6,    /* of the first rounding before one down */
    DOWN_PLACES = 2
};

/* clang-format off */
/* Nothing follows from an award that is not given. */
#define GIVEN(x) "IF(award.amount=\"\",\"\"," x ")"

/* x × 10^n rounded down, without the dust of binary fractions. */
#define DOWN(x, power) "INT(ROUND((" x ")*" power ",6))/" power

/* The percentage of a contingency that comes on top of what it is a part of. */
#define HELD \
    "contingency.percent/IF(contingency.of=\"subtotal\"," \
    "ROUND(1-contingency.percent,6),1)"

#define NEVER "9000000000000000000" /* more than any amount */

static const struct row of_award[] = {
    ROW(award_result, granted, "award.granted", "Award",
        GIVEN("money(award.amount[*rate])")),
};

/* A fee is its minimum up to the subtotal at which it turns to a percentage. */
static const struct row of_fee[] = {
    WORKING(award_fee, percent, "#.added_percent", "Percentage, if it is added",
        "IF(#.basis=\"added\",#.percent,0)"),
    WORKING(award_fee, minimum, "#.added_minimum", "Minimum, if it is added",
        "IF(#.basis=\"added\",#.minimum,0)"),
    WORKING(award_fee, turn, "#.turn", "Subtotal from which it is a percentage",
        "IF(#.added_percent=0," NEVER ",#.minimum/#.added_percent)"),
};

static const struct row of_fee_in_tier[] = {
    WORKING(award_leaves, leaves, "#.leaves.@",
        "Subtotal that the award leaves, if this fee decides",
        "IF(OR(award.amount=\"\",#.added_percent=0),\"\","
        "(tier.@.award_after-SUMPRODUCT((fee.*.turn>#.turn)*"
        "fee.*.added_minimum))/(1+SUMPRODUCT((fee.*.turn<=#.turn)*"
        "fee.*.added_percent)))"),
};

static const struct row of_tier[] = {
    ROW(award_tier_result, gap, "tier.@.award_gap", "Award less the ask",
        GIVEN("award.granted-tier.@.request")),
    ROW(award_tier_result, share, "tier.@.award_share", "Award, of the ask",
        "IF(OR(award.amount=\"\",tier.@.request=0),\"\","
        "percent(award.granted/tier.@.request))"),
    WORKING(award_tier_result, whole, "tier.@.award_whole",
        "Whole cost that the award pays, with contributions",
        GIVEN("(money(INT(units(award.granted)/units(grant.round))*"
              "grant.round)+[amounts])/IF([percents]>=1,1,"
              "ROUND(1-([percents]),6))")),
    WORKING(award_tier_result, after, "tier.@.award_after",
        "The same without the fee on all that is received",
        GIVEN("tier.@.award_whole-([revenue])")),
    WORKING(award_tier_result, leaves, "tier.@.award_leaves",
        "Subtotal that the award leaves", GIVEN("[leaves]")),
    WORKING(award_tier_result, lacks, "tier.@.award_short",
        "Subtotal that it does not pay",
        GIVEN("IF(OR(award.granted>=tier.@.request,([percents])>=1),0,"
              "MAX(0,ROUND(tier.@.subtotal-tier.@.award_leaves,9)))")),
    ROW(award_tier_result, on_stipend, "tier.@.on_stipend",
        "What one more of stipend adds to the subtotal",
        GIVEN("ROUND((1+[oncosts])*(1+IF(contingency.of=\"expenses\",0,"
              HELD ")),12)")),
    ROW(award_tier_result, on_lines, "tier.@.on_lines",
        "What one more of a line adds to the subtotal",
        GIVEN("ROUND(1+" HELD ",12)")),
    WORKING(award_tier_result, running, "tier.@.award_running",
        "Costs that grow with time",
        GIVEN("(tier.@.stipend+tier.@.people)*tier.@.on_stipend+"
              "([running])*tier.@.on_lines")),
    ROW(award_tier_result, months, "tier.@.award_months",
        "Months that the award pays",
        "IF(award.amount=\"\",\"\",IF(tier.@.award_running<=0,\"\","
        DOWN("MAX(0,12*tier.@.years*(1-tier.@.award_short/"
             "tier.@.award_running))", "100") "))"),
    WORKING(award_tier_result, base, "tier.@.award_base",
        "What a percentage of 100 % adds to the subtotal",
        GIVEN("(money(pay(1,tier.@.paid_years,step.*.paid_years.@))+"
              "[scaled])*tier.@.on_stipend")),
    WORKING(award_tier_result, found, "tier.@.award_found",
        "Percentage that it pays, if offsets stay as they are",
        "IF(OR(award.amount=\"\",tier.@.percent=\"\"),\"\","
        "IF(tier.@.award_base=0,\"\",IF(tier.@.award_short=0,tier.@.percent,"
        "IF(" DOWN("tier.@.percent-tier.@.award_short/tier.@.award_base",
                   "10000") "<0,\"\","
        DOWN("tier.@.percent-tier.@.award_short/tier.@.award_base", "10000")
        "))))"),
};

/* Offsets at that percentage. */
static const struct row of_overlap[] = {
    WORKING(award_offset, offset, "#.award_offset.@",
        "Offset at that percentage",
        "IF(#.treatment=\"offset\",MIN(#.inside.@,MIN("
        "money(pay(N(tier.@.award_found),#.own_years.@,#.own_after.*.@)),"
        "money(pay(N(tier.@.award_found),#.offset_years.@,"
        "#.offset_after.*.@))-[offset before])),0)"),
    WORKING(award_offset, so_far, "#.award_offset_so_far.@",
        "Offsets at it so far", "[offset before]+#.award_offset.@"),
};

static const struct row of_percent[] = {
    ROW(award_tier_result, percent, "tier.@.award_percent",
        "Percent that the award pays",
        "IF(tier.@.award_found=\"\",\"\",IF(ROUND([offsets]-tier.@.offset,6)=0,"
        "tier.@.award_found,\"\"))"),
};
/* clang-format on */

const struct row_list award_rows =
    ROW_LIST(of_award, SECTION_AWARD, NULL, NULL);

const struct row_list award_fee_rows =
    ROW_LIST(of_fee, SECTION_FEE, NULL, NULL);

const struct row_list award_leaves_rows =
    ROW_LIST(of_fee_in_tier, SECTION_FEE, NULL, NULL);

const struct row_list award_tier_rows =
    ROW_LIST(of_tier, SECTION_TIER, NULL, NULL);

const struct row_list award_overlap_rows =
    ROW_LIST(of_overlap, SECTION_OVERLAP, NULL, NULL);

const struct row_list award_percent_rows =
    ROW_LIST(of_percent, SECTION_TIER, NULL, NULL);

/* A percentage as a fraction. */
static struct exact fraction(struct percent percent)
{
    return percent.points == ABSENT ? exact(0)
                                    : exact_percent(exact(1), percent);
}

/* The lesser of two numbers, which it consumes. */
static struct exact lesser(struct exact x, struct exact y)
{
    bool less = exact_compare(&x, &y) < 0;

    exact_free(less ? &y : &x);
    return less ? x : y;
}

/* x - y, both consumed. */
static struct exact minus(struct exact x, struct exact y)
{
    x = exact_sub(x, &y);
    exact_free(&y);
    return x;
}

/* x + y, both consumed. */
static struct exact plus(struct exact x, struct exact y)
{
    x = exact_add(x, &y);
    exact_free(&y);
    return x;
}

/* x × y, both consumed. */
static struct exact times(struct exact x, struct exact y)
{
    x = exact_mul(x, &y);
    exact_free(&y);
    return x;
}

/* x / y, both consumed. */
static struct exact over(struct exact x, struct exact y)
{
    x = exact_div(x, &y);
    exact_free(&y);
    return x;
}

/* A step with as many of its decimals as 63 bits hold. */
static struct decimal stored(const struct exact *x)
{
    int places = WORKING_PLACES;
    int64_t units;

    do
        units = exact_round_once(exact_copy(x), places);
    while (units == LOST && --places > 0);
    return (struct decimal){units, places};
}

/* Down to some decimals, in units of the last one. */
static int64_t down(const struct exact *x, int places)
{
    int64_t step = power_of_ten(DUST_PLACES);
    int64_t dust = exact_round_once(exact_copy(x), places + DUST_PLACES);

    if (exact_lost(dust))
        return dust;
    return dust / step - (dust % step < 0);
}

/* A fee that is added: a percentage, and at least its minimum. */
static struct award_fee added_fee(const struct results *results, size_t index)
{
    const struct fee *fee = &results->model->fees[index];
    bool added = fee->basis == FEE_ADDED;
    struct award_fee r = {.percent = {added ? fee->percent.points : 0},
                          .minimum = {added ? fee->minimum.minor : 0}};
    struct exact turn;

    r.turn = (struct decimal){9000000000000000000, 0};
    if (!r.percent.points)
        return r;
    turn =
        over(exact_money(fee->minimum, results->digits), fraction(r.percent));
    r.turn = stored(&turn);
    exact_free(&turn);
    return r;
}

void award_model(struct results *results)
{
    const struct model *model = results->model;
    const struct award *award = &model->award;

    results->award.granted.minor = ABSENT;
    if (award->amount.minor != ABSENT)
        results->award.granted = exact_to_money(
            rates_into(
                exact_money(award->amount, currency_digits(award->currency)),
                model, award->currency),
            results->digits);
    for (size_t i = 0; i < model->fee_count; i++)
        results->award.fee[i] = added_fee(results, i);
}

/* The whole cost that the award pays, with what others put in. */
static struct exact whole_cost(const struct results *results,
                               const struct tier_result *t)
{
    const struct model *model = results->model;
    int64_t unit = model->grant.round.minor;
    int64_t room = results->award.granted.minor / unit * unit;
    struct exact all = exact_money((struct money){room}, results->digits);
    struct exact left = exact(1);

    for (size_t i = 0; i < model->contribution_count; i++)
        if (model->contributions[i].percent.points == ABSENT)
            all = plus(all,
                       exact_money(t->contribution[i].amount, results->digits));
        else
            left = minus(left, fraction(model->contributions[i].percent));
    if (exact_sign(&left) <= 0)
        exact_replace(&left, exact(1)); /* then nothing is asked for */
    return over(all, left);
}

/* Whether contributions of 100 % pay for everything. */
static bool pays_all(const struct results *results)
{
    static const int64_t whole = 1000000;
    const struct model *model = results->model;
    int64_t sum = 0;

    for (size_t i = 0; i < model->contribution_count; i++)
        if (model->contributions[i].percent.points != ABSENT)
            sum += model->contributions[i].percent.points;
    return sum >= whole;
}

/* The same without the fee on all that is received. */
static struct exact after_revenue(const struct results *results, struct exact x)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->fee_count; i++) {
        const struct fee *fee = &model->fees[i];
        struct exact part;

        if (fee->basis != FEE_REVENUE)
            continue;
        part = minus(exact_copy(&x),
                     times(exact_copy(&x), fraction(fee->percent)));
        x = lesser(part, minus(x, exact_money(fee->minimum, results->digits)));
    }
    return x;
}

/* minimum of a × percent of b, less minimum of b × percent of a: whether a
 * turns to a percentage at a higher subtotal than b. */
static bool turns_later(const struct award_fee *a, const struct award_fee *b)
{
    struct exact x, y;
    bool later;

    if (!a->percent.points)
        return true;
    x = exact_times(exact(a->minimum.minor), b->percent.points);
    y = exact_times(exact(b->minimum.minor), a->percent.points);
    later = exact_compare(&x, &y) > 0;
    exact_free(&x);
    exact_free(&y);
    return later;
}

/* The subtotal that is left if a fee decides where minimums end. */
static struct exact leaves_by(const struct results *results,
                              const struct exact *after, size_t index)
{
    const struct award_fee *fees = results->award.fee;
    struct exact left = exact_copy(after), all = exact(1);

    for (size_t i = 0; i < results->model->fee_count; i++)
        if (turns_later(&fees[i], &fees[index]))
            left = minus(left, exact_money(fees[i].minimum, results->digits));
        else
            all = plus(all, fraction(fees[i].percent));
    return over(left, all);
}

static struct exact leaves(const struct results *results,
                           const struct exact *after, struct tier_result *out)
{
    const struct model *model = results->model;
    struct exact least = exact_copy(after);

    for (size_t i = 0; i < model->fee_count; i++)
        least = minus(
            least, exact_money(results->award.fee[i].minimum, results->digits));
    for (size_t i = 0; i < model->fee_count; i++) {
        struct exact by;

        out->award_leaves[i].leaves = (struct decimal){ABSENT, 0};
        if (!results->award.fee[i].percent.points)
            continue;
        by = leaves_by(results, after, i);
        out->award_leaves[i].leaves = stored(&by);
        least = lesser(least, by);
    }
    return least;
}

/* What one more of a cost adds by the contingency. */
static struct exact held(const struct model *model)
{
    const struct contingency *c = &model->contingency;
    struct exact p = fraction(c->percent);

    return c->of == CONTINGENCY_SUBTOTAL
               ? over(p, minus(exact(1), fraction(c->percent)))
               : p;
}

static void set_factors(const struct results *results, size_t tier,
                        struct award_tier_result *r)
{
    const struct model *model = results->model;
    struct exact lines = plus(exact(1), held(model)), oncosts = exact(1);
    bool all = model->contingency.of != CONTINGENCY_EXPENSES;
    struct exact stipend;

    for (size_t i = 0; i < model->oncost_count; i++)
        if (tier_list_has(model->oncosts[i].tiers, tier))
            oncosts = plus(oncosts, fraction(model->oncosts[i].percent));
    stipend = all ? times(oncosts, exact_copy(&lines)) : oncosts;
    r->on_stipend = (struct decimal){exact_round_once(stipend, FACTOR_PLACES),
                                     FACTOR_PLACES};
    r->on_lines =
        (struct decimal){exact_round_once(lines, FACTOR_PLACES), FACTOR_PLACES};
}

/* Costs at their monthly run rate: all but those that are paid once. */
static struct exact running(const struct results *results,
                            const struct tier_result *t)
{
    const struct model *model = results->model;
    struct money lines = {0};

    for (size_t i = 0; i < model->line_count; i++)
        if (model->lines[i].every != EVERY_ONCE)
            lines = money_add(lines, t->lines[i].cost);
    return plus(
        exact_decimal(
            exact_money(money_add(t->stipend, t->people), results->digits),
            t->award.on_stipend),
        exact_decimal(exact_money(lines, results->digits), t->award.on_lines));
}

/* What a percentage of 100 % adds to the subtotal. */
static struct exact base(const struct results *results,
                         const struct tier_result *t)
{
    const struct model *model = results->model;
    struct money pay = salary_for(results, &t->paid);

    for (size_t i = 0; i < model->person_count; i++)
        if (model->people[i].scaled == ANSWER_YES)
            pay = money_add(
                pay, exact_to_money(
                         exact_years(exact_money(results->people[i].annual,
                                                 results->digits),
                                     t->person[i].years),
                         results->digits));
    return exact_decimal(exact_money(pay, results->digits),
                         t->award.on_stipend);
}

static void set_months(struct tier_result *t, const struct exact *lacks,
                       const struct exact *all)
{
    struct exact months;

    t->award.months = (struct decimal){ABSENT, 0};
    if (exact_sign(all) <= 0)
        return;
    months = minus(exact(1), over(exact_copy(lacks), exact_copy(all)));
    months = exact_times(exact_years(months, t->window.all), 12);
    if (exact_sign(&months) < 0)
        exact_replace(&months, exact(0));
    t->award.months = (struct decimal){down(&months, DOWN_PLACES), DOWN_PLACES};
    exact_free(&months);
}

/* The same time for a smaller percentage; ABSENT if there is none. */
static struct percent found(struct percent percent, const struct exact *lacks,
                            const struct exact *all)
{
    int64_t step = power_of_ten(PERCENT_PLACES - DOWN_PLACES), points;
    struct exact x;

    if (percent.points == ABSENT || !exact_sign(all))
        return (struct percent){ABSENT};
    if (!exact_sign(lacks))
        return percent;
    x = minus(fraction(percent), over(exact_copy(lacks), exact_copy(all)));
    points = down(&x, PERCENT_PLACES);
    exact_free(&x);
    return (struct percent){points < 0 ? ABSENT : points * step};
}

/* The offsets at a percentage, and their sum. */
static struct money offsets_at(const struct results *results,
                               struct percent percent, struct tier_result *t)
{
    const struct model *model = results->model;
    struct money sum = {0};

    if (percent.points == ABSENT)
        percent.points = 0;
    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap_result *r = &t->overlap[j];
        struct award_offset *o = &t->award_offset[j];
        struct money own = salary_at(results, percent, &r->own);
        struct money cap = salary_at(results, percent, &r->all);

        o->offset = model->overlaps[j].treatment == TREATMENT_OFFSET
                        ? money_lesser(r->inside,
                                       money_lesser(own, money_sub(cap, sum)))
                        : (struct money){0};
        sum = money_add(sum, o->offset);
        o->so_far = sum;
    }
    return sum;
}

static void set_percent(const struct results *results, size_t tier,
                        struct tier_result *t, const struct exact *lacks,
                        const struct exact *all)
{
    struct percent percent =
        found(results->model->tiers[tier].percent, lacks, all);
    struct money offsets = offsets_at(results, percent, t);

    t->award.found = t->award.percent = percent;
    if (offsets.minor != t->offset.minor)
        t->award.percent.points = ABSENT;
}

/* Without an award nothing is computed, but the cells of the sheet are there.
 */
static void set_none(const struct results *results, struct tier_result *out)
{
    struct decimal none = {ABSENT, 0};

    out->award = (struct award_tier_result){
        .gap = {ABSENT},
        .share = {ABSENT},
        .whole = none,
        .after = none,
        .leaves = none,
        .lacks = none,
        .on_stipend = none,
        .on_lines = none,
        .running = none,
        .base = none,
        .months = none,
        .found = {ABSENT},
        .percent = {ABSENT},
    };
    for (size_t i = 0; i < results->model->fee_count; i++)
        out->award_leaves[i].leaves = none;
    offsets_at(results, out->award.found, out);
}

void award_tier(const struct results *results, size_t tier,
                struct tier_result *out)
{
    struct money granted = results->award.granted;
    struct exact whole, after, left, lacks, all, full;
    struct award_tier_result *r = &out->award;

    set_none(results, out);
    if (granted.minor == ABSENT)
        return;
    r->gap = money_sub(granted, out->request);
    r->share = money_percent(granted, out->request);
    set_factors(results, tier, r);
    whole = whole_cost(results, out);
    r->whole = stored(&whole);
    after = after_revenue(results, whole);
    r->after = stored(&after);
    left = leaves(results, &after, out);
    r->leaves = stored(&left);
    lacks = minus(exact_money(out->subtotal, results->digits), left);
    if (granted.minor >= out->request.minor || exact_sign(&lacks) < 0 ||
        pays_all(results))
        exact_replace(&lacks, exact(0));
    r->lacks = stored(&lacks);
    all = running(results, out);
    r->running = stored(&all);
    full = base(results, out);
    r->base = stored(&full);
    set_months(out, &lacks, &all);
    set_percent(results, tier, out, &lacks, &full);
    exact_free(&after);
    exact_free(&lacks);
    exact_free(&all);
    exact_free(&full);
}

void award_model_figures(struct figures *figures)
{
    const struct model *model = figures->model;
    const struct results *results = figures->results;
    struct formula_scope scope =
        figures_scope(figures, &model->award.head, NULL, 0);

    if (!model_asks(model))
        return;
    formula_piece(&scope, "*rate",
                  rates_formula(model, model->award.currency, &figures->arena));
    figures_add_rows(figures, &award_rows, &results->award, &scope);
    for (size_t i = 0; i < model->fee_count; i++) {
        struct formula_scope own = figures_scope(figures, &model->fees[i].head,
                                                 model->fees[i].label, 0);

        figures_add_rows(figures, &award_fee_rows, &results->award.fee[i],
                         &own);
    }
}

/* A sum of a term for each record of a section, with # for the section. */
static const char *sum_over(struct figures *figures, enum section kind,
                            const char *term)
{
    struct arena *arena = &figures->arena;
    const char *sum = "0";

    for (size_t i = 0; i < schema_count(figures->model, kind); i++) {
        const struct head *head = schema_record_const(figures->model, kind, i);

        sum = arena_print(arena, "%s%s%s", i ? sum : "", i ? "+" : "",
                          formula_fill(arena, term, '#', head->section));
    }
    return sum;
}

static void add_pieces(struct figures *figures, struct formula_scope *scope)
{
    const struct model *model = figures->model;

    formula_piece(scope, "amounts",
                  sum_over(figures, SECTION_CONTRIBUTION,
                           "IF(#.percent=\"\",#.amount.@,0)"));
    formula_piece(scope, "percents",
                  sum_over(figures, SECTION_CONTRIBUTION, "#.percent"));
    formula_piece(scope, "revenue",
                  sum_over(figures, SECTION_FEE,
                           "IF(#.basis=\"revenue\",MAX(tier.@.award_whole*"
                           "#.percent,#.minimum),0)"));
    formula_piece(scope, "leaves",
                  model->fee_count ? "MIN(tier.@.award_after-SUM(fee.*."
                                     "added_minimum),fee.*.leaves.@)"
                                   : "tier.@.award_after");
    formula_piece(scope, "oncosts",
                  sum_over(figures, SECTION_ONCOST, "#.has.@*#.percent"));
    formula_piece(scope, "running",
                  model->line_count
                      ? "SUMIFS(lines.cost.@,lines.every,\"<>once\")"
                      : "0");
    formula_piece(scope, "scaled",
                  sum_over(figures, SECTION_PERSON,
                           "IF(#.scaled=\"yes\",money(#.annual*#.years.@),0)"));
    formula_piece(scope, "offsets",
                  model->overlap_count ? "SUM(overlap.*.award_offset.@)" : "0");
}

static void add_leaves(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->fee_count; i++) {
        struct formula_scope scope = figures_scope(
            figures, &model->fees[i].head, model->fees[i].label, tier);

        figures_add_rows(figures, &award_leaves_rows,
                         &figures->results->tiers[tier].award_leaves[i],
                         &scope);
    }
}

static void add_offsets(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    const char *before = "0";

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        struct formula_scope scope =
            figures_scope(figures, &overlap->head, overlap->label, tier);

        formula_piece(&scope, "offset before", before);
        figures_add_rows(figures, &award_overlap_rows,
                         &figures->results->tiers[tier].award_offset[j],
                         &scope);
        before = arena_print(&figures->arena, "%s.award_offset_so_far.@",
                             overlap->head.section);
    }
}

void award_figures(struct figures *figures, size_t tier)
{
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);
    const struct award_tier_result *result =
        &figures->results->tiers[tier].award;

    if (!model_asks(figures->model))
        return;
    add_pieces(figures, &scope);
    figures_add_rows(figures, &award_tier_rows, result, &scope);
    add_leaves(figures, tier);
    add_offsets(figures, tier);
    figures_add_rows(figures, &award_percent_rows, result, &scope);
}
