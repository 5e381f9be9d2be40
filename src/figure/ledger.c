#include "figure/ledger.h"

#include "figure/formula.h"

enum {
    LAST_WORKDAY = 5 /* Friday */
};

struct date ledger_tier_end(const struct model *model, size_t tier)
{
    const struct grant *grant = &model->grant;

    if (date_given(grant->end))
        return grant->end;
    return date_plus(
        date_months_later(grant->start, (int)model->tiers[tier].months), -1);
}

struct date ledger_half_year_later(struct date date)
{
    /* Three more days, as the 31st becomes the 28th in February. */
    return date_plus(date_months_later(date, 6), 3);
}

struct date ledger_last_end(const struct model *model)
{
    struct date last = model->grant.start;

    for (size_t t = 0; t < model->tier_count; t++)
        last = date_later(last, ledger_tier_end(model, t));
    return last;
}

int64_t ledger_year_parts(enum proration proration)
{
    static const int64_t parts[PRORATION_COUNT] = {
        [PRORATION_MONTH] = 12 * LEDGER_MONTH,
        [PRORATION_CALENDAR] = 12 * LEDGER_MONTH,
        [PRORATION_DAY] = 365,
        [PRORATION_WEEK] = 364,
        [PRORATION_WORKDAY] = 260,
    };

    return parts[proration];
}

int64_t ledger_worth(const struct ledger *ledger, enum proration proration,
                     size_t day)
{
    struct date date = date_plus(ledger->start, (int)day);

    if (proration == PRORATION_MONTH)
        return ledger->spread[day] - (day ? ledger->spread[day - 1] : 0);
    if (proration == PRORATION_CALENDAR)
        return LEDGER_MONTH / date_days_in_month(date);
    return proration != PRORATION_WORKDAY || date_weekday(date) <= LAST_WORKDAY;
}

const char *ledger_worth_formula(struct arena *arena, enum proration proration,
                                 const char *date)
{
    static const char *const worths[PRORATION_COUNT] = {
        [PRORATION_MONTH] = "LOOKUP(#,days.months)",
        [PRORATION_CALENDAR] =
            "days.month_parts/DAY(DATE(YEAR(#),MONTH(#)+1,0))",
        [PRORATION_DAY] = "1",
        [PRORATION_WEEK] = "1",
        [PRORATION_WORKDAY] = "IF(WEEKDAY(#,2)>5,0,1)",
    };

    return formula_fill(arena, worths[proration], '#', date);
}

int64_t ledger_part_of_month(const struct ledger *ledger, int month)
{
    return LEDGER_MONTH / (date_months_later(ledger->start, month + 1).day -
                           date_months_later(ledger->start, month).day);
}

static void fill_worth(struct ledger *ledger, enum proration proration)
{
    struct date next = ledger->start;
    int64_t spread = 0, worth = 0;
    int month = 0;

    for (size_t d = 0; d < ledger->days; d++) {
        if (date_plus(ledger->start, (int)d).day == next.day) {
            worth = ledger_part_of_month(ledger, month++);
            next = date_months_later(ledger->start, month);
        }
        spread += worth;
        ledger->spread[d] = spread;
        ledger->worth[d] = ledger_worth(ledger, proration, d);
    }
}

struct time time_plus(struct time a, struct time b)
{
    return (struct time){a.days + b.days, a.worth + b.worth};
}

struct time time_less(struct time a, struct time b)
{
    return (struct time){a.days - b.days, a.worth - b.worth};
}

/* Sums of all days before one: the whole time, then each overlap. */
static struct time *sums_before(const struct ledger *ledger, size_t day)
{
    return &ledger->sums[day * (ledger->model->overlap_count + 1)];
}

static void add_share(const struct ledger *ledger, size_t day, size_t index,
                      int millionths)
{
    struct time before = sums_before(ledger, day)[index];

    sums_before(ledger, day + 1)[index] =
        (struct time){before.days + millionths,
                      before.worth + ledger->worth[day] * millionths};
}

int ledger_takes(const struct overlap *overlap)
{
    return overlap->treatment == TREATMENT_KEEP ? 0
                                                : (int)overlap->share.points;
}

/* Overlaps take shares of a day in file order, until it is all taken. */
static void fill_sums(struct ledger *ledger)
{
    const struct model *model = ledger->model;

    for (size_t d = 0; d < ledger->days; d++) {
        int available = LEDGER_WHOLE;

        add_share(ledger, d, 0, LEDGER_WHOLE);
        for (size_t j = 0; j < model->overlap_count; j++) {
            const struct overlap *overlap = &model->overlaps[j];
            int day = ledger->start.day + (int)d, share = 0;

            if (day >= overlap->start.day && day <= overlap->end.day)
                share = ledger_takes(overlap);
            if (share > available)
                share = available;
            available -= share;
            add_share(ledger, d, j + 1, share);
        }
    }
}

struct date ledger_reach(const struct model *model)
{
    struct date last = ledger_last_end(model);
    struct date reach = ledger_half_year_later(last);

    if (model->overlap_count)
        reach = date_months_later(date_plus(last, LEDGER_MAKEUP_MOST),
                                  LEDGER_SPARE_OVERLAP);
    return reach;
}

struct ledger ledger_build(const struct model *model, enum proration proration,
                           struct date last, struct arena *arena)
{
    struct date start = model->grant.start;
    struct ledger ledger = {.model = model,
                            .start = start,
                            .days = (size_t)(last.day - start.day + 1),
                            .year_parts = ledger_year_parts(proration)};
    size_t overlaps = model->overlap_count;

    ledger.spread = arena_alloc(arena, ledger.days * sizeof(*ledger.spread));
    ledger.worth = arena_alloc(arena, ledger.days * sizeof(*ledger.worth));
    ledger.sums = arena_alloc(arena, (ledger.days + 1) * (overlaps + 1) *
                                         sizeof(*ledger.sums));
    fill_worth(&ledger, proration);
    fill_sums(&ledger);
    return ledger;
}

/* The sums up to and including a day, which may lie outside the ledger. */
static const struct time *sums_up_to(const struct ledger *ledger,
                                     struct date day)
{
    int count = day.day - ledger->start.day + 1;

    if (count < 0)
        count = 0;
    if (count > (int)ledger->days)
        count = (int)ledger->days;
    return sums_before(ledger, (size_t)count);
}

struct time ledger_time(const struct ledger *ledger, struct date day)
{
    return sums_up_to(ledger, day)[0];
}

struct time ledger_time_taken(const struct ledger *ledger, struct date day,
                              size_t overlap)
{
    return sums_up_to(ledger, day)[overlap + 1];
}

struct time ledger_time_as(const struct ledger *ledger, struct date day,
                           enum treatment treatment)
{
    struct time sum = {0, 0};

    for (size_t j = 0; j < ledger->model->overlap_count; j++)
        if (ledger->model->overlaps[j].treatment == treatment)
            sum = time_plus(sum, ledger_time_taken(ledger, day, j));
    return sum;
}

int ledger_taken(const struct ledger *ledger, size_t day, size_t overlap)
{
    struct date date = date_plus(ledger->start, (int)day);

    return (int)(ledger_time_taken(ledger, date, overlap).days -
                 ledger_time_taken(ledger, date_plus(date, -1), overlap).days);
}

int ledger_taken_as(const struct ledger *ledger, size_t day,
                    enum treatment treatment)
{
    struct date date = date_plus(ledger->start, (int)day);

    return (int)(ledger_time_as(ledger, date, treatment).days -
                 ledger_time_as(ledger, date_plus(date, -1), treatment).days);
}

struct time ledger_time_paid(const struct ledger *ledger, struct date day)
{
    return time_less(ledger_time(ledger, day),
                     ledger_time_as(ledger, day, TREATMENT_DEDUCT));
}

struct time ledger_time_left(const struct ledger *ledger, struct date day)
{
    struct time rest = ledger_time(ledger, day);

    for (size_t j = 0; j < ledger->model->overlap_count; j++)
        rest = time_less(rest, ledger_time_taken(ledger, day, j));
    return rest;
}

struct years ledger_years(const struct ledger *ledger, struct time time)
{
    return (struct years){exact_round_once(
        exact_over(exact(time.worth), ledger->year_parts * LEDGER_WHOLE),
        YEARS_PLACES)};
}

struct decimal time_days(struct time time)
{
    return (struct decimal){time.days, DAYS_PLACES};
}
