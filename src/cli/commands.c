#include "cli/commands.h"

#include "base/arena.h"
#include "base/text.h"
#include "cli/init.h"
#include "cli/job.h"
#include "cli/write.h"
#include "output/explain.h"
#include "output/json.h"
#include "output/report.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    int width = columns ? atoi(columns) : 0;

    if (width <= 0 && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        width = size.ws_col;
    return width > 0 ? width : 80;
}

static enum status run_check(const struct options *options)
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

static void print_all(const struct options *options,
                      struct figures *const figures[], size_t count)
{
    if (options->format == FORMAT_JSON) {
        json_write(stdout, figures, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i)
            fputs("\n", stdout);
        report_compare(stdout, figures[i], terminal_width());
    }
}

static enum status run_compare(const struct options *options)
{
    enum status status = STATUS_GOOD;
    struct job *jobs = calloc(options->file_count, sizeof(*jobs));
    struct figures **figures = calloc(options->file_count, sizeof(*figures));
    size_t count = 0;

    if (!jobs || !figures)
        status = STATUS_WRONG;
    for (size_t i = 0; jobs && figures && i < options->file_count; i++)
        if (!job_open(&jobs[i], options->files[i], options))
            status = STATUS_WRONG;
        else
            figures[count++] = jobs[i].figures;
    if (status == STATUS_GOOD)
        print_all(options, figures, count);
    for (size_t i = 0; jobs && i < options->file_count; i++)
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

    if (tier == job->model->tier_count) {
        fprintf(
            stderr, "stipend: %s: has no tier %s\n", options->files[0],
            text_printable(arena_copy(&job->figures->arena, options->tier)));
        return STATUS_USAGE;
    }
    if (options->format == FORMAT_JSON)
        json_write_schedule(stdout, job->figures, tier);
    else
        report_schedule(stdout, job->figures, tier, terminal_width());
    return STATUS_GOOD;
}

static enum status print_settlement(const struct options *options,
                                    const struct job *job)
{
    if (options->format == FORMAT_JSON)
        json_write_settlement(stdout, job->figures, options->stop);
    else
        report_settlement(stdout, job->figures, options->stop,
                          terminal_width());
    return STATUS_GOOD;
}

static enum status print_explanation(const struct options *options,
                                     const struct job *job)
{
    const char *nearest;
    char *name = arena_copy(&job->figures->arena, options->files[1]);

    if (explain_print(stdout, job->figures, job->ini, name, terminal_width()))
        return STATUS_GOOD;
    nearest = explain_nearest(job->figures, name);
    fprintf(stderr, "stipend: %s: has no figure %s%s%s%s\n", options->files[0],
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

static enum status run_schedule(const struct options *options)
{
    return with_model(options, print_schedule);
}

static enum status run_settle(const struct options *options)
{
    return with_model(options, print_settlement);
}

static enum status run_explain(const struct options *options)
{
    return with_model(options, print_explanation);
}

static const struct command commands[] = {
    {"init", "[--template NAME] [FILE]",
     "print a commented model to start from", "tf", 0, 1, init_run},
    {"check", "MODEL...", "say what is wrong with a model, and nothing else",
     "s", 1, SIZE_MAX, run_check},
    {"compare", "MODEL... [--format text|json]",
     "set the tiers of a model side by side", "sF", 1, SIZE_MAX, run_compare},
    {"schedule", "MODEL [--tier NAME] [--format text|json]",
     "show a tier month by month, with its instalments", "sFT", 1, 1,
     run_schedule},
    {"settle", "MODEL [--stop DATE] [--format text|json]",
     "show what is to be made up, and paid back if the work stops", "sFS", 1, 1,
     run_settle},
    {"explain", "MODEL NAME",
     "show how a figure came about, down to the inputs", "s", 2, 2,
     run_explain},
    {"write", "MODEL... [--output FILE]", "write the proposal workbook", "sof",
     1, SIZE_MAX, write_run},
};

const struct command *command_at(size_t index)
{
    return index < COUNT(commands) ? &commands[index] : NULL;
}
