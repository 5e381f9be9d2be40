#include "figure/applications.h"

#include "figure/rates.h"

/* clang-format off */
static const struct row of_each[] = {
    ROW(application_result, same_days, "#.same_days",
        "Days that it shares with the grant",
        "MAX(0,MIN(#.end,applications.last_day)-MAX(#.start,grant.start)+1)"),
    ROW(application_result, worth, "#.worth", "Worth",
        "IF(OR(#.status=\"pending\",#.status=\"approved\"),"
        "money(IF(#.received=\"\",#.asked,#.received)[*rate]),0)"),
};

static const struct row of_all[] = {
    ROW(applications_result, pending, "applications.pending", "Pending",
        "[pending]"),
    ROW(applications_result, approved, "applications.approved", "Approved",
        "[approved]"),
};
/* clang-format on */

const struct row_list applications_rows =
    ROW_LIST(of_each, SECTION_APPLICATION, NULL, NULL);

const struct row_list applications_sum_rows =
    ROW_LIST(of_all, SECTION_APPLICATION, NULL, NULL);

struct date applications_first(const struct model *model,
                               const struct application *application)
{
    return date_later(application->start, model->grant.start);
}

struct date applications_last(const struct model *model,
                              const struct application *application)
{
    return date_earlier(application->end, model_last_end(model));
}

static struct money worth(const struct results *results,
                          const struct application *application)
{
    struct money amount = application->received.minor == ABSENT
                              ? application->asked
                              : application->received;

    if (application->status != STATUS_PENDING &&
        application->status != STATUS_APPROVED)
        return (struct money){0};
    return exact_to_money(
        rates_into(exact_money(amount, currency_digits(application->currency)),
                   results->model, application->currency),
        results->digits);
}

void applications_model(struct results *results)
{
    const struct model *model = results->model;
    struct applications_result *all = &results->applications;

    for (size_t i = 0; i < model->application_count; i++) {
        const struct application *application = &model->applications[i];
        struct application_result *r = &all->each[i];
        int days = applications_last(model, application).day -
                   applications_first(model, application).day + 1;

        r->same_days = days > 0 ? days : 0;
        r->worth = worth(results, application);
        if (application->status == STATUS_PENDING)
            all->pending = money_add(all->pending, r->worth);
        if (application->status == STATUS_APPROVED)
            all->approved = money_add(all->approved, r->worth);
    }
}

/* The sum of what those of a status are worth. */
static const char *sum_of(struct figures *figures, const char *status)
{
    const struct model *model = figures->model;
    const char *sum = "0";

    for (size_t i = 0; i < model->application_count; i++) {
        const char *section = model->applications[i].head.section;

        sum =
            arena_print(&figures->arena, "%s%sIF(%s.status=\"%s\",%s.worth,0)",
                        i ? sum : "", i ? "+" : "", section, status, section);
    }
    return sum;
}

void applications_figures(struct figures *figures)
{
    const struct model *model = figures->model;
    struct formula_scope all = figures_scope(figures, NULL, NULL, 0);

    for (size_t i = 0; i < model->application_count; i++) {
        const struct application *application = &model->applications[i];
        struct formula_scope scope =
            figures_scope(figures, &application->head, application->label, 0);

        formula_piece(
            &scope, "*rate",
            rates_formula(model, application->currency, &figures->arena));
        figures_add_rows(figures, &applications_rows,
                         &figures->results->applications.each[i], &scope);
    }
    if (!model->application_count)
        return;
    formula_piece(&all, "pending", sum_of(figures, "pending"));
    formula_piece(&all, "approved", sum_of(figures, "approved"));
    figures_add_rows(figures, &applications_sum_rows,
                     &figures->results->applications, &all);
}

const char *applications_factor(struct name application, struct arena *arena)
{
    return application.text
               ? arena_print(arena,
                             "*IF(application.%s.status=\"approved\",1,0)",
                             application.text)
               : "";
}
