#include "figure/workings.h"

#include "figure/makeup.h"

static int64_t year_parts(const struct results *results)
{
    return results->ledger.year_parts;
}

static int64_t whole(const struct results *results)
{
    (void)results;
    return LEDGER_WHOLE;
}

static int64_t makeup_most(const struct results *results)
{
    (void)results;
    return LEDGER_MAKEUP_MOST;
}

static int64_t makeups(const struct results *results)
{
    return makeup_count(results->model);
}

static const struct working workings[] = {
    {"days.date", "the days, from the start on", "grant.start", NULL},
    {"days.worth", "the worth of each day, in parts of a year",
     "grant.start grant.proration", NULL},
    {"days.part_of_month",
     "each day's part of its month of the grant, in parts of a month",
     "grant.start", NULL},
    {"days.year_parts", "how many parts a year has", "grant.proration",
     year_parts},
    {"days.whole", "how many parts a day has, for shares", "", whole},
    {"days.taken.*", "what an overlap takes of each day, in millionths",
     "overlap.*.start overlap.*.end overlap.*.share overlap.*.treatment", NULL},
    {"days.paid", "each day less `deduct` overlaps",
     "days.taken.* overlap.*.treatment", NULL},
    {"days.owed", "what `makeup` overlaps take of each day",
     "days.taken.* overlap.*.treatment", NULL},
    {"days.left", "what no overlap takes of each day", "days.taken.*", NULL},
    {"days.done", "the running sum of what no overlap takes", "days.left",
     NULL},
    {"days.makeups", "how many overlaps are `makeup`", "overlap.*.treatment",
     makeups},
    {"lines.*.*", "a step of each line in a tier, one line below the other", "",
     NULL},
    {"taxyear.*.starts", "the first day of a table's year", "", NULL},
    {"taxyear.*.ends", "the last day of a table's year", "", NULL},
    {"taxyear.*.dropped", "how many of a table's charges are dropped",
     "tax.drop", NULL},
    {"tax.*.*", "a line of a table on other income alone", "", NULL},
    {"tax.*.*.*.*",
     "a line of a table with the grant, with all costs paid to the "
     "person, or with the salary",
     "", NULL},
    {"days.makeup_most", "the days after a window on which time can be made up",
     "", makeup_most},
};

const struct working *workings_at(size_t index)
{
    return index < COUNT(workings) ? &workings[index] : NULL;
}
