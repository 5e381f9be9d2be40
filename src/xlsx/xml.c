#include "xlsx/xml.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

enum {
    DEPTH_MOST = 64,
    ATTRIBUTES_MOST = 64
};

struct name {
    const char *at;
    size_t length;
};

/* The elements that are open, from the outermost on. */
struct elements {
    struct name names[DEPTH_MOST];
    size_t depth;
};

/* Each function skips what it is called for, or returns NULL. */

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')
        at++;
    return at;
}

static bool begins_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static const char *skip_name(const char *at, struct name *name)
{
    name->at = at;
    if (!begins_name(*at))
        return NULL;
    while (begins_name(*at) || (*at >= '0' && *at <= '9') || *at == ':' ||
           *at == '-' || *at == '.')
        at++;
    name->length = (size_t)(at - name->at);
    return at;
}

static bool same_name(const struct name *a, const struct name *b)
{
    return a->length == b->length && !memcmp(a->at, b->at, a->length);
}

/* Whether XML has a character, as its section 2.2 says. */
static bool is_character(int32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
           (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF);
}

/* "&#10;" or "&#xA;", behind the "&#". */
static const char *skip_number(const char *at)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    int base = *at == 'x' ? 16 : 10;
    int32_t c = 0;
    const char *digit;

    at += *at == 'x';
    while (*at && (digit = strchr(digits, *at)) && c <= 0x10FFFF) {
        int value = (int)(digit - digits) % 16;

        if (value >= base)
            return NULL;
        c = c * base + value;
        at++;
    }
    return *at == ';' && is_character(c) ? at + 1 : NULL;
}

static const char *skip_reference(const char *at)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;",
                                        "&apos;"};

    if (at[1] == '#')
        return skip_number(at + 2);
    for (size_t i = 0; i < COUNT(names); i++)
        if (!strncmp(at, names[i], strlen(names[i])))
            return at + strlen(names[i]);
    return NULL;
}

static const char *skip_character(const char *at, const char *end)
{
    size_t bytes;

    return is_character(text_character(at, (size_t)(end - at), &bytes))
               ? at + bytes
               : NULL;
}

/* Whether a byte stands for itself wherever it is: most do. */
static bool is_plain(signed char c)
{
    static const uint32_t marks = 1U << ('"' - ' ') | 1U << ('&' - ' ') |
                                  1U << ('<' - ' ') | 1U << ('>' - ' ');

    return c >= '@' || (c >= ' ' && !(marks >> (c - ' ') & 1));
}

/* A mark of XML's, as text; NULL where it may not stand there. */
static const char *skip_mark(const char *at, const char *start, char mark)
{
    if (*at == '&')
        return skip_reference(at);
    if (*at == '<' || (*at == '>' && mark == '<' && at - start >= 2 &&
                       at[-1] == ']' && at[-2] == ']'))
        return NULL;
    return at + 1;
}

/* Text up to a mark: what stands before a tag, or in quotes. */
static const char *skip_text(const char *at, const char *end, char mark)
{
    const char *start = at;

    while (at && *at != mark) {
        while (is_plain((signed char)*at))
            at++;
        if (*at == mark)
            return at;
        at = *at && strchr("\"&<>", *at) ? skip_mark(at, start, mark)
                                         : skip_character(at, end);
    }
    return at;
}

/* One of a tag's attributes, which differ from one another. */
static const char *skip_attribute(const char *at, const char *end,
                                  struct name names[], size_t count)
{
    at = skip_name(at, &names[count]);
    if (!at || at[0] != '=' || at[1] != '"')
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (same_name(&names[i], &names[count]))
            return NULL;
    at = skip_text(at + 2, end, '"');
    return at ? at + 1 : NULL;
}

static const char *skip_attributes(const char *at, const char *end)
{
    struct name names[ATTRIBUTES_MOST];

    for (size_t count = 0; at && count < ATTRIBUTES_MOST; count++) {
        const char *next = skip_blanks(at);

        if (next == at || !begins_name(*next))
            return next;
        at = skip_attribute(next, end, names, count);
    }
    return NULL;
}

static const char *skip_end_tag(const char *at, struct elements *open)
{
    const struct name *name = &open->names[--open->depth];

    if (strncmp(at, name->at, name->length) != 0)
        return NULL;
    at = skip_blanks(at + name->length);
    return *at == '>' ? at + 1 : NULL;
}

/* A tag that opens an element, closes one or does both. */
static const char *skip_tag(const char *at, const char *end,
                            struct elements *open)
{
    if (at[0] != '<')
        return NULL;
    if (at[1] == '/' && open->depth)
        return skip_end_tag(at + 2, open);
    if (open->depth == DEPTH_MOST)
        return NULL;
    at = skip_name(at + 1, &open->names[open->depth]);
    at = at ? skip_attributes(at, end) : NULL;
    if (at && at[0] == '/' && at[1] == '>')
        return at + 2;
    if (!at || *at != '>')
        return NULL;
    open->depth++;
    return at + 1;
}

static const char *skip_declaration(const char *at)
{
    static const char usual[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    return strncmp(at, usual, strlen(usual)) ? at : at + strlen(usual);
}

bool xml_is_whole(const char *text, size_t length)
{
    const char *end = text + length;
    const char *at = skip_blanks(skip_declaration(text));
    struct elements open = {.depth = 0};

    do {
        at = skip_tag(at, end, &open);
        if (at && open.depth)
            at = skip_text(at, end, '<');
    } while (at && open.depth);
    return at && skip_blanks(at) == end;
}
