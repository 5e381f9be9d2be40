#include "figure/lines.h"

#include "figure/stipend.h"

static int64_t times_in_window(const struct line *line, size_t tier,
                               const struct line_result *cut)
{
    if (!cut->has || cut->last.day < cut->first.day)
        return 0;
    if (line->times_in[tier] != ABSENT)
        return line->times_in[tier];
    if (line->times != ABSENT)
        return line->times;
    if (line->every == EVERY_WEEK)
        return (cut->last.day - cut->first.day + 1) / 7;
    return line->every == EVERY_MONTH ? cut->months : 1;
}

/* How much of a kind of costs a tier keeps. */
static struct percent kept(const struct tier *tier, enum section kind)
{
    if (kind == SECTION_TUTORING)
        return tier->tutoring;
    return kind == SECTION_COMPUTE ? tier->compute : tier->expense;
}

/* The stretch of time over which it is paid; once is in no time at all. */
static void set_stretch(const struct ledger *ledger, const struct line *line,
                        struct line_result *r)
{
    bool counts = r->first.day <= r->last.day;

    if (counts && r->first.day > ledger->start.day)
        r->begins = ledger->spread[r->first.day - ledger->start.day - 1];
    r->ends = counts && line->every != EVERY_ONCE
                  ? ledger->spread[r->last.day - ledger->start.day]
                  : r->begins + 1;
}

static struct line_result line_in_tier(const struct results *results,
                                       const struct line *line, size_t tier,
                                       struct date end)
{
    const struct model *model = results->model;
    int native_digits = currency_digits(line->currency);
    struct line_result r = {
        .has = tier_list_has(line->tiers, tier),
        .first = date_later(model->grant.start, line->from),
        .last = date_given(line->until) ? date_earlier(end, line->until) : end,
    };
    struct money full;

    r.months = date_whole_months(r.first, date_plus(r.last, 1));
    r.times = times_in_window(line, tier, &r);
    r.quantity = line->quantity_in[tier].units != ABSENT
                     ? line->quantity_in[tier]
                     : line->quantity;
    r.native = exact_to_money(
        exact_times(
            exact_decimal(exact_decimal(exact(1), line->rate.each), r.quantity),
            r.times),
        native_digits);
    full = exact_to_money(pay_converted(exact_money(r.native, native_digits),
                                        model, line->currency),
                          results->digits);
    r.cost = exact_to_money(
        exact_percent(exact_money(full, results->digits),
                      kept(&model->tiers[tier], line->head.kind)),
        results->digits);
    r.taxed = line->taxable == ANSWER_YES;
    set_stretch(&results->ledger, line, &r);
    return r;
}

void budget_tier(const struct results *results, size_t tier,
                 struct tier_result *out)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct line *line = &model->lines[i];
        struct money *sum =
            line->head.kind == SECTION_TUTORING  ? &out->tutoring_cost
            : line->head.kind == SECTION_COMPUTE ? &out->compute_cost
                                                 : &out->expense_cost;

        out->lines[i] = line_in_tier(results, line, tier, out->end);
        *sum = money_add(*sum, out->lines[i].cost);
    }
}
