#include "figure/warn.h"

static void look_for_idle_areas(const struct review *review)
{
    const struct model *model = review->model;

    if (model->area_count && !model_plans_hours(model))
        warn(review, &model->areas[0].head, NULL,
             "is a part of hours that nobody plans: write hours_per_week in "
             "[effort]");
}

/* The last day of any tier, its make-up time included. */
static struct date last_day(const struct review *review)
{
    struct date last = {0};

    for (size_t t = 0; t < review->model->tier_count; t++)
        last = date_later(last, review->results->tiers[t].makeup.reach);
    return last;
}

static void look_for_days_outside(const struct review *review)
{
    struct date start = review->model->grant.start, last = last_day(review);
    char due[DATE_TEXT_SIZE], bound[DATE_TEXT_SIZE];

    for (size_t i = 0; i < review->model->milestone_count; i++) {
        const struct head *head = &review->model->milestones[i].head;
        struct date day = review->results->milestones[i].due;
        bool early = day.day < start.day;

        if (early || day.day > last.day)
            warn(review, head, NULL, "is due on %s, %s, %s",
                 date_print(due, day),
                 early ? "before the grant begins" : "after every tier ends",
                 date_print(bound, early ? start : last));
    }
}

static void look_for_proof(const struct review *review)
{
    for (size_t i = 0; i < review->model->milestone_count; i++) {
        const struct milestone *milestone = &review->model->milestones[i];

        if (!model_says(milestone->shows))
            warn(review, &milestone->head, "shows",
                 "is missing: a funder wants to know what proves that it is "
                 "done");
    }
}

static const struct warning warnings[] = {
    {"[area.reading]",
     "is a part of hours that nobody plans: write hours_per_week in [effort]",
     look_for_idle_areas},
    {"[milestone.report]",
     "is due on 2027-09-30, after every tier ends, 2027-06-30",
     look_for_days_outside},
    {"[milestone.report] shows",
     "is missing: a funder wants to know what proves that it is done",
     look_for_proof},
};

const struct warning_list warnplan_list = {warnings, COUNT(warnings)};
