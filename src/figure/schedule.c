#include "figure/schedule.h"

#include "figure/lines.h"
#include "figure/ontop.h"
#include "figure/overlap.h"
#include "figure/people.h"
#include "figure/salary.h"
#include "figure/stipend.h"

#include <assert.h>

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
    const struct tier_result *t = &results->tiers[tier];
    struct span all = ledger_span(&results->ledger, month->end, COUNTED_ALL, 0);

    month->column[COLUMN_STIPEND] = stipend_up_to(results, tier, month->end);
    month->column[COLUMN_OFFSET] =
        overlap_offsets_up_to(results, t, month->end);
    month->column[COLUMN_PEOPLE] = people_up_to(results, t, month->end);
    month->salary = salary_for(results, &all);
}

static void set_costs(const struct results *results,
                      const struct tier_result *tier,
                      struct schedule_month *month)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        struct money *column =
            &month->column[COLUMN_TUTORING + line_budget(line)];
        struct money *income =
            line->taxable == ANSWER_YES ? &month->taxed : &month->untaxed;
        struct money cost =
            lines_cost_up_to(results, &tier->lines[i], month->end);

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

/* The sum of what a month pays the person and other people. */
static struct money month_pay(const struct schedule_month *month)
{
    return money_add(
        money_sub(month->column[COLUMN_STIPEND], month->column[COLUMN_OFFSET]),
        month->column[COLUMN_PEOPLE]);
}

/* Some of an amount: as much as part is of all, or by days if that is 0. */
static struct money spread_amount(const struct results *results,
                                  const struct tier_result *tier,
                                  struct money amount, struct money part,
                                  struct money all, struct date day)
{
    int before = results->model->grant.start.day - 1;

    return all.minor
               ? money_share(amount, part.minor, all.minor, results->digits)
               : money_share(amount, day.day - before, tier->end.day - before,
                             results->digits);
}

/* On-costs follow what people are paid, the rest all other columns. */
static void set_other(const struct results *results,
                      const struct tier_result *tier,
                      const struct schedule *schedule)
{
    const struct schedule_month *last = &schedule->months[schedule->count - 1];
    struct money pay = month_pay(last), all = month_sum(last);
    struct money rest = money_sub(
        tier->request, money_add(ontop_people(tier), ontop_costs(tier)));

    for (size_t k = 0; k < schedule->count; k++) {
        struct schedule_month *month = &schedule->months[k];

        month->column[COLUMN_OTHER] =
            money_add(spread_amount(results, tier, tier->oncosts,
                                    month_pay(month), pay, month->end),
                      spread_amount(results, tier, rest, month_sum(month), all,
                                    month->end));
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

/* Each on the row of its month; several of one month are added. */
static void set_agreed(const struct model *model,
                       const struct tier_result *tier,
                       const struct schedule *schedule)
{
    for (size_t i = 0; i < model->instalment_count; i++) {
        const struct instalment_result *r = &tier->instalment[i];
        struct schedule_month *month = &schedule->months[r->month - 1];

        assert(r->month > 0);
        month->instalment = month->instalment.minor == ABSENT
                                ? r->amount
                                : money_add(month->instalment, r->amount);
        month->paid_on = date_later(month->paid_on, model->instalments[i].date);
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
    if (model->instalment_count)
        set_agreed(model, t, &schedule);
    else
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
