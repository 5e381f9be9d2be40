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

    for (size_t t = 0; t < model->tier_count && !model->salary.head.given; t++)
        if (model->tiers[t].percent.points > 0) {
            warn(review, &model->tiers[t].head, "percent",
                 "is a percentage of the salary, but there is no [salary]: the "
                 "stipend is 0; add one, or take the percentage away");
            return;
        }
}

/*
 * Whether an odd salary is meant: its source is given, and it is written with
 * cents, or with its digits grouped where there are none.
 */
static bool is_meant(const struct review *review)
{
    const struct salary *salary = &review->model->salary;
    const struct ini_entry *entry =
        ini_find(review->ini, salary->head.section, "amount");

    bool written_out = currency_digits(salary->currency)
                           ? strchr(entry->value, '.') != NULL
                           : salary->amount.minor < 1000 ||
                                 strpbrk(entry->value, ",_") != NULL;

    return model_says(salary->source) && written_out;
}

/* A salary in thousands, in cents, or per month instead of per year. */
static void look_for_odd_amounts(const struct review *review)
{
    const struct model *model = review->model;
    const struct salary *salary = &model->salary;
    struct currency dollar = {"USD"};
    bool low = strstr(low_wages, model->grant.currency.code) != NULL;
    double annual, least, most, wanted = low ? least_salary : least_elsewhere;

    if (!exchange_range(model->grant.currency, dollar, &least, &most) ||
        !review->results->salary.annual.minor || is_meant(review))
        return;
    annual = (double)review->results->salary.annual.minor /
             (double)power_of_ten(review->results->digits) * 1e6 /
             (double)salary->effort.points;
    if (annual * most < wanted || annual * least > most_salary)
        warn(review, &salary->head, "amount",
             "makes %s %s a year%s; is it %s? If not, give its source and "
             "write %s",
             model->grant.currency.code,
             warn_money(review, review->results->salary.annual),
             salary->effort.points < 1000000 ? " by its effort" : "",
             annual * most < wanted ? "in thousands, or the salary of a month"
                                    : "in cents, or the salary of a year",
             warn_figure(review, &salary->head, "amount"));
}

/* Contractors are not paid for holidays and illness. */
static void look_for_full_years(const struct review *review)
{
    const struct salary *salary = &review->model->salary;

    if (salary->head.given && salary->per >= PER_DAY &&
        !warn_gives(review, &salary->head, "weeks_per_year"))
        warn(review, &salary->head, "per",
             "52 weeks a year are paid; contractors take holidays: "
             "weeks_per_year = 44 to 46 is common, and 52 says that all are "
             "meant");
}

/* Hours of a day or a month for those of a week, weeks of a month. */
static void look_for_odd_times(const struct review *review)
{
    static const int64_t one = 1000000000;
    const struct salary *salary = &review->model->salary;
    int64_t hours = decimal_units(salary->hours_per_week, 9);
    int64_t weeks = decimal_units(salary->weeks_per_year, 9);

    if (!salary->head.given)
        return;
    if (salary->per == PER_HOUR && (hours < 12 * one || hours > 80 * one))
        warn(review, &salary->head, "hours_per_week",
             "is %s; are these the hours of a %s? effort = 25 says that a "
             "quarter of full time is paid",
             warn_figure(review, &salary->head, "hours_per_week"),
             hours < 12 * one ? "day" : "month");
    if (salary->per >= PER_WEEK && weeks < 26 * one)
        warn(
            review, &salary->head, "weeks_per_year",
            "is %s; a year has 52 weeks, of which 44 to 46 are worked by most. "
            "effort = 25 says that a quarter of full time is paid",
            warn_figure(review, &salary->head, "weeks_per_year"));
}

/* Working time beside a salary that does not follow from it. */
static void look_for_idle_hours(const struct review *review)
{
    static const struct {
        const char *key, *of;
        bool used[PER_HOUR + 1];
    } keys[] = {
        {"weeks_per_year",
         "week, day or hour",
         {[PER_WEEK] = true, [PER_DAY] = true, [PER_HOUR] = true}},
        {"days_per_week", "day", {[PER_DAY] = true}},
        {"hours_per_week", "hour", {[PER_HOUR] = true}},
    };
    const struct salary *salary = &review->model->salary;

    for (size_t i = 0; i < COUNT(keys); i++)
        if (warn_gives(review, &salary->head, keys[i].key) &&
            !keys[i].used[salary->per])
            warn(review, &salary->head, keys[i].key,
                 "changes nothing: it is for a salary per %s; effort says "
                 "which part of full time the salary is for",
                 keys[i].of);
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
    {"[salary] hours_per_week",
     "changes nothing: it is for a salary per hour; effort says which part of "
     "full time the salary is for",
     look_for_idle_hours},
};

const struct warning_list warnsalary_list = {warnings, COUNT(warnings)};
