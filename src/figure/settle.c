#include "figure/settle.h"

#include "figure/lines.h"
#include "figure/overlap.h"
#include "figure/people.h"
#include "figure/salary.h"
#include "figure/stipend.h"

/* What is not spent of people, lines and all else, up to a day. */
static struct money unspent(const struct results *results, size_t tier,
                            struct date stop)
{
    const struct tier_result *t = &results->tiers[tier];
    struct money sum = money_sub(t->people, people_up_to(results, t, stop));

    for (size_t i = 0; i < results->model->line_count; i++)
        sum = money_add(
            sum, money_sub(t->lines[i].cost,
                           lines_cost_up_to(results, &t->lines[i], stop)));
    for (size_t k = 0; k < t->schedule.count; k++) {
        const struct schedule_month *month = &t->schedule.months[k];
        int days = month->end.day - month->start.day + 1;
        int left = month->end.day - stop.day;

        if (left > 0)
            sum = money_add(sum, money_share(month->column[COLUMN_OTHER],
                                             left < days ? left : days, days,
                                             results->digits));
    }
    return sum;
}

/* Nothing can be made up before the window ends: all owed time is repaid. */
static struct money repay_before_end(const struct results *results, size_t tier,
                                     struct date stop)
{
    struct span owed = ledger_span(&results->ledger, stop, COUNTED_OWED, 0);
    const struct tier_result *t = &results->tiers[tier];
    struct money earned = money_sub(stipend_up_to(results, tier, stop),
                                    overlap_offsets_up_to(results, t, stop));

    return money_add(money_sub(t->stipend, earned),
                     salary_replaced(results, tier, &owed));
}

struct settlement settle(const struct results *results, size_t tier,
                         struct date stop)
{
    const struct tier_result *t = &results->tiers[tier];
    const struct ledger *ledger = &results->ledger;
    struct date worked = date_earlier(stop, t->end);
    struct time owed = ledger_time(ledger, worked, COUNTED_OWED, 0);
    struct time paid = ledger_time(ledger, worked, COUNTED_PAID, 0);
    int64_t missing = owed.days - makeup_done(results, t, stop);
    struct settlement s = {.stop = stop};

    s.delivered_days = (struct decimal){paid.days - missing, DAYS_PLACES};
    s.owed_days = (struct decimal){t->paid_days.units - s.delivered_days.units,
                                   DAYS_PLACES};
    s.repay = stop.day < t->end.day ? repay_before_end(results, tier, stop)
                                    : makeup_repay(results, t, missing);
    s.unspent = unspent(results, tier, stop);
    return s;
}

bool settle_week(const struct results *results, size_t tier, int index,
                 struct date *stop)
{
    const struct tier_result *t = &results->tiers[tier];
    struct date last = t->makeup.reach;

    if (index && date_plus(t->end, 7 * (index - 1)).day >= last.day)
        return false;
    *stop = date_earlier(date_plus(t->end, 7 * index), last);
    return true;
}
