#include "figure/overlap.h"

#include "figure/applications.h"
#include "figure/rates.h"
#include "figure/salary.h"

/* clang-format off */
/*
 * [worth before] is that of the whole window for the first overlap, and of the
 * previous overlap for the others; the other [... before] likewise.
 */
static const struct row rows[] = {
    WORKING(overlap_result, worth, "#.worth.@",
        "Time that it takes",
        LEDGER_WORTH_OF("taken.[name]", "tier.@.end")),
    WORKING(overlap_result, paid_worth, "#.paid_worth.@",
        "Time paid after it",
        "[worth before]-IF(#.treatment=\"deduct\",#.worth.@,0)"),
    WORKING(overlap_result, paid.all, "#.years.@",
        "Years paid after it",
        LEDGER_YEARS_OF("#.paid_worth.@")),
    WORKING(overlap_result, own_worth, "#.own_worth.@",
        "Time offset by it alone",
        "IF(#.treatment=\"offset\","
        OVERLAP_OWN_WORTH("#", "[name]", "tier.@.end") ",0)"),
    WORKING(overlap_result, own.all, "#.own_years.@",
        "Years offset by it alone",
        LEDGER_YEARS_OF("#.own_worth.@")),
    WORKING(overlap_result, all.all, "#.offset_years.@",
        "Years offset by it and earlier ones",
        LEDGER_YEARS_OF(LEDGER_WORTH_OF("offset.[name]", "tier.@.end"))),
    WORKING(overlap_result, inside, "#.inside.@",
        "What it pays inside the time of the tier",
        "IF(#.treatment=\"offset\",money(#.pays[*rate]*"
        "MAX(0,MIN(#.end,tier.@.end)-MAX(#.start,grant.start)+1)/"
        "(#.end-#.start+1)),0)[active]"),
    WORKING(overlap_result, own_pay, "#.own_pay.@",
        "What the tier pays for its time",
        "money(pay(tier.@.percent,#.own_years.@,#.own_after.*.@))"),
    WORKING(overlap_result, cap, "#.cap.@",
        "What the tier pays for the time of all of them",
        "money(pay(tier.@.percent,#.offset_years.@,#.offset_after.*.@))"),
    ROW(overlap_result, deduction, "#.deduction.@",
        "Deducted for it",
        "IF(#.treatment=\"deduct\",money([pay before])-money("
        "pay(tier.@.percent,#.years.@,#.years_after.*.@)),\"\")"),
    ROW(overlap_result, offset, "#.offset.@",
        "Offset for it",
        "IF(#.treatment=\"offset\",MIN(#.inside.@,MIN(#.own_pay.@,"
        "#.cap.@-[offset before])),\"\")"),
    WORKING(overlap_result, offset_so_far, "#.offset_so_far.@",
        "Offset so far",
        "[offset before]+IF(#.offset.@=\"\",0,#.offset.@)"),
};

/* The years above from a step of the salary on. */
#define FROM_STEP "[step].from"
static const struct row from_step[] = {
    WORKING(overlap_after, paid_worth, "#.paid_worth_after.[step name].@",
        "Time paid after it",
        "[worth before]-IF(#.treatment=\"deduct\","
        LEDGER_WORTH_FROM_OF("taken.[name]", FROM_STEP, "tier.@.end") ",0)"),
    WORKING(overlap_after, paid, "#.years_after.[step name].@",
        "Years paid after it",
        LEDGER_YEARS_OF("#.paid_worth_after.[step name].@")),
    WORKING(overlap_after, own, "#.own_after.[step name].@",
        "Years offset by it alone",
        "IF(#.treatment=\"offset\"," LEDGER_YEARS_OF(
        OVERLAP_OWN_WORTH_FROM("#", "[name]", FROM_STEP, "tier.@.end")) ",0)"),
    WORKING(overlap_after, all, "#.offset_after.[step name].@",
        "Years offset by it and earlier ones",
        LEDGER_YEARS_OF(LEDGER_WORTH_FROM_OF("offset.[name]", FROM_STEP,
                                             "tier.@.end"))),
};
/* clang-format on */

const struct row_list overlap_rows =
    ROW_LIST(rows, SECTION_OVERLAP, NULL, NULL);

const struct row_list overlap_step_rows =
    ROW_LIST(from_step, SECTION_OVERLAP, NULL, NULL);

struct money overlap_pays_inside(const struct results *results,
                                 const struct overlap *overlap, struct date end)
{
    struct date first = date_later(overlap->start, results->model->grant.start);
    int inside = date_earlier(overlap->end, end).day - first.day + 1;
    int days = overlap->end.day - overlap->start.day + 1;
    struct exact pays;

    if (inside <= 0 || overlap->idle)
        return (struct money){0};
    pays = exact_money(overlap->pays, currency_digits(overlap->currency));
    pays = rates_into(pays, results->model, overlap->currency);
    return exact_to_money(exact_over(exact_times(pays, inside), days),
                          results->digits);
}

/* How much of each time there is, and what the tier pays for it. */
static void set_time(const struct results *results, size_t tier, size_t overlap,
                     const struct tier_result *t, struct overlap_result *r)
{
    const struct ledger *ledger = &results->ledger;
    struct date end = t->end;

    r->worth = ledger_time(ledger, end, COUNTED_TAKEN, overlap).worth;
    r->paid_worth = ledger_time(ledger, end, COUNTED_PAID_AFTER, overlap).worth;
    r->own_worth = ledger_time(ledger, end, COUNTED_OWN, overlap).worth;
    r->paid = ledger_span(ledger, end, COUNTED_PAID_AFTER, overlap);
    r->own = ledger_span(ledger, end, COUNTED_OWN, overlap);
    r->all = ledger_span(ledger, end, COUNTED_OFFSET, overlap);
    r->own_pay = salary_replaced(results, tier, &r->own);
    r->cap = salary_replaced(results, tier, &r->all);
    for (size_t i = 0; i < results->model->step_count; i++) {
        struct date before =
            date_earlier(date_plus(results->model->steps[i].from, -1), end);

        r->after[i] = (struct overlap_after){
            r->paid_worth -
                ledger_time(ledger, before, COUNTED_PAID_AFTER, overlap).worth,
            r->paid.after[i], r->own.after[i], r->all.after[i]};
    }
}

/*
 * The deduction of an overlap is pay before it less pay after it.  An offset is
 * never more than the tier itself pays for the overlap's time, nor all of them
 * more than it pays for the time of all.
 */
struct money overlap_tier(const struct results *results, size_t tier,
                          struct tier_result *out)
{
    struct money pay = out->gross, sum = {0};

    for (size_t j = 0; j < results->model->overlap_count; j++) {
        const struct overlap *overlap = &results->model->overlaps[j];
        struct overlap_result *r = &out->overlap[j];
        struct money pay_before = pay;

        *r = (struct overlap_result){.deduction = {ABSENT}, .offset = {ABSENT}};
        set_time(results, tier, j, out, r);
        pay = salary_replaced(results, tier, &r->paid);
        if (overlap->treatment == TREATMENT_DEDUCT)
            r->deduction = money_sub(pay_before, pay);
        if (overlap->treatment == TREATMENT_OFFSET) {
            r->inside = overlap_pays_inside(results, overlap, out->end);
            r->offset = money_lesser(
                r->inside, money_lesser(r->own_pay, money_sub(r->cap, sum)));
            sum = money_add(sum, r->offset);
        }
        r->offset_so_far = sum;
    }
    return sum;
}

struct money overlap_offset_up_to(const struct results *results,
                                  const struct tier_result *tier,
                                  size_t overlap, struct date day)
{
    const struct overlap_result *r = &tier->overlap[overlap];
    struct time part = ledger_time(
        &results->ledger, date_earlier(day, tier->end), COUNTED_OWN, overlap);

    if (results->model->overlaps[overlap].treatment != TREATMENT_OFFSET ||
        !r->own_worth)
        return (struct money){0};
    return money_share(r->offset, part.worth, r->own_worth, results->digits);
}

struct money overlap_offsets_up_to(const struct results *results,
                                   const struct tier_result *tier,
                                   struct date day)
{
    struct money sum = {0};

    for (size_t j = 0; j < results->model->overlap_count; j++)
        sum = money_add(sum, overlap_offset_up_to(results, tier, j, day));
    return sum;
}

struct money overlap_taken_off(const struct tier_result *tier, size_t overlap)
{
    const struct overlap_result *r = &tier->overlap[overlap];

    return r->deduction.minor == ABSENT ? r->offset : r->deduction;
}

const char *overlap_taken_off_formula(struct arena *arena, const char *section,
                                      const char *tier)
{
    return arena_print(arena,
                       "IF(%s.deduction.%s=\"\",%s.offset.%s,%s.deduction.%s)",
                       section, tier, section, tier, section, tier);
}

/* The years of each overlap from a step on. */
static void add_steps(struct figures *figures, size_t overlap,
                      const struct formula_scope *scope,
                      const struct overlap_result *result)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;

    for (size_t i = 0; i < model->step_count; i++) {
        struct formula_scope own = *scope;
        const struct head *step = &model->steps[i].head;
        const char *before = "ROUND(" LEDGER_WORTH_FROM(
            FROM_STEP, "tier.@.end") "*days.whole,0)";

        if (overlap)
            before = arena_print(arena, "%s.paid_worth_after.[step name].@",
                                 model->overlaps[overlap - 1].head.section);
        formula_piece(&own, "step", step->section);
        formula_piece(&own, "step name", step->name);
        formula_piece(&own, "worth before", before);
        figures_add_rows(figures, &overlap_step_rows, &result->after[i], &own);
    }
}

void overlap_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;
    const char *worth = "ROUND(" LEDGER_WORTH("tier.@.end") "*days.whole,0)";
    const char *years = "tier.@.years", *after = "step.*.years.@";
    const char *offset = "0";

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        const struct overlap_result *result =
            &figures->results->tiers[tier].overlap[j];
        const char *section = overlap->head.section;
        struct formula_scope scope =
            figures_scope(figures, &overlap->head, overlap->label, tier);

        formula_piece(&scope, "worth before", worth);
        formula_piece(&scope, "years before", years);
        formula_piece(&scope, "after before", after);
        formula_piece(&scope, "offset before", offset);
        formula_piece(&scope, "pay before",
                      "pay(tier.@.percent,[years before],[after before])");
        formula_piece(&scope, "*rate",
                      rates_formula(model, overlap->currency, arena));
        formula_piece(&scope, "active",
                      applications_factor(overlap->application, arena));
        figures_add_rows(figures, &overlap_rows, result, &scope);
        add_steps(figures, j, &scope, result);
        worth = arena_print(arena, "%s.paid_worth.@", section);
        years = arena_print(arena, "%s.years.@", section);
        after = arena_print(arena, "%s.years_after.*.@", section);
        offset = arena_print(arena, "%s.offset_so_far.@", section);
    }
}
