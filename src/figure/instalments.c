#include "figure/instalments.h"

/* clang-format off */
/* Those with earlier dates come first, then those of the same date above it. */
static const struct row of_model[] = {
    WORKING(instalment_day, day, "#.day", "Date", "#.date"),
    WORKING(instalment_day, order, "#.order", "Number in the file", "[number]"),
    WORKING(instalment_day, part, "#.part", "Percentage",
        "IF(#.percent=\"\",0,#.percent)"),
    WORKING(instalment_day, so_far, "#.part_so_far",
        "Percentages up to it",
        "ROUND(SUMPRODUCT((instalment.*.day<#.day)*instalment.*.part)+"
        "SUMPRODUCT((instalment.*.day=#.day)*(instalment.*.order<=#.order)*"
        "instalment.*.part),6)"),
};

/* Months of the grant up to a day, the one that holds it included. */
#define CALENDAR_MONTHS(day) \
    "(YEAR(" day ")-YEAR(grant.start))*12+MONTH(" day ")-MONTH(grant.start)"
#define MONTH_OF(day) \
    CALENDAR_MONTHS(day) "-(EDATE(grant.start," CALENDAR_MONTHS(day) ")>" day \
    ")+1"

static const struct row rows[] = {
    ROW(instalment_result, amount, "#.amount.@", NULL,
        "IF(#.amount<>\"\",#.amount,IF(#.percent<>\"\","
        "money(money(tier.@.request*#.part_so_far)-"
        "money(tier.@.request*ROUND(#.part_so_far-#.part,6))),"
        "money(tier.@.request-([amounts])-"
        "money(tier.@.request*ROUND(SUM(instalment.*.part),6)))))"),
    WORKING(instalment_result, month, "#.month.@",
        "Month of the schedule in which it stands",
        "MAX(1,MIN(" MONTH_OF("#.day") "," MONTH_OF("tier.@.end") "))"),
};
/* clang-format on */

const struct row_list instalments_model_rows =
    ROW_LIST(of_model, SECTION_INSTALMENT, NULL, NULL);

const struct row_list instalments_rows =
    ROW_LIST(rows, SECTION_INSTALMENT, "The instalment", NULL);

static int64_t points_of(const struct instalment *instalment)
{
    return instalment->percent.points == ABSENT ? 0
                                                : instalment->percent.points;
}

void instalments_model(struct results *results)
{
    const struct model *model = results->model;

    for (size_t i = 0; i < model->instalment_count; i++) {
        const struct instalment *own = &model->instalments[i];
        int64_t so_far = 0;

        for (size_t j = 0; j < model->instalment_count; j++) {
            const struct instalment *other = &model->instalments[j];

            if (other->date.day < own->date.day ||
                (other->date.day == own->date.day && j <= i))
                so_far += points_of(other);
        }
        results->instalments[i] = (struct instalment_day){
            own->date, (int64_t)i + 1, {points_of(own)}, {so_far}};
    }
}

/* A month of the grant, from 1, but one of the tier. */
static int64_t month_of(const struct results *results,
                        const struct tier_result *tier, struct date day)
{
    struct date start = results->model->grant.start;

    day = date_later(start, date_earlier(day, tier->end));
    return date_whole_months(start, day) + 1;
}

/* What one comes to, unless it takes the rest. */
static struct money amount_of(const struct results *results,
                              const struct instalment *instalment,
                              const struct instalment_day *day,
                              struct money request)
{
    struct percent before = {day->so_far.points - day->part.points};

    if (instalment->amount.minor != ABSENT)
        return instalment->amount;
    return money_sub(money_portion(request, day->so_far, results->digits),
                     money_portion(request, before, results->digits));
}

size_t instalments_rest(const struct model *model)
{
    size_t i = 0;

    while (i < model->instalment_count &&
           (model->instalments[i].percent.points != ABSENT ||
            model->instalments[i].amount.minor != ABSENT))
        i++;
    return i;
}

void instalments_tier(const struct results *results, struct tier_result *out)
{
    const struct model *model = results->model;
    size_t rest = instalments_rest(model);
    struct money sum = {0};

    for (size_t i = 0; i < model->instalment_count; i++) {
        struct instalment_result *r = &out->instalment[i];

        r->month = month_of(results, out, model->instalments[i].date);
        if (i == rest)
            continue;
        r->amount = amount_of(results, &model->instalments[i],
                              &results->instalments[i], out->request);
        sum = money_add(sum, r->amount);
    }
    if (rest < model->instalment_count)
        out->instalment[rest].amount = money_sub(out->request, sum);
}

struct money instalments_up_to(const struct results *results,
                               const struct tier_result *tier, struct date day)
{
    const struct model *model = results->model;
    struct money sum = {0};

    for (size_t i = 0; i < model->instalment_count; i++)
        if (model->instalments[i].date.day <= day.day)
            sum = money_add(sum, tier->instalment[i].amount);
    return sum;
}

struct date instalments_last(const struct model *model)
{
    struct date last = {0};

    for (size_t i = 0; i < model->instalment_count; i++)
        last = date_later(last, model->instalments[i].date);
    return last;
}

void instalments_model_figures(struct figures *figures)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->instalment_count; i++) {
        const struct instalment *instalment = &model->instalments[i];
        struct formula_scope scope =
            figures_scope(figures, &instalment->head, instalment->label, 0);

        formula_piece(&scope, "number",
                      arena_print(&figures->arena, "%zu", i + 1));
        figures_add_rows(figures, &instalments_model_rows,
                         &figures->results->instalments[i], &scope);
    }
}

/* The sum of those that are given as amounts. */
static const char *amounts(const struct model *model, struct arena *arena)
{
    const char *sum = "";

    for (size_t i = 0; i < model->instalment_count; i++)
        sum = arena_print(arena, "%s%s%s.amount", sum, i ? "," : "SUM(",
                          model->instalments[i].head.section);
    return arena_print(arena, "%s)", sum);
}

void instalments_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    const struct tier_result *result = &figures->results->tiers[tier];

    for (size_t i = 0; i < model->instalment_count; i++) {
        const struct instalment *instalment = &model->instalments[i];
        struct formula_scope scope =
            figures_scope(figures, &instalment->head, instalment->label, tier);

        formula_piece(&scope, "amounts", amounts(model, &figures->arena));
        figures_add_rows(figures, &instalments_rows, &result->instalment[i],
                         &scope);
    }
}
