#include "figure/plan.h"

enum {
    HOURS_PLACES = 2
};

/* clang-format off */
static const struct row of_milestone[] = {
    ROW(milestone_result, due, "#.due", "Due",
        "IF(#.date<>\"\",#.date+0,EDATE(grant.start,#.month)-1)"),
};

static const struct row of_area[] = {
    ROW(area_result, hours, "#.hours.@", NULL,
        "IF(tier.@.hours=\"\",\"\",round2(tier.@.hours*#.share))"),
};

static const struct row of_tier[] = {
    ROW(tier_result, reserve_hours, "tier.@.reserve_hours",
        "Not yet determined",
        "IF(tier.@.hours=\"\",\"\",round2(tier.@.hours-SUM(area.*.hours.@)))"),
};
/* clang-format on */

const struct row_list plan_milestone_rows =
    ROW_LIST(of_milestone, SECTION_MILESTONE, NULL, NULL);

const struct row_list plan_area_rows =
    ROW_LIST(of_area, SECTION_AREA, "Planned hours of the area", NULL);

const struct row_list plan_rows = ROW_LIST(of_tier, SECTION_TIER, NULL, NULL);

struct date plan_due(const struct model *model,
                     const struct milestone *milestone)
{
    return milestone->month == ABSENT
               ? milestone->date
               : date_plus(date_months_later(model->grant.start,
                                             (int)milestone->month),
                           -1);
}

void plan_model(struct results *results)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->milestone_count; i++)
        results->milestones[i].due = plan_due(model, &model->milestones[i]);
}

void plan_tier(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;
    struct decimal none = {ABSENT, 0};
    int64_t left = out->hours.units;

    out->reserve_hours = none;
    for (size_t i = 0; i < model->area_count; i++) {
        struct decimal *hours = &out->area[i].hours;

        *hours = none;
        if (out->hours.units == ABSENT)
            continue;
        *hours = (struct decimal){
            exact_round(exact_percent(exact_decimal(exact(1), out->hours),
                                      model->areas[i].share),
                        HOURS_PLACES),
            HOURS_PLACES};
        left -= hours->units;
        out->reserve_hours = (struct decimal){left, HOURS_PLACES};
    }
}

void plan_model_figures(struct figures *figures)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->milestone_count; i++) {
        const struct milestone *milestone = &model->milestones[i];
        struct formula_scope scope =
            figures_scope(figures, &milestone->head, milestone->label, 0);

        figures_add_rows(figures, &plan_milestone_rows,
                         &figures->results->milestones[i], &scope);
    }
}
