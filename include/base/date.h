/*
 * date.h - days of the calendar, counted as spreadsheets count them.
 *
 * Day 61 is 1900-03-01, the first day on which all spreadsheets agree; day 0
 * stands for a date that was not given.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

struct date {
    int day;
};

enum {
    DATE_TEXT_SIZE = 16
};

extern const struct date date_first, date_last;

/* Reads a real day written YYYY-MM-DD; false leaves *out alone. */
bool date_parse(const char *text, struct date *out);

/* Writes YYYY-MM-DD.  Returns into. */
char *date_print(char into[DATE_TEXT_SIZE], struct date date);

/* Whether a date was given: its day is not 0. */
bool date_given(struct date date);

/* The date that many days later; earlier if days is below 0. */
struct date date_plus(struct date date, int days);

/* The earlier of two dates. */
struct date date_earlier(struct date a, struct date b);

/* The later of two dates. */
struct date date_later(struct date a, struct date b);

/* The same day months later, or the last day of a shorter month: EDATE. */
struct date date_months_later(struct date date, int months);

/* The whole months between: the largest n with EDATE(from, n) <= to. */
int date_whole_months(struct date from, struct date to);

/* Months since the year 0: 12 for each year, and that of the date. */
int date_month(struct date date);

/* The day of a date in its calendar month, from 1. */
int date_day_in_month(struct date date);

/* How many days the calendar month of a date has, 28 to 31. */
int date_days_in_month(struct date date);

/* 1 for Monday to 7 for Sunday. */
int date_weekday(struct date date);

#endif
