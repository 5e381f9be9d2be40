#include "plan.h"

#include "table.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

long plan_pick(struct plan *plan, long least, long most)
{
    return chance_pick(&plan->chance, least, most);
}

long plan_lesser(long a, long b)
{
    return a < b ? a : b;
}

long plan_power(int places)
{
    return places ? 10 * plan_power(places - 1) : 1;
}

static struct tm calendar(long date)
{
    time_t seconds = date * 86400;
    struct tm parts;

    gmtime_r(&seconds, &parts);
    return parts;
}

/* The first day of the month that comes so many after the date's. */
static long month_after(long date, int months)
{
    struct tm parts = calendar(date);

    parts.tm_mon += months;
    parts.tm_mday = 1;
    return timegm(&parts) / 86400;
}

long plan_months_later(long date, int months)
{
    long later = month_after(date, months) + calendar(date).tm_mday - 1;

    return plan_lesser(later, month_after(date, months + 1) - 1);
}

struct plan_text plan_written(long value, int places)
{
    struct plan_text text;
    struct tm parts = calendar(value);
    long one = plan_power(abs(places)), length = 1;

    if (places == DATE)
        strftime(text.is, 48, "%Y-%m-%d", &parts);
    else if (places < 0)
        snprintf(text.is, 48, "%.12g", (double)value / (double)one);
    else
        length = snprintf(text.is, 48, "%ld.%0*ld", value / one, places,
                          value % one);
    assert_in_range(length, 1, 47);
    return text;
}

/* Picks a number and writes it. */
static long choose(struct plan *plan, const char *key, int places, long least,
                   long most)
{
    long value = plan_pick(plan, least, most);

    fprintf(plan->out, "%s = %s\n", key, plan_written(value, places).is);
    return value;
}

/* Often a day that not every month has. */
static long pick_start(struct plan *plan)
{
    long date = plan_pick(plan, -24000, 76000), how = plan_pick(plan, 0, 6);

    if (how < 2)
        return date - calendar(date).tm_yday + plan_pick(plan, 28, 30);
    if (how < 4)
        return month_after(date, 2 - calendar(date).tm_mon) - 1;
    return how < 6 ? month_after(date, 1) - 1 : date;
}

static void make_grant(struct plan *plan)
{
    static const char *const words[] = {"month", "calendar", "day", "week",
                                        "workday"};

    plan->start = pick_start(plan);
    plan->proration = (int)plan_pick(plan, 0, 4);
    fputs("[salary]\nper = year\n", plan->out);
    plan->amount = choose(plan, "amount", 2, 0, 19999999);
    fprintf(plan->out, "[grant]\ntitle = T\ncurrency = EUR\nproration = %s\n",
            words[plan->proration]);
    choose(plan, "start", DATE, plan->start, plan->start);
}

static void make_tiers(struct plan *plan, int most)
{
    long start = plan->start, latest = plan_pick(plan, 0, 3) ? 30 * most : 0;
    bool by_end = plan_pick(plan, 0, 1);
    int months = most;

    if (by_end)
        plan->end = choose(plan, "end", DATE, start, start + latest);
    else
        fprintf(plan->out, "months = %d\n", months);
    for (int t = 0; t < 2; t++) {
        fprintf(plan->out, "[tier.%c]\n", 'a' + t);
        plan->percents[t] = choose(plan, "percent", 4, 0, 2 * WHOLE);
        if (t && !by_end) {
            months = (int)plan_pick(plan, 1, most);
            fprintf(plan->out, "months = %d\n", months);
        }
        plan->ends[t] =
            by_end ? plan->end : plan_months_later(start, months) - 1;
    }
}

/* Some overlaps leave hardly a free day in which time can be made up. */
static void make_overlap(struct plan *plan, int j)
{
    static const char *const words[] = {"deduct", "offset", "makeup", "keep"};
    long from = plan->start - 60, length = plan->ends[0] + 20 - from;
    long least = plan_pick(plan, 0, 3) ? 0 : WHOLE,
         most = plan_pick(plan, 0, 4);
    int treatment = (int)plan_pick(plan, DEDUCT, KEEP);

    plan->treatment[j] = treatment;
    fprintf(plan->out, "[overlap.o%d]\ntreatment = %s\n", j, words[treatment]);
    plan->share[j] = choose(plan, "share", 4, least, most ? WHOLE : least);
    plan->pays[j] = choose(plan, "pays", 2, 0, 10000 * length);
    least = choose(plan, "start", DATE, from, from + length);
    plan->first[j] = least;
    most = least + length;
    if (plan_pick(plan, 0, 5) == 0) {
        least = plan->ends[0] + AFTERWARDS - 50;
        most = least + 60;
    }
    plan->last[j] = choose(plan, "end", DATE, least, most);
}

/* A line of the budget that has an overlap's days. */
static void make_line(struct plan *plan, int j, const char *every)
{
    fprintf(plan->out, "[compute.%s%d]\nrate = 1\nevery = %s\n", every, j,
            every);
    choose(plan, "from", DATE, plan->first[j], plan->first[j]);
    choose(plan, "until", DATE, plan->last[j], plan->last[j]);
}

static void fill_days(struct plan *plan, int months)
{
    for (int k = 0; k < months; k++) {
        long first = plan_months_later(plan->start, k);
        long next = plan_months_later(plan->start, k + 1);

        for (long date = first; date < next; date++) {
            long month = month_after(date, 1) - month_after(date, 0);
            bool weekend = calendar(date).tm_wday % 6 == 0;
            const long in_year[] = {12 * (next - first), 12 * month, 365, 364,
                                    weekend ? 0 : 260};

            plan->in_year[date - plan->start] = in_year[plan->proration];
        }
    }
}

void plan_make(struct plan *plan)
{
    int most = plan_pick(plan, 0, 200) ? (int)plan_pick(plan, 1, 6) : 120;
    long late = plan_pick(plan, 0, 4) ? 200 : 1500, end;

    *plan = (struct plan){.chance = plan->chance, .by = NONE};
    plan->out = open_memstream(&plan->text, &plan->length);
    make_grant(plan);
    make_tiers(plan, most);
    plan->overlaps = (int)plan_pick(plan, 0, MOST);
    for (int j = 0; j < plan->overlaps; j++) {
        make_overlap(plan, j);
        make_line(plan, j, "month");
        make_line(plan, j, "week");
    }
    end = plan->ends[0];
    if (plan_pick(plan, 0, 2))
        plan->by = choose(plan, "[makeup]\nby", DATE, end - 40, end + late);
    fclose(plan->out);
    fill_days(plan, most + 1);
}
