#include "figure/salary.h"

#include "figure/rates.h"

/* clang-format off */
static const struct row rows[] = {
    ROW(salary_result, annual, "salary.annual", "Salary per year",
        "IF(salary.amount=\"\",0,money(salary.amount*"
        "IF(salary.per=\"year\",1,IF(salary.per=\"month\",12,"
        "salary.weeks_per_year*IF(salary.per=\"week\",1,"
        "IF(salary.per=\"day\",salary.days_per_week,"
        "salary.hours_per_week))))*salary.effort[*rate]))"),
};
/* clang-format on */

const struct row_list salary_rows = ROW_LIST(rows, SECTION_SALARY, NULL, NULL);

struct money salary_annual(const struct model *model)
{
    const struct salary *salary = &model->salary;
    struct exact x;

    if (!salary->head.given)
        return (struct money){0};
    x = exact_money(salary->amount, currency_digits(salary->currency));
    if (salary->per == PER_MONTH)
        x = exact_times(x, 12);
    if (salary->per >= PER_WEEK)
        x = exact_decimal(x, salary->weeks_per_year);
    if (salary->per == PER_DAY)
        x = exact_decimal(x, salary->days_per_week);
    if (salary->per == PER_HOUR)
        x = exact_decimal(x, salary->hours_per_week);
    x = exact_percent(x, salary->effort);
    return exact_to_money(rates_into(x, model, salary->currency),
                          currency_digits(model->grant.currency));
}

static struct money pay_for(const struct results *results,
                            struct percent percent, struct years years)
{
    struct exact annual = exact_money(results->salary.annual, results->digits);

    return exact_to_money(exact_years(exact_percent(annual, percent), years),
                          results->digits);
}

struct money salary_for(const struct results *results, struct years years)
{
    return pay_for(results, (struct percent){1000000}, years);
}

struct money salary_replaced(const struct results *results, size_t tier,
                             struct years years)
{
    const struct model *model = results->model;

    /* Without a salary a tier may lack a percentage. */
    return model->salary.head.given
               ? pay_for(results, model->tiers[tier].percent, years)
               : (struct money){0};
}

void salary_figures(struct figures *figures)
{
    const struct model *model = figures->model;
    struct formula_scope scope =
        figures_scope(figures, &model->salary.head, NULL, 0);

    formula_piece(
        &scope, "*rate",
        rates_formula(model, model->salary.currency, &figures->arena));
    figures_add_rows(figures, &salary_rows, &figures->results->salary, &scope);
}
