#include "figure/comparison.h"

#include "model/tax.h"

/* When a row has something to say. */
enum need {
    NEED_NOTHING,
    NEED_SALARY,
    NEED_MONTHS,
    NEED_OVERLAP,
    NEED_ONCOST,
    NEED_FEE,
    NEED_EFFORT,
    NEED_TAX
};

static const struct {
    struct comparison_row row;
    enum need need;
} rows[] = {
    /* clang-format off */
    {{"percent", WEIGHT_PLAIN, false, false}, NEED_SALARY},
    {{"months", WEIGHT_PLAIN, false, false}, NEED_MONTHS},
    {{"end", WEIGHT_PLAIN, false, false}, NEED_NOTHING},
    {{"gross", WEIGHT_PLAIN, true, false}, NEED_OVERLAP},
    {{"deduction", WEIGHT_PLAIN, false, false}, NEED_OVERLAP},
    {{"offset", WEIGHT_PLAIN, false, false}, NEED_OVERLAP},
    {{"stipend", WEIGHT_PLAIN, true, false}, NEED_NOTHING},
    {{"oncosts", WEIGHT_PLAIN, false, false}, NEED_ONCOST},
    {{"tutoring_cost", WEIGHT_PLAIN, false, false}, NEED_NOTHING},
    {{"compute_cost", WEIGHT_PLAIN, false, false}, NEED_NOTHING},
    {{"expense_cost", WEIGHT_PLAIN, false, false}, NEED_NOTHING},
    {{"contingency", WEIGHT_PLAIN, false, false}, NEED_NOTHING},
    {{"fees", WEIGHT_PLAIN, false, false}, NEED_FEE},
    {{"total", WEIGHT_SUM, false, false}, NEED_NOTHING},
    {{"request", WEIGHT_ASK, false, false}, NEED_NOTHING},
    {{"owed_weeks", WEIGHT_PLAIN, true, true}, NEED_OVERLAP},
    {{"makeup_end", WEIGHT_PLAIN, false, true}, NEED_OVERLAP},
    {{"repay", WEIGHT_PLAIN, false, true}, NEED_OVERLAP},
    {{"tax", WEIGHT_PLAIN, true, false}, NEED_TAX},
    {{"net", WEIGHT_PLAIN, false, false}, NEED_TAX},
    {{"net_monthly", WEIGHT_PLAIN, false, false}, NEED_TAX},
    {{"salary_net", WEIGHT_PLAIN, false, false}, NEED_TAX},
    {{"net_share", WEIGHT_PLAIN, false, true}, NEED_TAX},
    {{"tax_saved", WEIGHT_PLAIN, false, false}, NEED_TAX},
    {{"monthly", WEIGHT_QUIET, true, true}, NEED_NOTHING},
    {{"per_hour", WEIGHT_QUIET, false, true}, NEED_EFFORT},
    {{"salary_share", WEIGHT_QUIET, false, true}, NEED_SALARY},
    /* clang-format on */
};

static bool is_needed(const struct model *model, enum need need)
{
    switch (need) {
    case NEED_SALARY:
        return model->salary.head.given;
    case NEED_MONTHS:
        return !date_given(model->grant.end);
    case NEED_OVERLAP:
        return model->overlap_count > 0;
    case NEED_ONCOST:
        return model->oncost_count > 0;
    case NEED_FEE:
        return model->fee_count > 0;
    case NEED_EFFORT:
        return model->effort.head.given;
    case NEED_TAX:
        return model->table_count > 0;
    case NEED_NOTHING:
        break;
    }
    return true;
}

const struct comparison_row *comparison_row(struct figures *const figures[],
                                            size_t count, size_t index)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool needed = false;

        for (size_t m = 0; m < count; m++)
            needed |= is_needed(figures[m]->model, rows[i].need);
        if (needed && index-- == 0)
            return &rows[i].row;
    }
    return NULL;
}

const struct figure *comparison_figure(struct figures *figures,
                                       const struct comparison_row *row,
                                       size_t tier)
{
    return figures_find(figures,
                        arena_print(&figures->arena, "%s.%s",
                                    figures->model->tiers[tier].head.section,
                                    row->figure));
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
