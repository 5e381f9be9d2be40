#include "calc/grossup.h"

#include "calc/net.h"
#include "calc/pay.h"
#include "calc/schedule.h"
#include "calc/total.h"

#include <string.h>

enum {
    POINTS_MOST = 10000000, /* of a percentage */
    FEW = 8                 /* percentages that are just tried */
};

/* A tier while percentages are tried on it. */
struct search {
    struct model *model;
    struct results *results;
    size_t tier;
};

/*
 * The tier as it is by another percentage.  What it keeps of the budget stays;
 * its months are those of the first one, filled anew.
 */
static void pay(const struct search *s, int64_t points,
                struct tier_result *tier)
{
    s->model->tiers[s->tier].percent.points = points;
    tier->offset = tier->oncosts = (struct money){0};
    pay_tier(s->results, s->tier, tier);
    total_oncosts(s->results, tier);
}

static int64_t left_by(const struct search *s, int64_t points)
{
    struct tier_result *tier = &s->results->tiers[s->tier];

    pay(s, points, tier);
    schedule_pay_again(s->results, s->tier, &tier->schedule);
    return net_left(s->results, tier).minor;
}

/* A copy of the tier by some percentage, with months of its own. */
static struct tier_result *copy_by(const struct search *s, int64_t points,
                                   struct arena *arena)
{
    struct tier_result *tier = &s->results->tiers[s->tier];
    struct tier_result *copy = arena_alloc(arena, sizeof(*copy));
    size_t size = tier->schedule.count * sizeof(*tier->schedule.months);

    left_by(s, points);
    *copy = *tier;
    copy->schedule.months = arena_alloc(arena, size);
    memcpy(copy->schedule.months, tier->schedule.months, size);
    return copy;
}

/*
 * Whether two percentages pay the same, month by month.  All between them then
 * do so as well: each amount is a rounded one that never falls as they grow.
 */
static bool pay_the_same(const struct search *s, const struct tier_result *a,
                         const struct tier_result *b)
{
    for (size_t k = 0; k < a->schedule.count; k++)
        if (a->schedule.months[k].column[COLUMN_STIPEND].minor !=
            b->schedule.months[k].column[COLUMN_STIPEND].minor)
            return false;
    for (size_t j = 0; j < s->model->overlap_count; j++)
        if (a->overlap[j].cap.minor != b->overlap[j].cap.minor)
            return false;
    return true;
}

/* How much of a stretch of percentages has to be tried. */
enum outlook {
    OUTLOOK_NONE, /* none of them can leave enough */
    OUTLOOK_ONE,  /* all leave the same */
    OUTLOOK_ALL
};

static enum outlook look_at(const struct search *s, int64_t least, int64_t most)
{
    struct arena arena = {.newest = NULL};
    double target = (double)s->model->tiers[s->tier].net_target.minor;
    const struct tier_result *a = copy_by(s, least, &arena);
    const struct tier_result *b = copy_by(s, most, &arena);
    enum outlook outlook = pay_the_same(s, a, b) ? OUTLOOK_ONE : OUTLOOK_ALL;

    if (net_most(s->results, a, b) < target)
        outlook = OUTLOOK_NONE;
    arena_free(&arena);
    return outlook;
}

/* The first of some percentages that leaves enough; false where none does. */
static bool find(const struct search *s, int64_t least, int64_t most)
{
    int64_t target = s->model->tiers[s->tier].net_target.minor;
    int64_t middle = least + (most - least) / 2;
    enum outlook outlook = look_at(s, least, most);

    if (outlook == OUTLOOK_NONE)
        return false;
    if (outlook == OUTLOOK_ALL && most - least > FEW)
        return find(s, least, middle) || find(s, middle + 1, most);
    if (outlook == OUTLOOK_ONE)
        most = least;
    for (int64_t points = least; points <= most; points++) {
        int64_t left = left_by(s, points);

        if (left != LOST && left >= target)
            return true;
    }
    return false;
}

bool grossup_tier(struct model *model, size_t tier)
{
    struct search s = {model, NULL, tier};
    bool found;

    model->tiers[tier].percent.points = 0;
    s.results = results_of_tier(model, tier);
    s.results->tiers[tier].schedule =
        schedule_build(s.results, tier, &s.results->arena);
    found = find(&s, 0, POINTS_MOST);
    results_free(s.results);
    return found;
}
