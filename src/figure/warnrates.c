#include "figure/warn.h"

#include <string.h>

enum {
    TIMES_OFF = 5 /* beyond its range, that a rate may be */
};

/*
 * Units for one US dollar: the least and the most that a day's rate was from
 * 2000 to 2025, rounded outwards.  These are the thirty currencies that banks
 * trade most (Bank for International Settlements, triennial survey, 2022).
 */
static const struct {
    const char *code;
    double least, most;
} ranges[] = {
    {"USD", 1, 1},       {"EUR", 0.62, 1.22}, {"JPY", 75, 162},
    {"GBP", 0.47, 0.94}, {"CNY", 6, 8.3},     {"AUD", 0.9, 2.1},
    {"CAD", 0.9, 1.62},  {"CHF", 0.72, 1.83}, {"HKD", 7.7, 7.9},
    {"SGD", 1.2, 1.87},  {"SEK", 5.8, 11.5},  {"KRW", 890, 1600},
    {"NOK", 4.9, 12},    {"NZD", 1.1, 2.6},   {"INR", 39, 91},
    {"MXN", 8.9, 25.5},  {"TWD", 27, 36},     {"ZAR", 5.6, 20},
    {"BRL", 1.5, 6.4},   {"DKK", 4.6, 9.1},   {"PLN", 2, 5.1},
    {"THB", 28, 46},     {"ILS", 3, 5},       {"IDR", 6700, 17000},
    {"CZK", 14, 43},     {"AED", 3.6, 3.7},   {"TRY", 0.5, 43},
    {"HUF", 140, 450},   {"CLP", 450, 1060},  {"SAR", 3.7, 3.8},
};

/* The row of a currency, or COUNT(ranges). */
static size_t range_of(const char *code)
{
    size_t i = 0;

    while (i < COUNT(ranges) && strcmp(ranges[i].code, code) != 0)
        i++;
    return i;
}

/* What one unit of a currency is in the grant's, by the model. */
static double value_of_one(const struct rate *rate)
{
    struct decimal given = rate->rate;
    bool inverse = given.units == ABSENT;
    double number;

    if (inverse)
        given = rate->inverse_rate;
    number = (double)given.units / (double)power_of_ten(given.places);
    return inverse ? 1 / number : number;
}

static bool is_far(double value, double least, double most)
{
    return value * TIMES_OFF < least || value > most * TIMES_OFF;
}

static void look_for_wrong_rates(const struct review *review)
{
    const struct model *model = review->model;
    const char *own = model->grant.currency.code;

    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        size_t one = range_of(rate->currency.code), grant = range_of(own);
        bool inverse = rate->rate.units == ABSENT;
        const char *key = inverse ? "inverse_rate" : "rate";
        double value, least, most;

        if (one == COUNT(ranges) || grant == COUNT(ranges))
            continue;
        least = ranges[grant].least / ranges[one].most;
        most = ranges[grant].most / ranges[one].least;
        value = value_of_one(rate);
        if (!is_far(value, least, most))
            continue;
        if (is_far(1 / value, least, most))
            warn(review, &rate->head, key,
                 "makes one %s %.6g %s, far from what it was since 2000: %.2g "
                 "to %.2g",
                 rate->currency.code, value, own, least, most);
        else
            warn(review, &rate->head, key,
                 "makes one %s %.6g %s, but it was %.2g to %.2g since 2000: is "
                 "it upside down? Write %s = %s",
                 rate->currency.code, value, own, least, most,
                 inverse ? "rate" : "inverse_rate",
                 ini_find(review->ini, rate->head.section, key)->value);
    }
}

static void look_for_no_source(const struct review *review)
{
    for (size_t i = 0; i < review->model->rate_count; i++) {
        const struct rate *rate = &review->model->rates[i];
        bool date = date_given(rate->date), source = model_says(rate->source);

        if (!date || !source)
            warn(review, &rate->head, NULL,
                 "has no %s: a funder wants to know where the rate is from",
                 date     ? "source"
                 : source ? "date"
                          : "date and no source");
    }
}

static void look_for_dates(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        char date[DATE_TEXT_SIZE];

        if (date_given(rate->date) &&
            date_months_later(rate->date, 12).day < model->grant.start.day)
            warn(review, &rate->head, "date",
                 "%s is more than a year before the start of the grant",
                 date_print(date, rate->date));
    }
}

static void look_for_late_dates(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        char date[DATE_TEXT_SIZE];

        if (rate->date.day > ledger_last_end(model).day)
            warn(review, &rate->head, "date",
                 "%s is after the end of the grant; write the day on which the "
                 "rate was published",
                 date_print(date, rate->date));
    }
}

static const struct warning warnings[] = {
    {"[currency.jpy] rate",
     "makes one JPY 150 USD, but it was 0.0062 to 0.013 since 2000: is it "
     "upside down? Write inverse_rate = 150",
     look_for_wrong_rates},
    {"[currency.eur]",
     "has no date and no source: a funder wants to know where the rate is from",
     look_for_no_source},
    {"[currency.eur] date",
     "2025-05-30 is more than a year before the start of the grant",
     look_for_dates},
    {"[currency.eur] date",
     "2031-01-01 is after the end of the grant; write the day on which the "
     "rate was published",
     look_for_late_dates},
};

const struct warning_list warnrates_list = {warnings, COUNT(warnings)};
