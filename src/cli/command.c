#include "cli/command.h"

#include "base/text.h"
#include "model/hint.h"

#include <stdio.h>

enum status command_refused(const char *what, const char *which,
                            const char *hint)
{
    struct arena arena = {.newest = NULL};

    fprintf(stderr, "stipend: %s%s%s%s\nTry: stipend --help\n", what,
            *which ? ": " : "", text_shown(&arena, which), hint);
    arena_free(&arena);
    return STATUS_USAGE;
}

enum status command_misused(const char *what, const char *which,
                            const char *words)
{
    struct arena arena = {.newest = NULL};
    enum status status = command_refused(
        what, which, words ? hint_word(words, which, &arena) : "");

    arena_free(&arena);
    return status;
}

enum status command_failed(const char *path, const char *what,
                           const char *cause)
{
    struct arena arena = {.newest = NULL};

    fprintf(stderr, "stipend: %s: cannot be %s: %s\n", text_shown(&arena, path),
            what, cause);
    arena_free(&arena);
    return STATUS_WRONG;
}
