#include "figure/makeup.h"

#include "figure/salary.h"

enum {
    WEEKS_PLACES = 4
};

#define UP_TO_END "days.date,\"<=\"&tier.@.end"

/* clang-format off */
/* Workings count time in millionths of a day. */
static const struct row rows[] = {
    ROW(makeup_result, owed_days, "tier.@.owed_days", "Days to make up later",
        "IF(days.makeups=0,\"\",SUMIFS(days.owed," UP_TO_END ")/days.whole)"),
    ROW(makeup_result, owed_weeks, "tier.@.owed_weeks", "Weeks to make up",
        "IF(tier.@.owed_days=\"\",\"\",round4(tier.@.owed_days/7))"),
    WORKING(makeup_result, owed, "tier.@.owed", "Time owed",
        "ROUND(N(tier.@.owed_days)*days.whole,0)"),
    WORKING(makeup_result, left, "tier.@.left",
        "Time that no overlap takes of the window",
        "SUMIFS(days.left," UP_TO_END ")"),
    WORKING(makeup_result, made_up, "tier.@.made_up",
        "Made up in the end",
        MAKEUP_DONE("tier.@.end+days.makeup_most")),
    ROW(makeup_result, start, "tier.@.makeup_start", "Make-up time begins",
        "IF(tier.@.made_up=0,\"\","
        "grant.start+COUNTIF(days.done,\"<=\"&tier.@.left))"),
    ROW(makeup_result, end, "tier.@.makeup_end", "Make-up time ends",
        "IF(OR(tier.@.owed=0,tier.@.made_up<tier.@.owed),\"\","
        "grant.start+COUNTIF(days.done,\"<=\"&tier.@.left+tier.@.owed-1))"),
    WORKING(makeup_result, reach, "tier.@.makeup_reach",
        "Last day of make-up time",
        "IF(tier.@.owed=0,tier.@.end,IF(tier.@.makeup_end=\"\","
        "tier.@.end+days.makeup_most,tier.@.makeup_end))"),
    WORKING(makeup_result, made_up_by, "tier.@.made_up_by",
        "Made up by the last day that is allowed",
        "IF(makeup.by=\"\",0," MAKEUP_DONE("tier.@.end+MAX(0,"
        "MIN(makeup.by-tier.@.end,days.makeup_most))") ")"),
    ROW(makeup_result, made_up_days, "tier.@.made_up_days", "Days made up",
        "IF(OR(makeup.by=\"\",tier.@.owed_days=\"\"),\"\","
        "tier.@.made_up_by/days.whole)"),
    ROW(makeup_result, shortfall_days, "tier.@.shortfall_days",
        "Days not made up",
        "IF(tier.@.made_up_days=\"\",\"\","
        "ROUND(tier.@.owed_days-tier.@.made_up_days,6))"),
    WORKING(makeup_result, span.all, "tier.@.owed_years", "Years owed",
        LEDGER_YEARS_OF(LEDGER_WORTH_OF("owed", "tier.@.end"))),
    WORKING(makeup_result, value, "tier.@.owed_value", "Pay for these years",
        "money(pay(tier.@.percent,tier.@.owed_years,step.*.owed_years.@))"),
    ROW(makeup_result, repay, "tier.@.repay", "To pay back",
        "IF(tier.@.shortfall_days=\"\",\"\",IF(tier.@.owed=0,0,money("
        MAKEUP_REPAY("tier.@.shortfall_days", "tier.@.owed_days") ")))"),
};
static const struct row from_step[] = {
    WORKING(after_result, owed, "#.owed_years.@", "Years owed from its day on",
        LEDGER_YEARS_OF(LEDGER_WORTH_FROM_OF("owed", "#.from", "tier.@.end"))),
};
/* clang-format on */

const struct row_list makeup_rows = ROW_LIST(rows, SECTION_TIER, NULL, NULL);

const struct row_list makeup_step_rows =
    ROW_LIST(from_step, SECTION_STEP, NULL, NULL);

int64_t makeup_count(const struct model *model)
{
    int64_t count = 0;

    for (size_t j = 0; j < model->overlap_count; j++)
        count += model->overlaps[j].treatment == TREATMENT_MAKEUP;
    return count;
}

static struct time owed_time(const struct results *results,
                             const struct tier_result *tier)
{
    return ledger_time(&results->ledger, tier->end, COUNTED_OWED, 0);
}

static struct date latest_day(const struct tier_result *tier)
{
    return date_plus(tier->end, LEDGER_MAKEUP_MOST);
}

/* The time that overlaps leave between the end of the window and a day. */
static int64_t left_after(const struct results *results,
                          const struct tier_result *tier, struct date day)
{
    day = date_earlier(day, latest_day(tier));
    return ledger_time(&results->ledger, day, COUNTED_LEFT, 0).days -
           ledger_time(&results->ledger, tier->end, COUNTED_LEFT, 0).days;
}

int64_t makeup_done(const struct results *results,
                    const struct tier_result *tier, struct date day)
{
    int64_t owed = owed_time(results, tier).days;
    int64_t done = day.day > tier->end.day ? left_after(results, tier, day) : 0;

    return done < owed ? done : owed;
}

struct money makeup_repay(const struct results *results,
                          const struct tier_result *tier, int64_t shortfall)
{
    if (!tier->makeup.owed)
        return (struct money){0};
    return money_share(tier->makeup.value, shortfall, tier->makeup.owed,
                       results->digits);
}

/* The first day by which so much time is left; not given if there is none. */
static struct date day_reaching(const struct results *results,
                                const struct tier_result *tier, int64_t days)
{
    struct date low = date_plus(tier->end, 1), high = latest_day(tier);

    if (left_after(results, tier, high) < days)
        return (struct date){0};
    while (low.day < high.day) {
        struct date middle = {low.day + (high.day - low.day) / 2};

        if (left_after(results, tier, middle) < days)
            low = date_plus(middle, 1);
        else
            high = middle;
    }
    return low;
}

/* Workings, which a workbook with overlaps shows whatever their treatments. */
static void set_workings(const struct results *results, size_t tier,
                         struct tier_result *out)
{
    struct makeup_result *makeup = &out->makeup;

    makeup->reach = out->end;
    makeup->owed = owed_time(results, out).days;
    makeup->left =
        ledger_time(&results->ledger, out->end, COUNTED_LEFT, 0).days;
    makeup->made_up = makeup_done(results, out, latest_day(out));
    makeup->made_up_by = makeup_done(results, out, results->model->makeup.by);
    makeup->span = ledger_span(&results->ledger, out->end, COUNTED_OWED, 0);
    makeup->value = salary_replaced(results, tier, &makeup->span);
    for (size_t i = 0; i < results->model->step_count; i++)
        out->after[i].owed = makeup->span.after[i];
}

static void set_repayment(const struct results *results,
                          struct tier_result *out)
{
    struct makeup_result *makeup = &out->makeup;
    int64_t shortfall = makeup->owed - makeup->made_up_by;

    makeup->made_up_days = (struct decimal){makeup->made_up_by, DAYS_PLACES};
    makeup->shortfall_days = (struct decimal){shortfall, DAYS_PLACES};
    makeup->repay = makeup_repay(results, out, shortfall);
}

void makeup_tier(const struct results *results, size_t tier,
                 struct tier_result *out)
{
    struct makeup_result *makeup = &out->makeup;

    *makeup = (struct makeup_result){.owed_days = {ABSENT, 0},
                                     .owed_weeks = {ABSENT, 0},
                                     .made_up_days = {ABSENT, 0},
                                     .shortfall_days = {ABSENT, 0},
                                     .repay = {ABSENT}};
    set_workings(results, tier, out);
    if (!makeup_count(results->model))
        return;
    makeup->owed_days = time_days(owed_time(results, out));
    makeup->owed_weeks = (struct decimal){
        exact_round(exact_over(exact_decimal(exact(1), makeup->owed_days), 7),
                    WEEKS_PLACES),
        WEEKS_PLACES};
    if (makeup->owed) {
        makeup->start = day_reaching(results, out, 1);
        makeup->end = day_reaching(results, out, makeup->owed);
        makeup->reach = date_given(makeup->end) ? makeup->end : latest_day(out);
    }
    if (date_given(results->model->makeup.by))
        set_repayment(results, out);
}

void makeup_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    const struct tier_result *result = &figures->results->tiers[tier];
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);

    if (!model->overlap_count)
        return;
    for (size_t i = 0; i < model->step_count; i++) {
        struct formula_scope own = figures_scope(figures, &model->steps[i].head,
                                                 model->steps[i].label, tier);

        figures_add_rows(figures, &makeup_step_rows, &result->after[i], &own);
    }
    figures_add_rows(figures, &makeup_rows, &result->makeup, &scope);
}
