#include "cli/command.h"

#include "base/text.h"
#include "model/value.h"

#include <stdio.h>
#include <string.h>

const struct command *command_find(const struct command *commands,
                                   const char *name)
{
    for (; commands->name; commands++)
        if (!strcmp(commands->name, name))
            return commands;
    return NULL;
}

const char *command_words(const struct command *commands, struct arena *arena)
{
    const char *words = "";

    for (; commands->name; commands++)
        words = arena_print(arena, "%s %s", words, commands->name);
    return words;
}

enum status command_misused(const char *what, const char *which,
                            const char *words)
{
    struct arena arena = {.newest = NULL};
    const char *shown = text_printable(arena_copy(&arena, which));

    fprintf(stderr, "stipend: %s%s%s%s\nTry: stipend --help\n", what,
            *which ? ": " : "", shown,
            words ? word_hint(words, which, &arena) : "");
    arena_free(&arena);
    return STATUS_USAGE;
}
