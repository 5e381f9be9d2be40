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

/* Runs a report of one tier of the model at path. */
static enum status report_tier(const struct options *options, const char *path,
                               void (*report)(const struct output *out,
                                              struct figures *figures,
                                              size_t tier))
{
    struct output out = options_output(options);
    enum status status = STATUS_GOOD;
    struct computed computed;
    size_t tier;

    if (!computed_open(&computed, path, options))
        return STATUS_WRONG;
    tier = find_tier(computed.model, options->tier);
    if (tier < computed.model->tier_count) {
        say_which_tier(options, computed.model);
        report(&out, computed.figures, tier);
    } else {
        status = no_such_tier(options, computed.model);
    }
    computed_close(&computed);
    return status;
}

enum status show_schedule(const struct options *options)
{
    return report_tier(options, options->files[0], schedule_print);
}

/* The tables of a model, by their words in SHOW_WORDS. */
static const struct {
    const char *word;
    void (*report)(const struct output *out, struct figures *figures,
                   size_t tier);
} tables[] = {
    {"budget", budget_print},
};

enum status show_run(const struct options *options)
{
    const char *word = options->files[0];
    size_t i = 0;

    while (i < COUNT(tables) && strcmp(tables[i].word, word) != 0)
        i++;
    if (i == COUNT(tables))
        return command_misused("show wants one of " SHOW_WORDS ", not", word,
                               SHOW_WORDS);
    return report_tier(options, options->files[1], tables[i].report);
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
