#include "figure/comparison.h"

#include "figure/stipend.h"
#include "model/tax.h"

#include <stdio.h>

/* Plain rows of every model have neither a weight nor a section. */
static const struct comparison_row rows[] = {
    /* clang-format off */
    {.figure = "percent", .of_salary = true},
    {.figure = "months", .of_months = true},
    {.figure = "end"},
    {.figure = "gross", .needs = SECTION_OVERLAP, .begins = true},
    {.figure = "deduction", .needs = SECTION_OVERLAP},
    {.figure = "offset", .needs = SECTION_OVERLAP},
    {.figure = "stipend", .begins = true},
    {.figure = "oncosts", .needs = SECTION_ONCOST},
    {.figure = "tutoring_cost"},
    {.figure = "compute_cost"},
    {.figure = "expense_cost"},
    {.figure = "contingency"},
    {.figure = "fees", .needs = SECTION_FEE},
    {.figure = "total", .weight = WEIGHT_SUM},
    {.figure = "request", .weight = WEIGHT_ASK},
    {.figure = "owed_weeks", .needs = SECTION_OVERLAP, .begins = true,
     .vanishes = true},
    {.figure = "makeup_end", .needs = SECTION_OVERLAP, .vanishes = true},
    {.figure = "repay", .needs = SECTION_OVERLAP, .vanishes = true},
    {.figure = "tax", .needs = SECTION_TAX, .begins = true},
    {.figure = "net", .needs = SECTION_TAX},
    {.figure = "net_monthly", .needs = SECTION_TAX, .vanishes = true,
     .monthly = true},
    {.figure = "salary_net", .needs = SECTION_TAX, .of_salary = true},
    {.figure = "net_share", .needs = SECTION_TAX, .of_salary = true,
     .vanishes = true},
    {.figure = "tax_saved", .needs = SECTION_TAX},
    {.figure = "monthly", .weight = WEIGHT_QUIET, .begins = true,
     .vanishes = true, .monthly = true},
    {.figure = "per_hour", .weight = WEIGHT_QUIET, .needs = SECTION_EFFORT,
     .vanishes = true},
    {.figure = "salary_share", .weight = WEIGHT_QUIET, .of_salary = true,
     .vanishes = true},
    /* clang-format on */
};

static bool has_section(const struct model *model, enum section section)
{
    const struct head *head;

    if (!schema_count(model, section))
        return false;
    head = schema_record_const(model, section, 0);
    return head->given;
}

static bool is_needed(const struct model *model,
                      const struct comparison_row *row)
{
    return has_section(model, row->needs) &&
           !(row->of_months && date_given(model->grant.end)) &&
           !(row->of_salary && !model->salary.head.given);
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

    return !(row->of_salary && !figures->model->salary.head.given) &&
           !(row->monthly &&
             !stipend_has_month(results, &results->tiers[tier]));
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
