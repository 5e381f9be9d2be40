#include "figure/exchange.h"
#include "figure/warn.h"

#include <string.h>

/*
 * Between these many US dollars a year most salaries lie: the least where most
 * people earn little, and elsewhere.
 */
static const double least_salary = 2500, least_elsewhere = 9000,
                    most_salary = 360000;

/* Currencies in which an ordinary salary can be below least_elsewhere. */
static const char low_wages[] =
    "BRL CLP CNY CZK HUF IDR INR MXN PLN THB TRY ZAR";

/* Without [salary] a percentage gives a stipend of 0. */
static void look_for_no_salary(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->person_count; i++)
        if (model->people[i].scaled == ANSWER_YES)
            return;
    for (size_t t = 0; t < model->tier_count && !model->salary.head.given; t++)
        if (model->tiers[t].percent.points > 0) {
            warn(review, &model->tiers[t].head, "percent",
                 "is a percentage of the salary, but there is no [salary]: the "
                 "stipend is 0; add one, or take the percentage away");
            return;
        }
}

/* The salary, or what another person is paid. */
struct earning {
    const struct head *head;
    const struct contract *contract;
    const char *source;
    struct money annual;
};

/* The salary for index 0, if there is one, then each person; false past them.
 */
static bool earning_at(const struct review *review, size_t index,
                       struct earning *out)
{
    const struct model *model = review->model;
    const struct salary *salary = &model->salary;

    if (salary->head.given && index == 0) {
        *out = (struct earning){&salary->head, &salary->contract,
                                salary->source, review->results->salary.annual};
        return true;
    }
    index -= salary->head.given;
    if (index >= model->person_count)
        return false;
    *out = (struct earning){
        &model->people[index].head, &model->people[index].contract,
        model->people[index].source, review->results->people[index].annual};
    return true;
}

/* Whether an amount has its cents, or groups of digits where there are none. */
static bool is_written_out(const struct review *review, const struct head *head,
                           struct currency currency, struct money amount)
{
    const struct ini_entry *entry =
        ini_find(review->ini, head->section, "amount");

    return currency_digits(currency)
               ? strchr(entry->value, '.') != NULL
               : amount.minor < 1000 || strpbrk(entry->value, ",_") != NULL;
}

/* Whether an odd amount is meant: its source is given, and it is written out.
 */
static bool is_meant(const struct review *review, const struct earning *e)
{
    return model_says(e->source) &&
           is_written_out(review, e->head, e->contract->currency,
                          e->contract->amount);
}

/* What an amount may be in place of what it is said to be. */
static const char *other_meaning(const struct earning *e, bool small)
{
    if (small)
        return e->contract->per == PER_YEAR
                   ? "in thousands, or the salary of a month"
                   : "in thousands, or for a shorter time";
    return e->contract->per == PER_YEAR ? "in cents"
                                        : "in cents, or the salary of a year";
}

static void say_odd_amount(const struct review *review, const struct earning *e)
{
    const struct model *model = review->model;
    struct currency dollar = {"USD"};
    bool low = strstr(low_wages, model->grant.currency.code) != NULL;
    double annual, least, most, wanted = low ? least_salary : least_elsewhere;

    if (!exchange_range(model->grant.currency, dollar, &least, &most) ||
        !e->annual.minor || is_meant(review, e))
        return;
    annual = (double)e->annual.minor /
             (double)power_of_ten(review->results->digits) * 1e6 /
             (double)e->contract->effort.points;
    if (annual * most < wanted || annual * least > most_salary)
        warn(review, e->head, "amount",
             "makes %s %s a year%s; is it %s? If not, give its source and "
             "write %s",
             model->grant.currency.code, warn_money(review, e->annual),
             e->contract->effort.points < 1000000 ? " by its effort" : "",
             other_meaning(e, annual * most < wanted),
             warn_figure(review, e->head, "amount"));
}

/*
 * A salary in thousands, in cents, or per month instead of per year.  One sum
 * for the grant may be small, and hours of other people few.
 */
static void look_for_odd_amounts(const struct review *review)
{
    struct earning e;

    for (size_t i = 0; earning_at(review, i, &e); i++)
        if (e.contract->per != PER_GRANT &&
            (e.head->kind == SECTION_SALARY || e.contract->per != PER_HOUR))
            say_odd_amount(review, &e);
}

/* Whether it is paid for the weeks of a year. */
static bool is_by_weeks(const struct earning *e)
{
    return e->contract->per >= PER_WEEK && e->contract->per <= PER_HOUR;
}

/* Contractors are not paid for holidays and illness. */
static void look_for_full_years(const struct review *review)
{
    struct earning e;

    for (size_t i = 0; earning_at(review, i, &e); i++)
        if (is_by_weeks(&e) && e.contract->per != PER_WEEK &&
            !warn_gives(review, e.head, "weeks_per_year"))
            warn(review, e.head, "per",
                 "52 weeks a year are paid; contractors take holidays: "
                 "weeks_per_year = 44 to 46 is common, and 52 says that all "
                 "are meant");
}

/* Hours of a day or a month for those of a week, weeks of a month. */
static void look_for_odd_times(const struct review *review)
{
    static const int64_t one = 1000000000;
    struct earning e;

    for (size_t i = 0; earning_at(review, i, &e); i++) {
        int64_t hours = decimal_units(e.contract->hours_per_week, 9);
        int64_t weeks = decimal_units(e.contract->weeks_per_year, 9);
        /* Other people may work for a few hours a week. */
        int64_t least = e.head->kind == SECTION_SALARY ? 12 * one : 0;

        if (e.contract->per == PER_HOUR && (hours < least || hours > 80 * one))
            warn(review, e.head, "hours_per_week",
                 "is %s; are these the hours of a %s? effort = 25 says that a "
                 "quarter of full time is paid",
                 warn_figure(review, e.head, "hours_per_week"),
                 hours < 12 * one ? "day" : "month");
        if (is_by_weeks(&e) && weeks < 26 * one)
            warn(review, e.head, "weeks_per_year",
                 "is %s; a year has 52 weeks, of which 44 to 46 are worked by "
                 "most. effort = 25 says that a quarter of full time is paid",
                 warn_figure(review, e.head, "weeks_per_year"));
    }
}

static const char *noun(const struct earning *e)
{
    return e->head->kind == SECTION_SALARY ? "salary" : "rate";
}

/*
 * Working time beside a salary that does not follow from it.  Weeks per year of
 * the salary also make the planned hours.
 */
static void look_for_idle_hours(const struct review *review)
{
    static const struct {
        const char *key, *of;
        bool used[PER_COUNT];
    } keys[] = {
        {"weeks_per_year",
         "week, day or hour",
         {[PER_WEEK] = true, [PER_DAY] = true, [PER_HOUR] = true}},
        {"days_per_week", "day", {[PER_DAY] = true}},
        {"hours_per_week", "hour", {[PER_HOUR] = true}},
    };
    bool plans = model_plans_hours(review->model);
    struct earning e;

    for (size_t i = 0; earning_at(review, i, &e); i++)
        for (size_t k = 0; k < COUNT(keys); k++)
            if (warn_gives(review, e.head, keys[k].key) &&
                !keys[k].used[e.contract->per] &&
                !(k == 0 && plans && e.head->kind == SECTION_SALARY))
                warn(review, e.head, keys[k].key,
                     "changes nothing: it is for a %s per %s; effort says "
                     "which part of full time the %s is for",
                     noun(&e), keys[k].of, noun(&e));
}

/* A percentage of the salary that is one of other people's pay, too. */
static void look_for_scaled_people(const struct review *review)
{
    static const int64_t whole = 1000000;
    const struct model *model = review->model;

    for (size_t i = 0; i < model->person_count; i++) {
        const struct person *person = &model->people[i];

        if (warn_gives(review, &person->head, "scaled"))
            continue;
        for (size_t t = 0; t < model->tier_count; t++) {
            const struct tier *tier = &model->tiers[t];

            if (!tier_list_has(person->tiers, t) ||
                tier->percent.points == whole || tier->percent.points == ABSENT)
                continue;
            warn(review, &person->head, "scaled",
                 "is not given, so [%s] pays %s %% of this person, too; write "
                 "scaled = yes if that is meant, no to pay all of it",
                 tier->head.section,
                 warn_percent(review, tier->percent.points));
            return;
        }
    }
}

static void say_odd_step(const struct review *review, const struct step *step,
                         struct money was, struct money now)
{
    const struct contract *contract = &review->model->salary.contract;
    bool small = now.minor < was.minor;

    if (is_written_out(review, &step->head, contract->currency, step->amount))
        return;
    warn(review, &step->head, "amount",
         "makes %s a year, and it was %s before: is it for another time than "
         "the salary, which is per %s? If it is meant, write %s%s",
         warn_money(review, now), warn_money(review, was),
         warn_figure(review, &review->model->salary.head, "per"),
         warn_figure(review, &step->head, "amount"),
         small ? "" : ", with its decimals");
}

/* Steps that change nothing, or the salary to a fifth or five times of it. */
static void look_for_odd_steps(const struct review *review)
{
    const struct salary_result *salary = &review->results->salary;
    const struct model *model = review->model;
    struct money was = salary->annual;

    for (size_t i = 0; i < model->step_count; i++) {
        const struct step *step = &model->steps[i];
        struct money now = salary->step[i].annual;

        if (now.minor == was.minor)
            warn(review, &step->head, NULL,
                 "changes nothing: the salary is %s a year before it, too",
                 warn_money(review, now));
        else if (step->amount.minor != ABSENT &&
                 (now.minor < was.minor / 5 || now.minor / 5 > was.minor))
            say_odd_step(review, step, was, now);
        was = now;
    }
}

static const struct warning warnings[] = {
    {"[tier.target] percent",
     "is a percentage of the salary, but there is no [salary]: the stipend is "
     "0; add one, or take the percentage away",
     look_for_no_salary},
    {"[salary] amount",
     "makes USD 1,080,000.00 a year; is it in cents, or the salary of a year? "
     "If not, give its source and write 90,000.00",
     look_for_odd_amounts},
    {"[salary] per",
     "52 weeks a year are paid; contractors take holidays: weeks_per_year = 44 "
     "to 46 is common, and 52 says that all are meant",
     look_for_full_years},
    {"[salary] hours_per_week",
     "is 8; are these the hours of a day? effort = 25 says that a "
     "quarter "
     "of full time is paid",
     look_for_odd_times},
    {"[person.helper] scaled",
     "is not given, so [tier.target] pays 50 % of this person, too; write "
     "scaled "
     "= yes if that is meant, no to pay all of it",
     look_for_scaled_people},
    {"[step.second] amount",
     "makes 5,100.00 a year, and it was 90,000.00 before: is it for another "
     "time than the salary, which is per year? If it is meant, write 5,100.00",
     look_for_odd_steps},
    {"[salary] hours_per_week",
     "changes nothing: it is for a salary per hour; effort says which part of "
     "full time the salary is for",
     look_for_idle_hours},
};

const struct warning_list warnsalary_list = {warnings, COUNT(warnings)};
