#include "figure/review.h"

#include "model/tax.h"
#include "model/taxyear.h"

#include <string.h>

/* The place of the section that a figure belongs to. */
static struct place section_place(const struct ini *ini, const char *name,
                                  struct diag *diag)
{
    size_t kind = strcspn(name, ".");
    size_t instance = kind + 1 + strcspn(name + kind + 1, ".");
    char *section = arena_copy(&diag->arena, name);

    section[instance] = '\0';
    if (!ini_has_section(ini, section))
        section[kind] = '\0';
    return ini_place(ini, section, NULL);
}

/* A part divided by a sum near 0 can exceed the limit. */
static bool is_schedule_too_large(const struct schedule *schedule)
{
    for (size_t k = 0; k < schedule->count; k++)
        for (unsigned c = 0; c < COLUMN_COUNT; c++)
            if (!money_valid(schedule->months[k].column[c]))
                return true;
    return false;
}

static bool is_covered(const struct model *model, struct date day)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (model->tables[i]->starts.day <= day.day &&
            day.day <= model->tables[i]->ends.day)
            return true;
    return false;
}

/*
 * Income on a day without a table; complains once a tax year.  All tiers begin
 * on the same day, so a year that was told is not after the last one.
 */
static void refuse_uncovered(const struct figures *figures,
                             const struct ini *ini, struct diag *diag)
{
    const struct model *model = figures->model;
    char day[DATE_TEXT_SIZE], from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct date told = {0}, start;

    for (size_t t = 0; model->table_count && t < model->tier_count; t++) {
        const struct schedule *schedule = &figures->results->tiers[t].schedule;

        for (size_t k = 0; k < schedule->count; k++) {
            struct date paid = schedule->months[k].income_on;

            start = taxyear_start(model, paid);
            if (is_covered(model, paid) || start.day <= told.day)
                continue;
            diag_error(
                diag, ini_place(ini, "tax", "tables"),
                "none covers %s, the day of an instalment of [%s]: a "
                "table of the year from %s to %s is missing%s",
                date_print(day, paid), model->tiers[t].head.section,
                date_print(from, start),
                date_print(to, date_plus(date_months_later(start, 12), -1)),
                taxyear_advice(model, paid, &diag->arena));
            told = start;
        }
    }
}

void review_refuse(const struct figures *figures, const struct ini *ini,
                   struct diag *diag)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < figures->count; i++)
        if (value_lost(&figures->all[i].value)) {
            diag_error(diag, section_place(ini, figures->all[i].name, diag),
                       "%s is too large: amounts stay below 10^13 of the "
                       "smallest unit",
                       figures->all[i].name);
            return;
        }
    refuse_uncovered(figures, ini, diag);
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct head *head = &model->tiers[t].head;
        const struct figure *request =
            figures_get(figures, "%s.request", head->section);

        if (is_schedule_too_large(&figures->results->tiers[t].schedule))
            diag_error(diag, ini_place(ini, head->section, NULL),
                       "its schedule has amounts of 10^13 of the smallest "
                       "unit or more");
        if (request->value.units < 0)
            diag_error(diag, ini_place(ini, head->section, NULL),
                       "asks for %s: a request cannot be below zero",
                       value_print(&request->value, &diag->arena));
    }
}

/* Figures to be warned about, and the file in which they were given. */
struct review {
    struct figures *figures;
    const struct model *model;
    const struct results *results;
    const struct ini *ini;
};

/* Warns about a key of a section, or the section where key is NULL. */
#define WARN(review, head, key, ...)                                           \
    diag_warn(&(review)->figures->warnings,                                    \
              ini_place((review)->ini, (head)->section, key), __VA_ARGS__)

static const char *figure_text(const struct review *review,
                               const struct head *head, const char *figure)
{
    return value_show(
        &figures_get(review->figures, "%s.%s", head->section, figure)->value,
        &review->figures->arena);
}

/* Somebody who writes 0.5 for a half has asked for half of a percent. */
static void warn_of_fraction(const struct review *review,
                             const struct figure *input)
{
    int64_t points = input->value.units, one = 10000; /* points of a percent */
    char meant[NUMBER_TEXT_LONGEST];

    if (points > 0 && points <= one)
        WARN(review, input->head, input->key->name, "is %s; was %s %% meant?",
             value_show(&input->value, &review->figures->arena),
             decimal_print(meant, points * 100, PERCENT_PLACES, 0, false));
}

static void warn_of_fractions(const struct review *review)
{
    for (size_t i = 0; i < review->figures->count; i++) {
        const struct figure *figure = &review->figures->all[i];

        if (figure->key && figure->key->kind == KIND_PERCENT &&
            figure->in_model &&
            (figure->head->kind == SECTION_SALARY ||
             figure->head->kind == SECTION_TIER ||
             figure->head->kind == SECTION_OVERLAP))
            warn_of_fraction(review, figure);
    }
}

/* Without [salary] a percentage gives a stipend of 0. */
static void warn_of_no_salary(const struct review *review)
{
    const struct model *model = review->model;

    for (size_t t = 0; t < model->tier_count && !model->salary.head.given; t++)
        if (model->tiers[t].percent.points > 0) {
            WARN(review, &model->tiers[t].head, "percent",
                 "is a percentage of the salary, but there is no [salary]: the "
                 "stipend is 0");
            return;
        }
}

static void warn_of_equal_ask(const struct review *review, size_t tier)
{
    const struct head *head = &review->model->tiers[tier].head;

    for (size_t t = 0; t < tier; t++)
        if (review->results->tiers[t].request.minor ==
            review->results->tiers[tier].request.minor) {
            WARN(review, head, NULL, "asks for %s, the same as [%s]",
                 figure_text(review, head, "request"),
                 review->model->tiers[t].head.section);
            return;
        }
}

static void warn_of_makeup(const struct review *review, size_t tier)
{
    const struct makeup_result *makeup = &review->results->tiers[tier].makeup;
    const struct head *head = &review->model->tiers[tier].head;

    if (makeup->owed && !date_given(makeup->end))
        WARN(review, head, NULL,
             "owes %s days, more than can be made up in %d days after its end",
             figure_text(review, head, "owed_days"), LEDGER_MAKEUP_MOST);
    if (makeup->shortfall_days.units > 0)
        WARN(review, &review->model->makeup.head, "by",
             "[%s] ends its make-up time %s%s: %s day%s not made up, and %s %s "
             "to be paid back",
             head->section, date_given(makeup->end) ? "on " : "too late",
             figure_text(review, head, "makeup_end"),
             figure_text(review, head, "shortfall_days"),
             makeup->shortfall_days.units == LEDGER_WHOLE ? " is" : "s are",
             review->model->grant.currency.code,
             figure_text(review, head, "repay"));
}

/* Whether some tier has the line, and at least one day of it. */
static bool line_counts(const struct review *review, size_t line)
{
    for (size_t t = 0; t < review->model->tier_count; t++) {
        const struct line_result *r = &review->results->tiers[t].lines[line];

        if (r->has && r->first.day <= r->last.day)
            return true;
    }
    return false;
}

static void warn_of_line(const struct review *review, size_t index)
{
    const struct line *line = &review->model->lines[index];

    if (!line_counts(review, index))
        WARN(review, &line->head, NULL,
             "its time lies outside every tier that has it: it costs nothing");
    if (line->head.kind == SECTION_EXPENSE && !model_says(line->note))
        WARN(review, &line->head, "note",
             "is missing: a funder wants to know why it is needed");
}

static void warn_of_overlap(const struct review *review,
                            const struct overlap *overlap)
{
    if (overlap->end.day < review->model->grant.start.day ||
        overlap->start.day > ledger_last_end(review->model).day)
        WARN(review, &overlap->head, NULL,
             "lies outside the time of every tier");
}

static void warn_of_rate(const struct review *review, const struct rate *rate)
{
    char date[DATE_TEXT_SIZE];

    if (date_given(rate->date) &&
        date_months_later(rate->date, 12).day < review->model->grant.start.day)
        WARN(review, &rate->head, "date",
             "%s is more than a year before the start of the grant",
             date_print(date, rate->date));
}

void review_warn(struct figures *figures, const struct ini *ini)
{
    const struct model *model = figures->model;
    struct review review = {figures, model, figures->results, ini};

    warn_of_fractions(&review);
    warn_of_no_salary(&review);
    for (size_t t = 0; t < model->tier_count; t++) {
        warn_of_equal_ask(&review, t);
        warn_of_makeup(&review, t);
    }
    for (size_t i = 0; i < model->line_count; i++)
        warn_of_line(&review, i);
    for (size_t j = 0; j < model->overlap_count; j++)
        warn_of_overlap(&review, &model->overlaps[j]);
    for (size_t i = 0; i < model->rate_count; i++)
        warn_of_rate(&review, &model->rates[i]);
}
