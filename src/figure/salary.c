#include "figure/salary.h"

#include "figure/contract.h"
#include "figure/rates.h"

static const struct percent whole = {1000000};

/* clang-format off */
static const struct row rows[] = {
    ROW(salary_result, annual, "salary.annual", "Salary per year",
        "IF(salary.amount=\"\",0,IF(AND(salary.per=\"grant\","
        "tier.@.grant_years=0),0,money(" CONTRACT_YEAR("salary",
        "salary.amount", "salary.effort")
        "/IF(salary.per=\"grant\",tier.@.grant_years,1))))"),
};

/* A step sets or raises the amount, or sets the effort. */
static const struct row steps[] = {
    WORKING(step_result, amount, "#.amount_then", "Amount from then on",
        "IF(#.amount<>\"\",#.amount,IF(#.raise<>\"\","
        "[amount before]*(1+#.raise),[amount before]))"),
    WORKING(step_result, effort, "#.effort_then", "Effort from then on",
        "IF(#.effort<>\"\",#.effort,[effort before])"),
    ROW(step_result, annual, "#.annual", "Salary per year from then on",
        "money(" CONTRACT_YEAR("salary", "#.amount_then", "#.effort_then")
        ")"),
    WORKING(step_result, change, "#.change", "Change per year",
        "money(#.annual-[annual before])"),
};
/* clang-format on */

const struct row_list salary_rows = ROW_LIST(rows, SECTION_SALARY, NULL, NULL);

const struct row_list salary_step_rows =
    ROW_LIST(steps, SECTION_STEP, NULL, NULL);

/* With as many decimals as 63 bits hold, for a cell of the workbook. */
static struct decimal shown_amount(const struct exact *x)
{
    struct decimal amount = {LOST, PLACES_MOST};

    while ((amount.units = exact_round_once(exact_copy(x), amount.places)) ==
               LOST &&
           amount.places > 0)
        amount.places--;
    return amount;
}

static void compute_steps(const struct model *model, struct salary_result *out)
{
    const struct contract *contract = &model->salary.contract;
    int digits = currency_digits(contract->currency);
    struct exact amount = exact_money(contract->amount, digits);
    struct percent effort = contract->effort;
    struct money annual = out->annual;

    for (size_t i = 0; i < model->step_count; i++) {
        const struct step *step = &model->steps[i];
        struct step_result *r = &out->step[i];

        if (step->amount.minor != ABSENT)
            exact_replace(&amount, exact_money(step->amount, digits));
        if (step->raise.points != ABSENT)
            amount = exact_percent(
                amount, (struct percent){whole.points + step->raise.points});
        if (step->effort.points != ABSENT)
            effort = step->effort;
        r->amount = shown_amount(&amount);
        r->effort = effort;
        r->annual = exact_to_money(
            contract_year(model, contract, exact_copy(&amount), effort),
            currency_digits(model->grant.currency));
        r->change = money_sub(r->annual, annual);
        annual = r->annual;
    }
    exact_free(&amount);
}

struct salary_result salary_compute(const struct model *model,
                                    struct years grant)
{
    const struct contract *contract = &model->salary.contract;
    struct salary_result out = {.grant = grant};
    struct decimal years = {grant.parts, YEARS_PLACES};
    struct exact amount;

    if (!model->salary.head.given)
        return out;
    if (contract->per != PER_GRANT) {
        out.annual = contract_annual(model, contract);
    } else if (grant.parts) {
        amount =
            exact_money(contract->amount, currency_digits(contract->currency));
        out.annual = exact_to_money(
            exact_over_decimal(
                contract_year(model, contract, amount, contract->effort),
                years),
            currency_digits(model->grant.currency));
    }
    compute_steps(model, &out);
    return out;
}

/* One sum for the time of the grant, and for other times in proportion. */
static struct money part_of_sum(const struct results *results,
                                struct percent percent, const struct span *span)
{
    const struct model *model = results->model;
    const struct contract *contract = &model->salary.contract;
    struct decimal grant = {results->salary.grant.parts, YEARS_PLACES};
    struct exact sum =
        exact_money(contract->amount, currency_digits(contract->currency));

    if (!grant.units) {
        exact_free(&sum);
        return (struct money){0};
    }
    sum = exact_percent(contract_year(model, contract, sum, contract->effort),
                        percent);
    return exact_to_money(
        exact_over_decimal(exact_years(sum, span->all), grant),
        results->digits);
}

static struct money pay_for(const struct results *results,
                            struct percent percent, const struct span *span)
{
    const struct salary_result *salary = &results->salary;
    struct exact pay =
        exact_years(exact_money(salary->annual, results->digits), span->all);

    if (results->model->salary.contract.per == PER_GRANT) {
        exact_free(&pay);
        return part_of_sum(results, percent, span);
    }
    for (size_t i = 0; i < results->model->step_count; i++) {
        struct exact more =
            exact_years(exact_money(salary->step[i].change, results->digits),
                        span->after[i]);

        pay = exact_add(pay, &more);
        exact_free(&more);
    }
    return exact_to_money(exact_percent(pay, percent), results->digits);
}

/* Without a salary a tier may lack a percentage. */
struct money salary_at(const struct results *results, struct percent percent,
                       const struct span *span)
{
    return results->model->salary.head.given ? pay_for(results, percent, span)
                                             : (struct money){0};
}

struct money salary_for(const struct results *results, const struct span *span)
{
    return salary_at(results, whole, span);
}

struct money salary_replaced(const struct results *results, size_t tier,
                             const struct span *span)
{
    return salary_at(results, results->model->tiers[tier].percent, span);
}

const char *salary_pay(const struct model *model, struct arena *arena)
{
    return arena_print(
        arena,
        "IF(salary.per=\"grant\",IF(tier.@.grant_years=0,0,salary.amount%s*"
        "salary.effort*{percent}*{years}/tier.@.grant_years),"
        "salary.annual*{percent}*{years}%s)",
        rates_formula(model, model->salary.contract.currency, arena),
        model->step_count ? "+{percent}*SUMPRODUCT(step.*.change,{after})"
                          : "");
}

/* What an input of the salary was before a step, or is after the last. */
static void add_before(struct formula_scope *scope, struct arena *arena,
                       const char *word, const struct head *before,
                       const char *input, const char *then)
{
    formula_piece(scope, word,
                  before ? arena_print(arena, "%s.%s", before->section, then)
                         : input);
}

void salary_figures(struct figures *figures)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;
    const char *rate =
        rates_formula(model, model->salary.contract.currency, arena);
    struct formula_scope scope =
        figures_scope(figures, &model->salary.head, NULL, 0);

    formula_piece(&scope, "*rate", rate);
    figures_add_rows(figures, &salary_rows, &figures->results->salary, &scope);
    for (size_t i = 0; i < model->step_count; i++) {
        const struct step *step = &model->steps[i];
        const struct head *before = i ? &step[-1].head : NULL;
        struct formula_scope own =
            figures_scope(figures, &step->head, step->label, 0);

        formula_piece(&own, "*rate", rate);
        add_before(&own, arena, "amount before", before, "salary.amount",
                   "amount_then");
        add_before(&own, arena, "effort before", before, "salary.effort",
                   "effort_then");
        add_before(&own, arena, "annual before", before, "salary.annual",
                   "annual");
        figures_add_rows(figures, &salary_step_rows,
                         &figures->results->salary.step[i], &own);
    }
}
