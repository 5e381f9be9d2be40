#include "figure/tax.h"
#include "figure/warn.h"
#include "model/tax.h"

#include <string.h>

/* The other income of a table's year, as the file gives it; or NULL. */
static const struct income *income_of(const struct model *model,
                                      const struct tax_table *table)
{
    for (size_t i = 0; i < model->income_count; i++)
        if (model->incomes[i].head.given &&
            !strcmp(model->incomes[i].head.name, table->id))
            return &model->incomes[i];
    return NULL;
}

/* The first day on which any tier is paid something. */
static struct date first_payment(const struct review *review)
{
    struct date first = date_last;

    for (size_t i = 0; i < review->model->instalment_count; i++)
        first = date_earlier(first, review->model->instalments[i].date);
    if (review->model->instalment_count)
        return first;
    for (size_t t = 0; t < review->model->tier_count; t++) {
        const struct schedule *schedule = &review->results->tiers[t].schedule;

        for (size_t k = 0; k < schedule->count; k++)
            if (schedule->months[k].instalment.minor > 0)
                first = date_earlier(first, schedule->months[k].paid_on);
    }
    return first;
}

/* Income that was earned earlier in the year lifts the rates. */
static void look_for_earlier_income(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];
        struct date first = first_payment(review);
        char begins[DATE_TEXT_SIZE], paid[DATE_TEXT_SIZE];

        if (table->starts.day >= first.day || table->ends.day < first.day ||
            income_of(model, table))
            continue;
        warn(review, &model->tax.head, "tables",
             "the year of %s begins on %s, before the first instalment on %s: "
             "income that was earned in it lifts the rates, so the tax is too "
             "low if there was any. Add [income.%s]; wages = 0 there says that "
             "there is none",
             table->id, date_print(begins, table->starts),
             date_print(paid, first), table->id);
    }
}

static bool has_other(const struct tax_form *form, const bool lines[])
{
    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;

        if (of == TAX_OTHER || (of != TAX_CONSTANT && of >= TAX_INPUT_COUNT &&
                                lines[of - TAX_INPUT_COUNT]))
            return true;
    }
    return false;
}

/* The charges of a table that other income does not change, by their names. */
static const char *charges_without_other(const struct model *model,
                                         const struct tax_table *table,
                                         struct arena *arena)
{
    bool with_other[TAX_LINES_MOST];
    const char *names = "";

    for (size_t i = 0; i < table->line_count; i++) {
        const struct tax_line *line = &table->lines[i];

        with_other[i] = has_other(&line->on_form, with_other) ||
                        has_other(&line->above_form, with_other) ||
                        has_other(&line->less_form, with_other);
        if (line->paid && !with_other[i] && !tax_drops(model, line))
            names = arena_print(arena, "%s%s%s", names, *names ? ", " : "",
                                line->head.name);
    }
    return names;
}

/* Charges on self-employment that tables take on the stipend alone. */
static void look_for_other_income(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->table_count; i++) {
        const struct income *income = income_of(model, model->tables[i]);
        const char *names = charges_without_other(model, model->tables[i],
                                                  &review->figures->arena);

        if (income && income->other.minor > 0 && *names &&
            !model_says(income->note))
            warn(review, &income->head, "other",
                 "does not change %s; if it is from self-employment, write a "
                 "table of your own that adds it there, else say in note what "
                 "it is",
                 names);
    }
}

/* An applicant's own share is no money that comes in, and no income. */
static void look_for_own_share(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->contribution_count; i++)
        for (size_t t = 0; t < model->tier_count; t++) {
            const struct tier_result *tier = &review->results->tiers[t];
            const struct head *head = &model->contributions[i].head;

            if (!model->table_count || warn_gives(review, head, "funder") ||
                tier->net.taxable.minor <= tier->request.minor ||
                !tier->contribution[i].amount.minor)
                continue;
            warn(review, head, "funder",
                 "is not given: if this is your own share, [%s] taxes %s "
                 "though it asks for %s only, and what is left after tax is "
                 "too much; take a lower percent in place of it. If somebody "
                 "pays it, name the funder",
                 model->tiers[t].head.section,
                 warn_money(review, tier->net.taxable),
                 warn_money(review, tier->request));
            return;
        }
}

/* Whether a line is income without saying so itself. */
static bool is_income_by_default(const struct review *review, size_t line)
{
    const struct head *head = &review->model->lines[line].head;

    return review->model->lines[line].taxable == ANSWER_YES &&
           !warn_gives(review, head, "taxable");
}

/* Bills that the person pays are income, and so count as money left. */
static void look_for_bills(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];
        struct money bills = {0};
        struct value needed;

        for (size_t i = 0; i < model->line_count; i++)
            if (is_income_by_default(review, i))
                bills =
                    money_add(bills, review->results->tiers[t].lines[i].cost);
        needed = value_money(money_add(tier->net_target, bills),
                             review->results->digits);
        if (tier->net_target.minor == ABSENT || bills.minor <= 0)
            continue;
        warn(review, &tier->head, "net_target",
             "counts %s of lines with paid_by = grantee as money left, though "
             "it goes on to others: net_target = %s leaves as much as you say; "
             "taxable = yes in these lines says that this is meant",
             warn_money(review, bills),
             value_print(&needed, &review->figures->arena));
        return;
    }
}

static void look_for_needless_stipends(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count; t++)
        if (model->tiers[t].net_target.minor != ABSENT &&
            !model->tiers[t].percent.points)
            warn(review, &model->tiers[t].head, "net_target",
                 "is left without any of the salary: percent is 0");
}

static const struct warning warnings[] = {
    {"[tax] tables",
     "the year of us_2026 begins on 2026-01-01, before the first instalment on "
     "2026-08-01: income that was earned in it lifts the rates, so the tax is "
     "too low if there was any. Add [income.us_2026]; wages = 0 there says "
     "that "
     "there is none",
     look_for_earlier_income},
    {"[income.us_2026] other",
     "does not change ss, medicare, additional_medicare; if it is from "
     "self-employment, write a table of your own that adds it there, else say "
     "in note what it is",
     look_for_other_income},
    {"[contribution.own] funder",
     "is not given: if this is your own share, [tier.target] taxes 22,500.00 "
     "though it asks for 11,250.00 only, and what is left after tax is too "
     "much; take a lower percent in place of it. If somebody pays it, name the "
     "funder",
     look_for_own_share},
    {"[tier.target] net_target",
     "counts 10,500.00 of lines with paid_by = grantee as money left, though "
     "it goes on to others: net_target = 50500.00 leaves as much as you say; "
     "taxable = yes in these lines says that this is meant",
     look_for_bills},
    {"[tier.target] net_target",
     "is left without any of the salary: percent is 0",
     look_for_needless_stipends},
};

const struct warning_list warntaxes_list = {warnings, COUNT(warnings)};
