#include "figure/makeup.h"
#include "figure/overlap.h"
#include "figure/warn.h"

/* The last day of any window, and of any make-up time. */
static struct date last_reach(const struct review *review)
{
    struct date last = model_last_end(review->model);

    for (size_t t = 0; t < review->model->tier_count; t++)
        last = date_later(last, review->results->tiers[t].makeup.reach);
    return last;
}

static void look_for_idle_overlaps(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];

        if (overlap->end.day < model->grant.start.day ||
            overlap->start.day > last_reach(review).day)
            warn(review, &overlap->head, NULL,
                 "lies outside the time of every tier: it changes nothing");
    }
}

/* left is what is left of every day, in millionths, or below 0. */
static void say_full_days(const struct review *review,
                          const struct overlap *overlap, int days,
                          struct date first, int left)
{
    char text[DATE_TEXT_SIZE];

    if (!days)
        return;
    if (overlap->treatment == TREATMENT_OFFSET && left >= 0)
        warn(
            review, &overlap->head, "share",
            "is more than what `deduct` leaves of these days: its money is set "
            "against %s %% of each day; share = %s says so",
            warn_percent(review, left), warn_percent(review, left));
    else if (left >= 0)
        warn(review, &overlap->head, "share",
             "is more than the overlaps above it leave: it takes %s %% of each "
             "day; share = %s says so",
             warn_percent(review, left), warn_percent(review, left));
    else
        warn(review, &overlap->head, "share",
             "is more than the overlaps above it leave on %d day%s from %s on: "
             "it takes less there. Dates that do not meet say so",
             days, days == 1 ? "" : "s", date_print(text, first));
}

/*
 * Days on which others leave less than one asks for: for `offset`, those that
 * are deducted, since several offsets of one day all count.
 */
static void look_for_full_days(const struct review *review)
{
    const struct model *model = review->model;
    const struct ledger *ledger = &review->results->ledger;
    struct date last = model_last_end(model);

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        enum counted counted = overlap->treatment == TREATMENT_OFFSET
                                   ? COUNTED_OWN
                                   : COUNTED_TAKEN;
        struct date day = date_later(overlap->start, model->grant.start);
        struct date end = date_earlier(overlap->end, last);
        int days = 0, first = 0, left = -1;
        bool alike = true;

        for (; day.day <= end.day; day = date_plus(day, 1)) {
            int taken = ledger_share(
                ledger, (size_t)(day.day - ledger->start.day), counted, j);

            alike &= left < 0 || taken == left;
            left = taken;
            if (taken == ledger_takes(overlap))
                continue;
            first = days++ ? first : day.day;
        }
        say_full_days(review, overlap, days, (struct date){first},
                      alike ? left : -1);
    }
}

/* What overlaps up to one ask for of a day together, in millionths. */
static int asked_so_far(const struct model *model, size_t overlap, int day)
{
    int sum = 0;

    for (size_t j = 0; j <= overlap; j++)
        if (day >= model->overlaps[j].start.day &&
            day <= model->overlaps[j].end.day)
            sum += ledger_takes(&model->overlaps[j]);
    return sum;
}

/* The tiers in which one offset is cut. */
struct cuts {
    size_t count, whole; /* those with all of it */
    size_t told;         /* the recommended tier, or else the first one */
};

/* Whether the offsets above it, and not its own time, cut an offset. */
static bool is_cut_by_others(const struct overlap_result *r)
{
    return r->offset.minor < r->own_pay.minor;
}

/* What is said of the tiers that the message of one does not name. */
static const char *others_say(const struct review *review,
                              const struct cuts *cuts)
{
    struct arena *arena = &review->figures->arena;
    const char *also =
        cuts->count > 1
            ? arena_print(arena, ", and so in %zu other tier%s",
                          cuts->count - 1, cuts->count > 2 ? "s" : "")
            : "";
    const char *quiet = cuts->whole
                            ? "All of it is taken off elsewhere; if that is "
                              "meant, say so in note"
                            : "treatment = deduct without pays says so";

    return arena_print(arena, "%s. %s", also, quiet);
}

static void say_cut_offset(const struct review *review, size_t overlap,
                           const struct cuts *cuts)
{
    size_t tier = cuts->told;
    const struct overlap *of = &review->model->overlaps[overlap];
    const struct overlap_result *r =
        &review->results->tiers[tier].overlap[overlap];
    const char *section = review->model->tiers[tier].head.section;

    if (is_cut_by_others(r))
        warn(review, &of->head, "pays",
             "is %s for the time of [%s], but only %s is taken off: all that "
             "the overlaps above it leave of what that tier pays for the time. "
             "If they pay for the same work, leave one of them out; else say "
             "in note why both are paid",
             warn_money(review, r->inside), section,
             warn_money(review, r->offset));
    else
        warn(review, &of->head, "pays",
             "is %s for the time of [%s], but only %s is taken off: as much as "
             "that tier pays for it%s",
             warn_money(review, r->inside), section,
             warn_money(review, r->offset), others_say(review, cuts));
}

/* Offsets that are cut in a tier by what it pays for their time, or by others.
 */
static void look_for_cuts(const struct review *review, bool by_others)
{
    const struct model *model = review->model;

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        struct cuts found = {0, 0, 0};

        for (size_t t = 0; t < model->tier_count; t++) {
            const struct tier_result *tier = &review->results->tiers[t];
            const struct overlap_result *r = &tier->overlap[j];
            bool cuts = r->inside.minor > r->offset.minor;

            if (overlap->treatment != TREATMENT_OFFSET || !tier->gross.minor)
                continue;
            if (cuts && is_cut_by_others(r) == by_others &&
                (!found.count++ || t == model_recommended(model)))
                found.told = t;
            found.whole += !cuts && r->inside.minor > 0;
        }
        /* Only a note can say that this is meant. */
        if (overlap->note && (by_others || found.whole))
            continue;
        if (found.count)
            say_cut_offset(review, j, &found);
    }
}

static void look_for_cut_offsets(const struct review *review)
{
    look_for_cuts(review, false);
}

static void look_for_shared_offsets(const struct review *review)
{
    look_for_cuts(review, true);
}

/* Whether earlier offsets cut one in a tier, of which a warning tells. */
static bool is_cut(const struct review *review, size_t overlap)
{
    bool cut = false;

    for (size_t t = 0; t < review->model->tier_count; t++) {
        const struct overlap_result *r =
            &review->results->tiers[t].overlap[overlap];

        cut |= r->inside.minor > r->offset.minor && is_cut_by_others(r);
    }
    return cut;
}

/* The money of several offsets counts, whatever they ask for of a day. */
static void look_for_crowded_days(const struct review *review)
{
    const struct model *model = review->model;
    struct date last = model_last_end(model);
    char text[DATE_TEXT_SIZE];

    for (size_t j = 1; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        int first = date_later(overlap->start, model->grant.start).day;
        int end = date_earlier(overlap->end, last).day;

        while (first <= end && asked_so_far(model, j, first) <= LEDGER_WHOLE)
            first++;
        if (overlap->treatment == TREATMENT_OFFSET && first <= end &&
            !overlap->note && !is_cut(review, j))
            warn(review, &overlap->head, "share",
                 "asks, with the overlaps above it, for %s %% of each day from "
                 "%s on; its money is taken off all the same. If each takes a "
                 "part "
                 "of the time, write shares that make 100 %%; else say in note "
                 "why both are paid",
                 warn_percent(review, asked_so_far(model, j, first)),
                 date_print(text, (struct date){first}));
    }
}

static void look_for_deducted_pay(const struct review *review)
{
    for (size_t j = 0; j < review->model->overlap_count; j++) {
        const struct overlap *overlap = &review->model->overlaps[j];

        bool deduct = overlap->treatment == TREATMENT_DEDUCT;

        if (overlap->pays.minor != ABSENT &&
            (deduct || overlap->treatment == TREATMENT_MAKEUP))
            warn(review, &overlap->head, "pays",
                 "changes nothing: treatment = %s the time, not what it pays. "
                 "Write treatment = offset to take off the money, or move the "
                 "amount into the note",
                 deduct ? "deduct takes off" : "makeup moves");
    }
}

/* A share is of full time, and so is the effort of the salary. */
static void look_for_part_time(const struct review *review)
{
    static const int64_t whole = 1000000;
    const struct salary *salary = &review->model->salary;

    for (size_t j = 0; j < review->model->overlap_count; j++) {
        const struct overlap *overlap = &review->model->overlaps[j];
        const char *share = warn_percent(review, overlap->share.points);

        if (!salary->head.given || salary->contract.effort.points >= whole ||
            overlap->share.points >= whole || !overlap->share.points ||
            warn_signed(review, &overlap->head, "share") ||
            overlap->treatment == TREATMENT_KEEP)
            continue;
        warn(review, &overlap->head, "share",
             "is %s %% of full time, and the salary is for %s %% of it "
             "(effort): %s %% of that salary is taken as paid by others for "
             "these days. If both fit into one day, write treatment = keep; if "
             "that is meant, share = %s %%, with its sign",
             share, warn_percent(review, salary->contract.effort.points), share,
             share);
    }
}

static void look_for_endless_makeup(const struct review *review)
{
    for (size_t t = 0; t < review->model->tier_count; t++) {
        const struct makeup_result *makeup = &review->results->tiers[t].makeup;
        const struct head *head = &review->model->tiers[t].head;

        if (makeup->owed && !date_given(makeup->end))
            warn(review, head, NULL,
                 "owes %s days, more than can be made up in %d days after its "
                 "end",
                 warn_figure(review, head, "owed_days"), LEDGER_MAKEUP_MOST);
    }
}

/* Of the tier that is most days short: with time for that, all have time. */
static void look_for_late_makeup(const struct review *review)
{
    const struct model *model = review->model;
    const struct tier_result *tiers = review->results->tiers;
    const struct makeup_result *makeup;
    const struct head *head;
    size_t most = model_recommended(model);

    for (size_t t = 0; t < model->tier_count; t++)
        if (tiers[t].makeup.shortfall_days.units >
            tiers[most].makeup.shortfall_days.units)
            most = t;
    makeup = &tiers[most].makeup;
    head = &model->tiers[most].head;
    if (makeup->shortfall_days.units <= 0)
        return;
    warn(review, &model->makeup.head, "by",
         "[%s] ends its make-up time %s%s: %s day%s not made up, and %s %s "
         "to be paid back",
         head->section, date_given(makeup->end) ? "on " : "too late",
         warn_figure(review, head, "makeup_end"),
         warn_figure(review, head, "shortfall_days"),
         makeup->shortfall_days.units == LEDGER_WHOLE ? " is" : "s are",
         model->grant.currency.code, warn_figure(review, head, "repay"));
}

/* A last day for make-up time that nothing needs. */
static void look_for_no_makeup(const struct review *review)
{
    const struct model *model = review->model;

    if (date_given(model->makeup.by) && !makeup_count(model))
        warn(review, &model->makeup.head, "by",
             "changes nothing: no overlap has treatment = makeup");
}

static const struct warning warnings[] = {
    {"[overlap.fellowship]",
     "lies outside the time of every tier: it changes nothing",
     look_for_idle_overlaps},
    {"[overlap.teaching] share",
     "is more than the overlaps above it leave: it takes 40 % of each day; "
     "share = 40 says so",
     look_for_full_days},
    {"[overlap.prize] share",
     "asks, with the overlaps above it, for 200 % of each day from 2027-02-01 "
     "on; its money is taken off all the same. If each takes a part of the "
     "time, "
     "write shares that make 100 %; else say in note why both are paid",
     look_for_crowded_days},
    {"[overlap.fellowship] pays",
     "is 24,000.00 for the time of [tier.target], but only 7,500.00 is taken "
     "off: as much as that tier pays for it. treatment = deduct without pays "
     "says so",
     look_for_cut_offsets},
    {"[overlap.prize] pays",
     "is 5,000.00 for the time of [tier.target], but only 2,500.00 is taken "
     "off: all that the overlaps above it leave of what that tier pays for the "
     "time. If they pay for the same work, leave one of them out; else say in "
     "note why both are paid",
     look_for_shared_offsets},
    {"[overlap.fellowship] pays",
     "changes nothing: treatment = deduct takes off the time, not what it "
     "pays. Write treatment = offset to take off the money, or move the amount "
     "into the note",
     look_for_deducted_pay},
    {"[overlap.teaching] share",
     "is 20 % of full time, and the salary is for 50 % of it (effort): 20 % of "
     "that salary is taken as paid by others for these days. If both fit into "
     "one day, write treatment = keep; if that is meant, share = 20 %, with "
     "its "
     "sign",
     look_for_part_time},
    {"[tier.target]",
     "owes 181 days, more than can be made up in 1100 days after its end",
     look_for_endless_makeup},
    {"[makeup] by",
     "[tier.target] ends its make-up time on 2027-08-28: 14 days are not made "
     "up, and USD 1,779.66 to be paid back",
     look_for_late_makeup},
    {"[makeup] by", "changes nothing: no overlap has treatment = makeup",
     look_for_no_makeup},
};

const struct warning_list warnoverlaps_list = {warnings, COUNT(warnings)};
