#include "figure/schedule.h"

#include "figure/lines.h"
#include "figure/ontop.h"
#include "figure/overlap.h"
#include "figure/salary.h"
#include "figure/stipend.h"

bool schedule_at_end(const struct payment *payment)
{
    return payment->timing == TIMING_END &&
           payment->schedule != PAYMENT_UPFRONT;
}

size_t schedule_months(const struct payment *payment)
{
    if (payment->schedule == PAYMENT_UPFRONT)
        return SCHEDULE_UPFRONT;
    return payment->schedule == PAYMENT_QUARTERLY ? 3 : 1;
}

static struct schedule cut_months(struct date start, struct date end,
                                  struct arena *arena)
{
    struct schedule schedule = {.count =
                                    (size_t)date_whole_months(start, end) + 1};

    schedule.months =
        arena_alloc(arena, schedule.count * sizeof(*schedule.months));
    for (size_t k = 0; k < schedule.count; k++) {
        struct schedule_month *month = &schedule.months[k];
        struct date next = date_months_later(start, (int)k + 1);

        month->start = date_months_later(start, (int)k);
        month->end = date_earlier(date_plus(next, -1), end);
        month->instalment = (struct money){ABSENT};
    }
    return schedule;
}

/*
 * Until set_differences runs, each month has the sums up to its end.
 * Differences of rounded sums add up to the whole.
 */
static void set_pay(const struct results *results, size_t tier,
                    struct schedule_month *month)
{
    const struct ledger *ledger = &results->ledger;

    month->column[COLUMN_STIPEND] = stipend_up_to(results, tier, month->end);
    month->column[COLUMN_OFFSET] =
        overlap_offsets_up_to(results, &results->tiers[tier], month->end);
    month->salary = salary_for(
        results, ledger_years(ledger, ledger_time(ledger, month->end)));
}

static void set_costs(const struct results *results,
                      const struct tier_result *tier,
                      struct schedule_month *month)
{
    const struct model *model = results->model;
    const struct ledger *ledger = &results->ledger;
    int64_t spread = ledger->spread[month->end.day - ledger->start.day];

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        struct money *column =
            &month->column[COLUMN_TUTORING + line_budget(line)];
        struct money *income =
            line->taxable == ANSWER_YES ? &month->taxed : &month->untaxed;
        struct money cost =
            lines_cost_up_to(&tier->lines[i], spread, results->digits);

        *column = money_add(*column, cost);
        *income = money_add(*income, cost);
    }
}

/* The sum of a month's columns, offsets taken off. */
static struct money month_sum(const struct schedule_month *month)
{
    struct money sum = {0};

    for (unsigned c = 0; c < COLUMN_COUNT; c++)
        sum = c == COLUMN_OFFSET ? money_sub(sum, month->column[c])
                                 : money_add(sum, month->column[c]);
    return sum;
}

/* In proportion to the other columns; by days where their sum is 0. */
static void set_other(const struct results *results,
                      const struct tier_result *tier,
                      const struct schedule *schedule)
{
    struct money other =
        money_sub(tier->request, money_add(tier->stipend, ontop_costs(tier)));
    struct money all = month_sum(&schedule->months[schedule->count - 1]);
    int before = results->model->grant.start.day - 1;

    for (size_t k = 0; k < schedule->count; k++) {
        struct schedule_month *month = &schedule->months[k];

        month->column[COLUMN_OTHER] =
            all.minor ? money_share(other, month_sum(month).minor, all.minor,
                                    results->digits)
                      : money_share(other, month->end.day - before,
                                    tier->end.day - before, results->digits);
    }
}

static void set_instalments(const struct payment *payment,
                            const struct schedule *schedule)
{
    bool at_end = schedule_at_end(payment);
    size_t length = schedule_months(payment);
    struct money before = {0};

    for (size_t first = 0; first < schedule->count; first += length) {
        size_t last = first + length < schedule->count ? first + length - 1
                                                       : schedule->count - 1;
        struct money sum = month_sum(&schedule->months[last]);
        struct schedule_month *paid = &schedule->months[at_end ? last : first];

        paid->paid_on = at_end ? paid->end : paid->start;
        paid->instalment = money_sub(sum, before);
        before = sum;
        for (size_t k = first; k <= last; k++)
            schedule->months[k].income_on = paid->paid_on;
    }
}

static void set_differences(const struct schedule *schedule)
{
    for (size_t k = schedule->count - 1; k > 0; k--) {
        struct schedule_month *month = &schedule->months[k];

        for (unsigned c = 0; c < COLUMN_COUNT; c++)
            month->column[c] = money_sub(month->column[c], month[-1].column[c]);
        month->taxed = money_sub(month->taxed, month[-1].taxed);
        month->untaxed = money_sub(month->untaxed, month[-1].untaxed);
        month->salary = money_sub(month->salary, month[-1].salary);
    }
}

struct schedule schedule_build(const struct results *results, size_t tier,
                               struct arena *arena)
{
    const struct model *model = results->model;
    const struct tier_result *t = &results->tiers[tier];
    struct schedule schedule = cut_months(model->grant.start, t->end, arena);

    for (size_t k = 0; k < schedule.count; k++) {
        set_pay(results, tier, &schedule.months[k]);
        set_costs(results, t, &schedule.months[k]);
    }
    set_other(results, t, &schedule);
    set_instalments(&model->payment, &schedule);
    set_differences(&schedule);
    return schedule;
}

struct money schedule_column(const struct schedule *schedule, size_t months,
                             enum column column)
{
    struct money sum = {0};

    for (size_t k = 0; k < months && k < schedule->count; k++)
        sum = money_add(sum, schedule->months[k].column[column]);
    return sum;
}

struct money schedule_sum(const struct schedule *schedule, size_t months,
                          enum column before)
{
    struct money sum = {0};

    for (unsigned c = 0; c < before; c++) {
        struct money amount = schedule_column(schedule, months, c);

        sum = c == COLUMN_OFFSET ? money_sub(sum, amount)
                                 : money_add(sum, amount);
    }
    return sum;
}
