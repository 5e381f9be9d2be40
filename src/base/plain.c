#include "base/plain.h"

#include "base/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum {
    OTHERS_FEW = 10 /* lines that may each have a complaint */
};

static const char blanks[] = " \t\r\n";

/* What is left of a text, which need not end in a 0. */
struct rest {
    const char *next, *end;
};

static bool is_blank(char c)
{
    return c && strchr(blanks, c);
}

static struct rest skip_blanks(struct rest rest)
{
    while (rest.next < rest.end && is_blank(*rest.next))
        rest.next++;
    return rest;
}

/* Takes the next line that is not blank; empty at the end of the text. */
static struct rest take_line(struct rest *rest)
{
    struct rest line = skip_blanks(*rest);
    const char *end = line.next;

    while (end < line.end && *end != '\n' && *end != '\r')
        end++;
    rest->next = line.end = end;
    return line;
}

/* Whether a line may be meant as [section], unlike [x](y) and [1, 2]. */
static bool is_section(struct rest line)
{
    size_t length = (size_t)(line.end - line.next);
    const char *close = memchr(line.next, ']', length);

    return length > 1 && *line.next == '[' &&
           !isdigit((unsigned char)line.next[1]) &&
           !(close && close + 1 < line.end && strchr("(:[", close[1]));
}

/* Whether a line belongs into no model: a comment does. */
static bool is_other(struct rest line)
{
    return !strchr("[;#", *line.next) &&
           !memchr(line.next, '=', (size_t)(line.end - line.next));
}

/* How the lines of a text look. */
struct lines {
    size_t all, sections, others;
};

static struct lines count_lines(struct rest rest)
{
    struct lines lines = {0};
    struct rest line = take_line(&rest);
    bool goes_on = false;

    for (; line.next < line.end; line = take_line(&rest)) {
        lines.all++;
        lines.sections += is_section(line);
        lines.others += !goes_on && is_other(line);
        goes_on = line.end[-1] == '\\';
    }
    return lines;
}

static size_t count_of(struct rest line, char c)
{
    size_t count = 0;

    for (; line.next < line.end; line.next++)
        count += *line.next == c;
    return count;
}

/* Whether the first two lines have as many of some sign between values. */
static bool is_table(struct rest rest)
{
    struct rest first = take_line(&rest), second = take_line(&rest);

    for (const char *c = ",;\t|"; *c; c++)
        if (count_of(first, *c) && count_of(first, *c) == count_of(second, *c))
            return true;
    return false;
}

/* Whether a text begins with an object, or an array of such, in JSON. */
static bool is_json(struct rest rest)
{
    char first = *rest.next;

    rest.next++;
    rest = skip_blanks(rest);
    return (first == '{' || first == '[') && rest.next < rest.end &&
           strchr("{[\"}", *rest.next);
}

static bool has_fault(struct rest rest)
{
    size_t bytes;

    for (; rest.next < rest.end; rest.next += bytes)
        if (text_fault(rest.next, (size_t)(rest.end - rest.next), &bytes) &&
            !is_blank(*rest.next))
            return true;
    return false;
}

const char *plain_kind(const char *bytes, size_t length)
{
    struct rest rest = {bytes, bytes + length};
    struct lines lines;

    if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
        rest.next += 3; /* the byte order mark of UTF-8 */
    rest = skip_blanks(rest);
    if (rest.next == rest.end)
        return "an empty file";
    if (is_json(rest))
        return "JSON";
    if (*rest.next == '<')
        return "a web page or XML (.html, .xml)";
    lines = count_lines(rest);
    if (lines.sections &&
        (lines.others < OTHERS_FEW || 2 * lines.others < lines.all))
        return NULL;
    if (has_fault(rest))
        return "a file that is no text";
    if (is_table(rest))
        return "a list of values (.csv)";
    return lines.sections ? "a text of other lines than [section] and key = "
                            "value"
                          : "a text without any [section]";
}
