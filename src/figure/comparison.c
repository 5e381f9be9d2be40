#include "figure/comparison.h"

#include "model/tax.h"

#include <stdio.h>

static const struct {
    struct comparison_row row;
    enum section needs; /* hidden without this section */
    bool of_months;     /* hidden if the grant gives its end */
} rows[] = {
    /* clang-format off */
    {{"percent", WEIGHT_PLAIN, false, false}, SECTION_SALARY, false},
    {{"months", WEIGHT_PLAIN, false, false}, SECTION_GRANT, true},
    {{"end", WEIGHT_PLAIN, false, false}, SECTION_GRANT, false},
    {{"gross", WEIGHT_PLAIN, true, false}, SECTION_OVERLAP, false},
    {{"deduction", WEIGHT_PLAIN, false, false}, SECTION_OVERLAP, false},
    {{"offset", WEIGHT_PLAIN, false, false}, SECTION_OVERLAP, false},
    {{"stipend", WEIGHT_PLAIN, true, false}, SECTION_GRANT, false},
    {{"oncosts", WEIGHT_PLAIN, false, false}, SECTION_ONCOST, false},
    {{"tutoring_cost", WEIGHT_PLAIN, false, false}, SECTION_GRANT, false},
    {{"compute_cost", WEIGHT_PLAIN, false, false}, SECTION_GRANT, false},
    {{"expense_cost", WEIGHT_PLAIN, false, false}, SECTION_GRANT, false},
    {{"contingency", WEIGHT_PLAIN, false, false}, SECTION_GRANT, false},
    {{"fees", WEIGHT_PLAIN, false, false}, SECTION_FEE, false},
    {{"total", WEIGHT_SUM, false, false}, SECTION_GRANT, false},
    {{"request", WEIGHT_ASK, false, false}, SECTION_GRANT, false},
    {{"owed_weeks", WEIGHT_PLAIN, true, true}, SECTION_OVERLAP, false},
    {{"makeup_end", WEIGHT_PLAIN, false, true}, SECTION_OVERLAP, false},
    {{"repay", WEIGHT_PLAIN, false, true}, SECTION_OVERLAP, false},
    {{"tax", WEIGHT_PLAIN, true, false}, SECTION_TAX, false},
    {{"net", WEIGHT_PLAIN, false, false}, SECTION_TAX, false},
    {{"net_monthly", WEIGHT_PLAIN, false, false}, SECTION_TAX, false},
    {{"salary_net", WEIGHT_PLAIN, false, false}, SECTION_TAX, false},
    {{"net_share", WEIGHT_PLAIN, false, true}, SECTION_TAX, false},
    {{"tax_saved", WEIGHT_PLAIN, false, false}, SECTION_TAX, false},
    {{"monthly", WEIGHT_QUIET, true, true}, SECTION_GRANT, false},
    {{"per_hour", WEIGHT_QUIET, false, true}, SECTION_EFFORT, false},
    {{"salary_share", WEIGHT_QUIET, false, true}, SECTION_SALARY, false},
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

const struct comparison_row *comparison_row(struct figures *const figures[],
                                            size_t count, size_t index)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool needed = false;

        for (size_t m = 0; m < count; m++)
            needed |= has_section(figures[m]->model, rows[i].needs) &&
                      !(rows[i].of_months &&
                        date_given(figures[m]->model->grant.end));
        if (needed && index-- == 0)
            return &rows[i].row;
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
