/* Markdown with the tables of GitHub's dialect. */
#include "report/format.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The character that makes a text a list or a rule, to be escaped; or NULL. */
static const char *list_mark(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    if (digits && text[digits] && strchr(".)", text[digits]) &&
        strchr(" ", text[digits + 1]))
        return text + digits;
    return *text && strchr("-+=", *text) && strchr("-+= ", text[1]) ? text
                                                                    : NULL;
}

/* "https://" and "www." become links unless they are broken here. */
static bool begins_link(const char *text, const char *at)
{
    return !strncmp(at, "://", 3) ||
           (*at == '.' && at - text >= 3 && !strncasecmp(at - 3, "www", 3));
}

/*
 * The number of '@' that begin a user's name or an address's domain.  GFM makes
 * a link of them even if they are escaped, but not in code.
 */
static size_t begins_name(const char *at)
{
    size_t signs = strspn(at, "@");

    return at[signs] && (isalnum((unsigned char)at[signs]) ||
                         strchr("_.-", at[signs]))
               ? signs
               : 0;
}

static const char *markdown_escaped(const char *text, struct arena *arena)
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

static void markdown_cell(const struct output *out, const char *text,
                          bool strong)
{
    const char *mark = strong && *text ? "**" : "";

    fprintf(out->file, " %s%s%s |", mark, markdown_escaped(text, out->arena),
            mark);
}

static void markdown_table(const struct output *out, const struct table *table)
{
    fputs("|", out->file);
    markdown_cell(out, table->lines[0].label, false);
    for (size_t c = 0; c < table->columns; c++)
        markdown_cell(out, table_heading(table, c), false);
    fputs("\n| :--- |", out->file);
    for (size_t c = 0; c < table->columns; c++)
        fputs(c < table->words ? " :--- |" : " ---: |", out->file);
    for (size_t i = table->heads; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        fputs("\n|", out->file);
        markdown_cell(out, line->label, line->strong);
        for (size_t c = 0; c < table->columns; c++)
            markdown_cell(out, table_cell(line, c), line->strong);
    }
    fputs("\n\n", out->file);
}

static void markdown_title(const struct output *out, const char *text)
{
    fprintf(out->file, "**%s**\n\n", markdown_escaped(text, out->arena));
}

static void markdown_text(const struct output *out, const char *text)
{
    fprintf(out->file, "%s\n\n", markdown_escaped(text, out->arena));
}

static void markdown_items(const struct output *out, const char *const texts[],
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(out->file, "- %s\n", markdown_escaped(texts[i], out->arena));
    fputs(count ? "\n" : "", out->file);
}

static void markdown_item(const struct output *out, size_t level,
                          const char *text)
{
    fprintf(out->file, "%*s- %s\n", (int)(2 * level), "",
            markdown_escaped(text, out->arena));
}

const struct format format_markdown = {
    .table = markdown_table,
    .value = value_show,
    .title = markdown_title,
    .text = markdown_text,
    .items = markdown_items,
    .item = markdown_item,
};
