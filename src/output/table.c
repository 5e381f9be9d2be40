#include "output/table.h"

#include "base/text.h"

#include <string.h>

enum {
    GAP = 2,
    LABEL_LEAST = 12
};

/* How wide the labels and each column are. */
struct widths {
    int label, cells[TABLE_COLUMNS];
};

void table_add(struct table *table, struct table_line line)
{
    table->lines =
        arena_grow(table->arena, table->lines, table->count, sizeof(line));
    table->lines[table->count++] = line;
}

static struct widths measure(const struct table *table)
{
    struct widths widths = {.label = LABEL_LEAST};

    for (size_t i = 0; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        if (text_width(line->label) > widths.label)
            widths.label = text_width(line->label);
        for (size_t c = 0; c < table->columns; c++)
            if (text_width(line->cells[c]) > widths.cells[c])
                widths.cells[c] = text_width(line->cells[c]);
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

static void print_lines(FILE *out, const struct table *table,
                        const struct widths *widths, size_t first, size_t last)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        if (line->begins)
            fputs("\n", out);
        if (line->ruled || i == 1)
            print_rule(out, widths, first, last);
        text_pad(out, line->label, widths->label, false);
        for (size_t c = first; c < last; c++) {
            fprintf(out, "%*s", GAP, "");
            text_pad(out, line->cells[c], widths->cells[c], true);
        }
        fputs("\n", out);
    }
}

void table_print(const struct table *table, FILE *out, int width)
{
    struct widths widths = measure(table);
    size_t last;

    for (size_t first = 0; first < table->columns; first = last) {
        last = fitting(table, &widths, first, width);
        print_lines(out, table, &widths, first, last);
        fputs("\n", out);
    }
}

/* How many bytes of a word fit in a width; at least a character. */
static size_t fitting_bytes(const char *word, size_t length, int width,
                            struct arena *arena)
{
    size_t fit = 0, bytes;

    while (fit < length) {
        text_fault(word + fit, length - fit, &bytes);
        if (fit && text_width(arena_print(arena, "%.*s", (int)(fit + bytes),
                                          word)) > width)
            break;
        fit += bytes;
    }
    return fit;
}

const char *table_cut(const char *text, int width, struct arena *arena)
{
    size_t fit;

    if (text_width(text) <= width)
        return text;
    fit = fitting_bytes(text, strlen(text), width - 1, arena);
    return arena_print(arena, "%.*s…", (int)fit, text);
}

void table_print_indented(FILE *out, const char *text, int indent, int width,
                          struct arena *arena)
{
    int column = 0;

    width -= indent;
    while (*text) {
        size_t length = fitting_bytes(text, strcspn(text, " "), width, arena);
        int wide = text_width(arena_print(arena, "%.*s", (int)length, text));

        if (column && column + 1 + wide > width) {
            fputs("\n", out);
            column = 0;
        }
        if (column)
            fputs(" ", out);
        else
            fprintf(out, "%*s", indent, "");
        fprintf(out, "%.*s", (int)length, text);
        column += (column > 0) + wide;
        text += length + strspn(text + length, " ");
    }
    fputs("\n", out);
}

void table_print_text(FILE *out, const char *text, int width,
                      struct arena *arena)
{
    table_print_indented(out, text, 0, width, arena);
}
