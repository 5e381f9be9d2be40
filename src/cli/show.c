#include "cli/show.h"

#include "base/text.h"
#include "cli/job.h"
#include "report/explain.h"

#include <stdio.h>
#include <stdlib.h>

enum status show_check(const struct options *options)
{
    enum status status = STATUS_GOOD;

    for (size_t i = 0; i < options->file_count; i++) {
        struct job job;

        if (job_open(&job, options->files[i], options))
            job_close(&job);
        else
            status = STATUS_WRONG;
    }
    return status;
}

enum status show_compare(const struct options *options)
{
    enum status status = STATUS_GOOD;
    struct job *jobs = calloc(options->file_count, sizeof(*jobs));
    struct figures **figures = calloc(options->file_count, sizeof(*figures));
    struct style style = options_style(options);
    size_t count = 0;

    for (size_t i = 0; i < options->file_count; i++)
        if (!job_open(&jobs[i], options->files[i], options))
            status = STATUS_WRONG;
        else
            figures[count++] = jobs[i].figures;
    if (status == STATUS_GOOD)
        style.format->compare(stdout, figures, count, &style);
    for (size_t i = 0; i < options->file_count; i++)
        job_close(&jobs[i]);
    free(figures);
    free(jobs);
    return status;
}

/* The tier that is asked for; one past the last where there is none. */
static size_t find_tier(const struct model *model, const char *name)
{
    size_t t = 0;

    if (!name)
        return model_recommended(model);
    while (t < model->tier_count &&
           !text_same_letters(model->tiers[t].head.name, name))
        t++;
    return t;
}

static enum status print_schedule(const struct options *options,
                                  const struct job *job)
{
    size_t tier = find_tier(job->model, options->tier);
    struct style style = options_style(options);

    if (tier == job->model->tier_count) {
        struct arena *arena = &job->figures->arena;
        const char *names = "";

        for (size_t t = 0; t < job->model->tier_count; t++)
            names = arena_print(arena, "%s %s", names,
                                job->model->tiers[t].head.name);
        fprintf(stderr, "stipend: %s: has no tier %s; there are:%s\n",
                text_shown(arena, options->files[0]),
                text_shown(arena, options->tier), names);
        return STATUS_USAGE;
    }
    style.format->schedule(stdout, job->figures, tier, &style);
    return STATUS_GOOD;
}

static enum status print_settlement(const struct options *options,
                                    const struct job *job)
{
    struct style style = options_style(options);

    style.format->settle(stdout, job->figures, options->stop, &style);
    return STATUS_GOOD;
}

static enum status print_explanation(const struct options *options,
                                     const struct job *job)
{
    const char *nearest;
    char *name = arena_copy(&job->figures->arena, options->files[1]);

    if (explain_print(stdout, job->figures, job->ini, name,
                      options_style(options).width))
        return STATUS_GOOD;
    nearest = explain_nearest(job->figures, name);
    fprintf(stderr, "stipend: %s: has no figure %s%s%s%s\n",
            text_shown(&job->figures->arena, options->files[0]),
            text_printable(name), nearest ? "; did you mean " : "",
            nearest ? nearest : "", nearest ? "?" : "");
    return STATUS_USAGE;
}

/* Opens the one model of a command and does with it what the command does. */
static enum status with_model(const struct options *options,
                              enum status (*print)(const struct options *,
                                                   const struct job *))
{
    struct job job;
    enum status status;

    if (!job_open(&job, options->files[0], options))
        return STATUS_WRONG;
    status = print(options, &job);
    job_close(&job);
    return status;
}

enum status show_schedule(const struct options *options)
{
    return with_model(options, print_schedule);
}

enum status show_settle(const struct options *options)
{
    return with_model(options, print_settlement);
}

enum status show_explain(const struct options *options)
{
    return with_model(options, print_explanation);
}
