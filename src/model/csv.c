#include "model/csv.h"

#include "base/text.h"
#include "model/pass.h"

#include <string.h>

bool csv_error(const struct csv *csv, const char *fmt, ...)
{
    struct place at = {.file = csv->path, .line = csv->line};
    va_list args;

    va_start(args, fmt);
    diag_error_list(csv->diag, at, fmt, args);
    va_end(args);
    return false;
}

bool csv_open(struct csv *csv, char *bytes, size_t length)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const char *fault = pass_fault(bytes, length);

    csv->line = 1;
    if (fault)
        return csv_error(csv, "%s", fault);
    if (length >= 3 && !memcmp(bytes, mark, 3)) {
        bytes += 3;
        length -= 3;
    }
    if (!length)
        return csv_error(csv, "the file is empty");
    csv->line = 0;
    csv->next = bytes;
    csv->end = bytes + length;
    *csv->end = '\0';
    return true;
}

/* Takes the next line, ended by LF or CR LF; NULL if it is no text. */
static char *take_line(struct csv *csv)
{
    char *line = csv->next;
    size_t length = (size_t)(csv->end - line);
    char *end = memchr(line, '\n', length);
    const char *problem;

    csv->line++;
    csv->next = end ? end + 1 : csv->end;
    end = end ? end : csv->end;
    if (end > line && end[-1] == '\r')
        end--;
    *end = '\0';
    if (strlen(line) != (size_t)(end - line))
        problem = "has a NUL character";
    else
        problem = text_problem(line);
    if (problem)
        csv_error(csv, "%s", problem);
    return problem ? NULL : line;
}

/* Reads a cell in quotes; returns what follows it, or NULL. */
static char *take_quoted(struct csv *csv, char *at)
{
    char *to = at;

    for (; *at; at++) {
        if (*at == '"' && at[1] != '"')
            break;
        at += *at == '"';
        *to++ = *at;
    }
    if (!*at) {
        csv_error(csv, "a quote is not closed on its line; a cell cannot hold "
                       "a line break");
        return NULL;
    }
    if (at[1] && at[1] != ',') {
        csv_error(csv, "a text follows a closing quote; double the quotes "
                       "inside a cell");
        return NULL;
    }
    *to = '\0';
    return at + 1;
}

/* Reads a cell without quotes; returns what follows it, or NULL. */
static char *take_plain(struct csv *csv, char *at)
{
    size_t length = strcspn(at, ",");

    if (memchr(at, '"', length)) {
        csv_error(csv, "a quote is inside a cell; put all of the cell in "
                       "quotes, and double those inside");
        return NULL;
    }
    return at + length;
}

enum csv_row csv_next(struct csv *csv)
{
    char *at;

    if (csv->next == csv->end)
        return CSV_END;
    csv->count = 0;
    at = take_line(csv);
    while (at) {
        bool quoted = *at == '"', more;
        char *next;

        if (csv->count == CSV_CELLS_MOST) {
            csv_error(csv, "has more than %d cells", CSV_CELLS_MOST);
            return CSV_WRONG;
        }
        csv->cells[csv->count++] = at + quoted;
        next = quoted ? take_quoted(csv, at + 1) : take_plain(csv, at);
        if (!next)
            return CSV_WRONG;
        more = *next == ',';
        *next = '\0';
        if (!more)
            return CSV_ROW;
        at = next + 1;
    }
    return CSV_WRONG;
}
