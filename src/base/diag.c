#include "base/diag.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHOWN_MOST = 100,
    KEPT_MOST = 2 * SHOWN_MOST,
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

__attribute__((format(printf, 4, 0))) static void
add_complaint(struct diag *diag, struct place at, const char *prefix,
              const char *fmt, va_list args)
{
    char message[MESSAGE_LONGEST];

    vsnprintf(message, sizeof(message), fmt, args);
    diag->complaints = arena_grow(&diag->arena, diag->complaints, diag->count,
                                  sizeof(*diag->complaints));
    diag->complaints[diag->count] = (struct complaint){
        at.line, diag->noted,
        text_printable(arena_print(&diag->arena, "%s %s%s", heading(diag, at),
                                   prefix, message))};
    diag->count++;
}

static int by_line_and_order(const void *a, const void *b)
{
    const struct complaint *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void sort_complaints(struct diag *diag)
{
    if (diag->count)
        qsort(diag->complaints, diag->count, sizeof(*diag->complaints),
              by_line_and_order);
}

/* Of too many errors, keeps the first by line, which will be printed. */
static void forget_later_lines(struct diag *diag)
{
    sort_complaints(diag);
    diag->count = SHOWN_MOST;
    diag->last_line = diag->complaints[SHOWN_MOST - 1].line;
}

bool diag_error_list(struct diag *diag, struct place at, const char *fmt,
                     va_list args)
{
    if (!diag->last_line || at.line < diag->last_line)
        add_complaint(diag, at, "", fmt, args);
    diag->errors++;
    diag->noted++;
    if (diag->count == KEPT_MOST)
        forget_later_lines(diag);
    return false;
}

bool diag_error(struct diag *diag, struct place at, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    diag_error_list(diag, at, fmt, args);
    va_end(args);
    return false;
}

void diag_warn_list(struct diag *diag, struct place at, const char *fmt,
                    va_list args)
{
    add_complaint(diag, at, "warning: ", fmt, args);
    diag->noted++;
}

const char *diag_quote(struct diag *diag, const char *text)
{
    size_t length = text_cut(text, QUOTE_LONGEST);

    return text[length]
               ? arena_print(&diag->arena, "%.*s...", (int)length, text)
               : text;
}

const char *diag_text(const struct diag *diag, size_t index)
{
    return index < diag->count ? diag->complaints[index].text : NULL;
}

void diag_print(struct diag *diag, FILE *out)
{
    size_t shown = diag->count < SHOWN_MOST ? diag->count : SHOWN_MOST;

    sort_complaints(diag);
    for (size_t i = 0; i < shown; i++)
        fprintf(out, "%s\n", diag->complaints[i].text);
    if (shown < diag->noted)
        fprintf(out, "... and %zu more\n", diag->noted - shown);
}

void diag_free(struct diag *diag)
{
    arena_free(&diag->arena);
    *diag = (struct diag){.errors = 0};
}
