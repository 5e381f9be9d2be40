#include "cli/runs.h"

#include "base/text.h"
#include "cli/commands.h"
#include "cli/computed.h"
#include "model/hint.h"
#include "report/explain.h"
#include "report/reports.h"

#include <string.h>

enum status show_compare(const struct options *options)
{
    struct output out = options_output(options);
    size_t count = options->file_count, good = 0;
    struct computed *all = arena_alloc(out.arena, count * sizeof(*all));
    struct figures **figures = arena_alloc(out.arena, count * sizeof(*figures));

    for (size_t i = 0; i < count; i++) {
        if (!computed_open(&all[i], options->files[i], options))
            continue;
        figures[good++] = all[i].figures;
        computed_close_file(&all[i]);
    }
    if (good == count)
        compare_print(&out, figures, count);
    for (size_t i = 0; i < count; i++)
        computed_close(&all[i]);
    return good == count ? STATUS_GOOD : STATUS_WRONG;
}

/* The tier of --tier, by default the recommended one; the count if none. */
static size_t find_tier(const struct model *model, const char *name)
{
    return name ? model_tier(model, name) : model_recommended(model);
}

static enum status no_such_tier(const struct options *options,
                                const struct model *model)
{
    const char *names = tier_words(model, options->arena);

    fprintf(stderr, "stipend: %s: has no tier %s%s; there are:%s\n",
            text_shown(options->arena, model->path),
            text_shown(options->arena, options->tier),
            hint_word(names, options->tier, options->arena), names);
    return STATUS_USAGE;
}

/* Says which tier a report is of, if nothing chose it. */
static void say_which_tier(const struct options *options,
                           const struct model *model)
{
    if (!options->tier && !model_recommends(model))
        fprintf(stderr,
                "stipend: %s: no tier is recommended; this is [%s], and --tier "
                "chooses another\n",
                text_shown(options->arena, model->path),
                model->tiers[0].head.section);
}

/* A report of a model, or of one of its tiers. */
struct report {
    const char *word; /* of SHOW_WORDS */
    bool (*print)(const struct output *out, struct figures *figures,
                  size_t tier);
    const char *needs; /* the section without which there is nothing to say */
    bool of_tier;
    bool row; /* for files: in CSV by default, and of the whole model */
};

/* Prints a report on the model at path. */
static enum status print_report(const struct options *given, const char *path,
                                const struct report *report)
{
    struct options whole = *given;
    const struct options *options = &whole;
    struct output out = options_output(options);
    enum status status = STATUS_GOOD;
    struct computed computed;
    size_t tier;

    if (report->row) {
        whole.share = false;
        out.format = out.format->terminal ? &format_csv : out.format;
    }
    if (!computed_open(&computed, path, options))
        return STATUS_WRONG;
    tier = find_tier(computed.model, options->tier);
    if (tier == computed.model->tier_count) {
        status = no_such_tier(options, computed.model);
    } else {
        if (report->of_tier)
            say_which_tier(options, computed.model);
        if (!report->print(&out, computed.figures, tier))
            fprintf(stderr, "stipend: %s: nothing to show without %s\n",
                    text_shown(options->arena, path), report->needs);
    }
    computed_close(&computed);
    return status;
}

enum status show_schedule(const struct options *options)
{
    static const struct report schedule = {.print = schedule_print,
                                           .of_tier = true};

    return print_report(options, options->files[0], &schedule);
}

static const struct report reports[] = {
    {"budget", budget_print, NULL, true, false},
    {"ask", ask_print,
     "[comparables], [award], or priority in a line or person", false, false},
    {"applications", applications_print, "[application.NAME]", false, false},
    {"rules", rules_print, "[funder]", false, false},
    {"plan", plan_print, "[area.NAME] or [milestone.NAME]", false, false},
    {"grant", grant_print, NULL, true, true},
};

enum status show_run(const struct options *options)
{
    const char *word = options->files[0];
    size_t i = 0;

    while (i < COUNT(reports) && strcmp(reports[i].word, word) != 0)
        i++;
    if (i == COUNT(reports))
        return command_misused("show wants one of " SHOW_WORDS ", not", word,
                               SHOW_WORDS);
    if (options->tier && !reports[i].of_tier)
        return command_misused("this table is of all tiers; --tier is for "
                               "budget and grant, not",
                               word, NULL);
    return print_report(options, options->files[1], &reports[i]);
}

enum status show_settle(const struct options *options)
{
    struct output out = options_output(options);
    struct computed computed;

    if (!computed_open(&computed, options->files[0], options))
        return STATUS_WRONG;
    settle_print(&out, computed.figures, options->stop);
    computed_close(&computed);
    return STATUS_GOOD;
}

static enum status no_such_figure(const struct options *options,
                                  struct figures *figures)
{
    const char *name = options->files[1];

    fprintf(stderr, "stipend: %s: has no figure %s%s\n",
            text_shown(options->arena, options->files[0]),
            text_shown(options->arena, name), explain_hint(figures, name));
    return STATUS_USAGE;
}

enum status show_explain(const struct options *options)
{
    struct output out = options_output(options);
    enum status status = STATUS_GOOD;
    struct computed computed;

    if (!computed_open(&computed, options->files[0], options))
        return STATUS_WRONG;
    if (!explain_print(&out, computed.figures, computed.ini, options->files[1]))
        status = no_such_figure(options, computed.figures);
    computed_close(&computed);
    return status;
}
