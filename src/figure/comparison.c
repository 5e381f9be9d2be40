#include "figure/comparison.h"

#include "figure/stipend.h"
#include "model/tax.h"

#include <stdio.h>

enum {
    DEDUCTS = 1 << TREATMENT_DEDUCT,
    OFFSETS = 1 << TREATMENT_OFFSET,
    MAKES_UP = 1 << TREATMENT_MAKEUP
};

/* Plain rows of every model have neither a weight nor a section. */
static const struct comparison_row rows[] = {
    /* clang-format off */
    {.figure = "percent", .of_pay = true},
    {.figure = "months", .of_months = true},
    {.figure = "weeks", .of_weeks = true},
    {.figure = "end"},
    {.figure = "gross", .treatments = DEDUCTS | OFFSETS, .of_salary = true,
     .begins = true},
    {.figure = "deduction", .treatments = DEDUCTS, .of_salary = true,
     .of_funders = true},
    {.figure = "offset", .treatments = OFFSETS, .of_salary = true,
     .of_funders = true},
    {.figure = "stipend", .of_salary = true, .begins = true},
    {.figure = "people", .needs = SECTION_PERSON},
    {.figure = "oncosts", .needs = SECTION_ONCOST},
    {.figure = "tutoring_cost", .needs = SECTION_TUTORING},
    {.figure = "compute_cost", .needs = SECTION_COMPUTE},
    {.figure = "expense_cost", .needs = SECTION_EXPENSE},
    {.figure = "contingency", .needs = SECTION_CONTINGENCY},
    {.figure = "fees", .needs = SECTION_FEE},
    {.figure = "total", .weight = WEIGHT_SUM},
    {.figure = "contributions", .needs = SECTION_CONTRIBUTION,
     .of_funders = true},
    {.figure = "rounding", .of_rounding = true},
    {.figure = "request", .weight = WEIGHT_ASK},
    {.figure = "owed_days", .treatments = MAKES_UP, .begins = true,
     .vanishes = true, .of_funders = true},
    {.figure = "makeup_end", .treatments = MAKES_UP, .vanishes = true},
    {.figure = "repay", .treatments = MAKES_UP, .vanishes = true,
     .unless_zero = true},
    {.figure = "tax", .needs = SECTION_TAX, .begins = true},
    {.figure = "net", .needs = SECTION_TAX},
    {.figure = "net_monthly", .needs = SECTION_TAX, .vanishes = true,
     .monthly = true},
    {.figure = "salary_net", .needs = SECTION_TAX, .of_salary = true},
    {.figure = "net_share", .needs = SECTION_TAX, .of_salary = true,
     .vanishes = true},
    {.figure = "tax_saved", .needs = SECTION_TAX},
    {.figure = "award_share", .needs = SECTION_AWARD, .begins = true,
     .weight = WEIGHT_QUIET, .vanishes = true},
    {.figure = "award_months", .needs = SECTION_AWARD, .weight = WEIGHT_QUIET,
     .vanishes = true},
    {.figure = "award_percent", .needs = SECTION_AWARD,
     .weight = WEIGHT_QUIET, .vanishes = true},
    {.figure = "monthly", .weight = WEIGHT_QUIET, .begins = true,
     .vanishes = true, .monthly = true},
    {.figure = "per_hour", .weight = WEIGHT_QUIET, .of_hours = true,
     .vanishes = true},
    {.figure = "salary_share", .weight = WEIGHT_QUIET, .of_salary = true,
     .vanishes = true},
    /* clang-format on */
};

static bool has_section(const struct model *model, enum section section)
{
    const struct head *head;

    if (section >= SECTION_TUTORING && section <= SECTION_EXPENSE)
        return model_has_lines(model,
                               (enum budget)(section - SECTION_TUTORING));
    if (!schema_count(model, section))
        return false;
    head = schema_record_const(model, section, 0);
    return head->given;
}

/* Whether the model has the salary, or any pay, that a row is of. */
static bool has_pay(const struct model *model, const struct comparison_row *row)
{
    bool salary = model->salary.head.given;

    return !(row->of_pay && !salary && !model->person_count) &&
           !(row->of_salary && !salary);
}

static bool is_needed(const struct model *model,
                      const struct comparison_row *row)
{
    return has_section(model, row->needs) &&
           (!row->treatments || model_treats(model, row->treatments)) &&
           !(row->of_rounding && !model_rounds(model)) &&
           !(row->of_months && model->grant.months == ABSENT) &&
           !(row->of_weeks && model->grant.weeks == ABSENT) &&
           !(row->of_hours && !model_plans_hours(model)) && has_pay(model, row);
}

const struct comparison_row *comparison_row(struct figures *const figures[],
                                            size_t count, size_t index)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool needed = false;

        for (size_t m = 0; m < count; m++)
            needed |= is_needed(figures[m]->model, &rows[i]);
        if (needed && index-- == 0)
            return &rows[i];
    }
    return NULL;
}

const struct figure *comparison_figure(struct figures *figures,
                                       const struct comparison_row *row,
                                       size_t tier)
{
    char name[FIGURE_NAME_SIZE];

    snprintf(name, sizeof(name), "%s.%s",
             figures->model->tiers[tier].head.section, row->figure);
    return figures_find(figures, name);
}

bool comparison_shows(const struct figures *figures,
                      const struct comparison_row *row, size_t tier)
{
    const struct results *results = figures->results;

    return has_pay(figures->model, row) &&
           !(row->monthly &&
             !stipend_has_month(results, &results->tiers[tier]));
}

const char *comparison_steps(struct figures *figures)
{
    const struct model *model = figures->model;
    const struct salary_result *salary = &figures->results->salary;
    int digits = figures->results->digits;
    struct arena *arena = &figures->arena;
    struct value annual = value_money(salary->annual, digits);
    const char *text =
        arena_print(arena, "Salary per year: %s", value_show(&annual, arena));

    for (size_t i = 0; i < model->step_count; i++) {
        char date[DATE_TEXT_SIZE];

        annual = value_money(salary->step[i].annual, digits);
        text = arena_print(arena, "%s, %s from %s on", text,
                           value_show(&annual, arena),
                           date_print(date, model->steps[i].from));
    }
    return model->step_count ? text : NULL;
}

const char *comparison_estimate(struct figures *figures)
{
    const struct model *model = figures->model;
    const char *text = "Taxes are estimates, not advice, by";

    if (!model->table_count)
        return NULL;
    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];

        text = arena_print(&figures->arena, "%s%s %s%s%s%s", text, i ? ";" : "",
                           table->name, table->source ? " (" : "",
                           table->source ? table->source : "",
                           table->source ? ")" : "");
    }
    return text;
}
