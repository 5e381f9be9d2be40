#include "report/table.h"

#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    GAP = 2,
    LABEL_LEAST = 12
};

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

/* How wide the labels and each column are. */
struct widths {
    int label;
    int *cells;
};

struct table_line *table_add(struct table *table, const char *label)
{
    struct table_line line = {
        .label = label,
        .cells =
            arena_alloc(table->arena, table->columns * sizeof(*line.cells))};

    table->lines =
        arena_grow(table->arena, table->lines, table->count, sizeof(line));
    table->lines[table->count] = line;
    return &table->lines[table->count++];
}

static const char *cell_text(const struct table_line *line, size_t column)
{
    return line->cells[column] ? line->cells[column] : "";
}

static struct widths measure(const struct table *table)
{
    struct widths widths = {
        .label = LABEL_LEAST,
        .cells =
            arena_alloc(table->arena, table->columns * sizeof(*widths.cells))};

    for (size_t i = 0; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        if (text_width(line->label) > widths.label)
            widths.label = text_width(line->label);
        for (size_t c = 0; c < table->columns; c++)
            if (text_width(cell_text(line, c)) > widths.cells[c])
                widths.cells[c] = text_width(cell_text(line, c));
    }
    return widths;
}

/* How many columns from the first one on fit beside the labels; one must. */
static size_t fitting(const struct table *table, const struct widths *widths,
                      size_t first, int width)
{
    size_t last = first;

    width -= widths->label;
    while (last < table->columns &&
           (last == first || width >= widths->cells[last] + GAP))
        width -= widths->cells[last++] + GAP;
    return last;
}

static void print_rule(FILE *out, const struct widths *widths, size_t first,
                       size_t last)
{
    int width = widths->label;

    for (size_t c = first; c < last; c++)
        width += widths->cells[c] + GAP;
    while (width-- > 0)
        fputs("-", out);
    fputs("\n", out);
}

static void print_line(FILE *out, const struct table_line *line,
                       const struct widths *widths, size_t first, size_t last)
{
    text_pad(out, line->label, widths->label, false);
    for (size_t c = first; c < last; c++) {
        fprintf(out, "%*s", GAP, "");
        text_pad(out, cell_text(line, c), widths->cells[c], true);
    }
}

static void print_block(const struct table *table, FILE *out, bool colour,
                        const struct widths *widths, size_t first, size_t last)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];
        bool bold = colour && (i < table->heads || line->strong);

        if (line->begins)
            fputs("\n", out);
        if (line->ruled || i == table->heads)
            print_rule(out, widths, first, last);
        fputs(bold ? BOLD : "", out);
        print_line(out, line, widths, first, last);
        fputs(bold ? PLAIN "\n" : "\n", out);
    }
}

static void print_text(const struct table *table, FILE *out,
                       const struct style *style)
{
    struct widths widths = measure(table);
    size_t last;

    for (size_t first = 0; first < table->columns; first = last) {
        last = fitting(table, &widths, first, style->width);
        print_block(table, out, style->colour, &widths, first, last);
        fputs("\n", out);
    }
}

/* Every heading of a column in one line. */
static const char *head_text(const struct table *table, size_t column)
{
    const char *text = "";

    for (size_t i = 0; i < table->heads; i++) {
        const char *part = cell_text(&table->lines[i], column);

        text = arena_print(table->arena, "%s%s%s", text,
                           *text && *part ? ": " : "", part);
    }
    return text;
}

/* Where a text would begin a list or a rule: the mark to be escaped. */
static const char *list_mark(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    if (digits && text[digits] && strchr(".)", text[digits]) &&
        strchr(" ", text[digits + 1]))
        return text + digits;
    return *text && strchr("-+=", *text) && strchr("-+= ", text[1]) ? text
                                                                    : NULL;
}

/* "https://" and "www." are made links of unless they are broken here. */
static bool begins_link(const char *text, const char *at)
{
    return !strncmp(at, "://", 3) ||
           (*at == '.' && at - text >= 3 && !strncasecmp(at - 3, "www", 3));
}

/*
 * How many '@' begin a name or end the first half of an address: GFM makes a
 * link of them, escaped or not, but not of code.
 */
static size_t begins_name(const char *at)
{
    size_t signs = strspn(at, "@");

    return at[signs] && (isalnum((unsigned char)at[signs]) ||
                         strchr("_.-", at[signs]))
               ? signs
               : 0;
}

const char *table_markdown(const char *text, struct arena *arena)
{
    char *copy = arena_alloc(arena, 3 * strlen(text) + 2), *to = copy;
    const char *mark;
    size_t signs;

    text += strspn(text, " "); /* four of them would begin code */
    mark = list_mark(text);
    for (const char *c = text; *c; c++) {
        signs = begins_name(c);
        if (signs) {
            to += sprintf(to, "`%.*s`", (int)signs, c);
            c += signs - 1;
            continue;
        }
        if (c == mark || begins_link(text, c) || strchr("\\`*_[]<>|#~&$", *c))
            *to++ = '\\';
        *to++ = *c;
    }
    return copy;
}

static void markdown_cell(FILE *out, const char *text, bool strong,
                          struct arena *arena)
{
    const char *mark = strong && *text ? "**" : "";

    fprintf(out, " %s%s%s |", mark, table_markdown(text, arena), mark);
}

static void print_markdown(const struct table *table, FILE *out)
{
    const char *corner = table->heads ? table->lines[0].label : "";

    fputs("|", out);
    markdown_cell(out, corner, false, table->arena);
    for (size_t c = 0; c < table->columns; c++)
        markdown_cell(out, head_text(table, c), false, table->arena);
    fputs("\n| :--- |", out);
    for (size_t c = 0; c < table->columns; c++)
        fputs(table->texts ? " :--- |" : " ---: |", out);
    for (size_t i = table->heads; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        fputs("\n|", out);
        markdown_cell(out, line->label, line->strong, table->arena);
        for (size_t c = 0; c < table->columns; c++)
            markdown_cell(out, cell_text(line, c), line->strong, table->arena);
    }
    fputs("\n\n", out);
}

/* Whether all of a text is a number, so that its sign begins no formula. */
static bool is_number(const char *text)
{
    size_t sign = *text == '-';

    return text[sign] && !text[sign + strspn(text + sign, "0123456789.%")];
}

/*
 * Whether a spreadsheet that opens a CSV file takes text for a formula, or its
 * rest behind the quotes and blanks that some of them pass over.
 */
static bool begins_formula(const char *text)
{
    static const char *const marks[] = {"=",  "+",  "-",  "@",
                                        "＝", "＋", "－", "＠"};

    text += strspn(text, " \t\"");
    for (size_t i = 0; i < COUNT(marks); i++)
        if (!strncmp(text, marks[i], strlen(marks[i])))
            return true;
    return false;
}

static void csv_cell(FILE *out, const char *text, bool number)
{
    bool formula = begins_formula(text) && !(number && is_number(text));

    if (!formula && !strpbrk(text, ",;|\t\"\r\n")) {
        fputs(text, out);
        return;
    }
    fputs(formula ? "\"'" : "\"", out);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
        /* Where this sets fields apart, another one begins here. */
        if (strchr(";|\t", *text) && begins_formula(text + 1))
            fputc('\'', out);
    }
    fputs("\"", out);
}

static void print_csv(const struct table *table, FILE *out)
{
    csv_cell(out, table->heads ? table->lines[0].label : "", false);
    for (size_t c = 0; c < table->columns; c++) {
        fputs(",", out);
        csv_cell(out, head_text(table, c), false);
    }
    for (size_t i = table->heads; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        fputs("\r\n", out);
        csv_cell(out, line->label, false);
        for (size_t c = 0; c < table->columns; c++) {
            fputs(",", out);
            csv_cell(out, cell_text(line, c), !table->texts && !line->texts);
        }
    }
    fputs("\r\n", out);
}

void table_print(const struct table *table, FILE *out,
                 const struct style *style)
{
    if (style->format == FORMAT_MARKDOWN)
        print_markdown(table, out);
    else if (style->format == FORMAT_CSV)
        print_csv(table, out);
    else
        print_text(table, out, style);
}
