#include "model/checkask.h"

#include "model/checkkeys.h"
#include "model/hint.h"

#include <string.h>

/* The names of a section's instances, with a blank before each. */
static const char *instance_words(const struct reading *reading,
                                  enum section kind)
{
    const char *words = "";

    for (size_t i = 0; i < schema_count(reading->model, kind); i++) {
        const struct head *head = schema_record_const(reading->model, kind, i);

        words = arena_print(&reading->diag->arena, "%s %s", words, head->name);
    }
    return words;
}

/* Complains of a key that names no instance of a section. */
static void check_name(const struct reading *reading, const struct head *head,
                       const char *key, struct name name, enum section kind)
{
    for (size_t i = 0; i < schema_count(reading->model, kind); i++) {
        const struct head *one = schema_record_const(reading->model, kind, i);

        if (!name.text || !strcmp(one->name, name.text))
            return;
    }
    if (name.text)
        record_error(reading, head->section, key,
                     "there is no section [%s.%s]%s", schema[kind].name,
                     name.text,
                     hint_word(instance_words(reading, kind), name.text,
                               &reading->diag->arena));
}

static void check_areas(const struct reading *reading)
{
    static const int64_t whole = 1000000;
    const struct model *model = reading->model;
    int64_t sum = 0;

    for (size_t i = 0; i < model->area_count; i++) {
        int64_t points = model->areas[i].share.points;

        sum += points == ABSENT ? 0 : points;
        if (sum <= whole)
            continue;
        record_error(reading, model->areas[i].head.section, "share",
                     "makes more than 100 %% of the planned hours together "
                     "with the areas above it");
        return;
    }
}

static void check_milestones(const struct reading *reading)
{
    const struct model *model = reading->model;

    for (size_t i = 0; i < model->milestone_count; i++) {
        const struct milestone *milestone = &model->milestones[i];

        check_one_of(reading, &milestone->head, "month", "date", NULL, true);
        check_name(reading, &milestone->head, "area", milestone->area,
                   SECTION_AREA);
        if (milestone->month != ABSENT && date_given(model->grant.start) &&
            date_months_later(model->grant.start, (int)milestone->month).day >
                date_last.day)
            record_error(reading, milestone->head.section, "month",
                         "ends after the last day of all, 2199-12-31");
    }
}

/* The words that an application may cover, with a blank before each. */
static const char *covered_words(const struct reading *reading)
{
    const struct model *model = reading->model;
    const char *words = " stipend tutoring compute expense";

    for (size_t i = 0; i < model->line_count; i++)
        words = arena_print(&reading->diag->arena, "%s %s", words,
                            model->lines[i].head.section);
    return words;
}

static void check_covers(const struct reading *reading,
                         const struct application *application)
{
    struct arena *arena = &reading->diag->arena;
    const char *words = covered_words(reading), *word;

    for (size_t i = 0; application->covers.text &&
                       (word = word_at(application->covers.text, i, arena));
         i++)
        if (!text_has_word(words, word))
            record_error(reading, application->head.section, "covers",
                         "'%s' is neither stipend, tutoring, compute or "
                         "expense nor the name of a line%s",
                         word, hint_word(words, word, arena));
}

static void check_applications(const struct reading *reading)
{
    const struct model *model = reading->model;

    for (size_t i = 0; i < model->application_count; i++) {
        const struct application *application = &model->applications[i];
        const struct head *head = &application->head;

        check_currency(reading, head, application->currency);
        check_order(reading, head, application->start, application->end, "end",
                    "the start");
        check_covers(reading, application);
        if (application->received.minor > 0 &&
            application->status != STATUS_APPROVED)
            record_error(reading, head->section, "received",
                         "is above 0, but its status is not approved");
    }
    for (size_t i = 0; i < model->overlap_count; i++)
        check_name(reading, &model->overlaps[i].head, "application",
                   model->overlaps[i].application, SECTION_APPLICATION);
    for (size_t i = 0; i < model->line_count; i++)
        check_name(reading, &model->lines[i].head, "application",
                   model->lines[i].application, SECTION_APPLICATION);
}

void check_ask(const struct reading *reading)
{
    const struct model *model = reading->model;

    check_name(reading, &model->award.head, "tier", model->award.tier,
               SECTION_TIER);
    check_currency(reading, &model->award.head, model->award.currency);
    check_applications(reading);
    check_areas(reading);
    check_milestones(reading);
}
