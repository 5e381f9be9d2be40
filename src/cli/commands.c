#include "cli/commands.h"

#include "base/arena.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/init.h"
#include "cli/job.h"
#include "cli/list.h"
#include "cli/write.h"
#include "model/names.h"
#include "report/explain.h"
#include "report/json.h"
#include "report/report.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    struct style style = options_style(options);

    if (options->format == FORMAT_JSON)
        json_write(stdout, figures, count);
    else
        report_compare(stdout, figures, count, &style);
}

static enum status run_compare(const struct options *options)
{
    enum status status = STATUS_GOOD;
    struct job *jobs = calloc(options->file_count, sizeof(*jobs));
    struct figures **figures = calloc(options->file_count, sizeof(*figures));
    size_t count = 0;

    for (size_t i = 0; i < options->file_count; i++)
        if (!job_open(&jobs[i], options->files[i], options))
            status = STATUS_WRONG;
        else
            figures[count++] = jobs[i].figures;
    if (status == STATUS_GOOD)
        print_all(options, figures, count);
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
    if (options->format == FORMAT_JSON)
        json_write_schedule(stdout, job->figures, tier);
    else
        report_schedule(stdout, job->figures, tier, &style);
    return STATUS_GOOD;
}

static enum status print_settlement(const struct options *options,
                                    const struct job *job)
{
    struct style style = options_style(options);

    if (options->format == FORMAT_JSON)
        json_write_settlement(stdout, job->figures, options->stop);
    else
        report_settlement(stdout, job->figures, options->stop, &style);
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

/* clang-format off */
#define FORMATS "[--format FORMAT]"

static const struct command commands[] = {
    {"init", "[--template NAME] [FILE]",
     "print a model to start from",
     "Prints a commented model to start from, or one of the templates, or "
     "writes it to a new file.",
     "tf", NULL, 0, 1, init_run},
    {"check", "MODEL...",
     "say what is wrong with a model",
     "Says what is wrong with models, and what is likely a mistake, and prints "
     "nothing else.",
     "s", NULL, 1, SIZE_MAX, run_check},
    {"compare", "MODEL... " FORMATS,
     "set the tiers of a model side by side",
     "Sets the tiers of a model, or of several models, side by side. JSON holds "
     "every input and every figure.",
     "sF", NULL, 1, SIZE_MAX, run_compare},
    {"schedule", "MODEL [--tier NAME] " FORMATS,
     "show a tier month by month",
     "Shows a tier month by month, with its instalments.",
     "sFT", NULL, 1, 1, run_schedule},
    {"settle", "MODEL [--stop DATE] " FORMATS,
     "show what is to be made up, or paid back",
     "Shows for each tier what is delivered, owed and to be paid back if the "
     "work stops on a day. Without --stop it does so for every week from the "
     "end of the grant until the time is made up.",
     "sFS", NULL, 1, 1, run_settle},
    {"explain", "MODEL NAME",
     "show how a figure came about",
     "Shows how a figure came about: its formula, the figures in it, and so on "
     "down to the inputs and the lines of the file where they stand.",
     "s", NULL, 2, 2, run_explain},
    {"write", "MODEL... [--output FILE | --output-dir DIR [--jobs N]]",
     "write the proposal workbook",
     "Writes the proposal workbook, by default under the model's name in this "
     "folder. With --output-dir it writes one for each model and goes on after "
     "one that is wrong. A workbook that was changed since it was written is "
     "not replaced without --force.",
     "sofDj", NULL, 1, SIZE_MAX, write_run},
    {"list", "templates|taxes|funders|keys|figures " FORMATS,
     "list what ships, and all keys and figures",
     "Lists the templates, tax tables or funders' rules that ship, or all keys "
     "of a model file with their types and defaults, or all figures.",
     "F", LIST_WORDS, 1, 1, list_run},
    {"help", "[COMMAND | KEY | FIGURE | keys | figures]",
     "say more of a command, a key or a figure",
     "Says more of a command, of a section or key of the model file, or of a "
     "figure. The words manual, bash, zsh and fish print the manual page and "
     "the completions that are installed.",
     "", "keys figures", 0, 1, help_run},
};
/* clang-format on */

const struct command *command_at(size_t index)
{
    return index < COUNT(commands) ? &commands[index] : NULL;
}

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (!strcmp(commands[i].name, name))
            return &commands[i];
    return NULL;
}

const char *command_words(struct arena *arena)
{
    const char *words = "";

    for (size_t i = 0; i < COUNT(commands); i++)
        words = arena_print(arena, "%s %s", words, commands[i].name);
    return words;
}

enum status command_misused(const char *what, const char *which,
                            const char *words)
{
    struct arena arena = {.newest = NULL};
    const char *shown = text_printable(arena_copy(&arena, which));

    fprintf(stderr, "stipend: %s%s%s%s\nTry: stipend --help\n", what,
            *which ? ": " : "", shown,
            words ? names_hint(&arena, words, which) : "");
    arena_free(&arena);
    return STATUS_USAGE;
}
