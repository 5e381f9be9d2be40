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

const char *complaint_severity(const struct complaint *complaint)
{
    return complaint->warning ? "warning" : "error";
}

/* A section with the code of a currency in capitals, as people write it. */
static const char *shown_section(struct arena *arena, const char *section)
{
    static const char currency[] = "currency.";
    size_t length = strlen(currency);

    if (strncmp(section, currency, length) != 0)
        return section;
    return arena_print(arena, "%s%s", currency,
                       text_uppered(arena, section + length));
}

/* "file:line: [section] key:" */
static const char *heading(struct diag *diag, struct place at)
{
    const char *line = at.line ? arena_print(&diag->arena, ":%d", at.line) : "";
    const char *section =
        at.section ? arena_print(&diag->arena, " [%s]",
                                 shown_section(&diag->arena, at.section))
                   : "";

    return arena_print(&diag->arena, "%s%s:%s%s%s%s", at.file, line, section,
                       at.key ? " " : "", at.key ? at.key : "",
                       at.section || at.key ? ":" : "");
}

/* A copy that does not depend on the file; NULL for NULL. */
static const char *kept(struct diag *diag, const char *text)
{
    return text ? text_shown(&diag->arena, text) : NULL;
}

__attribute__((format(printf, 4, 0))) static void
add_complaint(struct diag *diag, struct place at, bool warning, const char *fmt,
              va_list args)
{
    char message[MESSAGE_LONGEST];
    const char *text;

    vsnprintf(message, sizeof(message), fmt, args);
    text = arena_print(&diag->arena, "%s %s%s", heading(diag, at),
                       warning ? "warning: " : "", message);
    diag->complaints = arena_grow(&diag->arena, diag->complaints, diag->count,
                                  sizeof(*diag->complaints));
    diag->complaints[diag->count++] =
        (struct complaint){.at = {kept(diag, at.file), at.line,
                                  kept(diag, at.section), kept(diag, at.key)},
                           .warning = warning,
                           .message = kept(diag, message),
                           .text = kept(diag, text),
                           .order = diag->noted};
}

static int by_line_and_order(const void *a, const void *b)
{
    const struct complaint *x = a, *y = b;

    if (x->at.line != y->at.line)
        return x->at.line < y->at.line ? -1 : 1;
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
    diag->last_line = diag->complaints[SHOWN_MOST - 1].at.line;
}

bool diag_error_list(struct diag *diag, struct place at, const char *fmt,
                     va_list args)
{
    if (!diag->last_line || at.line < diag->last_line)
        add_complaint(diag, at, false, fmt, args);
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
    add_complaint(diag, at, true, fmt, args);
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

static bool has_text(const struct diag *diag, const char *text)
{
    for (size_t i = 0; i < diag->count; i++)
        if (!strcmp(diag->complaints[i].text, text))
            return true;
    return false;
}

void diag_blame_set(struct diag *diag, const struct diag *without, size_t first)
{
    for (size_t i = 0; i < diag->count; i++) {
        struct complaint *c = &diag->complaints[i];

        if (c->order < first || !strcmp(c->at.file, PLACE_SET) ||
            has_text(without, c->text))
            continue;
        c->at.file = PLACE_SET;
        c->at.line = 0;
        c->message = arena_print(&diag->arena, "with it, %s", c->text);
        c->text = arena_print(&diag->arena, PLACE_SET ": %s", c->message);
    }
}

size_t diag_sort(struct diag *diag, size_t *more)
{
    size_t shown = diag->count < SHOWN_MOST ? diag->count : SHOWN_MOST;

    sort_complaints(diag);
    *more = diag->noted - shown;
    return shown;
}

void diag_print(struct diag *diag, FILE *out)
{
    size_t more, shown = diag_sort(diag, &more);

    for (size_t i = 0; i < shown; i++)
        fprintf(out, "%s\n", diag->complaints[i].text);
    if (more)
        fprintf(out, "... and %zu more\n", more);
}

void diag_free(struct diag *diag)
{
    arena_free(&diag->arena);
    *diag = (struct diag){.errors = 0};
}
