#include "figure/schedule.h"

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
        return 999;
    return payment->schedule == PAYMENT_QUARTERLY ? 3 : 1;
}

/* A schedule while it is built. */
struct building {
    const struct results *results;
    const struct tier_result *tier;
    size_t index; /* of the tier */
    struct schedule schedule;
};

static void cut_months(struct building *b, struct arena *arena)
{
    struct date start = b->results->model->grant.start, end = b->tier->end;
    size_t count = 0;

    while (date_months_later(start, (int)count).day <= end.day)
        count++;
    b->schedule.count = count;
    b->schedule.months =
        arena_alloc(arena, count * sizeof(*b->schedule.months));
    for (size_t k = 0; k < count; k++) {
        struct schedule_month *month = &b->schedule.months[k];
        struct date next = date_months_later(start, (int)k + 1);

        month->start = date_months_later(start, (int)k);
        month->end = date_earlier(date_plus(next, -1), end);
        month->instalment = (struct money){ABSENT};
    }
}

static void add_stipend(struct building *b)
{
    struct money paid = {0}, taken_off = {0};

    for (size_t k = 0; k < b->schedule.count; k++) {
        struct schedule_month *month = &b->schedule.months[k];
        struct money paid_before = paid, taken_off_before = taken_off;

        paid = stipend_up_to(b->results, b->index, month->end);
        taken_off = overlap_offsets_up_to(b->results, b->tier, month->end);
        month->column[COLUMN_STIPEND] = money_sub(paid, paid_before);
        month->column[COLUMN_OFFSET] = money_sub(taken_off, taken_off_before);
    }
}

/* What the salary itself would pay, whoever else pays for the time. */
static void add_salary(struct building *b)
{
    const struct ledger *ledger = &b->results->ledger;
    struct money before = {0};

    for (size_t k = 0; k < b->schedule.count; k++) {
        struct schedule_month *month = &b->schedule.months[k];
        struct years years =
            ledger_years(ledger, ledger_time(ledger, month->end));
        struct money now = salary_for(b->results, years);

        month->salary = money_sub(now, before);
        before = now;
    }
}

static void add_cost(struct schedule_month *month, const struct line *line,
                     struct money cost)
{
    struct money *cell = &month->column[COLUMN_TUTORING + line_budget(line)];
    struct money *taxed =
        line->taxable == ANSWER_YES ? &month->taxed : &month->untaxed;

    *cell = money_add(*cell, cost);
    *taxed = money_add(*taxed, cost);
}

/* Months of the grant before a day, each day counting by its month. */
static int64_t months_before(const struct building *b, struct date day)
{
    const struct ledger *ledger = &b->results->ledger;
    int count = day.day - ledger->start.day;

    return count > 0 ? ledger->spread[count - 1] : 0;
}

static void spread_line(struct building *b, const struct line *of,
                        const struct line_result *line)
{
    struct money before = {0};
    int64_t first = months_before(b, line->first);
    int64_t all = months_before(b, date_plus(line->last, 1)) - first, part = 0;

    for (size_t k = 0; k < b->schedule.count && part < all; k++) {
        struct schedule_month *month = &b->schedule.months[k];
        struct date end = date_earlier(month->end, line->last);
        struct money now;

        if (end.day < line->first.day)
            continue;
        part = months_before(b, date_plus(end, 1)) - first;
        now = money_share(line->cost, part, all, b->results->digits);
        add_cost(month, of, money_sub(now, before));
        before = now;
    }
}

/* The month in which a day falls. */
static struct schedule_month *month_of(struct building *b, struct date day)
{
    size_t k = 0;

    while (k + 1 < b->schedule.count && b->schedule.months[k].end.day < day.day)
        k++;
    return &b->schedule.months[k];
}

static void add_lines(struct building *b)
{
    const struct model *model = b->results->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line_result *line = &b->tier->lines[i];

        if (!line->cost.minor)
            continue;
        if (model->lines[i].every == EVERY_ONCE)
            add_cost(month_of(b, line->first), &model->lines[i], line->cost);
        else
            spread_line(b, &model->lines[i], line);
    }
}

/* What a month comes to, money that others pay taken off. */
static struct money month_sum(const struct schedule_month *month)
{
    struct money sum = {0};

    for (unsigned c = 0; c < COLUMN_COUNT; c++)
        sum = c == COLUMN_OFFSET ? money_sub(sum, month->column[c])
                                 : money_add(sum, month->column[c]);
    return sum;
}

/* In proportion to the running sum of the rest; by days where it is 0. */
static void add_other(struct building *b)
{
    struct money whole = money_sub(
        b->tier->request, money_add(b->tier->stipend, ontop_costs(b->tier)));
    struct money all = {0}, part = {0}, before = {0};
    struct date start = b->results->model->grant.start;
    int digits = b->results->digits;

    for (size_t k = 0; k < b->schedule.count; k++)
        all = money_add(all, month_sum(&b->schedule.months[k]));
    for (size_t k = 0; k < b->schedule.count; k++) {
        struct schedule_month *month = &b->schedule.months[k];
        struct money now;

        part = money_add(part, month_sum(month));
        now = all.minor ? money_share(whole, part.minor, all.minor, digits)
                        : money_share(whole, month->end.day - start.day + 1,
                                      b->tier->end.day - start.day + 1, digits);
        month->column[COLUMN_OTHER] = money_sub(now, before);
        before = now;
    }
}

static void add_instalments(struct building *b)
{
    const struct payment *payment = &b->results->model->payment;
    bool at_end = schedule_at_end(payment);
    size_t length = schedule_months(payment);

    for (size_t first = 0; first < b->schedule.count; first += length) {
        size_t last = first + length < b->schedule.count
                          ? first + length - 1
                          : b->schedule.count - 1;
        struct schedule_month *paid =
            &b->schedule.months[at_end ? last : first];
        struct money sum = {0};

        paid->paid_on = at_end ? paid->end : paid->start;
        for (size_t k = first; k <= last; k++) {
            sum = money_add(sum, month_sum(&b->schedule.months[k]));
            b->schedule.months[k].income_on = paid->paid_on;
        }
        paid->instalment = sum;
    }
}

struct schedule schedule_build(const struct results *results, size_t tier,
                               struct arena *arena)
{
    struct building b = {
        .results = results, .tier = &results->tiers[tier], .index = tier};

    cut_months(&b, arena);
    add_stipend(&b);
    add_salary(&b);
    add_lines(&b);
    add_other(&b);
    add_instalments(&b);
    return b.schedule;
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
