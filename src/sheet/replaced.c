#include "sheet/budget.h"

#include "figure/prorations.h"
#include "sheet/numbers.h"

enum {
    COUNT_PLACES = 6 /* of months or days */
};

static const char *plain_key(const struct pen *pen, const char *key)
{
    return numbers_words(pen, figures_get(pen->figures, "salary.%s", key));
}

/* " × 5 days × 44 weeks": what makes a year of the time that is paid. */
static const char *year_words(const struct pen *pen)
{
    const char *weeks = plain_key(pen, "weeks_per_year");

    switch (pen->model->salary.per) {
    case PER_MONTH:
        return " × 12 months";
    case PER_WEEK:
        return pen_print(pen, " × %s weeks", weeks);
    case PER_DAY:
        return pen_print(pen, " × %s days × %s weeks",
                         plain_key(pen, "days_per_week"), weeks);
    case PER_HOUR:
        return pen_print(pen, " × %s hours × %s weeks",
                         plain_key(pen, "hours_per_week"), weeks);
    default:
        return "";
    }
}

/* The rate of the salary's currency, or NULL if that is the grant's. */
static const struct rate *rate_of(const struct model *model)
{
    for (size_t i = 0; i < model->rate_count; i++)
        if (currency_same(model->rates[i].currency, model->salary.currency))
            return &model->rates[i];
    return NULL;
}

/* " × 1.05", or " / 0.95" for units of it for one of the grant's. */
static const char *rate_words(const struct pen *pen, const struct rate *rate)
{
    bool inverse = rate && rate->rate.units == ABSENT;
    const struct figure *figure;

    if (!rate)
        return "";
    figure = figures_get(pen->figures, "%s.%s", rate->head.section,
                         inverse ? "inverse_rate" : "rate");
    return pen_print(pen, " %s %s", inverse ? "/" : "×",
                     numbers_words(pen, figure));
}

static const char *rate_formula(const struct pen *pen, const struct rate *rate)
{
    const char *section = rate ? rate->head.section : NULL;

    if (!rate)
        return "";
    return pen_print(
        pen, "&IF(%s.rate=\"\",\" / \"&%s,\" × \"&%s)", section,
        numbers_formula(pen, pen_print(pen, "%s.inverse_rate", section)),
        numbers_formula(pen, pen_print(pen, "%s.rate", section)));
}

/* "AUD 410.00 a day × 5 days × 44 weeks", and what it makes a year. */
static void put_annual(struct pen *pen)
{
    static const int64_t whole = 1000000;
    const struct salary *salary = &pen->model->salary;
    const struct rate *rate = rate_of(pen->model);
    const struct figure *amount = figures_get(pen->figures, "salary.amount");
    const char *per = figures_get(pen->figures, "salary.per")->value.text;
    const char *effort =
        salary->effort.points == whole
            ? ""
            : pen_print(pen, " × %s %% of full time", plain_key(pen, "effort"));
    const char *text =
        pen_print(pen, "%s %s %s %s%s%s%s", salary->currency.code,
                  value_show(&amount->value, pen->arena),
                  salary->per == PER_HOUR ? "an" : "a", per, year_words(pen),
                  effort, rate_words(pen, rate));

    pen_text(pen, BUDGET_LABEL, LOOK_TEXT,
             figures_get(pen->figures, "salary.annual")->label);
    pen_formula(
        pen, BUDGET_TYPE, LOOK_QUIET_WRAPPED, value_text(text),
        "salary.currency&\" \"&FIXED(salary.amount,%d)&"
        "IF(salary.per=\"hour\",\" an \",\" a \")&salary.per&"
        "IF(salary.per=\"year\",\"\",IF(salary.per=\"month\",\" × 12 months\","
        "IF(salary.per=\"week\",\"\",IF(salary.per=\"day\",\" × \"&%s&\" "
        "days\","
        "\" × \"&%s&\" hours\"))&\" × \"&%s&\" weeks\"))&"
        "IF(salary.effort=1,\"\",\" × \"&%s&\" %% of full time\")%s",
        currency_digits(salary->currency),
        numbers_formula(pen, "salary.days_per_week"),
        numbers_formula(pen, "salary.hours_per_week"),
        numbers_formula(pen, "salary.weeks_per_year"),
        numbers_formula(pen, "(100*salary.effort)"), rate_formula(pen, rate))
        ->last_column = BUDGET_NATIVE;
    for (int t = 0; t < pen->tiers; t++)
        pen_show(pen, BUDGET_TIERS + t, LOOK_NUMBER, "salary.annual");
}

/* How a proration divides a year, and what it calls the parts. */
static const struct {
    const char *label;
    int parts;
} divisions[PRORATION_COUNT] = {
    [PRORATION_MONTH] = {"months", 12},
    [PRORATION_CALENDAR] = {"months", 12},
    [PRORATION_DAY] = {"days", 365},
    [PRORATION_WEEK] = {"days", 364},
    [PRORATION_WORKDAY] = {"working days", 260},
};

/* The years of a tier as months or days: "5", of 12 in a year. */
static void put_time(struct pen *pen)
{
    enum proration chosen = pen->model->grant.proration;
    const char *parts = "12", *label = "\"months\"";

    for (unsigned p = PRORATION_DAY; p < PRORATION_COUNT; p++) {
        const char *word = prorations_word(p, pen->arena);

        parts = pen_print(pen, "IF(grant.proration=\"%s\",%d,%s)", word,
                          divisions[p].parts, parts);
        label = pen_print(pen, "IF(grant.proration=\"%s\",\"%s\",%s)", word,
                          divisions[p].label, label);
    }
    pen_formula(
        pen, BUDGET_LABEL, LOOK_TEXT,
        value_text(pen_print(pen, "× %s, of %d in a year",
                             divisions[chosen].label, divisions[chosen].parts)),
        "\"× \"&%s&\", of \"&%s&\" in a year\"", label,
        pen_cell(pen, BUDGET_RATE));
    pen_formula(pen, BUDGET_RATE, LOOK_QUIET_NUMBER,
                value_count(divisions[chosen].parts), "%s", parts);
    for (int t = 0; t < pen->tiers; t++) {
        struct exact time =
            exact_times(exact_years(exact(1), pen->results->tiers[t].years),
                        divisions[chosen].parts);
        const struct decimal shown = {exact_round_once(time, COUNT_PLACES),
                                      COUNT_PLACES};
        const struct setting setting = {.arena = pen->arena};

        pen_formula(pen, BUDGET_TIERS + t, LOOK_NUMBER,
                    value_of(KIND_DECIMAL, &shown, &setting),
                    "ROUND(%s.years*$%s,%d)", pen->model->tiers[t].head.section,
                    pen_cell(pen, BUDGET_RATE), COUNT_PLACES);
    }
    pen->row++;
}

void replaced_put(struct pen *pen)
{
    put_annual(pen);
    pen_next(pen);
    pen_text(pen, BUDGET_LABEL, LOOK_TEXT, "× percent of it");
    pen_tier_shows(pen, BUDGET_TIERS, LOOK_NUMBER, "percent");
    pen->row++;
    put_time(pen);
}
