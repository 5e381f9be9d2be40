#include "base/diag.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHOWN_MOST = 100,
    QUOTE_LONGEST = 80,
    MESSAGE_LONGEST = 1000
};

struct complaint {
    int line;
    size_t order;
    const char *text;
};

static const char *heading(struct diag *diag, struct place at)
{
    const char *line = at.line ? arena_print(&diag->arena, ":%d", at.line) : "";
    const char *section =
        at.section ? arena_print(&diag->arena, " [%s]", at.section) : "";

    return arena_print(&diag->arena, "%s%s:%s%s%s%s", at.file, line, section,
                       at.key ? " " : "", at.key ? at.key : "",
                       at.section || at.key ? ":" : "");
}

/* What a file or a shell hands us must not reach a terminal raw. */
static char *printable(char *text)
{
    size_t bytes;

    for (char *c = text; *c; c += bytes)
        if (text_fault(c, strlen(c), &bytes) || *c == '\t')
            memset(c, '?', bytes);
    return text;
}

bool diag_error(struct diag *diag, struct place at, const char *fmt, ...)
{
    char message[MESSAGE_LONGEST];
    va_list args;

    va_start(args, fmt);
    vsnprintf(message, sizeof(message), fmt, args);
    va_end(args);
    diag->complaints = arena_grow(&diag->arena, diag->complaints, diag->errors,
                                  sizeof(*diag->complaints));
    diag->complaints[diag->errors] =
        (struct complaint){at.line, diag->errors,
                           printable(arena_print(&diag->arena, "%s %s",
                                                 heading(diag, at), message))};
    diag->errors++;
    return false;
}

const char *diag_quote(struct diag *diag, const char *text)
{
    size_t length = QUOTE_LONGEST;

    if (strlen(text) <= length)
        return text;
    while (length && (text[length] & 0xC0) == 0x80)
        length--;
    return arena_print(&diag->arena, "%.*s...", (int)length, text);
}

static int by_line(const void *a, const void *b)
{
    const struct complaint *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

void diag_print(const struct diag *diag, FILE *out)
{
    size_t shown = diag->errors < SHOWN_MOST ? diag->errors : SHOWN_MOST;

    if (diag->errors)
        qsort(diag->complaints, diag->errors, sizeof(*diag->complaints),
              by_line);
    for (size_t i = 0; i < shown; i++)
        fprintf(out, "%s\n", diag->complaints[i].text);
    if (shown < diag->errors)
        fprintf(out, "... and %zu more\n", diag->errors - shown);
}

void diag_free(struct diag *diag)
{
    arena_free(&diag->arena);
    *diag = (struct diag){.errors = 0};
}
