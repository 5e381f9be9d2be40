/*
 * A higher percentage can leave less: a lump falls due, or several tables
 * together take more than the whole increase.  So the range of percentages is
 * bisected, lower half first, and an interval is skipped once it is proved that
 * nothing in it leaves enough.  Between thresholds of tables and limits of
 * offsets the net is linear but for roundings, so the ends of an interval bound
 * it.
 */
#include "figure/grossup.h"

#include "figure/ask.h"
#include "figure/compute.h"
#include "figure/instalments.h"
#include "figure/oncosts.h"
#include "figure/ontop.h"
#include "figure/overlap.h"
#include "figure/paid.h"
#include "figure/people.h"
#include "figure/schedule.h"
#include "figure/stipend.h"
#include "figure/tax.h"
#include "figure/taxbounds.h"

#include <math.h>

enum {
    POINTS_MOST = 10000000, /* 1000 % */
    CUTOFFS_MOST = 2 * TABLES_MOST + 1,
    WORK_MOST = 6000000, /* in steps of some 0.2 microseconds */
    WORK_OF_TRY = 100,   /* without its cutoffs, offsets and tables */
    WORK_OF_CUTOFF = 5,
    WORK_OF_BRACKET = 3, /* of a table */
    TRIES_LEAST = 24     /* that bisection alone takes */
};

/* The most that a rounding moves an amount, and room for errors of doubles. */
static const double half = 0.505;

/* A table's year: it taxes what is paid between two cutoffs. */
struct year {
    size_t before, through;
    struct money lines; /* that are income */
    struct tax_run run;
};

/* The search for one tier's percentage. */
struct search {
    struct model *model;
    struct results *results;
    size_t tier;
    struct date cutoffs[CUTOFFS_MOST]; /* days up to which pay is summed */
    size_t cutoff_count;               /* without those that pay the same */
    size_t all;                        /* index of the one that pays all */
    struct money lines;                /* that are income, in all years */
    struct year years[TABLES_MOST];
    double slack[CUTOFFS_MOST]; /* most that roundings move income by then */
    double oncosts;             /* that are income, for each unit of stipend */
    long tries, tries_most;
};

/* One percentage and what follows from it. */
struct point {
    int64_t points;
    struct money net; /* what it leaves after tax */
    struct money stipend, request;
    struct money paid[CUTOFFS_MOST], income[CUTOFFS_MOST];
    struct overlap_result overlap[OTHERS_MOST];
    double added[TABLES_MOST][TAX_LINES_MOST]; /* by it, to each line */
};

/* Instalments by agreement pay parts of all income. */
static bool is_agreed(const struct search *s)
{
    return s->model->instalment_count > 0;
}

static bool has_same_worth(const struct search *s, struct date a, struct date b,
                           enum counted counted, size_t overlap)
{
    const struct ledger *ledger = &s->results->ledger;

    return ledger_time(ledger, a, counted, overlap).worth ==
           ledger_time(ledger, b, counted, overlap).worth;
}

/* Whether the same is paid up to both days. */
static bool is_same_time(const struct search *s, struct date a, struct date b)
{
    bool same = is_agreed(s) || has_same_worth(s, a, b, COUNTED_PAID, 0);

    for (size_t j = 0; j < s->model->overlap_count && !is_agreed(s); j++)
        same &= has_same_worth(s, a, b, COUNTED_OWN, j);
    for (size_t i = 0; i < s->model->instalment_count; i++) {
        struct date date = s->model->instalments[i].date;

        same &= (date.day <= a.day) == (date.day <= b.day);
    }
    return same;
}

/* The index of the cutoff for what is paid by a day; adds it if it is new. */
static size_t cutoff_of(struct search *s, const struct paid_result *paid,
                        struct date day)
{
    struct date end = is_agreed(s) ? day : paid->end;
    size_t cutoff = 0;

    while (cutoff < s->cutoff_count &&
           !is_same_time(s, s->cutoffs[cutoff], end))
        cutoff++;
    if (cutoff == s->cutoff_count)
        s->cutoffs[s->cutoff_count++] = end;
    return cutoff;
}

/* Whether an on-cost is income of the person in this tier. */
static bool takes_oncost(const struct search *s, size_t index)
{
    const struct oncost *oncost = &s->model->oncosts[index];

    return oncost->taxable == ANSWER_YES &&
           tier_list_has(oncost->tiers, s->tier);
}

/*
 * How far income up to a cutoff may lie from a linear function of the
 * percentage, by roundings of the stipend, each offset and the on-costs.
 */
static double slack_of(const struct search *s, struct date cutoff)
{
    const struct model *model = s->model;
    double stipend = half, oncosts = 0;

    if (cutoff.day < model->grant.start.day && !is_agreed(s))
        return 0;
    stipend += half * (double)model->step_count;
    for (size_t j = 0; j < model->overlap_count; j++)
        if (model->overlaps[j].treatment == TREATMENT_OFFSET)
            stipend += 9 * half;
    for (size_t i = 0; i < model->oncost_count; i++)
        if (takes_oncost(s, i))
            oncosts += 2 * half;
    return stipend * (1 + s->oncosts) + (oncosts > 0 ? oncosts + half : 0);
}

/* The work of one try, in the unit of WORK_MOST. */
static long work_of_try(const struct search *s)
{
    long work =
        WORK_OF_TRY + WORK_OF_CUTOFF *
                          (long)(s->cutoff_count + 3 + s->model->step_count) *
                          (long)(s->model->overlap_count + 1);

    for (size_t i = 0; i < s->model->table_count; i++)
        work += WORK_OF_BRACKET * (long)tax_table_pieces(s->model->tables[i]);
    return work;
}

static void begin_year(struct search *s, size_t index)
{
    const struct tax_table *table = s->model->tables[index];
    const struct tier_result *tier = &s->results->tiers[s->tier];
    struct date eve = date_plus(table->starts, -1);
    struct paid_result before = paid_up_to(s->results, tier, eve);
    struct paid_result through = paid_up_to(s->results, tier, table->ends);
    struct year *year = &s->years[index];

    year->before = cutoff_of(s, &before, eve);
    year->through = cutoff_of(s, &through, table->ends);
    year->lines = money_sub(through.taxed, before.taxed);
    tax_run_start(&year->run, s->model, index);
}

static void begin_search(struct search *s, long targets)
{
    const struct model *model = s->model;
    struct paid_result paid;

    s->model->tiers[s->tier].percent.points = 0;
    s->results = compute_prorated(model, model->grant.proration, s->tier);
    s->results->tiers[s->tier].schedule =
        schedule_build(s->results, s->tier, &s->results->arena);
    for (size_t i = 0; i < model->oncost_count; i++)
        if (takes_oncost(s, i))
            s->oncosts += (double)model->oncosts[i].percent.points / 1e6;
    for (size_t i = 0; i < model->table_count; i++)
        begin_year(s, i);
    paid = paid_up_to(s->results, &s->results->tiers[s->tier], date_last);
    s->all = cutoff_of(s, &paid, date_last);
    s->lines = paid.taxed;
    for (size_t c = 0; c < s->cutoff_count; c++)
        s->slack[c] = slack_of(s, s->cutoffs[c]);
    s->tries_most = WORK_MOST / work_of_try(s) / targets;
    if (s->tries_most < TRIES_LEAST)
        s->tries_most = TRIES_LEAST;
}

static void end_search(struct search *s)
{
    for (size_t i = 0; i < s->model->table_count; i++)
        tax_run_end(&s->years[i].run);
    compute_free(s->results);
}

/* The stipend up to a cutoff and the taxable on-costs on it. */
static struct money income_up_to(const struct search *s, struct date cutoff,
                                 struct money paid)
{
    const struct tier_result *tier = &s->results->tiers[s->tier];
    struct money stipend =
        money_sub(paid, overlap_offsets_up_to(s->results, tier, cutoff));

    return money_add(stipend, oncosts_taxed_with(s->results, tier, stipend));
}

/* What instalments by agreement pay up to each cutoff. */
static void set_agreed(const struct search *s, struct tier_result *tier,
                       struct point *point)
{
    ontop_tier(s->results, tier);
    ask_tier(s->results, s->tier, tier);
    instalments_tier(s->results, tier);
    for (size_t c = 0; c < s->cutoff_count; c++)
        point->paid[c] = point->income[c] =
            paid_up_to(s->results, tier, s->cutoffs[c]).income;
}

/* Income in the year of a table. */
static struct money income_in(const struct year *year,
                              const struct point *point)
{
    return money_add(
        money_sub(point->income[year->through], point->income[year->before]),
        year->lines);
}

/* Computes what a percentage pays, and the tax on that. */
static void try_percentage(struct search *s, int64_t points,
                           struct point *point)
{
    struct tier_result *tier = &s->results->tiers[s->tier];

    s->tries++;
    s->model->tiers[s->tier].percent.points = point->points = points;
    stipend_tier(s->results, s->tier, tier);
    people_tier(s->results, s->tier, tier);
    oncosts_tier(s->results, s->tier, tier);
    if (is_agreed(s))
        set_agreed(s, tier, point);
    point->stipend = tier->stipend;
    point->request = tier->request;
    for (size_t j = 0; j < s->model->overlap_count; j++)
        point->overlap[j] = tier->overlap[j];
    for (size_t c = 0; c < s->cutoff_count && !is_agreed(s); c++) {
        point->paid[c] = stipend_up_to(s->results, s->tier, s->cutoffs[c]);
        point->income[c] = income_up_to(s, s->cutoffs[c], point->paid[c]);
    }
    point->net = money_add(point->income[s->all], s->lines);
    for (size_t i = 0; i < s->model->table_count; i++) {
        struct year *year = &s->years[i];

        point->net = money_sub(
            point->net,
            tax_run_charges(&year->run, income_in(year, point), NULL));
        for (size_t k = 0; k < year->run.table->line_count; k++)
            point->added[i][k] = taxbounds_added(&year->run, k);
    }
}

/*
 * Whether two percentages pay the same.  Then all between them do, too: each
 * amount never falls as the percentage grows.
 */
static bool pay_the_same(const struct search *s, const struct point *a,
                         const struct point *b)
{
    bool same = !is_agreed(s) || (a->stipend.minor == b->stipend.minor &&
                                  a->request.minor == b->request.minor);

    for (size_t c = 0; c < s->cutoff_count; c++)
        same &= a->paid[c].minor == b->paid[c].minor;
    for (size_t j = 0; j < s->model->overlap_count; j++)
        same &= a->overlap[j].cap.minor == b->overlap[j].cap.minor &&
                a->overlap[j].own_pay.minor == b->overlap[j].own_pay.minor;
    return same;
}

static bool is_enough(const struct point *point, struct money target)
{
    return point->net.minor != LOST && point->net.minor >= target.minor;
}

/*
 * The most that is left between two percentages.  A charge without a threshold
 * in between is linear in income, so its most is at one of the ends.  Of the
 * others the least is subtracted.
 */
struct net_bound {
    double ends[2];              /* with the linear charges only */
    double weight[CUTOFFS_MOST]; /* of the income up to each cutoff in them */
    double rest;                 /* the other charges, and roundings */
    double size;                 /* of the numbers that were added up */
};

/*
 * Which of its limits an offset meets, a bit each: what the other source pays,
 * what the tier pays for its own time, or what that leaves of the time of all.
 * Within some roundings, which slack_of has room for.
 */
static unsigned limits_met(const struct overlap_result *r)
{
    struct money before = money_sub(r->offset_so_far, r->offset);
    const struct money limits[] = {r->inside, r->own_pay,
                                   money_sub(r->cap, before)};
    unsigned met = 0;

    for (unsigned i = 0; i < COUNT(limits); i++)
        if (limits[i].minor <= r->offset.minor + 2)
            met |= 1u << i;
    return met;
}

/*
 * How far income can be from linear where an offset reaches another limit.  The
 * sum of the offsets so far never falls as the percentage grows; it is linear
 * between two percentages if that of the earlier ones is and the same limit is
 * met at both.
 */
static double offset_bend(const struct search *s, const struct point *a,
                          const struct point *b)
{
    double sum = 0;
    bool straight = true;

    for (size_t j = 0; j < s->model->overlap_count; j++) {
        const struct overlap_result *first = &a->overlap[j];
        const struct overlap_result *last = &b->overlap[j];

        if (last->offset.minor == ABSENT)
            continue;
        straight &= (limits_met(first) & limits_met(last)) != 0;
        if (!straight)
            sum += 2 * fabs((double)(last->offset_so_far.minor -
                                     first->offset_so_far.minor));
    }
    return sum * (1 + s->oncosts);
}

/*
 * How far income up to a cutoff can be from linear by roundings.  Instalments
 * by agreement are rounded parts of the request, and of an income that may be
 * larger than that.
 */
static double slack_between(const struct search *s, size_t cutoff,
                            const struct point *a, const struct point *b)
{
    double income = fmax(fabs((double)a->income[s->all].minor),
                         fabs((double)b->income[s->all].minor));
    double first = (double)a->request.minor, last = (double)b->request.minor;

    /* A request of 0 pays all with the last instalment. */
    if (!is_agreed(s) || (first == 0 && last == 0))
        return s->slack[cutoff];
    return s->slack[cutoff] + half +
           (first * last > 0 ? income * half / fmin(fabs(first), fabs(last))
                             : income);
}

/* Subtracts what a table takes, charge by charge. */
static void subtract_tax(struct net_bound *bound, const struct search *s,
                         size_t table, const struct point *a,
                         const struct point *b, double bent)
{
    const struct year *year = &s->years[table];
    double first = (double)income_in(year, a).minor;
    double last = (double)income_in(year, b).minor, slack = 0;
    struct tax_bound line[TAX_LINES_MOST];

    if (year->through != year->before)
        slack = 2 * (slack_between(s, year->through, a, b) +
                     slack_between(s, year->before, a, b)) +
                bent;
    taxbounds_of(&year->run,
                 (struct tax_interval){fmin(first, last) - slack,
                                       fmax(first, last) + slack},
                 line);
    for (size_t i = 0; i < year->run.table->line_count; i++) {
        if (!year->run.table->lines[i].paid)
            continue;
        bound->rest += half;
        bound->size += fabs(a->added[table][i]) + fabs(b->added[table][i]);
        if (!line[i].straight) {
            bound->rest -= line[i].interval.least;
            bound->size += fabs(line[i].interval.least);
            continue;
        }
        bound->ends[0] -= a->added[table][i];
        bound->ends[1] -= b->added[table][i];
        bound->weight[year->through] -= line[i].slope;
        bound->weight[year->before] += line[i].slope;
    }
}

static double net_at_most(const struct search *s, const struct point *a,
                          const struct point *b)
{
    double bent = offset_bend(s, a, b), most;
    struct net_bound bound = {.ends = {(double)a->income[s->all].minor,
                                       (double)b->income[s->all].minor},
                              .rest = (double)s->lines.minor};

    bound.weight[s->all] = 1;
    bound.size = fabs(bound.ends[0]) + fabs(bound.ends[1]);
    for (size_t i = 0; i < s->model->table_count; i++)
        subtract_tax(&bound, s, i, a, b, bent);
    most = fmax(bound.ends[0], bound.ends[1]) + bound.rest;
    for (size_t c = 0; c < s->cutoff_count; c++)
        if (s->slack[c] > 0)
            most +=
                fabs(bound.weight[c]) * (2 * slack_between(s, c, a, b) + bent);
    return most + 1e-3 + bound.size * 1e-13;
}

/*
 * Finds the smallest percentage above that of a and up to that of b that leaves
 * enough, and stores it in the tier.  That of a leaves too little.
 */
static enum grossup find_percentage(struct search *s, const struct point *a,
                                    const struct point *b)
{
    struct money target = s->model->tiers[s->tier].net_target;
    struct point middle;
    enum grossup first;

    if (net_at_most(s, a, b) < (double)target.minor || pay_the_same(s, a, b))
        return GROSSUP_NONE;
    if (b->points - a->points == 1) {
        s->model->tiers[s->tier].percent.points = b->points;
        return is_enough(b, target) ? GROSSUP_FOUND : GROSSUP_NONE;
    }
    if (s->tries >= s->tries_most)
        return GROSSUP_GIVEN_UP;
    try_percentage(s, a->points + (b->points - a->points) / 2, &middle);
    first = find_percentage(s, a, &middle);
    return first == GROSSUP_NONE ? find_percentage(s, &middle, b) : first;
}

enum grossup grossup_tier(struct model *model, size_t tier, long targets,
                          long *tries)
{
    struct search s = {.model = model, .tier = tier};
    struct point least, most;
    enum grossup found;

    begin_search(&s, targets);
    try_percentage(&s, POINTS_MOST, &most);
    try_percentage(&s, 0, &least);
    /* A salary that is too large is complained of elsewhere. */
    if (!money_valid(s.results->salary.annual) ||
        is_enough(&least, model->tiers[tier].net_target))
        found = GROSSUP_FOUND;
    else
        found = find_percentage(&s, &least, &most);
    *tries = s.tries;
    end_search(&s);
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
