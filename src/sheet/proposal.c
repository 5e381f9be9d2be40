#include "figure/comparison.h"
#include "figure/share.h"
#include "model/tax.h"
#include "sheet/fit.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    TIERS,
    COLUMNS_LEAST = 3, /* beside the labels, for the head of the page */
    LABEL_WIDTH = 34,
    TITLE_POINTS = 22, /* 20, and some for being bold */
    TITLE_LINE = 27,
    SENTENCE_POINTS = 22,
    ASK_POINTS = 20,
    PIXELS_A_CHARACTER = 7,
    PIXELS_A_COLUMN = 5, /* beside its characters */
    CHART_ROWS = 15
};

static const enum look label_looks[WEIGHT_COUNT] = {
    [WEIGHT_PLAIN] = LOOK_TEXT,
    [WEIGHT_SUM] = LOOK_SUM_LABEL,
    [WEIGHT_ASK] = LOOK_ASK_LABEL,
    [WEIGHT_QUIET] = LOOK_QUIET,
};

static const enum look number_looks[WEIGHT_COUNT] = {
    [WEIGHT_PLAIN] = LOOK_NUMBER,
    [WEIGHT_SUM] = LOOK_SUM,
    [WEIGHT_ASK] = LOOK_ASK,
    [WEIGHT_QUIET] = LOOK_QUIET_NUMBER,
};

struct proposal {
    struct pen pen;
    int last_column;
    size_t best; /* the recommended tier */
    struct chart *chart;
};

static const char *print(const struct proposal *p, const struct value *value)
{
    return value_show(value, p->pen.arena);
}

/* A text across the page that shows an input. */
static void put_across(struct proposal *p, int column, enum look look,
                       const char *input)
{
    pen_show(&p->pen, column, look, figures_get(p->pen.figures, "%s", input))
        ->last_column = p->last_column;
}

static int characters(const struct proposal *p, int from)
{
    int sum = 0;

    for (int c = from; c <= p->last_column; c++)
        sum += p->pen.page->widths[c];
    return sum;
}

static void put_title(struct proposal *p)
{
    const struct grant *grant = &p->pen.model->grant;

    put_across(p, LABEL, LOOK_TITLE, "grant.title");
    pen_height(&p->pen,
               TITLE_LINE *
                   fit_lines(grant->title, characters(p, LABEL), TITLE_POINTS));
    p->pen.row++;
    if (!model_says(grant->summary))
        return;
    put_across(p, LABEL, LOOK_WRAPPED, "grant.summary");
    pen_fit(&p->pen, grant->summary, characters(p, LABEL));
    p->pen.row++;
}

static void put_who(struct proposal *p)
{
    static const char *const who[] = {"applicant", "funder"};
    const char *best = p->pen.model->tiers[p->best].head.section;

    p->pen.row++;
    for (size_t i = 0; i < COUNT(who); i++) {
        const struct figure *figure =
            figures_get(p->pen.figures, "grant.%s", who[i]);

        pen_formula(&p->pen, LABEL, LOOK_QUIET,
                    arena_print(p->pen.arena, "IF(%s=\"\",\"\",\"%s\")",
                                figure->name, figure->label),
                    value_text(figure->value.given ? figure->label : ""));
        put_across(p, TIERS, LOOK_WRAPPED, figure->name);
        pen_fit(&p->pen, figure->value.text, characters(p, TIERS));
        p->pen.row++;
    }
    pen_text(&p->pen, LABEL, LOOK_QUIET, "First and last day");
    pen_show(&p->pen, TIERS, LOOK_TEXT,
             figures_get(p->pen.figures, "grant.start"));
    pen_formula(&p->pen, TIERS + 1, LOOK_TEXT,
                pen_of_recommended(&p->pen, "end"),
                figures_get(p->pen.figures, "%s.end", best)->value);
    p->pen.row++;
    pen_text(&p->pen, LABEL, LOOK_QUIET, "Paid");
    pen_formula(&p->pen, TIERS, LOOK_TEXT,
                "payment.schedule&\", at the \"&payment.timing",
                value_text(arena_print(
                    p->pen.arena, "%s, at the %s",
                    figures_get(p->pen.figures, "payment.schedule")->value.text,
                    figures_get(p->pen.figures, "payment.timing")->value.text)))
        ->last_column = p->last_column;
    p->pen.row += 2;
}

/* "Most: AUD 43,800.00", the one thing to remember. */
static void put_sentence(struct proposal *p)
{
    const struct tier *tier = &p->pen.model->tiers[p->best];
    const struct figure *request =
        figures_get(p->pen.figures, "%s.request", tier->head.section);
    const char *formula = arena_print(
        p->pen.arena,
        "\"We ask for \"&grant.currency&\" \"&FIXED(%s,%d)&\" (\"&%s&\")\"",
        pen_of_recommended(&p->pen, "request"), p->pen.figures->results->digits,
        pen_of_recommended(&p->pen, "label"));
    const char *text =
        arena_print(p->pen.arena, "We ask for %s %s (%s)",
                    p->pen.model->grant.currency.code,
                    print(p, &request->value), pen_words(&p->pen, tier->label));

    pen_formula(&p->pen, LABEL, LOOK_HIGHLIGHT, formula, value_text(text))
        ->last_column = p->last_column;
    pen_height(&p->pen, SENTENCE_POINTS);
    p->pen.row += 2;
}

static void put_heads(struct proposal *p)
{
    const char *currency = p->pen.model->grant.currency.code;

    pen_formula(
        &p->pen, LABEL, LOOK_HEAD_LEFT, "\"Amounts in \"&grant.currency",
        value_text(arena_print(p->pen.arena, "Amounts in %s", currency)));
    pen_tier_heads(&p->pen, TIERS);
    p->pen.row++;
    for (size_t t = 0; t < p->pen.model->tier_count; t++) {
        const struct tier *tier = &p->pen.model->tiers[t];

        pen_formula(
            &p->pen, TIERS + (int)t, LOOK_TAG,
            arena_print(p->pen.arena,
                        "IF(%s.recommended=\"yes\",\"recommended\",\"\")",
                        tier->head.section),
            value_text(tier->recommended == ANSWER_YES ? "recommended" : ""));
    }
    p->pen.row++;
}

/* A label that goes with its figures where none of them exists. */
static void put_row_label(struct proposal *p, const struct comparison_row *row)
{
    const char *label = comparison_figure(p->pen.figures, row, 0)->label;
    const char *range =
        area_address(p->pen.arena, NULL, pen_tier_area(&p->pen, TIERS));
    bool any = false;

    for (size_t t = 0; t < p->pen.model->tier_count; t++)
        any |= comparison_figure(p->pen.figures, row, t)->value.given;
    if (row->vanishes)
        pen_formula(&p->pen, LABEL, label_looks[row->weight],
                    arena_print(p->pen.arena, "IF(COUNT(%s)=0,\"\",\"%s\")",
                                range, label),
                    value_text(any ? label : ""));
    else
        pen_text(&p->pen, LABEL, label_looks[row->weight], label);
}

/* Notes where a row stands that the chart has to find. */
static void note_row(struct proposal *p, const struct comparison_row *row)
{
    for (unsigned part = 0; part < PART_COUNT; part++)
        if (!strcmp(row->figure, share_parts[part].figure))
            p->chart->series[p->chart->series_count++] = (struct series){
                pen_tier_area(&p->pen, TIERS), p->pen.row, LABEL, part};
}

/* What is said beside the costs lives here; the rest has its home elsewhere. */
static void put_row(struct proposal *p, const struct comparison_row *row)
{
    p->pen.row += row->begins;
    put_row_label(p, row);
    if (row->weight == WEIGHT_QUIET)
        pen_tier_homes(&p->pen, TIERS, number_looks[row->weight], row->figure);
    else
        pen_tier_shows(&p->pen, TIERS, number_looks[row->weight], row->figure);
    if (row->weight == WEIGHT_ASK)
        pen_height(&p->pen, ASK_POINTS);
    note_row(p, row);
    p->pen.row++;
}

/* The label goes with the figures where the currency is not shown. */
static void put_currencies(struct proposal *p)
{
    struct arena *arena = p->pen.arena;

    for (size_t i = 0; i < p->pen.model->rate_count; i++) {
        const struct rate *rate = &p->pen.model->rates[i];
        const char *figure = arena_print(arena, "request.%s", rate->head.name);
        const char *label = pen_tier_label(&p->pen, figure);

        pen_formula(&p->pen, LABEL, LOOK_QUIET,
                    arena_print(arena, "IF(%s.show=\"yes\",\"%s\",\"\")",
                                rate->head.section, label),
                    value_text(rate->show == ANSWER_YES ? label : ""));
        pen_tier_homes(&p->pen, TIERS, LOOK_QUIET_NUMBER, figure);
        p->pen.row++;
    }
}

/* What to put by of each instalment, for the taxes of each table. */
static void put_set_aside(struct proposal *p)
{
    for (size_t i = 0; i < p->pen.model->table_count; i++) {
        const char *figure = arena_print(p->pen.arena, "set_aside.%s",
                                         p->pen.model->tables[i]->id);

        pen_text(&p->pen, LABEL, LOOK_QUIET, pen_tier_label(&p->pen, figure));
        pen_tier_shows(&p->pen, TIERS, LOOK_QUIET_NUMBER, figure);
        p->pen.row++;
    }
}

static void put_table(struct proposal *p)
{
    const struct comparison_row *row;
    int top = p->pen.row, last;
    struct cell *line;

    p->chart->heads = pen_tier_area(&p->pen, TIERS);
    put_heads(p);
    for (size_t i = 0; (row = comparison_row(&p->pen.figures, 1, i)); i++)
        put_row(p, row);
    put_set_aside(p);
    put_currencies(p);
    last = p->pen.row - 1;
    p->pen.row++;
    line = prorations_put_line(&p->pen, LABEL);
    line->last_column = p->last_column;
    pen_fit(&p->pen, line->value.text, characters(p, LABEL));
    p->pen.row++;
    pen_rule(&p->pen, (struct area){top, TIERS, last, TIERS + p->pen.tiers - 1},
             arena_print(p->pen.arena, "C$%d=\"recommended\"", top + 2),
             MARK_RECOMMENDED);
    p->pen.row++;
}

/* The parts of each tier's total, in percent. */
static void put_shares(struct proposal *p)
{
    pen_text(&p->pen, LABEL, LOOK_HEAD_LEFT, "Shares of the total");
    pen_tier_heads(&p->pen, TIERS);
    p->pen.row++;
    for (size_t i = 0; i < p->chart->series_count; i++) {
        const char *tier = p->pen.model->tiers[0].head.section;
        const char *figure =
            arena_print(p->pen.arena, "share.%s",
                        share_parts[p->chart->series[i].part].word);

        pen_text(&p->pen, LABEL, LOOK_TEXT,
                 figures_get(p->pen.figures, "%s.%s", tier, figure)->label);
        pen_tier_shows(&p->pen, TIERS, LOOK_NUMBER, figure);
        p->pen.row++;
    }
    p->pen.row++;
}

static void put_chart(struct proposal *p)
{
    p->chart->row = p->pen.row;
    p->chart->column = LABEL;
    p->chart->title = "What each tier asks for, by part";
    p->chart->value_title = p->pen.model->grant.currency.code;
    p->chart->width = characters(p, LABEL) * PIXELS_A_CHARACTER +
                      (p->last_column - LABEL + 1) * PIXELS_A_COLUMN -
                      PIXELS_A_CHARACTER;
    p->chart->height = CHART_ROWS * LINE_POINTS * 4 / 3 - LINE_POINTS;
    p->pen.page->chart = p->chart;
    p->pen.row += CHART_ROWS;
}

static void put_notes(struct proposal *p)
{
    bool any = false;

    for (size_t t = 0; t < p->pen.model->tier_count; t++)
        any |= model_says(p->pen.model->tiers[t].note);
    if (!any)
        return;
    pen_text(&p->pen, LABEL, LOOK_GROUP, "Notes");
    p->pen.row++;
    for (size_t t = 0; t < p->pen.model->tier_count; t++) {
        const struct tier *tier = &p->pen.model->tiers[t];

        pen_show(&p->pen, LABEL, LOOK_TEXT,
                 figures_get(p->pen.figures, "%s.label", tier->head.section));
        put_across(p, TIERS, LOOK_WRAPPED,
                   arena_print(p->pen.arena, "%s.note", tier->head.section));
        pen_fit(&p->pen, tier->note, characters(p, TIERS));
        p->pen.row++;
    }
    p->pen.row++;
}

/* Taxes are estimates: by which tables, and where these are from. */
static void put_estimate(struct proposal *p)
{
    const char *text = comparison_estimate(p->pen.figures);

    if (!text)
        return;
    pen_text(&p->pen, LABEL, LOOK_QUIET_WRAPPED, text)->last_column =
        p->last_column;
    pen_fit(&p->pen, text, characters(p, LABEL));
    p->pen.row++;
    p->pen.row++;
}

/* Links to the other sheets, in as many rows as they need. */
static void put_links(struct proposal *p)
{
    const struct book *book = p->pen.book;
    int column = LABEL;

    for (size_t i = 0; i < book->page_count; i++) {
        const struct page_kind *kind = book->pages[i]->kind;

        if (!kind->linked)
            continue;
        if (column > p->last_column) {
            column = LABEL;
            p->pen.row++;
        }
        pen_text(&p->pen, column++, LOOK_LINK, kind->name)->link = kind->name;
    }
}

static void put_foot(struct proposal *p)
{
    const char *text =
        arena_print(p->pen.arena, "All %lld checks of this workbook hold.",
                    (long long)p->pen.book->checks);

    pen_formula(&p->pen, LABEL, LOOK_QUIET,
                "IF(checks.failed=0,\"All \"&checks.count&\" checks of this "
                "workbook hold.\",\"Attention: \"&checks.failed&\" of \"&"
                "checks.count&\" checks fail; see the sheet Checks.\")",
                value_text(text))
        ->last_column = p->last_column;
    pen_rule(&p->pen,
             (struct area){p->pen.row, LABEL, p->pen.row, p->last_column},
             "checks.failed>0", MARK_BAD);
    p->pen.row++;
    put_links(p);
}

void proposal_page(struct pen *pen)
{
    struct proposal p = {
        .pen = *pen,
        .best = model_recommended(pen->model),
        .chart = arena_alloc(pen->arena, sizeof(*p.chart)),
    };
    int columns = pen->tiers > COLUMNS_LEAST ? pen->tiers : COLUMNS_LEAST;

    p.last_column = TIERS + columns - 1;
    pen->page->widths[0] = MARGIN_WIDTH;
    pen->page->widths[LABEL] = LABEL_WIDTH;
    for (int c = TIERS; c <= p.last_column; c++)
        pen->page->widths[c] = AMOUNT_WIDTH + 4;
    pen->page->one_page = true;
    put_title(&p);
    put_who(&p);
    put_sentence(&p);
    put_table(&p);
    put_shares(&p);
    put_chart(&p);
    put_notes(&p);
    put_estimate(&p);
    put_foot(&p);
}
