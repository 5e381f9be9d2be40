#include "calc/ledger.h"

enum {
    MONTH_PARTS = 4530960, /* 12 times the least multiple of 28 to 31 */
    DAY_PARTS = 365,
    WEEK_PARTS = 364,
    WORKDAY_PARTS = 260,
    LAST_WORKDAY = 5,
    SPARE_MONTHS = 6,          /* the ledger's reach beyond the last window */
    SPARE_OVERLAP_MONTHS = 12, /* and beyond the last overlap */
    MAKEUP_LONGEST = 1100      /* days after a window that can matter */
};

struct date ledger_tier_end(const struct model *model, size_t tier)
{
    const struct grant *grant = &model->grant;

    if (date_given(grant->end))
        return grant->end;
    return date_plus(
        date_months_later(grant->start, (int)model->tiers[tier].months), -1);
}

static struct date last_day(const struct model *model)
{
    struct date window = model->grant.start, overlap = {0}, relevant;

    for (size_t t = 0; t < model->tier_count; t++)
        window = date_later(window, ledger_tier_end(model, t));
    for (size_t j = 0; j < model->overlap_count; j++)
        overlap = date_later(overlap, model->overlaps[j].end);
    relevant = date_earlier(overlap, date_plus(window, MAKEUP_LONGEST));
    window = date_months_later(window, SPARE_MONTHS);
    if (!model->overlap_count)
        return window;
    return date_later(window,
                      date_months_later(relevant, SPARE_OVERLAP_MONTHS));
}

static int64_t parts_of(enum proration proration)
{
    switch (proration) {
    case PRORATION_DAY:
        return DAY_PARTS;
    case PRORATION_WEEK:
        return WEEK_PARTS;
    case PRORATION_WORKDAY:
        return WORKDAY_PARTS;
    case PRORATION_MONTH:
    case PRORATION_CALENDAR:
        break;
    }
    return MONTH_PARTS;
}

/* What a day is worth whose grant month has month_days. */
static int64_t worth_of(enum proration proration, struct date date,
                        int month_days)
{
    switch (proration) {
    case PRORATION_MONTH:
        return MONTH_PARTS / (12 * month_days);
    case PRORATION_CALENDAR:
        return MONTH_PARTS / (12 * date_days_in_month(date));
    case PRORATION_WORKDAY:
        return date_weekday(date) <= LAST_WORKDAY;
    case PRORATION_DAY:
    case PRORATION_WEEK:
        break;
    }
    return 1;
}

static void fill_worth(struct ledger *ledger)
{
    const struct grant *grant = &ledger->model->grant;
    struct date month = grant->start, next = date_months_later(month, 1);
    int index = 0;

    for (size_t d = 0; d < ledger->days; d++) {
        struct date date = date_plus(ledger->start, (int)d);

        if (date.day >= next.day) {
            index++;
            month = next;
            next = date_months_later(grant->start, index + 1);
        }
        ledger->month[d] = index;
        ledger->worth[d] =
            worth_of(grant->proration, date, next.day - month.day);
    }
}

/* Overlaps take a day in file order; none takes what another has. */
static void fill_taken(struct ledger *ledger)
{
    const struct model *model = ledger->model;

    for (size_t d = 0; d < ledger->days; d++) {
        int free = LEDGER_WHOLE, day = ledger->start.day + (int)d;

        for (size_t j = 0; j < model->overlap_count; j++) {
            const struct overlap *overlap = &model->overlaps[j];
            int share = (int)overlap->share.points;

            if (day < overlap->start.day || day > overlap->end.day ||
                overlap->treatment == TREATMENT_KEEP)
                continue;
            if (share > free)
                share = free;
            free -= share;
            ledger->taken[d * model->overlap_count + j] = share;
        }
    }
}

struct ledger ledger_build(const struct model *model, struct arena *arena)
{
    struct ledger ledger = {.model = model, .start = model->grant.start};

    ledger.days = (size_t)(last_day(model).day - ledger.start.day + 1);
    ledger.year_parts = parts_of(model->grant.proration);
    ledger.month = arena_alloc(arena, ledger.days * sizeof(*ledger.month));
    ledger.worth = arena_alloc(arena, ledger.days * sizeof(*ledger.worth));
    ledger.taken = arena_alloc(arena, ledger.days * model->overlap_count *
                                          sizeof(*ledger.taken));
    fill_worth(&ledger);
    fill_taken(&ledger);
    return ledger;
}

int ledger_taken(const struct ledger *ledger, size_t day, size_t overlap)
{
    return ledger->taken[day * ledger->model->overlap_count + overlap];
}

int ledger_free(const struct ledger *ledger, size_t day, size_t count)
{
    int left = LEDGER_WHOLE;

    for (size_t j = 0; j < count; j++)
        if (ledger->model->overlaps[j].treatment == TREATMENT_DEDUCT)
            left -= ledger_taken(ledger, day, j);
    return left;
}

struct years ledger_years(const struct ledger *ledger, struct date end,
                          size_t count)
{
    size_t days = (size_t)(end.day - ledger->start.day + 1);
    int64_t worth = 0;

    for (size_t d = 0; d < days; d++)
        worth += ledger->worth[d] * ledger_free(ledger, d, count);
    return (struct years){exact_round_once(
        exact_over(exact(worth), ledger->year_parts * LEDGER_WHOLE),
        YEARS_PLACES)};
}

struct decimal ledger_days(const struct ledger *ledger, struct date end,
                           size_t count)
{
    size_t days = (size_t)(end.day - ledger->start.day + 1);
    struct decimal sum = {0, DAYS_PLACES};

    for (size_t d = 0; d < days; d++)
        sum.units += ledger_free(ledger, d, count);
    return sum;
}
