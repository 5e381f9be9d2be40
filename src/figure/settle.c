#include "figure/settle.h"

#include "figure/overlap.h"
#include "figure/salary.h"
#include "figure/stipend.h"

/* Nothing can be made up before the window ends: all owed time is repaid. */
static struct money repay_before_end(const struct results *results, size_t tier,
                                     struct date stop, struct time owed)
{
    const struct tier_result *t = &results->tiers[tier];
    struct money earned = money_sub(stipend_up_to(results, tier, stop),
                                    overlap_offsets_up_to(results, t, stop));

    return money_add(
        money_sub(t->stipend, earned),
        salary_replaced(results, tier, ledger_years(&results->ledger, owed)));
}

struct settlement settle(const struct results *results, size_t tier,
                         struct date stop)
{
    const struct tier_result *t = &results->tiers[tier];
    const struct ledger *ledger = &results->ledger;
    struct date worked = date_earlier(stop, t->end);
    struct time owed = ledger_time_as(ledger, worked, TREATMENT_MAKEUP);
    struct time paid = ledger_time_paid(ledger, worked);
    int64_t missing = owed.days - makeup_done(results, t, stop);
    struct settlement s = {.stop = stop};

    s.delivered_days = (struct decimal){paid.days - missing, DAYS_PLACES};
    s.owed_days = (struct decimal){t->paid_days.units - s.delivered_days.units,
                                   DAYS_PLACES};
    s.repay = stop.day < t->end.day
                  ? repay_before_end(results, tier, stop, owed)
                  : makeup_repay(results, t, missing);
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
