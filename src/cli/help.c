#include "cli/help.h"

#include "base/text.h"
#include "cli/completion.h"
#include "cli/manual.h"
#include "model/schema.h"
#include "report/reference.h"
#include "report/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    COMMAND_WIDTH = 12,
    OPTION_WIDTH = 26
};

/* "-o, --output FILE". */
static const char *spelled(const struct option_known *option,
                           struct arena *arena)
{
    const char *brief =
        option->common ? arena_print(arena, "-%c, ", option->letter) : "    ";

    return arena_print(arena, "  %s--%s%s%s", brief, option->name,
                       option->argument ? " " : "",
                       option->argument ? option->argument : "");
}

void help_term(const char *term, const char *meaning, int indent,
               struct arena *arena)
{
    struct style style =
        options_style(&(struct options){.format = &format_text});
    char *text, *line, *next;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    wrap_text(out, meaning, style.width - indent, arena);
    fclose(out);
    printf("%-*s", indent, term);
    for (line = text; *line; line = next) {
        next = strchr(line, '\n') + 1;
        printf("%*s%.*s", line == text ? 0 : indent, "", (int)(next - line),
               line);
    }
    free(text);
}

static void print_options(const char *letters)
{
    struct arena arena = {.newest = NULL};
    const struct option_known *option;

    for (size_t i = 0; (option = option_at(i)); i++)
        if (strchr(letters, option->letter))
            help_term(spelled(option, &arena), option->help, OPTION_WIDTH,
                      &arena);
    arena_free(&arena);
}

static void print_wrapped(const char *text)
{
    struct arena arena = {.newest = NULL};
    struct style style =
        options_style(&(struct options){.format = &format_text});

    wrap_text(stdout, text, style.width, &arena);
    arena_free(&arena);
}

enum status help_overview(const struct command *commands)
{
    struct arena arena = {.newest = NULL};

    print_wrapped("usage: stipend COMMAND [OPTION...] [MODEL...]");
    puts("");
    print_wrapped("Budgets for funding requests: a model file in, tiers of "
                  "funding compared, a live proposal workbook out.");
    puts("");
    for (const struct command *c = commands; c->name; c++)
        help_term(arena_print(&arena, "  %s", c->name), c->help, COMMAND_WIDTH,
                  &arena);
    puts("");
    print_options("hV");
    puts("");
    print_wrapped("`stipend help` with a command, a key such as tier.percent "
                  "or a figure such as tier.request says more of it; so does "
                  "man stipend.");
    arena_free(&arena);
    return STATUS_GOOD;
}

enum status help_command(const struct command *command)
{
    struct arena arena = {.newest = NULL};

    print_wrapped(arena_print(&arena, "usage: stipend %s %s", command->name,
                              command->usage));
    puts("");
    print_wrapped(command->more);
    puts("");
    print_options(command->options);
    print_options("h");
    arena_free(&arena);
    return STATUS_GOOD;
}

static const struct {
    const char *word;
    void (*print)(FILE *out, const struct command *commands);
} texts[] = {
    {"manual", manual_print},
    {"bash", completion_bash},
    {"zsh", completion_zsh},
    {"fish", completion_fish},
};

/* Those of a list that fit; all of them where nothing is asked for. */
static struct references fitting(const struct references *all,
                                 const char *typed, struct arena *arena)
{
    struct references some = {NULL, 0};

    for (size_t i = 0; i < all->count; i++) {
        const struct reference *r = &all->all[i];

        if (!reference_fits(r, typed) &&
            !(r->section && !strcmp(r->section->name, typed)))
            continue;
        some.all = arena_grow(arena, some.all, some.count, sizeof(*r));
        some.all[some.count++] = *r;
    }
    return some;
}

static bool print_references(const struct references *all, const char *typed,
                             struct arena *arena)
{
    struct style style =
        options_style(&(struct options){.format = &format_text});
    struct references some = fitting(all, typed, arena);

    reference_print(stdout, &some, &style, arena);
    return some.count > 0;
}

static void print_section(const char *typed)
{
    for (size_t s = 0; s < SECTION_COUNT; s++)
        if (!strcmp(schema[s].name, typed)) {
            printf("[%s%s]\n", schema[s].name,
                   !schema[s].named        ? ""
                   : s == SECTION_CURRENCY ? ".CODE"
                                           : ".NAME");
            print_wrapped(schema[s].help);
            puts("");
        }
}

/* All that there is help on, for the nearest word. */
static const char *topics(const struct command *commands,
                          const struct references *keys,
                          const struct references *figures, struct arena *arena)
{
    const struct references *lists[] = {keys, figures};
    const char *words = command_words(commands, arena);

    for (size_t l = 0; l < COUNT(lists); l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            words = arena_print(arena, "%s %s %s", words, lists[l]->all[i].name,
                                strrchr(lists[l]->all[i].name, '.') + 1);
    return words;
}

static enum status help_topic(const char *typed, const struct command *commands,
                              struct arena *arena)
{
    struct references keys = reference_keys(arena);
    struct references figures = reference_figures(arena);
    bool found;

    for (size_t i = 0; i < COUNT(texts); i++)
        if (!strcmp(texts[i].word, typed)) {
            texts[i].print(stdout, commands);
            return STATUS_GOOD;
        }
    print_section(typed);
    found = print_references(&keys, typed, arena);
    found |= print_references(&figures, typed, arena);
    return found ? STATUS_GOOD
                 : command_misused("there is no help on", typed,
                                   topics(commands, &keys, &figures, arena));
}

enum status help_run(const struct options *options)
{
    struct arena arena = {.newest = NULL};
    struct style style = options_style(options);
    const char *typed = options->file_count ? options->files[0] : NULL;
    const struct command *command =
        typed ? command_find(options->commands, typed) : NULL;
    enum status status = STATUS_GOOD;
    struct references all = {NULL, 0};

    if (!typed)
        status = help_overview(options->commands);
    else if (command)
        status = help_command(command);
    else if (!strcmp(typed, "keys"))
        all = reference_keys(&arena);
    else if (!strcmp(typed, "figures"))
        all = reference_figures(&arena);
    else
        status = help_topic(typed, options->commands, &arena);
    if (all.count)
        reference_print(stdout, &all, &style, &arena);
    arena_free(&arena);
    return status;
}
