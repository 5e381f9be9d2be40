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

/* What the page knows while it is laid out, from top to bottom. */
struct proposal {
    struct book *book;
    struct page *page;
    struct figures *figures;
    const struct model *model;
    int row;
    int last_column;
    size_t best; /* the recommended tier */
    struct chart *chart;
};

static const char *print(const struct proposal *p, const struct value *value)
{
    return value_show(value, &p->book->arena);
}

/* A text across the page that shows an input. */
static void put_across(struct proposal *p, int column, enum look look,
                       const char *input)
{
    page_show(p->book, p->page, p->row, column, look,
              figures_get(p->figures, "%s", input))
        ->last_column = p->last_column;
}

static int characters(const struct proposal *p, int from)
{
    int sum = 0;

    for (int c = from; c <= p->last_column; c++)
        sum += p->page->widths[c];
    return sum;
}

static void put_title(struct proposal *p)
{
    const struct grant *grant = &p->model->grant;

    put_across(p, LABEL, LOOK_TITLE, "grant.title");
    page_height(p->book, p->page, p->row++,
                TITLE_LINE * fit_lines(grant->title, characters(p, LABEL),
                                       TITLE_POINTS));
    if (!model_says(grant->summary))
        return;
    put_across(p, LABEL, LOOK_WRAPPED, "grant.summary");
    page_fit(p->book, p->page, p->row++, grant->summary, characters(p, LABEL));
}

static void put_who(struct proposal *p)
{
    static const char *const who[] = {"applicant", "funder"};
    const char *best = p->model->tiers[p->best].head.section;

    p->row++;
    for (size_t i = 0; i < COUNT(who); i++) {
        const struct figure *figure =
            figures_get(p->figures, "grant.%s", who[i]);

        page_formula(p->book, p->page, p->row, LABEL, LOOK_QUIET,
                     arena_print(&p->book->arena, "IF(%s=\"\",\"\",\"%s\")",
                                 figure->name, figure->label),
                     value_text(figure->value.given ? figure->label : ""));
        put_across(p, TIERS, LOOK_WRAPPED, figure->name);
        page_fit(p->book, p->page, p->row++, figure->value.text,
                 characters(p, TIERS));
    }
    page_text(p->book, p->page, p->row, LABEL, LOOK_QUIET,
              "First and last day");
    page_show(p->book, p->page, p->row, TIERS, LOOK_TEXT,
              figures_get(p->figures, "grant.start"));
    page_formula(p->book, p->page, p->row, TIERS + 1, LOOK_TEXT,
                 page_of_recommended(p->book, "end"),
                 figures_get(p->figures, "%s.end", best)->value);
    p->row++;
    page_text(p->book, p->page, p->row, LABEL, LOOK_QUIET, "Paid");
    page_formula(p->book, p->page, p->row, TIERS, LOOK_TEXT,
                 "payment.schedule&\", at the \"&payment.timing",
                 value_text(arena_print(
                     &p->book->arena, "%s, at the %s",
                     figures_get(p->figures, "payment.schedule")->value.text,
                     figures_get(p->figures, "payment.timing")->value.text)))
        ->last_column = p->last_column;
    p->row += 2;
}

/* "Most: AUD 43,800.00", the one thing to remember. */
static void put_sentence(struct proposal *p)
{
    const struct tier *tier = &p->model->tiers[p->best];
    const struct figure *request =
        figures_get(p->figures, "%s.request", tier->head.section);
    const char *formula = arena_print(
        &p->book->arena,
        "\"We ask for \"&grant.currency&\" \"&FIXED(%s,%d)&\" (\"&%s&\")\"",
        page_of_recommended(p->book, "request"), p->figures->results->digits,
        page_of_recommended(p->book, "label"));
    const char *text = arena_print(
        &p->book->arena, "We ask for %s %s (%s)", p->model->grant.currency.code,
        print(p, &request->value), page_words(p->book, tier->label));

    page_formula(p->book, p->page, p->row, LABEL, LOOK_HIGHLIGHT, formula,
                 value_text(text))
        ->last_column = p->last_column;
    page_height(p->book, p->page, p->row, SENTENCE_POINTS);
    p->row += 2;
}

static void put_heads(struct proposal *p)
{
    const char *currency = p->model->grant.currency.code;

    page_formula(
        p->book, p->page, p->row, LABEL, LOOK_HEAD_LEFT,
        "\"Amounts in \"&grant.currency",
        value_text(arena_print(&p->book->arena, "Amounts in %s", currency)));
    page_tier_heads(p->book, p->page, p->row++, TIERS);
    for (size_t t = 0; t < p->model->tier_count; t++) {
        const struct tier *tier = &p->model->tiers[t];

        page_formula(
            p->book, p->page, p->row, TIERS + (int)t, LOOK_TAG,
            arena_print(&p->book->arena,
                        "IF(%s.recommended=\"yes\",\"recommended\",\"\")",
                        tier->head.section),
            value_text(tier->recommended == ANSWER_YES ? "recommended" : ""));
    }
    p->row++;
}

/* A label that goes with its figures where none of them exists. */
static void put_row_label(struct proposal *p, const struct comparison_row *row)
{
    const char *label = comparison_figure(p->figures, row, 0)->label;
    const char *range = area_address(&p->book->arena, NULL,
                                     page_tier_area(p->book, p->row, TIERS));
    bool any = false;

    for (size_t t = 0; t < p->model->tier_count; t++)
        any |= comparison_figure(p->figures, row, t)->value.given;
    if (row->vanishes)
        page_formula(p->book, p->page, p->row, LABEL, label_looks[row->weight],
                     arena_print(&p->book->arena, "IF(COUNT(%s)=0,\"\",\"%s\")",
                                 range, label),
                     value_text(any ? label : ""));
    else
        page_text(p->book, p->page, p->row, LABEL, label_looks[row->weight],
                  label);
}

/* What is said beside the costs lives here; the rest has its home elsewhere. */
static void put_row(struct proposal *p, const struct comparison_row *row)
{
    p->row += row->begins;
    put_row_label(p, row);
    if (row->weight == WEIGHT_QUIET)
        page_tier_homes(p->book, p->page, p->row, TIERS,
                        number_looks[row->weight], row->figure);
    else
        page_tier_shows(p->book, p->page, p->row, TIERS,
                        number_looks[row->weight], row->figure);
    if (row->weight == WEIGHT_ASK)
        page_height(p->book, p->page, p->row, ASK_POINTS);
    p->row++;
}

/* Notes where a row stands that the chart has to find. */
static void note_row(struct proposal *p, const struct comparison_row *row)
{
    struct area area = page_tier_area(p->book, p->row - 1, TIERS);

    for (unsigned part = 0; part < PART_COUNT; part++)
        if (!strcmp(row->figure, share_parts[part].figure))
            p->chart->series[p->chart->series_count++] =
                (struct series){area, p->row - 1, LABEL, part};
}

/* The label goes with the figures where the currency is not shown. */
static void put_currencies(struct proposal *p)
{
    struct arena *arena = &p->book->arena;

    for (size_t i = 0; i < p->model->rate_count; i++) {
        const struct rate *rate = &p->model->rates[i];
        const char *figure = arena_print(arena, "request.%s", rate->head.name);
        const char *label = figures_get(p->figures, "%s.%s",
                                        p->model->tiers[0].head.section, figure)
                                ->label;

        page_formula(p->book, p->page, p->row, LABEL, LOOK_QUIET,
                     arena_print(arena, "IF(%s.show=\"yes\",\"%s\",\"\")",
                                 rate->head.section, label),
                     value_text(rate->show == ANSWER_YES ? label : ""));
        page_tier_homes(p->book, p->page, p->row++, TIERS, LOOK_QUIET_NUMBER,
                        figure);
    }
}

/* What to put by of each instalment, for the taxes of each table. */
static void put_set_aside(struct proposal *p)
{
    for (size_t i = 0; i < p->model->table_count; i++) {
        const char *figure = arena_print(&p->book->arena, "set_aside.%s",
                                         p->model->tables[i]->id);

        page_text(p->book, p->page, p->row, LABEL, LOOK_QUIET,
                  figures_get(p->figures, "%s.%s",
                              p->model->tiers[0].head.section, figure)
                      ->label);
        page_tier_shows(p->book, p->page, p->row++, TIERS, LOOK_QUIET_NUMBER,
                        figure);
    }
}

static void put_table(struct proposal *p)
{
    const struct comparison_row *row;
    int top = p->row, last;

    p->chart->heads = page_tier_area(p->book, top, TIERS);
    put_heads(p);
    for (size_t i = 0; (row = comparison_row(&p->figures, 1, i)); i++) {
        put_row(p, row);
        note_row(p, row);
    }
    put_set_aside(p);
    put_currencies(p);
    last = p->row - 1;
    prorations_put_line(p->book, p->page, ++p->row, LABEL);
    p->page->cells[p->page->cell_count - 1].last_column = p->last_column;
    page_fit(p->book, p->page, p->row,
             p->page->cells[p->page->cell_count - 1].value.text,
             characters(p, LABEL));
    p->row++;
    page_rule(p->book, p->page,
              (struct area){top, TIERS, last, TIERS + book_tiers(p->book) - 1},
              arena_print(&p->book->arena, "C$%d=\"recommended\"", top + 2),
              MARK_RECOMMENDED);
    p->row++;
}

/* The parts of each tier's total, in percent. */
static void put_shares(struct proposal *p)
{
    page_text(p->book, p->page, p->row, LABEL, LOOK_HEAD_LEFT,
              "Shares of the total");
    page_tier_heads(p->book, p->page, p->row++, TIERS);
    for (size_t i = 0; i < p->chart->series_count; i++) {
        const char *tier = p->model->tiers[0].head.section;
        const char *figure =
            arena_print(&p->book->arena, "share.%s",
                        share_parts[p->chart->series[i].part].word);

        page_text(p->book, p->page, p->row, LABEL, LOOK_TEXT,
                  figures_get(p->figures, "%s.%s", tier, figure)->label);
        page_tier_shows(p->book, p->page, p->row++, TIERS, LOOK_NUMBER, figure);
    }
    p->row++;
}

static void put_chart(struct proposal *p)
{
    p->chart->row = p->row;
    p->chart->column = LABEL;
    p->chart->title = "What each tier asks for, by part";
    p->chart->value_title = p->model->grant.currency.code;
    p->chart->width = characters(p, LABEL) * PIXELS_A_CHARACTER +
                      (p->last_column - LABEL + 1) * PIXELS_A_COLUMN -
                      PIXELS_A_CHARACTER;
    p->chart->height = CHART_ROWS * LINE_POINTS * 4 / 3 - LINE_POINTS;
    p->page->chart = p->chart;
    p->row += CHART_ROWS;
}

static void put_notes(struct proposal *p)
{
    bool any = false;

    for (size_t t = 0; t < p->model->tier_count; t++)
        any |= model_says(p->model->tiers[t].note);
    if (!any)
        return;
    page_text(p->book, p->page, p->row++, LABEL, LOOK_GROUP, "Notes");
    for (size_t t = 0; t < p->model->tier_count; t++) {
        const struct tier *tier = &p->model->tiers[t];

        page_show(p->book, p->page, p->row, LABEL, LOOK_TEXT,
                  figures_get(p->figures, "%s.label", tier->head.section));
        put_across(p, TIERS, LOOK_WRAPPED,
                   arena_print(&p->book->arena, "%s.note", tier->head.section));
        page_fit(p->book, p->page, p->row++, tier->note, characters(p, TIERS));
    }
    p->row++;
}

/* Taxes are estimates: by which tables, and where these are from. */
static void put_estimate(struct proposal *p)
{
    const char *text = comparison_estimate(p->figures);

    if (!text)
        return;
    page_text(p->book, p->page, p->row, LABEL, LOOK_QUIET_WRAPPED, text)
        ->last_column = p->last_column;
    page_fit(p->book, p->page, p->row++, text, characters(p, LABEL));
    p->row++;
}

/* Links to the other sheets, in as many rows as they need. */
static void put_links(struct proposal *p)
{
    static const char *const pages[] = {"Budget", "Schedule", "Overlap", "Tax",
                                        "Inputs", "Checks",   "About"};
    int column = LABEL;

    for (size_t i = 0; i < COUNT(pages); i++) {
        if (!book_page(p->book, pages[i]))
            continue;
        if (column > p->last_column) {
            column = LABEL;
            p->row++;
        }
        page_text(p->book, p->page, p->row, column++, LOOK_LINK, pages[i])
            ->link = pages[i];
    }
}

static void put_foot(struct proposal *p)
{
    const char *text =
        arena_print(&p->book->arena, "All %lld checks of this workbook hold.",
                    (long long)p->book->checks);

    page_formula(p->book, p->page, p->row, LABEL, LOOK_QUIET,
                 "IF(checks.failed=0,\"All \"&checks.count&\" checks of this "
                 "workbook hold.\",\"Attention: \"&checks.failed&\" of \"&"
                 "checks.count&\" checks fail; see the sheet Checks.\")",
                 value_text(text))
        ->last_column = p->last_column;
    page_rule(p->book, p->page,
              (struct area){p->row, LABEL, p->row, p->last_column},
              "checks.failed>0", MARK_BAD);
    p->row++;
    put_links(p);
}

void proposal_page(struct book *book, struct page *page)
{
    struct proposal p = {
        .book = book,
        .page = page,
        .figures = book->figures,
        .model = book->figures->model,
        .best = model_recommended(book->figures->model),
        .chart = arena_alloc(&book->arena, sizeof(*p.chart)),
    };
    int columns =
        book_tiers(book) > COLUMNS_LEAST ? book_tiers(book) : COLUMNS_LEAST;

    p.last_column = TIERS + columns - 1;
    p.page->widths[0] = MARGIN_WIDTH;
    p.page->widths[LABEL] = LABEL_WIDTH;
    for (int c = TIERS; c <= p.last_column; c++)
        p.page->widths[c] = AMOUNT_WIDTH + 4;
    p.page->one_page = true;
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
