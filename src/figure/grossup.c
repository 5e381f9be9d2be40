/*
 * More of the salary can leave less: a lump falls due, or taxes of several
 * tables take more than all of it.  So the range of percentages is halved from
 * its first part on, and a part is passed over once it is proved that nothing
 * in it leaves enough: between the corners of the tables and of the offsets all
 * is straight but for roundings, so that its ends tell.
 */
#include "figure/grossup.h"

#include "figure/compute.h"
#include "figure/oncosts.h"
#include "figure/overlap.h"
#include "figure/paid.h"
#include "figure/schedule.h"
#include "figure/stipend.h"
#include "figure/tax.h"
#include "figure/taxbounds.h"

#include <math.h>

enum {
    POINTS_MOST = 10000000, /* of a percentage */
    CUTS_MOST = 2 * TABLES_MOST + 1,
    WORK_MOST = 1500000, /* in steps of some 0.2 microseconds */
    WORK_OF_TRY = 100,   /* beside that for its cuts, offsets and tables */
    WORK_OF_CUT = 5,
    WORK_OF_PIECE = 3, /* of a table */
    TRIES_LEAST = 24   /* that halving alone takes */
};

/* Smallest units by which a rounding may move an amount, its dust included. */
static const double half = 0.505;

/* A table's year: the stipend from after one cut up to another, and lines. */
struct year {
    size_t before, through;
    struct money lines; /* that are income */
    struct tax_run run;
};

/* A tier while percentages are tried on it. */
struct search {
    struct model *model;
    struct results *results;
    size_t tier;
    struct date cuts[CUTS_MOST]; /* days up to which the stipend is paid, */
    size_t cut_count;            /* no two of which pay the same; */
    size_t all;                  /* the one that pays it all */
    struct money lines;          /* that are income, in all years */
    struct year years[TABLES_MOST];
    double spare[CUTS_MOST]; /* by which roundings bend the income by then */
    double oncosts;          /* that are income, for each unit of stipend */
    long tries, tries_most;
};

/* One percentage and what follows from it. */
struct point {
    int64_t points;
    struct money left; /* in hand, all in all */
    struct money stipend, paid[CUTS_MOST], income[CUTS_MOST];
    struct overlap_result overlap[OTHERS_MOST];
    double added[TABLES_MOST][TAX_LINES_MOST]; /* by it, to each line */
};

/* Whether all that is paid up to a day is paid up to another. */
static bool is_same_time(const struct search *s, struct date a, struct date b)
{
    const struct ledger *ledger = &s->results->ledger;
    bool same =
        ledger_time_paid(ledger, a).worth == ledger_time_paid(ledger, b).worth;

    for (size_t j = 0; j < s->model->overlap_count; j++)
        same &= ledger_time_taken(ledger, a, j).worth ==
                ledger_time_taken(ledger, b, j).worth;
    return same;
}

/* The cut up to which the stipend is paid by a day. */
static size_t cut_of(struct search *s, const struct paid_result *paid)
{
    size_t cut = 0;

    while (cut < s->cut_count && !is_same_time(s, s->cuts[cut], paid->end))
        cut++;
    if (cut == s->cut_count)
        s->cuts[s->cut_count++] = paid->end;
    return cut;
}

/*
 * How far what is paid up to a cut may lie from a straight line, by roundings
 * of the stipend, of each offset, and of the on-costs on both.
 */
static double spare_of(const struct search *s, struct date cut)
{
    const struct model *model = s->model;
    double stipend = half, oncosts = 0;

    if (cut.day < model->grant.start.day)
        return 0;
    for (size_t j = 0; j < model->overlap_count; j++)
        if (model->overlaps[j].treatment == TREATMENT_OFFSET)
            stipend += 5 * half;
    for (size_t i = 0; i < model->oncost_count; i++)
        if (model->oncosts[i].taxable == ANSWER_YES)
            oncosts += 2 * half;
    return stipend * (1 + s->oncosts) + (oncosts > 0 ? oncosts + half : 0);
}

/* How much work one try is. */
static long work_of_try(const struct search *s)
{
    long work = WORK_OF_TRY + WORK_OF_CUT * (long)s->cut_count *
                                  (long)(s->model->overlap_count + 1);

    for (size_t i = 0; i < s->model->table_count; i++)
        work += WORK_OF_PIECE * (long)tax_table_pieces(s->model->tables[i]);
    return work;
}

static void begin_year(struct search *s, size_t index)
{
    const struct tax_table *table = s->model->tables[index];
    const struct tier_result *tier = &s->results->tiers[s->tier];
    struct paid_result before =
        paid_up_to(s->results, tier, date_plus(table->starts, -1));
    struct paid_result through = paid_up_to(s->results, tier, table->ends);
    struct year *year = &s->years[index];

    year->before = cut_of(s, &before);
    year->through = cut_of(s, &through);
    year->lines = money_sub(through.taxed, before.taxed);
    tax_run_start(&year->run, s->model, index);
}

static void begin(struct search *s, long targets)
{
    const struct model *model = s->model;
    struct paid_result paid;

    s->model->tiers[s->tier].percent.points = 0;
    s->results = compute_prorated(model, model->grant.proration, s->tier);
    s->results->tiers[s->tier].schedule =
        schedule_build(s->results, s->tier, &s->results->arena);
    for (size_t i = 0; i < model->oncost_count; i++)
        if (model->oncosts[i].taxable == ANSWER_YES)
            s->oncosts += (double)model->oncosts[i].percent.points / 1e6;
    for (size_t i = 0; i < model->table_count; i++)
        begin_year(s, i);
    paid = paid_up_to(s->results, &s->results->tiers[s->tier], date_last);
    s->all = cut_of(s, &paid);
    s->lines = paid.taxed;
    for (size_t c = 0; c < s->cut_count; c++)
        s->spare[c] = spare_of(s, s->cuts[c]);
    s->tries_most = WORK_MOST / work_of_try(s) / targets;
    if (s->tries_most < TRIES_LEAST)
        s->tries_most = TRIES_LEAST;
}

static void end(struct search *s)
{
    for (size_t i = 0; i < s->model->table_count; i++)
        tax_run_end(&s->years[i].run);
    compute_free(s->results);
}

/* The stipend up to a cut, and the on-costs on it that are income. */
static struct money income_up_to(const struct search *s, struct date cut,
                                 struct money paid)
{
    const struct tier_result *tier = &s->results->tiers[s->tier];
    struct money stipend =
        money_sub(paid, overlap_offsets_up_to(s->results, tier, cut));

    return money_add(stipend, oncosts_taxed_with(s->results, tier, stipend));
}

/* What is income in a year. */
static struct money income_in(const struct year *year,
                              const struct point *point)
{
    return money_add(
        money_sub(point->income[year->through], point->income[year->before]),
        year->lines);
}

/* Tries a percentage: what it pays, and what the tables take of that. */
static void try(struct search *s, int64_t points, struct point *point)
{
    struct tier_result *tier = &s->results->tiers[s->tier];

    s->tries++;
    s->model->tiers[s->tier].percent.points = point->points = points;
    stipend_tier(s->results, s->tier, tier);
    oncosts_tier(s->results, tier);
    point->stipend = tier->stipend;
    for (size_t j = 0; j < s->model->overlap_count; j++)
        point->overlap[j] = tier->overlap[j];
    for (size_t c = 0; c < s->cut_count; c++) {
        point->paid[c] = stipend_up_to(s->results, s->tier, s->cuts[c]);
        point->income[c] = income_up_to(s, s->cuts[c], point->paid[c]);
    }
    point->left = money_add(point->income[s->all], s->lines);
    for (size_t i = 0; i < s->model->table_count; i++) {
        struct year *year = &s->years[i];

        point->left = money_sub(
            point->left,
            tax_run_charges(&year->run, income_in(year, point), NULL));
        for (size_t k = 0; k < year->run.table->line_count; k++)
            point->added[i][k] = taxbounds_added(&year->run, k);
    }
}

/*
 * Whether two percentages pay the same.  All between them then do so as well:
 * each amount is a rounded one that never falls as they grow.
 */
static bool pay_the_same(const struct search *s, const struct point *a,
                         const struct point *b)
{
    bool same = a->stipend.minor == b->stipend.minor;

    for (size_t c = 0; c < s->cut_count; c++)
        same &= a->paid[c].minor == b->paid[c].minor;
    for (size_t j = 0; j < s->model->overlap_count; j++)
        same &= a->overlap[j].cap.minor == b->overlap[j].cap.minor;
    return same;
}

static bool is_enough(const struct point *point, struct money target)
{
    return point->left.minor != LOST && point->left.minor >= target.minor;
}

/*
 * What is left, at most, between two percentages.  Where a charge is straight
 * it goes with the incomes, which are straight but for roundings; the most is
 * then at one of the ends.  Where it has a corner its least is taken off.
 */
struct outlook {
    double ends[2];           /* without the charges that have a corner */
    double weight[CUTS_MOST]; /* of the income up to each cut in them */
    double rest;              /* least of those charges, and roundings */
    double size;              /* of the numbers that were added up */
};

/* How far the incomes may bend where an offset reaches what others pay. */
static double bend(const struct search *s, const struct point *a,
                   const struct point *b)
{
    double sum = 0;
    struct money before = {0};

    for (size_t j = 0; j < s->model->overlap_count; j++) {
        const struct overlap_result *first = &a->overlap[j];
        const struct overlap_result *last = &b->overlap[j];

        if (last->offset.minor != ABSENT &&
            last->offset.minor < money_sub(last->cap, before).minor)
            sum += fabs((double)(last->offset.minor - first->offset.minor));
        before = last->cap;
    }
    return sum * (1 + s->oncosts);
}

/* Adds what a table takes off, charge by charge. */
static void add_year(struct outlook *outlook, const struct search *s,
                     size_t table, const struct point *a, const struct point *b,
                     double bent)
{
    const struct year *year = &s->years[table];
    double first = (double)income_in(year, a).minor;
    double last = (double)income_in(year, b).minor, spare = 0;
    struct tax_bound line[TAX_LINES_MOST];

    if (year->through != year->before)
        spare = 2 * (s->spare[year->through] + s->spare[year->before]) + bent;
    taxbounds_of(
        &year->run,
        (struct tax_span){fmin(first, last) - spare, fmax(first, last) + spare},
        line);
    for (size_t i = 0; i < year->run.table->line_count; i++) {
        if (!year->run.table->lines[i].paid)
            continue;
        outlook->rest += half;
        outlook->size += fabs(a->added[table][i]) + fabs(b->added[table][i]);
        if (!line[i].straight) {
            outlook->rest -= line[i].span.least;
            outlook->size += fabs(line[i].span.least);
            continue;
        }
        outlook->ends[0] -= a->added[table][i];
        outlook->ends[1] -= b->added[table][i];
        outlook->weight[year->through] -= line[i].slope;
        outlook->weight[year->before] += line[i].slope;
    }
}

static double left_at_most(const struct search *s, const struct point *a,
                           const struct point *b)
{
    double bent = bend(s, a, b), most;
    struct outlook outlook = {.ends = {(double)a->income[s->all].minor,
                                       (double)b->income[s->all].minor},
                              .rest = (double)s->lines.minor};

    outlook.weight[s->all] = 1;
    outlook.size = fabs(outlook.ends[0]) + fabs(outlook.ends[1]);
    for (size_t i = 0; i < s->model->table_count; i++)
        add_year(&outlook, s, i, a, b, bent);
    most = fmax(outlook.ends[0], outlook.ends[1]) + outlook.rest;
    for (size_t c = 0; c < s->cut_count; c++)
        if (s->spare[c] > 0)
            most += fabs(outlook.weight[c]) * (2 * s->spare[c] + bent);
    return most + 1e-3 + outlook.size * 1e-13;
}

/*
 * Looks for the first percentage above a's, up to b's, that leaves enough, and
 * gives it to the tier.  a's does not.
 */
static enum grossup find(struct search *s, const struct point *a,
                         const struct point *b)
{
    struct money target = s->model->tiers[s->tier].net_target;
    struct point middle;
    enum grossup first;

    if (left_at_most(s, a, b) < (double)target.minor || pay_the_same(s, a, b))
        return GROSSUP_NONE;
    if (b->points - a->points == 1) {
        s->model->tiers[s->tier].percent.points = b->points;
        return is_enough(b, target) ? GROSSUP_FOUND : GROSSUP_NONE;
    }
    if (s->tries >= s->tries_most)
        return GROSSUP_GIVEN_UP;
    try(s, a->points + (b->points - a->points) / 2, &middle);
    first = find(s, a, &middle);
    return first == GROSSUP_NONE ? find(s, &middle, b) : first;
}

enum grossup grossup_tier(struct model *model, size_t tier, long targets,
                          long *tries)
{
    struct search s = {.model = model, .tier = tier};
    struct point least, most;
    enum grossup found;

    begin(&s, targets);
    try(&s, POINTS_MOST, &most);
    try(&s, 0, &least);
    /* Without a salary that can be computed there is another complaint. */
    if (!money_valid(s.results->salary.annual) ||
        is_enough(&least, model->tiers[tier].net_target))
        found = GROSSUP_FOUND;
    else
        found = find(&s, &least, &most);
    *tries = s.tries;
    end(&s);
    return found;
}

void grossup_model(struct model *model, const struct ini *ini,
                   struct diag *diag)
{
    long targets = 0, tries;

    for (size_t t = 0; t < model->tier_count; t++)
        targets += model->tiers[t].net_target.minor != ABSENT;
    for (size_t t = 0; targets && t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];
        struct place at = ini_place(ini, tier->head.section, "net_target");
        enum grossup found = GROSSUP_FOUND;

        if (tier->net_target.minor != ABSENT)
            found = grossup_tier(model, t, targets, &tries);
        if (found == GROSSUP_NONE)
            diag_error(diag, at,
                       "cannot be reached: no percentage of the salary up to "
                       "1000 leaves as much after tax");
        if (found == GROSSUP_GIVEN_UP)
            diag_error(diag, at,
                       "no percentage found within %ld tries: give a percent "
                       "instead",
                       tries);
    }
}
