#include "figure/exchange.h"
#include "figure/warn.h"
#include "model/rules.h"
#include "model/tax.h"

#include <math.h>
#include <string.h>

enum {
    TIMES_OFF = 5 /* beyond its range, that a rate may be */
};

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

/* Near enough for a rate of today. */
static bool is_near(double value, double least, double most)
{
    return value * 1.5 >= least && value <= most * 1.5;
}

/* Four digits or more, without a power of ten: "0.00008". */
static const char *number_text(const struct review *review, double value)
{
    int decimals = value < 1 ? 3 - (int)floor(log10(value)) : 2;
    char *text = arena_print(&review->figures->arena, "%.*f", decimals, value);
    size_t length = strlen(text);

    while (text[length - 1] == '0')
        text[--length] = '\0';
    if (text[length - 1] == '.')
        text[length - 1] = '\0';
    return text;
}

static void look_for_wrong_rates(const struct review *review)
{
    const struct model *model = review->model;
    const char *own = model->grant.currency.code;

    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        bool inverse = rate->rate.units == ABSENT;
        const char *key = inverse ? "inverse_rate" : "rate";
        double value, least, most;

        value = value_of_one(rate);
        if (!exchange_range(rate->currency, model->grant.currency, &least,
                            &most) ||
            !is_far(value, least, most))
            continue;
        if (is_near(1 / value, least, most))
            warn(review, &rate->head, key,
                 "makes one %s %s %s, far from any rate since 2000: is it "
                 "upside down? Write %s = %s",
                 rate->currency.code, number_text(review, value), own,
                 inverse ? "rate" : "inverse_rate",
                 ini_find(review->ini, rate->head.section, key)->value);
        else
            warn(review, &rate->head, key,
                 "makes one %s %s %s, far from any rate since 2000: is its "
                 "decimal point right?",
                 rate->currency.code, number_text(review, value), own);
    }
}

static bool is_used(const struct model *model, struct currency currency)
{
    bool used = currency_same(model->salary.contract.currency, currency);

    for (size_t i = 0; i < model->line_count; i++)
        used |= currency_same(model->lines[i].currency, currency);
    for (size_t i = 0; i < model->person_count; i++)
        used |= currency_same(model->people[i].contract.currency, currency);
    for (size_t i = 0; i < model->contribution_count; i++)
        used |= currency_same(model->contributions[i].currency, currency);
    for (size_t j = 0; j < model->overlap_count; j++)
        used |= currency_same(model->overlaps[j].currency, currency);
    for (size_t i = 0; i < model->table_count; i++)
        used |= currency_same(model->tables[i]->currency, currency);
    for (size_t i = 0; i < model->application_count; i++)
        used |= currency_same(model->applications[i].currency, currency);
    for (size_t i = 0; i < model->pack_count; i++)
        used |= currency_same(model->packs[i]->currency, currency);
    for (size_t i = 0; i < model->grant_count; i++)
        used |= currency_same(model->grants[i].currency, currency);
    return used || currency_same(model->award.currency, currency);
}

/* The currency of a line may have been forgotten. */
static void look_for_idle_currencies(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];

        if (rate->show == ANSWER_NO && !is_used(model, rate->currency))
            warn(review, &rate->head, NULL,
                 "no amount is in %s: write currency = %s where one is, or "
                 "show = yes to show the ask in it",
                 rate->currency.code, rate->currency.code);
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

        if (rate->date.day > model_last_end(model).day)
            warn(review, &rate->head, "date",
                 "%s is after the end of the grant; write the day on which the "
                 "rate was published",
                 date_print(date, rate->date));
    }
}

static const struct warning warnings[] = {
    {"[currency.JPY] rate",
     "makes one JPY 150 USD, far from any rate since 2000: is it upside down? "
     "Write inverse_rate = 150",
     look_for_wrong_rates},
    {"[currency.EUR]",
     "no amount is in EUR: write currency = EUR where one is, or show = yes to "
     "show the ask in it",
     look_for_idle_currencies},
    {"[currency.EUR]",
     "has no date and no source: a funder wants to know where the rate is from",
     look_for_no_source},
    {"[currency.EUR] date",
     "2025-05-30 is more than a year before the start of the grant",
     look_for_dates},
    {"[currency.EUR] date",
     "2031-01-01 is after the end of the grant; write the day on which the "
     "rate was published",
     look_for_late_dates},
};

const struct warning_list warnrates_list = {warnings, COUNT(warnings)};
