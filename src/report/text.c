/* Text for a terminal. */
#include "base/text.h"
#include "report/format.h"
#include "report/wordtable.h"
#include "report/wrap.h"

#include <string.h>

enum {
    GAP = 2,
    LABEL_LEAST = 12,
    INDENT = 2,     /* columns for each level of items */
    LEAST_ROOM = 30 /* columns that the indent leaves at least */
};

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

/* The widths of the labels and of each column, with the gap before it. */
struct widths {
    int label;
    int *cells;
};

/* Labels are cut where they would leave a column no room. */
static struct widths measure_columns(const struct table *table, int width)
{
    int widest = 0;
    struct widths widths = {
        .label = LABEL_LEAST,
        .cells =
            arena_alloc(table->arena, table->columns * sizeof(*widths.cells))};

    for (size_t i = 0; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        if (text_width(line->label) > widths.label)
            widths.label = text_width(line->label);
        for (size_t c = 0; c < table->columns; c++)
            if (text_width(table_cell(line, c)) + GAP > widths.cells[c])
                widths.cells[c] = text_width(table_cell(line, c)) + GAP;
    }
    for (size_t c = 0; c < table->columns; c++)
        widest = widths.cells[c] > widest ? widths.cells[c] : widest;
    if (widths.label > width - widest)
        widths.label =
            width - widest > LABEL_LEAST ? width - widest : LABEL_LEAST;
    return widths;
}

/* Prints the columns from first up to, but without, last; width is theirs. */
static void print_columns(const struct output *out, const struct table *table,
                          const struct widths *widths, size_t first,
                          size_t last, int width)
{
    char *rule = arena_alloc(out->arena, (size_t)width + 1);

    memset(rule, '-', (size_t)width);
    for (size_t i = 0; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];
        bool bold = out->colour && (i < table->heads || line->strong);

        if (line->begins)
            fputs("\n", out->file);
        if (line->ruled || i == table->heads)
            fprintf(out->file, "%s\n", rule);
        fputs(bold ? BOLD : "", out->file);
        text_pad(out->file, wrap_cut(line->label, widths->label, out->arena),
                 widths->label, false);
        for (size_t c = first; c < last; c++)
            text_pad(out->file, table_cell(line, c), widths->cells[c], true);
        fputs(bold ? PLAIN "\n" : "\n", out->file);
    }
    fputs("\n", out->file);
}

/* Columns that are too many for the width follow below, labelled again. */
static void terminal_table(const struct output *out, const struct table *table)
{
    struct widths widths;

    if (table->words) {
        wordtable_print(out, table);
        return;
    }
    widths = measure_columns(table, out->width);
    for (size_t first = 0, last; first < table->columns; first = last) {
        int width = widths.label + widths.cells[first];

        for (last = first + 1;
             last < table->columns && width + widths.cells[last] <= out->width;
             last++)
            width += widths.cells[last];
        print_columns(out, table, &widths, first, last, width);
    }
}

static void terminal_items(const struct output *out, const char *const texts[],
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        wrap_text(out, texts[i]);
}

static void terminal_item(const struct output *out, size_t level,
                          const char *text)
{
    int indent = (int)level * INDENT, most = out->width - LEAST_ROOM;

    if (indent > most)
        indent = most > 0 ? most : 0;
    wrap_term(out, "", indent, text);
}

const struct format format_text = {
    .terminal = true,
    .bars = bars_print,
    .table = terminal_table,
    .value = value_show,
    .title = wrap_text,
    .text = wrap_text,
    .items = terminal_items,
    .item = terminal_item,
};
