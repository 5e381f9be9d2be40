#include "output/report.h"

#include "base/text.h"
#include "sheet/comparison.h"

#include <string.h>

enum {
    GAP = 2,
    LABEL_LEAST = 12,
    HEAD_WIDEST = 18
};

/* One printed line: a label and a cell for each tier. */
struct printed {
    const char *label;
    const char *cells[TIERS_MOST];
    enum weight weight;
    bool begins;
};

struct table {
    struct figures *figures;
    struct printed *lines;
    size_t count;
    int label_width;
    int widths[TIERS_MOST];
};

static void add_line(struct table *table, struct printed line)
{
    table->lines = arena_grow(&table->figures->arena, table->lines,
                              table->count, sizeof(line));
    table->lines[table->count++] = line;
}

/* A line says nothing where no tier has a figure, or all are zero. */
static bool says_something(const struct figure *figure)
{
    return figure->value.given && figure->value.units != 0;
}

static void add_figures(struct table *table, const struct comparison_row *row)
{
    struct figures *figures = table->figures;
    struct printed line = {.weight = row->weight, .begins = row->begins};
    bool says = row->weight == WEIGHT_SUM || row->weight == WEIGHT_ASK;

    for (size_t t = 0; t < figures->model->tier_count; t++) {
        const struct figure *figure = comparison_figure(figures, row, t);

        line.label = figure->label;
        line.cells[t] = value_show(&figure->value, &figures->arena);
        says |= says_something(figure);
    }
    if (says)
        add_line(table, line);
}

static void add_currencies(struct table *table)
{
    struct figures *figures = table->figures;
    const struct model *model = figures->model;

    for (size_t i = 0; i < model->rate_count; i++) {
        struct comparison_row row = {arena_print(&figures->arena, "request.%s",
                                                 model->rates[i].head.name),
                                     WEIGHT_QUIET, false};

        if (model->rates[i].show == ANSWER_YES)
            add_figures(table, &row);
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

/* A text that is too wide ends in an ellipsis. */
static const char *cut_short(const char *text, int width, struct arena *arena)
{
    size_t fit;

    if (text_width(text) <= width)
        return text;
    fit = fitting_bytes(text, strlen(text), width - 1, arena);
    return arena_print(arena, "%.*s…", (int)fit, text);
}

static void add_heads(struct table *table)
{
    struct figures *figures = table->figures;
    const struct model *model = figures->model;
    struct printed line = {.label = model->grant.currency.code};

    for (size_t t = 0; t < model->tier_count; t++)
        line.cells[t] = arena_print(
            &figures->arena, "%s%s",
            cut_short(model->tiers[t].label, HEAD_WIDEST, &figures->arena),
            model->tiers[t].recommended == ANSWER_YES ? " *" : "");
    add_line(table, line);
}

static void measure(struct table *table)
{
    const struct model *model = table->figures->model;

    for (size_t i = 0; i < table->count; i++) {
        const struct printed *line = &table->lines[i];

        if (text_width(line->label) > table->label_width)
            table->label_width = text_width(line->label);
        for (size_t t = 0; t < model->tier_count; t++)
            if (text_width(line->cells[t]) > table->widths[t])
                table->widths[t] = text_width(line->cells[t]);
    }
}

/* How many tiers from the first one on fit beside their labels; one must. */
static size_t fitting(const struct table *table, size_t first, int width)
{
    size_t last = first;

    width -= table->label_width;
    while (last < table->figures->model->tier_count &&
           (last == first || width >= table->widths[last] + GAP))
        width -= table->widths[last++] + GAP;
    return last;
}

static void print_rule(FILE *out, const struct table *table, size_t first,
                       size_t last)
{
    int width = table->label_width;

    for (size_t t = first; t < last; t++)
        width += table->widths[t] + GAP;
    while (width-- > 0)
        fputs("-", out);
    fputs("\n", out);
}

static void print_lines(FILE *out, const struct table *table, size_t first,
                        size_t last)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct printed *line = &table->lines[i];

        if (line->begins)
            fputs("\n", out);
        if (line->weight == WEIGHT_SUM || i == 1)
            print_rule(out, table, first, last);
        text_pad(out, line->label, table->label_width, false);
        for (size_t t = first; t < last; t++) {
            fprintf(out, "%*s", GAP, "");
            text_pad(out, line->cells[t], table->widths[t], true);
        }
        fputs("\n", out);
    }
}

/* A text in lines of at most width columns, broken between words. */
static void print_wrapped(FILE *out, const char *text, int width,
                          struct arena *arena)
{
    int column = 0;

    while (*text) {
        size_t length = fitting_bytes(text, strcspn(text, " "), width, arena);
        int wide = text_width(arena_print(arena, "%.*s", (int)length, text));

        if (column && column + 1 + wide > width) {
            fputs("\n", out);
            column = 0;
        }
        fprintf(out, "%s%.*s", column ? " " : "", (int)length, text);
        column += (column > 0) + wide;
        text += length + strspn(text + length, " ");
    }
    fputs("\n", out);
}

static void print_head(FILE *out, struct figures *figures, int width)
{
    const struct grant *grant = &figures->model->grant;
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    const char *who = model_says(grant->applicant) ? grant->applicant : "";
    size_t best = model_recommended(figures->model);
    struct arena *arena = &figures->arena;

    print_wrapped(out, grant->title, width, arena);
    if (model_says(grant->funder))
        who = arena_print(arena, "%s%s%s", who, *who ? " to " : "to ",
                          grant->funder);
    if (*who)
        print_wrapped(out, who, width, arena);
    print_wrapped(
        out,
        arena_print(arena, "%s to %s", date_print(start, grant->start),
                    date_print(end, figures->results->tiers[best].end)),
        width, arena);
    fputs("\n", out);
}

static void print_notes(FILE *out, struct figures *figures, int width)
{
    const struct model *model = figures->model;
    bool recommended = false;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];

        recommended |= tier->recommended == ANSWER_YES;
        if (model_says(tier->note))
            print_wrapped(
                out,
                arena_print(&figures->arena, "%s: %s", tier->label, tier->note),
                width, &figures->arena);
    }
    if (recommended)
        print_wrapped(out, "* recommended", width, &figures->arena);
}

void report_compare(FILE *out, struct figures *figures, int width)
{
    struct table table = {.figures = figures, .label_width = LABEL_LEAST};
    const struct comparison_row *row;
    size_t count = figures->model->tier_count, last;

    add_heads(&table);
    for (size_t i = 0; (row = comparison_row(figures, i)); i++)
        add_figures(&table, row);
    add_currencies(&table);
    measure(&table);
    print_head(out, figures, width);
    for (size_t first = 0; first < count; first = last) {
        last = fitting(&table, first, width);
        print_lines(out, &table, first, last);
        fputs("\n", out);
    }
    print_notes(out, figures, width);
}
