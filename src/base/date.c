#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct date date_first = {61}, date_last = {109574};

/* The parts of a day in the Gregorian calendar. */
struct civil {
    int year, month, day;
};

/* Years begin in March here, so that the leap day is the last of its year. */
enum {
    ERA_DAYS = 146097,  /* of 400 years */
    ERA_OFFSET = 693899 /* days from 0000-03-01 to day 0, 1899-12-30 */
};

static struct date from_civil(struct civil c)
{
    int year = c.year - (c.month <= 2), era = year / 400;
    int year_of_era = year - era * 400;
    int month = (c.month + 9) % 12;
    int day_of_year = (153 * month + 2) / 5 + c.day - 1;

    return (struct date){era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 -
                         year_of_era / 100 + day_of_year - ERA_OFFSET};
}

static struct civil to_civil(struct date date)
{
    int days = date.day + ERA_OFFSET, era = days / ERA_DAYS;
    int day = days - era * ERA_DAYS;
    int year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int day_of_year = day - (365 * year + year / 4 - year / 100);
    int month = (5 * day_of_year + 2) / 153;

    return (struct civil){era * 400 + year + (month >= 10),
                          month < 10 ? month + 3 : month - 9,
                          day_of_year - (153 * month + 2) / 5 + 1};
}

static int month_length(int year, int month)
{
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    if (month == 2)
        return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool date_parse(const char *text, struct date *out)
{
    struct civil c;
    struct date read;

    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' ||
        strspn(text, "0123456789") != 4 ||
        strspn(text + 5, "0123456789") != 2 ||
        strspn(text + 8, "0123456789") != 2)
        return false;
    c = (struct civil){atoi(text), atoi(text + 5), atoi(text + 8)};
    if (c.month < 1 || c.month > 12 || c.day < 1 ||
        c.day > month_length(c.year, c.month))
        return false;
    read = from_civil(c);
    if (read.day < date_first.day || read.day > date_last.day)
        return false;
    *out = read;
    return true;
}

char *date_print(char into[DATE_TEXT_SIZE], struct date date)
{
    struct civil c = to_civil(date);

    snprintf(into, DATE_TEXT_SIZE, "%04d-%02d-%02d", c.year % 10000,
             c.month % 100, c.day % 100);
    return into;
}

bool date_given(struct date date)
{
    return date.day != 0;
}

struct date date_plus(struct date date, int days)
{
    return (struct date){date.day + days};
}

struct date date_earlier(struct date a, struct date b)
{
    return a.day < b.day ? a : b;
}

struct date date_later(struct date a, struct date b)
{
    return a.day > b.day ? a : b;
}

struct date date_months_later(struct date date, int months)
{
    struct civil c = to_civil(date);
    int month = c.year * 12 + c.month - 1 + months, longest;

    c.year = month / 12;
    c.month = month % 12 + 1;
    longest = month_length(c.year, c.month);
    if (c.day > longest)
        c.day = longest;
    return from_civil(c);
}

int date_whole_months(struct date from, struct date to)
{
    struct civil a = to_civil(from), b = to_civil(to);
    int months = (b.year - a.year) * 12 + b.month - a.month;

    return months - (date_months_later(from, months).day > to.day);
}

int date_month(struct date date)
{
    struct civil c = to_civil(date);

    return 12 * c.year + c.month;
}

int date_day_in_month(struct date date)
{
    return to_civil(date).day;
}

int date_days_in_month(struct date date)
{
    struct civil c = to_civil(date);

    return month_length(c.year, c.month);
}

int date_weekday(struct date date)
{
    return (date.day + 5) % 7 + 1;
}
