#include "figure/applications.h"
#include "figure/warn.h"

#include <string.h>

enum {
    LINES_TOLD = 3
};

static bool is_approved(const struct application *application)
{
    return application->status == STATUS_APPROVED;
}

/* Whether a section names an application, which it may then pay for. */
static bool names(struct name name, const struct application *application)
{
    return name.text && !strcmp(name.text, application->head.name);
}

static bool is_named(const struct model *model,
                     const struct application *application)
{
    bool named = false;

    for (size_t i = 0; i < model->overlap_count; i++)
        named |= names(model->overlaps[i].application, application);
    for (size_t i = 0; i < model->line_count; i++)
        named |= names(model->lines[i].application, application);
    return named;
}

/* Whether any tier replaces a part of a salary. */
static bool pays_stipend(const struct review *review)
{
    bool pays = false;

    for (size_t t = 0; t < review->model->tier_count; t++)
        pays |= review->results->tiers[t].gross.minor > 0;
    return pays;
}

static bool costs_something(const struct review *review, size_t line)
{
    bool costs = false;

    for (size_t t = 0; t < review->model->tier_count; t++)
        costs |= review->results->tiers[t].lines[line].cost.minor > 0;
    return costs;
}

/* "the stipend, compute.gpu and 3 more lines": what both pay for; "" if none.
 */
static const char *both_pay(const struct review *review,
                            const struct application *application)
{
    const struct model *model = review->model;
    struct arena *arena = &review->figures->arena;
    bool stipend =
        pays_stipend(review) && application_covers_stipend(application);
    const char *text = stipend ? "the stipend" : "";
    size_t lines = 0;

    for (size_t i = 0; i < model->line_count; i++)
        if (application_covers_line(application, &model->lines[i]) &&
            costs_something(review, i) && ++lines <= LINES_TOLD)
            text = arena_print(arena, "%s%s%s", text, *text ? ", " : "",
                               model->lines[i].head.section);
    return lines > LINES_TOLD
               ? arena_print(arena, "%s and %zu more", text, lines - LINES_TOLD)
               : text;
}

static void look_for_double_pay(const struct review *review)
{
    const struct model *model = review->model;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    for (size_t i = 0; i < model->application_count; i++) {
        const struct application *application = &model->applications[i];
        const char *what;

        if (!is_approved(application) || is_named(model, application) ||
            !review->results->applications.each[i].same_days)
            continue;
        what = both_pay(review, application);
        if (*what)
            warn(review, &application->head, NULL,
                 "pays for %s, too, from %s to %s: give it an [overlap.NAME] "
                 "or a line below zero with application = %s",
                 what, date_print(from, applications_first(model, application)),
                 date_print(to, applications_last(model, application)),
                 application->head.name);
    }
}

/* The effort of a salary on a day, in millionths; 0 without a salary. */
static int64_t effort_on(const struct review *review, struct date day)
{
    const struct model *model = review->model;
    int64_t effort =
        model->salary.head.given ? model->salary.contract.effort.points : 0;

    for (size_t i = 0; i < model->step_count; i++)
        if (model->steps[i].from.day <= day.day)
            effort = review->results->salary.step[i].effort.points;
    return effort;
}

static bool runs_on(const struct application *application, struct date day)
{
    return is_approved(application) &&
           application_covers_stipend(application) &&
           application->start.day <= day.day && day.day <= application->end.day;
}

/* What of a day is committed, in millionths. */
static int64_t committed_on(const struct review *review, struct date day)
{
    const struct model *model = review->model;
    const struct ledger *ledger = &review->results->ledger;
    size_t index = (size_t)(day.day - ledger->start.day);
    int64_t sum = effort_on(review, day);

    for (size_t i = 0; i < model->application_count; i++)
        if (runs_on(&model->applications[i], day))
            sum += model->applications[i].share.points;
    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct application *named =
            model_application(model, model->overlaps[j].application);

        if (named && is_approved(named) && application_covers_stipend(named))
            sum -= ledger_share(ledger, index, COUNTED_TAKEN, j);
    }
    return sum;
}

/* The first day from one on, up to the end of all, that is committed so. */
static struct date next_day(const struct review *review, struct date day,
                            bool over, int64_t committed)
{
    struct date last = model_last_end(review->model);

    while (day.day <= last.day) {
        int64_t sum = committed_on(review, day);

        if (over ? sum > LEDGER_WHOLE : sum != committed)
            break;
        day = date_plus(day, 1);
    }
    return day;
}

static void look_for_full_time(const struct review *review)
{
    const struct model *model = review->model;
    struct date last = model_last_end(model), first, end;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    size_t told = model->application_count;
    int64_t committed;

    if (!model->application_count)
        return;
    first = next_day(review, model->grant.start, true, 0);
    if (first.day > last.day)
        return;
    committed = committed_on(review, first);
    end = date_plus(next_day(review, first, false, committed), -1);
    for (size_t i = 0; i < model->application_count; i++)
        if (runs_on(&model->applications[i], first))
            told = i;
    if (told < model->application_count)
        warn(review, &model->applications[told].head, "share",
             "commits, with this grant, %s %% of the time from %s to %s: give "
             "it an [overlap.NAME] with application = %s, or a smaller share",
             warn_percent(review, committed), date_print(from, first),
             date_print(to, end), model->applications[told].head.name);
}

static const struct warning warnings[] = {
    {"[application.prize]",
     "pays for the stipend, compute.gpu, too, from 2027-02-01 to 2027-03-31: "
     "give it an [overlap.NAME] or a line below zero with application = prize",
     look_for_double_pay},
    {"[application.prize] share",
     "commits, with this grant, 150 % of the time from 2027-02-01 to "
     "2027-03-31: give it an [overlap.NAME] with application = prize, or a "
     "smaller share",
     look_for_full_time},
};

const struct warning_list warnapplications_list = {warnings, COUNT(warnings)};
