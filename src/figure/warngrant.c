#include "figure/warn.h"

enum {
    MONTHS_BEFORE = 6, /* the grant, that an instalment may be paid, */
    MONTHS_BEHIND = 12 /* and behind it */
};

/* "4 months" if the days up to an end are whole months; else 0. */
static int whole_months(struct date start, struct date end)
{
    int months = date_whole_months(start, date_plus(end, 1));

    return date_months_later(start, months).day == end.day + 1 ? months : 0;
}

/* The end is a day that is paid, not the first one after it. */
static void look_for_one_day(const struct review *review)
{
    const struct grant *grant = &review->model->grant;

    struct date before = date_plus(grant->end, -1);
    int months =
        date_given(grant->end) ? whole_months(grant->start, before) : 0;
    char text[DATE_TEXT_SIZE];

    if (months && !whole_months(grant->start, grant->end))
        warn(review, &grant->head, "end",
             "is one day more than %d month%s: it is the last day that is "
             "paid. Write %s or months = %d if that is meant",
             months, months == 1 ? "" : "s", date_print(text, before), months);
}

static void look_for_empty_asks(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier_result *tier = &review->results->tiers[t];

        if (tier->request.minor ||
            tier->total.minor <= tier->contributions.minor)
            continue;
        warn(review, &model->grant.head, "round",
             "rounds the total of [%s], %s, to an ask of 0; round to less than "
             "%s",
             model->tiers[t].head.section, warn_money(review, tier->total),
             warn_money(review, model->grant.round));
    }
}

/* Rounding that is more than a twentieth of the total. */
static void look_for_coarse_asks(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier_result *tier = &review->results->tiers[t];
        int64_t rounding = tier->rounding.minor;

        if (!tier->request.minor ||
            (rounding < 0 ? -rounding : rounding) <= tier->total.minor / 20)
            continue;
        warn(review, &model->grant.head, "round",
             "makes the ask of [%s] %s out of a total of %s; round to less "
             "than %s",
             model->tiers[t].head.section, warn_money(review, tier->request),
             warn_money(review, tier->total),
             warn_money(review, model->grant.round));
        return;
    }
}

/* Money in hand can be more than what its month is paid. */
static void look_for_negative_instalments(const struct review *review)
{
    const struct model *model = review->model;
    bool given = model->payment.head.given;

    for (size_t t = 0; t < model->tier_count && !model->instalment_count; t++) {
        const struct schedule *schedule = &review->results->tiers[t].schedule;

        for (size_t k = 0; k < schedule->count; k++) {
            struct money instalment = schedule->months[k].instalment;
            char day[DATE_TEXT_SIZE];

            if (instalment.minor == ABSENT || instalment.minor >= 0)
                continue;
            warn(
                review, given ? &model->payment.head : &model->grant.head,
                given ? "schedule" : NULL,
                "makes an instalment of %s in [%s] on %s, since money in hand "
                "is taken off at once; payment.schedule = quarterly or upfront "
                "joins it with more",
                warn_money(review, instalment), model->tiers[t].head.section,
                date_print(day, schedule->months[k].paid_on));
            return;
        }
    }
}

/* Dates that are hardly meant: long before the grant, or after it. */
static void look_for_far_instalments(const struct review *review)
{
    const struct model *model = review->model;
    struct date first = date_months_later(model->grant.start, -MONTHS_BEFORE);
    struct date last = date_months_later(model_last_end(model), MONTHS_BEHIND);

    for (size_t i = 0; i < model->instalment_count; i++) {
        const struct instalment *instalment = &model->instalments[i];
        bool early = instalment->date.day < first.day;
        char date[DATE_TEXT_SIZE];

        if (early || instalment->date.day > last.day)
            warn(
                review, &instalment->head, "date",
                "%s is more than %d months %s of the grant; is its year right?",
                date_print(date, instalment->date),
                early ? MONTHS_BEFORE : MONTHS_BEHIND,
                early ? "before the start" : "after the end");
    }
}

/* Instalments by agreement have dates of their own. */
static void look_for_idle_timing(const struct review *review)
{
    const struct payment *payment = &review->model->payment;

    if (review->model->instalment_count &&
        warn_gives(review, &payment->head, "timing"))
        warn(review, &payment->head, "timing",
             "changes nothing: instalments by agreement are paid on their own "
             "dates; leave [payment] out");
}

static void look_for_upfront_ends(const struct review *review)
{
    const struct payment *payment = &review->model->payment;

    if (payment->schedule == PAYMENT_UPFRONT && payment->timing == TIMING_END)
        warn(review, &payment->head, "timing",
             "changes nothing: upfront is paid on the first day; leave timing "
             "out, or write another schedule");
}

static const struct warning warnings[] = {
    {"[grant] end",
     "is one day more than 6 months: it is the last day that is paid. Write "
     "2027-06-30 or months = 6 if that is meant",
     look_for_one_day},
    {"[grant] round",
     "rounds the total of [tier.travel], 420.00, to an ask of 0; round to less "
     "than 1,000.00",
     look_for_empty_asks},
    {"[grant] round",
     "makes the ask of [tier.travel] 1,000.00 out of a total of 420.00; round "
     "to less than 1,000.00",
     look_for_coarse_asks},
    {"[payment] schedule",
     "makes an instalment of -2,000.00 in [tier.target] on 2027-01-01, since "
     "money in hand is taken off at once; payment.schedule = quarterly or "
     "upfront joins it with more",
     look_for_negative_instalments},
    {"[payment] timing",
     "changes nothing: upfront is paid on the first day; leave timing out, or "
     "write another schedule",
     look_for_upfront_ends},
    {"[payment] timing",
     "changes nothing: instalments by agreement are paid on their own dates; "
     "leave [payment] out",
     look_for_idle_timing},
    {"[instalment.end] date",
     "2029-06-30 is more than 12 months after the end of the grant; is its "
     "year right?",
     look_for_far_instalments},
};

const struct warning_list warngrant_list = {warnings, COUNT(warnings)};
