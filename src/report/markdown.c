/* Markdown with the tables of GitHub's dialect. */
#include "report/compare.h"
#include "report/format.h"
#include "report/schedule.h"
#include "report/settle.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

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

static const char *escaped(const char *text, struct arena *arena)
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

    fprintf(out, " %s%s%s |", mark, escaped(text, arena), mark);
}

static void print_table(FILE *out, const struct table *table,
                        const struct style *style)
{
    const char *corner = table->heads ? table->lines[0].label : "";

    (void)style;
    fputs("|", out);
    markdown_cell(out, corner, false, table->arena);
    for (size_t c = 0; c < table->columns; c++)
        markdown_cell(out, table_heading(table, c), false, table->arena);
    fputs("\n| :--- |", out);
    for (size_t c = 0; c < table->columns; c++)
        fputs(table->texts ? " :--- |" : " ---: |", out);
    for (size_t i = table->heads; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        fputs("\n|", out);
        markdown_cell(out, line->label, line->strong, table->arena);
        for (size_t c = 0; c < table->columns; c++)
            markdown_cell(out, table_cell(line, c), line->strong, table->arena);
    }
    fputs("\n\n", out);
}

static void print_title(FILE *out, const char *text, const struct style *style,
                        struct arena *arena)
{
    (void)style;
    fprintf(out, "**%s**\n\n", escaped(text, arena));
}

static void print_text(FILE *out, const char *text, const struct style *style,
                       struct arena *arena)
{
    (void)style;
    fprintf(out, "%s\n\n", escaped(text, arena));
}

static void print_items(FILE *out, const char *const texts[], size_t count,
                        const struct style *style, struct arena *arena)
{
    (void)style;
    for (size_t i = 0; i < count; i++)
        fprintf(out, "- %s\n", escaped(texts[i], arena));
    if (count)
        fputs("\n", out);
}

const struct format format_markdown = {
    .word = "markdown",
    .compare = compare_print,
    .schedule = schedule_print,
    .settle = settle_print,
    .table = print_table,
    .value = value_show,
    .title = print_title,
    .text = print_text,
    .items = print_items,
};
