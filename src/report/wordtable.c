#include "report/wordtable.h"

#include "base/text.h"
#include "report/wrap.h"

enum {
    GAP = 2,
    WORDS_LEAST = 14, /* columns that words need to be read in */
    INDENT = 4
};

/* The cell of a line, the label being the first one. */
static const char *cell_of(const struct table_line *line, size_t column)
{
    return column ? table_cell(line, column - 1) : line->label;
}

/* Whether a column, counted with the label, holds words. */
static bool has_words(const struct table *table, size_t column)
{
    return column <= table->words;
}

/* The widest cell of each column, the label being the first. */
static int *natural_widths(const struct table *table)
{
    int *widths =
        arena_alloc(table->arena, (table->columns + 1) * sizeof(*widths));

    for (size_t i = 0; i < table->count; i++)
        for (size_t c = 0; c <= table->columns; c++) {
            int width = text_width(cell_of(&table->lines[i], c));

            widths[c] = width > widths[c] ? width : widths[c];
        }
    return widths;
}

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

/* The width of a table in which no column of words is wider than a limit. */
static int width_with(const struct table *table, const int *widths, int limit)
{
    int sum = 0;

    for (size_t c = 0; c <= table->columns; c++)
        sum += (c > 0) * GAP +
               (has_words(table, c) ? lesser(widths[c], limit) : widths[c]);
    return sum;
}

/* Limits the columns of words so that the table fits; false if none does. */
static bool fit_widths(const struct table *table, int *widths, int width)
{
    int limit = width;

    while (limit >= WORDS_LEAST && width_with(table, widths, limit) > width)
        limit--;
    for (size_t c = 0; c <= table->words; c++)
        widths[c] = lesser(widths[c], limit);
    return limit >= WORDS_LEAST;
}

/* Prints the parts of cells that stand on one line of the terminal. */
static void print_parts(const struct output *out, const struct table *table,
                        const char *const parts[], const int *widths)
{
    size_t last = table->columns;

    while (last && !*parts[last])
        last--;
    for (size_t c = 0; c <= last; c++) {
        bool words = has_words(table, c);

        fprintf(out->file, "%*s", c ? GAP : 0, "");
        text_pad(out->file, parts[c], words && c == last ? 0 : widths[c],
                 !words);
    }
    fputs("\n", out->file);
}

/* Prints the lines that the cells of one line of the table wrap into. */
static void print_cells(const struct output *out, const struct table *table,
                        const struct table_line *line, const int *widths)
{
    size_t count = table->columns + 1;
    const char **rest = arena_alloc(out->arena, count * sizeof(*rest));
    const char **parts = arena_alloc(out->arena, count * sizeof(*parts));
    bool more = true;

    for (size_t c = 0; c < count; c++)
        rest[c] = cell_of(line, c);
    while (more) {
        more = false;
        for (size_t c = 0; c < count; c++) {
            parts[c] = rest[c];
            if (has_words(table, c))
                parts[c] = wrap_line(&rest[c], widths[c], out->arena);
            else
                rest[c] = "";
            parts[c] = parts[c] ? parts[c] : "";
            more |= *rest[c] != '\0';
        }
        print_parts(out, table, parts, widths);
    }
}

/* Each line of the table as a paragraph, if they are too many side by side. */
static void print_paragraphs(const struct output *out,
                             const struct table *table)
{
    for (size_t i = table->heads; i < table->count; i++) {
        wrap_text(out, table->lines[i].label);
        for (size_t c = 0; c < table->columns; c++) {
            const char *text = table_cell(&table->lines[i], c);

            if (*text)
                wrap_term(out, "", INDENT,
                          arena_print(out->arena, "%s: %s",
                                      table_heading(table, c), text));
        }
    }
}

void wordtable_print(const struct output *out, const struct table *table)
{
    int *widths = natural_widths(table);
    int rule;

    if (!fit_widths(table, widths, out->width)) {
        print_paragraphs(out, table);
        return;
    }
    rule = width_with(table, widths, out->width);
    for (size_t i = 0; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        if (i == table->heads || line->ruled)
            for (int c = 0; c < rule; c++)
                fputs(c + 1 < rule ? "-" : "-\n", out->file);
        print_cells(out, table, line, widths);
    }
}
