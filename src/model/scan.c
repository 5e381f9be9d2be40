#include "model/scan.h"

#include "base/text.h"

#include <string.h>

enum {
    SHOWN_LONGEST = 40 /* bytes of a value in a complaint */
};

bool scan_begins_comment(char c)
{
    return c == '#' || c == ';';
}

static struct scan scan_quoted(const char *text)
{
    struct scan scan = {.start = text + 1, .quote = *text};
    const char *close = strchr(scan.start, scan.quote), *rest;

    scan.open = !close;
    if (!close)
        close = scan.start + strlen(scan.start);
    scan.length = (size_t)(close - scan.start);
    rest = scan.open ? close : close + 1;
    rest += strspn(rest, " \t");
    if (scan_begins_comment(*rest) && rest > close + 1)
        scan.comment = rest;
    if (*rest && !scan.comment)
        scan.fault = rest;
    return scan;
}

struct scan scan_value(const char *text)
{
    struct scan scan = {.start = text + strspn(text, " \t")};
    const char *c;

    if (*scan.start == '"' || *scan.start == '\'')
        return scan_quoted(scan.start);
    c = text + strcspn(text, "#;");
    scan.comment = *c ? c : NULL;
    if (scan.comment && (c == text || !text_is_blank(c[-1])))
        scan.fault = c;
    if (c < scan.start)
        scan.start = c;
    while (c > scan.start && text_is_blank(c[-1]))
        c--;
    scan.length = (size_t)(c - scan.start);
    return scan;
}

const char *scan_fault(const struct scan *scan, struct diag *diag)
{
    struct arena *arena = &diag->arena;
    int shown =
        scan->length > SHOWN_LONGEST ? SHOWN_LONGEST : (int)scan->length;

    if (scan->fault && scan->quote)
        return arena_print(arena,
                           "'%s' follows the closing quote; only a blank and a "
                           "comment may",
                           diag_quote(diag, scan->fault));
    if (scan->fault)
        return arena_print(
            arena,
            "'%.*s' is followed by '%s': quote the value to keep "
            "it whole, or put a blank before a comment",
            shown, scan->start, diag_quote(diag, scan->fault));
    return scan->open
               ? arena_print(arena, "the quote %c is not closed", scan->quote)
               : NULL;
}
