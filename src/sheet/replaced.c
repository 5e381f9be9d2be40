#include "sheet/budget.h"

#include "figure/contract.h"
#include "figure/prorations.h"
#include "figure/rates.h"
#include "sheet/numbers.h"

enum {
    COUNT_PLACES = 6, /* of months or days */
    WORDS_WIDTH = 60  /* of all columns from the type on */
};

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

/* A contract, and the section that has its keys. */
struct earning {
    const char *section;
    const struct contract *contract;
};

static const char *plain_key(const struct pen *pen, const struct earning *e,
                             const char *key)
{
    return numbers_words(pen,
                         figures_get(pen->figures, "%s.%s", e->section, key));
}

/* " × 5 days × 44 weeks": what makes a year of the time that is paid. */
static const char *year_words(const struct pen *pen, const struct earning *e)
{
    const char *weeks = plain_key(pen, e, "weeks_per_year");

    switch (e->contract->per) {
    case PER_MONTH:
        return " × 12 months";
    case PER_WEEK:
        return pen_print(pen, " × %s weeks", weeks);
    case PER_DAY:
        return pen_print(pen, " × %s days × %s weeks",
                         plain_key(pen, e, "days_per_week"), weeks);
    case PER_HOUR:
        return pen_print(pen, " × %s hours × %s weeks",
                         plain_key(pen, e, "hours_per_week"), weeks);
    default:
        return "";
    }
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

/* The formula for a contract in words; # is its section. */
static const char *words_formula(const struct pen *pen, const struct earning *e,
                                 const struct rate *rate)
{
    const char *text = pen_print(
        pen,
        "#.currency&\" \"&FIXED(#.amount,%d)&IF(#.per=\"hour\",\" an \","
        "IF(#.per=\"grant\",\" for the whole \",\" a \"))&#.per&"
        "IF(OR(#.per=\"year\",#.per=\"grant\"),\"\",IF(#.per=\"month\","
        "\" × 12 months\",IF(#.per=\"week\",\"\",IF(#.per=\"day\",\" × \"&%s&"
        "\" days\",\" × \"&%s&\" hours\"))&\" × \"&%s&\" weeks\"))&"
        "IF(#.effort=1,\"\",\" × \"&%s&\" %% of full time\")%s",
        currency_digits(e->contract->currency),
        numbers_formula(pen, "#.days_per_week"),
        numbers_formula(pen, "#.hours_per_week"),
        numbers_formula(pen, "#.weeks_per_year"),
        numbers_formula(pen, "(100*#.effort)"), rate_formula(pen, rate));

    return formula_fill(pen->arena, text, '#', e->section);
}

/* "AUD 410.00 a day × 5 days × 44 weeks". */
static void put_words(const struct pen *pen, const struct earning *e)
{
    static const int64_t whole = 1000000;
    const struct contract *contract = e->contract;
    const struct rate *rate = model_rate(pen->model, contract->currency);
    const struct figure *amount =
        figures_get(pen->figures, "%s.amount", e->section);
    const char *per =
        figures_get(pen->figures, "%s.per", e->section)->value.text;
    const char *effort = contract->effort.points == whole
                             ? ""
                             : pen_print(pen, " × %s %% of full time",
                                         plain_key(pen, e, "effort"));
    const char *text =
        pen_print(pen, "%s %s %s %s%s%s%s", contract->currency.code,
                  value_show(&amount->value, pen->arena),
                  contract->per == PER_HOUR    ? "an"
                  : contract->per == PER_GRANT ? "for the whole"
                                               : "a",
                  per, year_words(pen, e), effort, rate_words(pen, rate));

    pen_formula(pen, BUDGET_TYPE, LOOK_QUIET_WRAPPED, value_text(text), "%s",
                words_formula(pen, e, rate))
        ->last_column = BUDGET_NATIVE;
}

/* What the salary comes to in a year, or for the whole grant. */
static void put_salary(struct pen *pen)
{
    const struct contract *contract = &pen->model->salary.contract;
    const struct earning e = {"salary", contract};
    bool sum = contract->per == PER_GRANT;
    static const char in_year[] = "Salary per year";
    static const char in_all[] = "Salary for the whole grant";
    struct money amount = pen->results->salary.annual;
    const char *whole =
        pen_rounded(pen, "salary.amount*salary.effort%s",
                    rates_formula(pen->model, contract->currency, pen->arena));

    if (sum)
        amount = contract_annual(pen->model, contract);
    pen_formula(pen, BUDGET_LABEL, LOOK_TEXT,
                value_text(sum ? in_all : in_year),
                "IF(salary.per=\"grant\",\"%s\",\"%s\")", in_all, in_year);
    put_words(pen, &e);
    for (int t = 0; t < pen->tiers; t++)
        pen_formula(pen, BUDGET_TIERS + t, LOOK_NUMBER, pen_money(pen, amount),
                    "IF(salary.per=\"grant\",%s,salary.annual)", whole);
    pen_next(pen);
}

/* The parts of a year by the chosen proration, and what they are called. */
static void put_division(const struct pen *pen)
{
    enum proration chosen = pen->model->grant.proration;
    bool sum = pen->model->salary.head.given &&
               pen->model->salary.contract.per == PER_GRANT;
    const char *parts = "12", *label = "\"months\"";

    for (unsigned p = PRORATION_DAY; p < PRORATION_COUNT; p++) {
        const char *word = prorations_word(p, pen->arena);

        parts = pen_print(pen, "IF(grant.proration=\"%s\",%d,%s)", word,
                          divisions[p].parts, parts);
        label = pen_print(pen, "IF(grant.proration=\"%s\",\"%s\",%s)", word,
                          divisions[p].label, label);
    }
    pen_formula(pen, BUDGET_LABEL, LOOK_TEXT,
                value_text(sum ? "× time, of that of the grant"
                               : pen_print(pen, "× %s, of %d in a year",
                                           divisions[chosen].label,
                                           divisions[chosen].parts)),
                "IF(salary.per=\"grant\",\"× time, of that of the grant\","
                "\"× \"&%s&\", of \"&%s&\" in a year\")",
                label, pen_cell(pen, BUDGET_RATE));
    pen_formula(pen, BUDGET_RATE, LOOK_QUIET_NUMBER,
                value_count(divisions[chosen].parts), "%s", parts);
}

/* Years as a number of months or days of a year, "5" of 12. */
static struct value counted(const struct pen *pen, struct years years)
{
    struct exact time =
        exact_times(exact_years(exact(1), years),
                    divisions[pen->model->grant.proration].parts);
    const struct decimal shown = {exact_round_once(time, COUNT_PLACES),
                                  COUNT_PLACES};
    const struct setting setting = {.arena = pen->arena};

    return value_of(KIND_DECIMAL, &shown, &setting);
}

/* Years of a tier as parts of those of the grant. */
static struct value part_of_grant(const struct pen *pen,
                                  const struct tier_result *tier)
{
    const struct setting setting = {.arena = pen->arena};
    struct decimal shown = {0, COUNT_PLACES};

    if (tier->grant_years.parts)
        shown.units = exact_round_once(
            exact_over(exact(tier->window.all.parts), tier->grant_years.parts),
            COUNT_PLACES);
    return value_of(KIND_DECIMAL, &shown, &setting);
}

/* The time of each tier: "5", of 12 in a year; or that of the grant is 1. */
static void put_time(struct pen *pen)
{
    bool sum = pen->model->salary.contract.per == PER_GRANT;

    put_division(pen);
    for (int t = 0; t < pen->tiers; t++) {
        const struct tier_result *tier = &pen->results->tiers[t];
        const char *section = pen->model->tiers[t].head.section;

        pen_formula(pen, BUDGET_TIERS + t, LOOK_NUMBER,
                    sum ? part_of_grant(pen, tier)
                        : counted(pen, tier->window.all),
                    "IF(salary.per=\"grant\",IF(%s.grant_years=0,0,"
                    "ROUND(%s.years/%s.grant_years,%d)),"
                    "ROUND(%s.years*$%s,%d))",
                    section, section, section, COUNT_PLACES, section,
                    pen_cell(pen, BUDGET_RATE), COUNT_PLACES);
    }
    pen->row++;
}

/* "Second year: 21,320.00 a year, 520.00 more than before". */
static void put_step_words(struct pen *pen, const struct step *step,
                           const struct step_result *r)
{
    const char *section = step->head.section;
    struct value annual = pen_money(pen, r->annual);
    struct value change =
        pen_money(pen, (struct money){r->change.minor < 0 ? -r->change.minor
                                                          : r->change.minor});
    int digits = pen->results->digits;
    const char *text = pen_print(
        pen, "%s: %s a year, %s %s than before", pen_words(pen, step->label),
        value_show(&annual, pen->arena), value_show(&change, pen->arena),
        r->change.minor < 0 ? "less" : "more");

    pen_formula(pen, BUDGET_TYPE, LOOK_QUIET_WRAPPED, value_text(text),
                "%s.label&\": \"&FIXED(%s.annual,%d)&\" a year, "
                "\"&FIXED(ABS(%s.change),%d)&IF(%s.change<0,\" less\",\" "
                "more\")&\" than before\"",
                section, section, digits, section, digits, section)
        ->last_column = BUDGET_NATIVE;
    pen_fit(pen, text, WORDS_WIDTH);
}

/* A change of the salary, and the time of each tier from then on. */
static void put_step(struct pen *pen, size_t index, const char *parts)
{
    const struct step *step = &pen->model->steps[index];
    const char *section = step->head.section;
    char date[DATE_TEXT_SIZE];

    pen_formula(pen, BUDGET_LABEL, LOOK_TEXT,
                value_text(pen_print(pen, "Step × time from %s",
                                     date_print(date, step->from))),
                "\"Step × time from \"&%s",
                numbers_date_formula(pen, pen_print(pen, "%s.from", section)));
    put_step_words(pen, step, &pen->results->salary.step[index]);
    for (int t = 0; t < pen->tiers; t++)
        pen_formula(pen, BUDGET_TIERS + t, LOOK_NUMBER,
                    counted(pen, pen->results->tiers[t].after[index].window),
                    "ROUND(%s.years.%s*%s,%d)", section,
                    pen->model->tiers[t].head.name, parts, COUNT_PLACES);
    justification_put(pen, section, "note", step->note);
    pen_next(pen);
}

void replaced_put(struct pen *pen)
{
    const char *parts;

    put_salary(pen);
    pen_text(pen, BUDGET_LABEL, LOOK_TEXT, "× percent of it");
    pen_tier_shows(pen, BUDGET_TIERS, LOOK_NUMBER, "percent");
    pen->row++;
    parts = pen_cell(pen, BUDGET_RATE);
    put_time(pen);
    for (size_t i = 0; i < pen->model->step_count; i++)
        put_step(pen, i, parts);
}

void replaced_put_person(struct pen *pen, size_t index)
{
    const struct person *person = &pen->model->people[index];
    const char *section = person->head.section;
    const struct earning e = {section, &person->contract};
    const char *parts;

    put_words(pen, &e);
    for (int t = 0; t < pen->tiers; t++)
        pen_show(pen, BUDGET_TIERS + t, LOOK_NUMBER, "%s.annual", section);
    pen_next(pen);
    pen_text(pen, BUDGET_LABEL, LOOK_TEXT, "× percent of it");
    pen_instance_shows(pen, BUDGET_TIERS, LOOK_NUMBER, section, "percent");
    pen->row++;
    parts = pen_cell(pen, BUDGET_RATE);
    put_division(pen);
    for (int t = 0; t < pen->tiers; t++)
        pen_formula(pen, BUDGET_TIERS + t, LOOK_NUMBER,
                    counted(pen, pen->results->tiers[t].person[index].years),
                    "ROUND(%s.years.%s*%s,%d)", section,
                    pen->model->tiers[t].head.name, parts, COUNT_PLACES);
    pen->row++;
}
