#include "figure/makeup.h"
#include "figure/overlap.h"
#include "figure/warn.h"

static void look_outside(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];

        if (overlap->end.day < model->grant.start.day ||
            overlap->start.day > ledger_last_end(model).day)
            warn(review, &overlap->head, NULL,
                 "lies outside the time of every tier: it changes nothing");
    }
}

/* Days on which earlier overlaps leave less than one asks for. */
static void look_for_full_days(const struct review *review)
{
    const struct model *model = review->model;
    const struct ledger *ledger = &review->results->ledger;
    struct date last = ledger_last_end(model);

    for (size_t j = 1; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        struct date end = date_earlier(overlap->end, last);
        struct date day = date_later(overlap->start, model->grant.start);
        char text[DATE_TEXT_SIZE], left[NUMBER_TEXT_LONGEST];

        while (day.day <= end.day &&
               ledger_taken(ledger, (size_t)(day.day - ledger->start.day), j) ==
                   ledger_takes(overlap))
            day = date_plus(day, 1);
        if (day.day > end.day)
            continue;
        decimal_print(
            left,
            ledger_taken(ledger, (size_t)(day.day - ledger->start.day), j), 4,
            0, false);
        warn(review, &overlap->head, "share",
             "is more than the overlaps above it leave: on %s it takes %s %%; "
             "share = %s says so",
             date_print(text, day), left, left);
    }
}

static void look_for_cut_offsets(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t j = 0; j < model->overlap_count; j++)
        for (size_t t = 0; t < model->tier_count; t++) {
            const struct overlap *overlap = &model->overlaps[j];
            const struct tier_result *tier = &review->results->tiers[t];
            struct money offset = tier->overlap[j].offset, paid;

            if (overlap->treatment != TREATMENT_OFFSET)
                continue;
            paid = overlap_pays_inside(review->results, overlap, tier->end);
            if (paid.minor <= offset.minor)
                continue;
            warn(review, &overlap->head, "pays",
                 "is %s for the time of [%s], but only %s is taken off: as "
                 "much as that tier pays for it. treatment = deduct without "
                 "pays says so",
                 warn_money(review, paid), model->tiers[t].head.section,
                 warn_money(review, offset));
            break;
        }
}

static void look_for_deducted_pay(const struct review *review)
{
    for (size_t j = 0; j < review->model->overlap_count; j++) {
        const struct overlap *overlap = &review->model->overlaps[j];

        if (overlap->treatment == TREATMENT_DEDUCT &&
            overlap->pays.minor != ABSENT)
            warn(review, &overlap->head, "pays",
                 "changes nothing: treatment = deduct takes off the time, not "
                 "what it pays. Write treatment = offset to take off the "
                 "money, or move the amount into the note");
    }
}

/* A share is of full time, and so is the effort of the salary. */
static void look_for_part_time(const struct review *review)
{
    static const int64_t whole = 1000000;
    const struct salary *salary = &review->model->salary;

    for (size_t j = 0; j < review->model->overlap_count; j++) {
        const struct overlap *overlap = &review->model->overlaps[j];
        char share[NUMBER_TEXT_LONGEST], effort[NUMBER_TEXT_LONGEST];

        if (!salary->head.given || salary->effort.points >= whole ||
            overlap->share.points >= whole || !overlap->share.points ||
            overlap->treatment == TREATMENT_KEEP)
            continue;
        decimal_print(share, overlap->share.points, PERCENT_PLACES, 0, false);
        decimal_print(effort, salary->effort.points, PERCENT_PLACES, 0, false);
        warn(review, &overlap->head, "share",
             "is %s %% of full time, and the salary is for %s %% of it "
             "(effort): %s %% of that salary is taken as paid by others for "
             "these days. If both fit into one day, write treatment = keep",
             share, effort, share);
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

static void look_for_late_makeup(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct makeup_result *makeup = &review->results->tiers[t].makeup;
        const struct head *head = &review->model->tiers[t].head;

        if (makeup->shortfall_days.units <= 0)
            continue;
        warn(review, &model->makeup.head, "by",
             "[%s] ends its make-up time %s%s: %s day%s not made up, and %s %s "
             "to be paid back",
             head->section, date_given(makeup->end) ? "on " : "too late",
             warn_figure(review, head, "makeup_end"),
             warn_figure(review, head, "shortfall_days"),
             makeup->shortfall_days.units == LEDGER_WHOLE ? " is" : "s are",
             model->grant.currency.code, warn_figure(review, head, "repay"));
    }
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
     "lies outside the time of every tier: it changes nothing", look_outside},
    {"[overlap.teaching] share",
     "is more than the overlaps above it leave: on 2027-03-01 it takes 40 %; "
     "share = 40 says so",
     look_for_full_days},
    {"[overlap.fellowship] pays",
     "is 24,000.00 for the time of [tier.target], but only 7,500.00 is taken "
     "off: as much as that tier pays for it. treatment = deduct without pays "
     "says so",
     look_for_cut_offsets},
    {"[overlap.fellowship] pays",
     "changes nothing: treatment = deduct takes off the time, not what it "
     "pays. Write treatment = offset to take off the money, or move the amount "
     "into the note",
     look_for_deducted_pay},
    {"[overlap.teaching] share",
     "is 20 % of full time, and the salary is for 50 % of it (effort): 20 % of "
     "that salary is taken as paid by others for these days. If both fit into "
     "one day, write treatment = keep",
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
