#include "cli/runs.h"

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "model/schema.h"
#include "report/reference.h"
#include "report/wrap.h"

#include <ctype.h>
#include <string.h>

enum {
    COMMAND_WIDTH = 12,
    OPTION_WIDTH = 26
};

/* Prints "-o, --output FILE" and its help, for each of the letters. */
static void print_option_help(const struct output *out, const char *letters)
{
    const struct option_known *option;

    for (size_t i = 0; (option = option_at(i)); i++) {
        const char *brief =
            option->common ? arena_print(out->arena, "-%c,", option->letter)
                           : "   ";
        const char *argument = option->argument ? option->argument : "";

        if (strchr(letters, option->letter))
            wrap_term(out,
                      arena_print(out->arena, "  %s --%s %s", brief,
                                  option->name, argument),
                      OPTION_WIDTH, option->help);
    }
}

enum status help_overview(const struct options *options)
{
    struct output out = options_output(options);

    wrap_text(&out, "usage: stipend COMMAND [OPTION...] [MODEL...]");
    puts("");
    wrap_text(&out, "Budgets for funding requests: reads a model file, "
                    "compares tiers of funding, writes a live proposal "
                    "workbook.");
    puts("");
    for (const struct command *c = commands; c->name; c++)
        wrap_term(&out, arena_print(out.arena, "  %s", c->name), COMMAND_WIDTH,
                  c->help);
    puts("");
    print_option_help(&out, "hV");
    puts("");
    wrap_text(&out, "`stipend help` explains a command, a key such as "
                    "tier.percent or a figure such as tier.request. The whole "
                    "manual is `man stipend`.");
    return STATUS_GOOD;
}

enum status help_command(const struct command *command,
                         const struct options *options)
{
    struct output out = options_output(options);

    wrap_text(&out, arena_print(out.arena, "usage: stipend %s %s",
                                command->name, command->usage));
    puts("");
    wrap_text(&out, command->more);
    puts("");
    print_option_help(&out, command->options);
    print_option_help(&out, "h");
    return STATUS_GOOD;
}

/* Prints the entries that a word names; false if there are none. */
static bool print_fitting(const struct output *out, struct references all,
                          const char *head, const char *typed)
{
    struct references some = {NULL, 0};

    for (size_t i = 0; i < all.count; i++) {
        const struct reference *r = &all.all[i];

        if (!reference_fits(r, typed))
            continue;
        some.all = arena_grow(out->arena, some.all, some.count, sizeof(*r));
        some.all[some.count++] = *r;
    }
    if (some.count && *head)
        wrap_text(out, head);
    reference_print(out, some);
    return some.count > 0;
}

static void print_section(const struct output *out, const char *typed)
{
    for (size_t s = 0; s < SECTION_COUNT; s++)
        if (!strcmp(schema[s].name, typed)) {
            printf("[%s]\n", reference_section(&schema[s], out->arena));
            wrap_text(out, schema[s].help);
            puts("");
        }
}

/* Names, or the words of which they are made, but not TIER. */
static const char *topic_words(struct arena *arena, struct references list,
                               bool dotted)
{
    const char *words = "", *word;

    for (size_t i = 0; i < list.count; i++) {
        const char *name = list.all[i].name;

        if (dotted)
            words = arena_print(arena, "%s %s", words, name);
        for (const char *part = name; !dotted && part;
             part = *word ? word + 1 : NULL) {
            word = part + strcspn(part, ".");
            if (!isupper((unsigned char)*part))
                words = arena_print(arena, "%s %.*s", words, (int)(word - part),
                                    part);
        }
    }
    return words;
}

/* Whether a text has a word of some length, such as owed_days. */
static bool mentions(const char *text, const char *word)
{
    const char *found = text;
    size_t length = strlen(word);

    while (length > 4 && (found = strstr(found, word))) {
        bool begins = found == text || !isalnum((unsigned char)found[-1]);

        if (begins && !isalnum((unsigned char)found[length]) &&
            found[length] != '_')
            return true;
        found++;
    }
    return false;
}

static enum status print_topic(const struct output *out,
                               const struct options *options, const char *typed)
{
    static const char *const heads[] = {"", "", "In a file of rules:"};
    struct references lists[] = {reference_keys(out->arena),
                                 reference_figures(out->arena),
                                 reference_rules(out->arena)};
    const char *words = arena_print(out->arena, "%s keys figures manual",
                                    commands_words(out->arena));
    bool found = false, dotted = strchr(typed, '.') != NULL;

    print_section(out, typed);
    for (size_t l = 0; l < COUNT(lists); l++) {
        found |= print_fitting(out, lists[l], heads[l], typed);
        words = arena_print(out->arena, "%s%s", words,
                            topic_words(out->arena, lists[l], dotted));
    }
    for (const struct command *c = commands; c->name && !found; c++)
        if (mentions(c->more, typed)) {
            help_command(c, options);
            found = true;
        }
    return found ? STATUS_GOOD
                 : command_misused("there is no help on", typed, words);
}

enum status help_run(const struct options *options)
{
    struct output out = options_output(options);
    const char *typed = options->file_count ? options->files[0] : NULL;
    const struct command *command;

    if (!typed)
        return help_overview(options);
    command = commands_find(typed);
    if (command)
        return help_command(command, options);
    if (!strcmp(typed, "keys") || !strcmp(typed, "figures"))
        return list_run(options);
    if (!strcmp(typed, "manual"))
        manual_print(&out);
    else if (!completion_print(&out, typed))
        return print_topic(&out, options, typed);
    return STATUS_GOOD;
}
