/*
 * HTML: a page of its own, to be attached or mailed.  It has no script, loads
 * nothing, and holds texts only escaped.  A cell with a figure names it.
 */
#include "report/format.h"

#include "base/text.h"

#include <string.h>

enum {
    WIDTH = 720, /* of a picture, in its own units */
    BAR_HIGH = 14,
    BAR_ROW = 44, /* a line of text and the bar below it */
    COLUMNS_HIGH = 180,
    PARTS_MOST = 8 /* colours */
};

/* clang-format off */
static const char style[] =
    ":root{color-scheme:light dark;--ink:#1c2733;--quiet:#5a6a7a;--line:#c6d0da;"
    "--ask:#00679e;--paper:#fff;--p0:#0072b2;--p1:#b9bec4;--p2:#009e73;"
    "--p3:#e69f00;--p4:#cc79a7;--p5:#56b4e9;--p6:#d55e00;--p7:#8a8f00}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--quiet:#a0adba;"
    "--line:#3b4754;--ask:#6cc3f2;--paper:#151b22;--p0:#3d9bd1;--p1:#78828c}}"
    "body{margin:0 auto;padding:1.5rem;max-width:60rem;background:var(--paper);"
    "color:var(--ink);font:1rem/1.45 system-ui,sans-serif}"
    "h1{font-size:1.5rem;line-height:1.2;margin:0 0 .5rem}p{margin:.4rem 0}"
    ".scroll{overflow-x:auto;margin:1rem 0}"
    "table{border-collapse:collapse;min-width:24rem}"
    "th,td{padding:.15rem .75rem .15rem 0;text-align:right;vertical-align:top;"
    "font-variant-numeric:tabular-nums}"
    "td{white-space:nowrap}th[scope=row],.word{text-align:left}"
    "td.word{white-space:normal}"
    "th[scope=row]{font-weight:normal}thead th{border-bottom:1px solid var(--line);"
    "vertical-align:bottom}tr.begins>*{padding-top:.9rem}"
    "tr.ruled>*{border-top:1px solid var(--line)}"
    "tr.strong>*{font-weight:bold;color:var(--ask)}"
    "svg{display:block;width:100%;max-width:45rem;height:auto;margin:1rem 0}"
    "svg text{fill:var(--ink);font:14px system-ui,sans-serif}"
    "svg .axis{fill:var(--quiet);font-size:12px}"
    ".p0{fill:var(--p0)}.p1{fill:var(--p1)}.p2{fill:var(--p2)}.p3{fill:var(--p3)}"
    ".p4{fill:var(--p4)}.p5{fill:var(--p5)}.p6{fill:var(--p6)}.p7{fill:var(--p7)}"
    ".key{display:inline-block;width:.8em;height:.8em;margin:0 .3em 0 .9em}"
    ".key.p0{background:var(--p0)}.key.p1{background:var(--p1)}"
    ".key.p2{background:var(--p2)}.key.p3{background:var(--p3)}"
    ".key.p4{background:var(--p4)}.key.p5{background:var(--p5)}"
    ".key.p6{background:var(--p6)}.key.p7{background:var(--p7)}"
    ".level1{margin-left:1.5rem}.level2{margin-left:3rem}.level3{margin-left:4.5rem}"
    ".level4{margin-left:6rem}"
    "@media print{body{padding:0;max-width:none}.scroll{overflow:visible}"
    "tr,svg{break-inside:avoid}*{print-color-adjust:exact}}";
/* clang-format on */

/* A text in which nothing is markup, in an element or in an attribute. */
static const char *escaped(const char *text, struct arena *arena)
{
    static const char *const escapes[] = {['&'] = "&amp;",
                                          ['<'] = "&lt;",
                                          ['>'] = "&gt;",
                                          ['"'] = "&quot;",
                                          ['\''] = "&#39;"};
    char *copy = arena_alloc(arena, 6 * strlen(text) + 1), *to = copy;

    for (const char *c = text; *c; c++) {
        size_t i = (unsigned char)*c;
        const char *escape = i < COUNT(escapes) ? escapes[i] : NULL;

        to = stpcpy(to, escape ? escape : (char[]){*c, '\0'});
    }
    return copy;
}

static void html_page(FILE *to, const char *title, const char *body,
                      struct arena *arena)
{
    fprintf(to,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
            "<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
            "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n%s"
            "</body>\n</html>\n",
            escaped(title, arena), style, body);
}

static void html_title(const struct output *out, const char *text)
{
    fprintf(out->file, "<h1>%s</h1>\n", escaped(text, out->arena));
    if (out->page_title && !*out->page_title)
        *out->page_title = arena_copy(out->arena, text);
}

static void html_text(const struct output *out, const char *text)
{
    fprintf(out->file, "<p>%s</p>\n", escaped(text, out->arena));
}

static void html_items(const struct output *out, const char *const texts[],
                       size_t count)
{
    if (!count)
        return;
    fputs("<ul>\n", out->file);
    for (size_t i = 0; i < count; i++)
        fprintf(out->file, "<li>%s</li>\n", escaped(texts[i], out->arena));
    fputs("</ul>\n", out->file);
}

static void html_item(const struct output *out, size_t level, const char *text)
{
    fprintf(out->file, "<p class=\"level%zu\">%s</p>\n", level < 4 ? level : 4,
            escaped(text, out->arena));
}

static void put_heads(const struct output *out, const struct table *table)
{
    fputs("<thead>\n", out->file);
    for (size_t i = 0; i < table->heads; i++) {
        const struct table_line *line = &table->lines[i];

        fprintf(out->file, "<tr><th scope=\"col\" class=\"word\">%s</th>",
                escaped(line->label, out->arena));
        for (size_t c = 0; c < table->columns; c++)
            fprintf(out->file, "<th scope=\"col\"%s>%s</th>",
                    c < table->words ? " class=\"word\"" : "",
                    escaped(table_cell(line, c), out->arena));
        fputs("</tr>\n", out->file);
    }
    fputs("</thead>\n", out->file);
}

static void put_cell(const struct output *out, const struct table_line *line,
                     size_t column, bool word)
{
    const char *figure = line->figures ? line->figures[column] : NULL;

    fputs(word ? "<td class=\"word\"" : "<td", out->file);
    if (figure)
        fprintf(out->file, " data-figure=\"%s\"", figure);
    fprintf(out->file, ">%s</td>",
            escaped(table_cell(line, column), out->arena));
}

static void put_line(const struct output *out, const struct table *table,
                     const struct table_line *line)
{
    const char *classes =
        arena_print(out->arena, "%s%s%s", line->begins ? " begins" : "",
                    line->ruled ? " ruled" : "", line->strong ? " strong" : "");

    fputs("<tr", out->file);
    if (*classes)
        fprintf(out->file, " class=\"%s\"", classes + 1);
    fprintf(out->file, "><th scope=\"row\">%s</th>",
            escaped(line->label, out->arena));
    for (size_t c = 0; c < table->columns; c++)
        put_cell(out, line, c, c < table->words || line->texts);
    fputs("</tr>\n", out->file);
}

/* A wide table scrolls in a box of its own, which the keyboard reaches. */
static void html_table(const struct output *out, const struct table *table)
{
    fputs("<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
          "aria-label=\"Table\">\n<table>\n",
          out->file);
    put_heads(out, table);
    fputs("<tbody>\n", out->file);
    for (size_t i = table->heads; i < table->count; i++)
        put_line(out, table, &table->lines[i]);
    fputs("</tbody>\n</table>\n</div>\n", out->file);
}

static void begin_picture(const struct output *out, double height,
                          const char *label)
{
    fprintf(out->file,
            "<svg viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"%s\">\n",
            WIDTH, height, escaped(label, out->arena));
}

static void put_block(const struct output *out, size_t part, double x, double y,
                      double width, double height)
{
    if (width > 0 && height > 0)
        fprintf(out->file,
                "<rect class=\"p%zu\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" "
                "height=\"%.2f\"/>\n",
                part % PARTS_MOST, x, y, width, height);
}

static void put_key(const struct output *out, size_t part, const char *label)
{
    fprintf(out->file, "<span class=\"key p%zu\"></span>%s\n",
            part % PARTS_MOST, escaped(label, out->arena));
}

/* Each bar below its label and amount; the greatest ask fills the width. */
static void html_bars(const struct output *out, const struct bar bars[],
                      size_t count, const char *payee)
{
    int64_t most = 0;

    for (size_t i = 0; i < count; i++)
        most = bars[i].ask > most ? bars[i].ask : most;
    if (!most)
        return;
    begin_picture(out, (double)count * BAR_ROW, "The asks as bars");
    for (size_t i = 0; i < count; i++) {
        double y = (double)i * BAR_ROW;
        double all = WIDTH * (double)bars[i].ask / (double)most;
        double own = WIDTH * (double)bars[i].person / (double)most;

        all = all > 0 ? all : 0;
        own = own < 0 ? 0 : own > all ? all : own;
        fprintf(out->file,
                "<text x=\"0\" y=\"%.0f\">%s</text>"
                "<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">%s</text>\n",
                y + 15, escaped(bars[i].label, out->arena), WIDTH, y + 15,
                escaped(bars[i].shown, out->arena));
        put_block(out, 0, 0, y + 21, own, BAR_HIGH);
        put_block(out, 1, own, y + 21, all - own, BAR_HIGH);
    }
    fputs("</svg>\n<p>", out->file);
    put_key(out, 0, arena_print(out->arena, "to %s", payee));
    put_key(out, 1, "costs and what comes on top");
    fputs("</p>\n", out->file);
}

/* A column's parts above zero, one on the other. */
static double height_of(const struct columns *columns, size_t column)
{
    double sum = 0;

    for (size_t p = 0; p < columns->parts; p++) {
        double amount = (double)columns->amounts[column * columns->parts + p];

        sum += amount > 0 ? amount : 0;
    }
    return sum;
}

static void html_columns(const struct output *out,
                         const struct columns *columns)
{
    double most = 0, step = (double)WIDTH / (double)columns->count;

    for (size_t i = 0; i < columns->count; i++)
        most = height_of(columns, i) > most ? height_of(columns, i) : most;
    if (most <= 0)
        return;
    begin_picture(out, COLUMNS_HIGH + 20, "What each month comes to");
    for (size_t i = 0; i < columns->count; i++) {
        double y = COLUMNS_HIGH;

        for (size_t p = 0; p < columns->parts; p++) {
            double amount = (double)columns->amounts[i * columns->parts + p];
            double height = amount > 0 ? COLUMNS_HIGH * amount / most : 0;

            y -= height;
            put_block(out, p, (double)i * step + step / 10, y, step * 8 / 10,
                      height);
        }
    }
    fprintf(out->file,
            "<text class=\"axis\" x=\"0\" y=\"%d\">%s</text>"
            "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s"
            "</text>\n</svg>\n<p>",
            COLUMNS_HIGH + 15, escaped(columns->heads[0], out->arena), WIDTH,
            COLUMNS_HIGH + 15,
            escaped(columns->heads[columns->count - 1], out->arena));
    for (size_t p = 0; p < columns->parts; p++)
        put_key(out, p, columns->labels[p]);
    fputs("</p>\n", out->file);
}

const struct format format_html = {
    .page = html_page,
    .bars = html_bars,
    .columns = html_columns,
    .table = html_table,
    .value = value_show,
    .title = html_title,
    .text = html_text,
    .items = html_items,
    .item = html_item,
};
