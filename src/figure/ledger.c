#include "figure/ledger.h"

#include "figure/formula.h"

enum {
    LAST_WORKDAY = 5 /* Friday */
};

struct date ledger_half_year_later(struct date date)
{
    /* Three more days, as the 31st becomes the 28th in February. */
    return date_plus(date_months_later(date, 6), 3);
}

struct date ledger_needed(const struct model *model)
{
    return date_later(model_last_end(model), model_end(model));
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

/* What is summed of each overlap. */
enum share {
    SHARE_TAKEN,
    SHARE_OWN,
    SHARE_OFFSET,
    SHARE_COUNT
};

/* Sums of all days before one: the whole time, then each overlap's. */
static struct time *sums_before(const struct ledger *ledger, size_t day)
{
    return &ledger
                ->sums[day * (SHARE_COUNT * ledger->model->overlap_count + 1)];
}

static size_t share_index(size_t overlap, enum share share)
{
    return 1 + SHARE_COUNT * overlap + share;
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
    return overlap->idle || overlap->treatment == TREATMENT_KEEP
               ? 0
               : (int)overlap->share.points;
}

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

/* The share that an overlap asks for of a day. */
static int asks_for(const struct overlap *overlap, int day)
{
    return day >= overlap->start.day && day <= overlap->end.day
               ? ledger_takes(overlap)
               : 0;
}

/*
 * Overlaps take shares of a day in file order, until it is all taken.  What
 * `deduct` overlaps leave of it is paid; money of `offset` overlaps is set
 * against that, also if they meet.
 */
static void fill_sums(struct ledger *ledger)
{
    const struct model *model = ledger->model;

    for (size_t d = 0; d < ledger->days; d++) {
        int day = ledger->start.day + (int)d;
        int available = LEDGER_WHOLE, paid = LEDGER_WHOLE, offset = 0;

        add_share(ledger, d, 0, LEDGER_WHOLE);
        for (size_t j = 0; j < model->overlap_count; j++) {
            const struct overlap *overlap = &model->overlaps[j];
            int share = lesser(asks_for(overlap, day), available);

            available -= share;
            if (overlap->treatment == TREATMENT_DEDUCT)
                paid -= share;
            add_share(ledger, d, share_index(j, SHARE_TAKEN), share);
        }
        for (size_t j = 0; j < model->overlap_count; j++) {
            const struct overlap *overlap = &model->overlaps[j];
            int own = overlap->treatment == TREATMENT_OFFSET
                          ? lesser(asks_for(overlap, day), paid)
                          : 0;

            offset = lesser(offset + own, paid);
            add_share(ledger, d, share_index(j, SHARE_OWN), own);
            add_share(ledger, d, share_index(j, SHARE_OFFSET), offset);
        }
    }
}

struct date ledger_reach(const struct model *model)
{
    struct date last = ledger_needed(model);
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
    ledger.sums =
        arena_alloc(arena, (ledger.days + 1) * (SHARE_COUNT * overlaps + 1) *
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

/* What overlaps of some treatments, a bit each, take of the time in sums. */
static struct time taken(const struct model *model, const struct time *sums,
                         unsigned treatments, size_t overlaps)
{
    struct time sum = {0, 0};

    for (size_t j = 0; j < overlaps; j++)
        if (treatments >> model->overlaps[j].treatment & 1)
            sum = time_plus(sum, sums[share_index(j, SHARE_TAKEN)]);
    return sum;
}

struct time ledger_time(const struct ledger *ledger, struct date day,
                        enum counted counted, size_t overlap)
{
    const struct model *model = ledger->model;
    const struct time *sums = sums_up_to(ledger, day);
    size_t count = model->overlap_count;

    switch (counted) {
    case COUNTED_ALL:
        return sums[0];
    case COUNTED_PAID:
        return time_less(sums[0],
                         taken(model, sums, 1 << TREATMENT_DEDUCT, count));
    case COUNTED_LEFT:
        return time_less(sums[0], taken(model, sums, ~0u, count));
    case COUNTED_OWED:
        return taken(model, sums, 1 << TREATMENT_MAKEUP, count);
    case COUNTED_PAID_AFTER:
        return time_less(
            sums[0], taken(model, sums, 1 << TREATMENT_DEDUCT, overlap + 1));
    case COUNTED_TAKEN:
        return sums[share_index(overlap, SHARE_TAKEN)];
    case COUNTED_OWN:
        return sums[share_index(overlap, SHARE_OWN)];
    default:
        return sums[share_index(overlap, SHARE_OFFSET)];
    }
}

struct time ledger_time_all(const struct ledger *ledger, struct date day)
{
    return ledger_time(ledger, day, COUNTED_ALL, 0);
}

int ledger_share(const struct ledger *ledger, size_t day, enum counted counted,
                 size_t overlap)
{
    struct date date = date_plus(ledger->start, (int)day);

    return (
        int)(ledger_time(ledger, date, counted, overlap).days -
             ledger_time(ledger, date_plus(date, -1), counted, overlap).days);
}

struct span ledger_span(const struct ledger *ledger, struct date day,
                        enum counted counted, size_t overlap)
{
    const struct model *model = ledger->model;
    struct time all = ledger_time(ledger, day, counted, overlap);
    struct span span = {.all = ledger_years(ledger, all)};

    for (size_t i = 0; i < model->step_count; i++) {
        struct date before =
            date_earlier(date_plus(model->steps[i].from, -1), day);

        span.after[i] = ledger_years(
            ledger,
            time_less(all, ledger_time(ledger, before, counted, overlap)));
    }
    return span;
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
