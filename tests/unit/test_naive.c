/* Days counted one by one, on models made by chance, give the same figures. */
#include "figure/settle.h"
#include "plan.h"
#include "table.h"

#include <gmp.h>
#include <stdio.h>
#include <string.h>

static void scale(mpq_t x, long times, long parts)
{
    mpz_mul_si(mpq_numref(x), mpq_numref(x), times);
    mpz_mul_si(mpq_denref(x), mpq_denref(x), parts);
    mpq_canonicalize(x);
}

/* Half up, as nothing here is below zero. */
static long nearest(mpq_t x, int places)
{
    long units;

    scale(x, 2 * plan_power(places), 1);
    mpz_add(mpq_numref(x), mpq_numref(x), mpq_denref(x));
    mpz_fdiv_q(mpq_numref(x), mpq_numref(x), mpq_denref(x));
    units = mpz_get_si(mpq_numref(x)) / 2;
    mpq_set_si(x, units, 1);
    scale(x, 1, plan_power(places));
    return units;
}

/* In two steps, as all figures but years; clears x. */
static long rounded(mpq_t x, int places)
{
    long units;

    if (places < 6)
        nearest(x, 6);
    units = nearest(x, places);
    mpq_clear(x);
    return units;
}

/* A number of so many decimals × part / all. */
static long product(long units, int decimals, long part, long all, int places)
{
    mpq_t x;

    mpq_init(x);
    mpq_set_si(x, units, 1);
    scale(x, 1, plan_power(decimals));
    scale(x, part, all);
    return rounded(x, places);
}

/* The set of overlaps that are treated so, among the first `count`. */
static int those(const struct plan *plan, int treatment, int count)
{
    int set = 0;

    for (int j = 0; j < plan_lesser(plan->overlaps, count); j++)
        set |= plan->treatment[j] == treatment ? 1 << j : 0;
    return set;
}

/* The share of a day that a set takes, in the order of the file. */
static long part_of(const struct plan *plan, long date, int set)
{
    long left = WHOLE, sum = 0;

    for (int j = 0; j < plan->overlaps; j++) {
        bool inside = date >= plan->first[j] && date <= plan->last[j];
        bool takes = inside && plan->treatment[j] != KEEP;
        long taken = takes ? plan_lesser(plan->share[j], left) : 0;

        left -= taken;
        sum += set >> j & 1 ? taken : 0;
    }
    return set & REST ? WHOLE - sum : sum;
}

/* Of a day, what the money of a set of `offset` overlaps is set against. */
static long money_part_of(const struct plan *plan, long date, int set)
{
    long paid = part_of(plan, date, REST | those(plan, DEDUCT, MOST)), sum = 0;

    for (int j = 0; j < plan->overlaps; j++)
        if (set >> j & 1 && date >= plan->first[j] && date <= plan->last[j])
            sum += plan_lesser(plan->share[j], paid);
    return plan_lesser(sum, paid);
}

static long days(const struct plan *plan, long first, long last, int set)
{
    long sum = 0;

    for (long date = first; date <= last; date++)
        sum += part_of(plan, date, set);
    return sum;
}

/* Starts the sum; rounded() clears it. */
static void years(mpq_t sum, const struct plan *plan, long last, int set)
{
    long tally[IN_YEAR + 1] = {0};
    mpq_t part;

    mpq_inits(sum, part, NULL);
    for (long date = plan->start; date <= last; date++)
        tally[plan->in_year[date - plan->start]] +=
            set & MONEY ? money_part_of(plan, date, set)
                        : part_of(plan, date, set);
    for (int n = 1; n <= IN_YEAR; n++)
        if (tally[n]) {
            mpq_set_si(part, tally[n], WHOLE);
            scale(part, 1, n);
            mpq_add(sum, sum, part);
        }
    mpq_clear(part);
}

static long rounded_years(const struct plan *plan, long last, int set)
{
    mpq_t sum;

    years(sum, plan, last, set);
    return rounded(sum, 12);
}

/* Pay for time up to a day. */
static long value(const struct plan *plan, long last, int set)
{
    long time = rounded_years(plan, last, set);

    return product(time, 12, plan->amount * plan->percent, 100 * WHOLE, 2);
}

static long paid(const struct plan *plan, long last, int count)
{
    return value(plan, last, REST | those(plan, DEDUCT, count));
}

/* Of several at once all count, up to what the tier pays for their time. */
static long offset(const struct plan *plan, int j)
{
    long cap = value(plan, plan->end, MONEY | those(plan, OFFSET, j + 1));
    long own = value(plan, plan->end, MONEY | 1 << j);
    long all = plan->last[j] - plan->first[j] + 1, inside = 0;

    if (plan->treatment[j] != OFFSET)
        return 0;
    for (int earlier = 0; earlier < j; earlier++)
        cap -= offset(plan, earlier);
    cap = plan_lesser(own, cap);
    for (long date = plan->first[j]; date <= plan->last[j]; date++)
        inside += date >= plan->start && date <= plan->end;
    return plan_lesser(cap, product(plan->pays[j], 2, inside, all, 2));
}

/* The offset up to a day. */
static long offset_by(const struct plan *plan, long last)
{
    mpq_t part, all;
    long sum = 0;

    for (int j = 0; j < plan->overlaps; j++) {
        years(part, plan, last, MONEY | 1 << j);
        years(all, plan, plan->end, MONEY | 1 << j);
        if (mpq_sgn(all))
            mpq_div(part, part, all);
        scale(part, offset(plan, j), 100);
        sum += rounded(part, 2);
        mpq_clear(all);
    }
    return sum;
}

static long owed(const struct plan *plan)
{
    return days(plan, plan->start, plan->end, those(plan, MAKEUP, MOST));
}

static long made_up(const struct plan *plan, long by)
{
    long last = plan_lesser(by, plan->end + AFTERWARDS);

    return plan_lesser(owed(plan), days(plan, plan->end + 1, last, REST | ALL));
}

static long repay(const struct plan *plan, long by)
{
    long all = owed(plan), missing = all - made_up(plan, by);
    long worth = value(plan, plan->end, those(plan, MAKEUP, MOST));

    return all ? product(worth, 2, missing, all, 2) : 0;
}

__attribute__((format(printf, 4, 5))) static void
figure(const struct plan *plan, long value, int places, const char *fmt, ...)
{
    struct plan_text name, wanted = plan_written(value, places);
    const char *found;
    va_list parts;

    va_start(parts, fmt);
    vsnprintf(name.is, sizeof(name.is), fmt, parts);
    va_end(parts);
    found = loaded_figure(&plan->loaded, name.is);
    if (value == NONE)
        wanted.is[0] = '\0';
    if (strcmp(found, wanted.is) == 0)
        return;
    fprintf(stderr, "%s\n%s is '%s', not '%s'\n", plan->text, name.is, found,
            wanted.is);
    fail();
}

static void same(const struct plan *plan, long found, long wanted,
                 const char *what, long date)
{
    if (found == wanted)
        return;
    fprintf(stderr, "%s\n%s of tier %c by %s is %ld, not %ld\n", plan->text,
            what, plan->tier, plan_written(date, DATE).is, found, wanted);
    fail();
}

static void check_window(const struct plan *plan, char tier)
{
    int set = REST | those(plan, DEDUCT, MOST);
    long end = plan->end, off = 0;
    long gross = paid(plan, end, 0), rest = paid(plan, end, MOST);
    long all = days(plan, plan->start, end, REST);
    long left = days(plan, plan->start, end, set);

    for (int j = 0; j < plan->overlaps; j++)
        off += offset(plan, j);
    figure(plan, end, DATE, "tier.%c.end", tier);
    figure(plan, all, -6, "tier.%c.days", tier);
    figure(plan, left, -6, "tier.%c.paid_days", tier);
    figure(plan, rounded_years(plan, end, REST), 12, "tier.%c.years", tier);
    figure(plan, rounded_years(plan, end, set), 12, "tier.%c.paid_years", tier);
    figure(plan, gross, 2, "tier.%c.gross", tier);
    figure(plan, gross - rest, 2, "tier.%c.deduction", tier);
    figure(plan, off, 2, "tier.%c.offset", tier);
    figure(plan, rest - off, 2, "tier.%c.stipend", tier);
}

static void check_overlap(const struct plan *plan, char tier, int j)
{
    long from = -plan_lesser(-plan->first[j], -plan->start), months = 0,
         weeks = 0;
    long after = plan_lesser(plan->last[j], plan->end) + 1;
    long off = paid(plan, plan->end, j) - paid(plan, plan->end, j + 1);

    while (plan_months_later(from, (int)months + 1) <= after)
        months++;
    while (from + 7 * (weeks + 1) <= after)
        weeks++;
    figure(plan, 100 * months, 2, "compute.month%d.native.%c", j, tier);
    figure(plan, 100 * weeks, 2, "compute.week%d.native.%c", j, tier);
    off = plan->treatment[j] == DEDUCT ? off : NONE;
    figure(plan, off, 2, "overlap.o%d.deduction.%c", j, tier);
    off = plan->treatment[j] == OFFSET ? offset(plan, j) : NONE;
    figure(plan, off, 2, "overlap.o%d.offset.%c", j, tier);
}

static void check_makeup(const struct plan *plan, char tier)
{
    bool any = those(plan, MAKEUP, MOST), by = any && plan->by != NONE;
    long first = NONE, last = NONE, sum = 0, all = owed(plan);
    long made = made_up(plan, plan->by), date = plan->end;

    while (sum < all && date++ < plan->end + AFTERWARDS) {
        sum += part_of(plan, date, REST | ALL);
        first = sum > 0 ? plan_lesser(first, date) : NONE;
        last = sum >= all ? date : NONE;
    }
    figure(plan, first, DATE, "tier.%c.makeup_start", tier);
    figure(plan, last, DATE, "tier.%c.makeup_end", tier);
    figure(plan, any ? all : NONE, -6, "tier.%c.owed_days", tier);
    all = any ? product(all, 6, 1, 7, 4) : NONE;
    figure(plan, all, -4, "tier.%c.owed_weeks", tier);
    figure(plan, by ? made : NONE, -6, "tier.%c.made_up_days", tier);
    made = by ? owed(plan) - made : NONE;
    figure(plan, made, -6, "tier.%c.shortfall_days", tier);
    figure(plan, by ? repay(plan, plan->by) : NONE, 2, "tier.%c.repay", tier);
}

static void check_schedule(const struct plan *plan,
                           const struct schedule *schedule)
{
    long last = plan->start - 1, pay = 0, off = 0;

    for (size_t k = 0; k < schedule->count; k++) {
        const struct schedule_month *month = &schedule->months[k];

        same(plan, month->start.day - DAY_OF_1970, last + 1, "month", last);
        last = plan_lesser(plan_months_later(plan->start, (int)k + 1) - 1,
                           plan->end);
        same(plan, month->end.day - DAY_OF_1970, last, "month", last);
        pay += month->column[COLUMN_STIPEND].minor;
        off += month->column[COLUMN_OFFSET].minor;
        same(plan, pay, paid(plan, last, MOST), "stipend", last);
        same(plan, off, offset_by(plan, last), "offset", last);
    }
    same(plan, last, plan->end, "last month", last);
}

static void check_stop(const struct plan *plan, long stop)
{
    struct date date = {(int)stop + DAY_OF_1970};
    struct settlement found =
        settle(plan->loaded.results, (size_t)(plan->tier - 'a'), date);
    int set = REST | those(plan, DEDUCT, MOST);
    int later = those(plan, MAKEUP, MOST);
    long end = plan->end, all = days(plan, plan->start, end, set);
    long done = days(plan, plan->start, plan_lesser(stop, end), set | later);
    long back = repay(plan, stop);

    done += made_up(plan, stop);
    if (stop < end)
        back = paid(plan, end, MOST) - paid(plan, stop, MOST) -
               offset_by(plan, end) + offset_by(plan, stop) +
               value(plan, stop, later);
    same(plan, found.delivered_days.units, done, "delivered", stop);
    same(plan, found.owed_days.units, all - done, "owed", stop);
    same(plan, found.repay.minor, back, "repay", stop);
}

static void check_tier(struct plan *plan, int t)
{
    plan->tier = (char)('a' + t);
    plan->end = plan->ends[t];
    plan->percent = plan->percents[t];
    check_window(plan, plan->tier);
    check_makeup(plan, plan->tier);
    for (int j = 0; j < plan->overlaps; j++)
        check_overlap(plan, plan->tier, j);
    check_schedule(plan, &plan->loaded.results->tiers[t].schedule);
    check_stop(plan, plan->start - plan_pick(plan, 1, 50));
    check_stop(plan, plan_pick(plan, plan->start, plan->end));
    check_stop(plan, plan->end);
    check_stop(plan, plan->end + plan_pick(plan, 1, 1200));
}

static void days_counted_one_by_one_give_the_same(void **state)
{
    struct plan plan = {.chance = {20260801}};

    (void)state;
    for (int i = 0; i < few_or_many(500, 5000); i++) {
        plan_make(&plan);
        plan.loaded = load_text(plan.text, NULL);
        if (plan.loaded.diag.errors) {
            fprintf(stderr, "%s\n", plan.text);
            fail_msg("%s", diag_text(&plan.loaded.diag, 0));
        }
        check_tier(&plan, 0);
        check_tier(&plan, 1);
        loaded_free(&plan.loaded);
        free(plan.text);
    }
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(days_counted_one_by_one_give_the_same),
    };

    return RUN_TESTS("naive", tests);
}
