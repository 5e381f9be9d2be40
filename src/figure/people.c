#include "figure/people.h"

#include "figure/contract.h"
#include "figure/rates.h"

/* clang-format off */
static const struct row of_year[] = {
    ROW(person_year, annual, "#.annual", "Pay per year",
        "money(" CONTRACT_YEAR("#", "#.amount", "#.effort") ")"),
};

static const struct row rows[] = {
    WORKING(person_result, has, "#.has.@", "Whether the tier has it (1 or 0)",
        FORMULA_HAS_TIER),
    WORKING(person_result, first, "#.first.@", "First day",
        "MAX(grant.start,#.from)"),
    WORKING(person_result, last, "#.last.@", "Last day",
        "MIN(tier.@.end,#.until)"),
    WORKING(person_result, percent, "#.percent.@", "Percentage of the pay",
        "IF(AND(#.scaled=\"yes\",tier.@.percent<>\"\"),tier.@.percent,1)"),
    ROW(person_result, years, "#.years.@", "Years",
        "#.has.@*" LEDGER_YEARS(LEDGER_WORTH_FROM("#.first.@", "#.last.@"))),
    ROW(person_result, pay, "#.pay.@", "Pay",
        "money(#.annual*#.percent.@*#.years.@)"),
};

static const struct row of_tier[] = {
    ROW(tier_result, people, "tier.@.people", "Other people",
        "SUM(person.*.pay.@)"),
};
/* clang-format on */

const struct row_list people_year_rows =
    ROW_LIST(of_year, SECTION_PERSON, NULL, NULL);

const struct row_list people_rows = ROW_LIST(rows, SECTION_PERSON, NULL, NULL);

const struct row_list people_sum_rows =
    ROW_LIST(of_tier, SECTION_TIER, NULL, NULL);

void people_years(struct results *results)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->person_count; i++)
        results->people[i].annual =
            contract_annual(model, &model->people[i].contract);
}

/* Years from a person's first day to a day, of those that the tier pays. */
static struct years years_up_to(const struct results *results,
                                const struct person_result *r, struct date day)
{
    const struct ledger *ledger = &results->ledger;
    struct date last = date_earlier(r->last, day);

    if (!r->has || last.day < r->first.day)
        return (struct years){0};
    return ledger_years(
        ledger, time_less(ledger_time_all(ledger, last),
                          ledger_time_all(ledger, date_plus(r->first, -1))));
}

static struct money pay_for(const struct results *results, size_t person,
                            const struct person_result *r, struct years years)
{
    struct exact pay =
        exact_money(results->people[person].annual, results->digits);

    return exact_to_money(exact_years(exact_percent(pay, r->percent), years),
                          results->digits);
}

void people_tier(const struct results *results, size_t tier,
                 struct tier_result *out)
{
    static const struct percent whole = {1000000};
    const struct model *model = results->model;
    struct percent percent = model->tiers[tier].percent;

    out->people = (struct money){0};
    for (size_t i = 0; i < model->person_count; i++) {
        const struct person *person = &model->people[i];
        struct person_result *r = &out->person[i];

        r->has = tier_list_has(person->tiers, tier);
        r->first = date_later(model->grant.start, person->from);
        r->last = date_given(person->until)
                      ? date_earlier(out->end, person->until)
                      : out->end;
        r->percent = person->scaled == ANSWER_YES && percent.points != ABSENT
                         ? percent
                         : whole;
        r->years = years_up_to(results, r, r->last);
        r->pay = pay_for(results, i, r, r->years);
        out->people = money_add(out->people, r->pay);
    }
}

struct money people_pay_up_to(const struct results *results,
                              const struct tier_result *tier, size_t person,
                              struct date day)
{
    const struct person_result *r = &tier->person[person];

    return pay_for(results, person, r, years_up_to(results, r, day));
}

struct money people_up_to(const struct results *results,
                          const struct tier_result *tier, struct date day)
{
    struct money sum = {0};

    for (size_t i = 0; i < results->model->person_count; i++)
        sum = money_add(sum, people_pay_up_to(results, tier, i, day));
    return sum;
}

void people_year_figures(struct figures *figures)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->person_count; i++) {
        const struct person *person = &model->people[i];
        struct formula_scope scope =
            figures_scope(figures, &person->head, person->label, 0);

        formula_piece(
            &scope, "*rate",
            rates_formula(model, person->contract.currency, &figures->arena));
        figures_add_rows(figures, &people_year_rows,
                         &figures->results->people[i], &scope);
    }
}
