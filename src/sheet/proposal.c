#include "figure/comparison.h"
#include "figure/schedule.h"
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

static int last_column(const struct pen *pen)
{
    return TIERS - 1 +
           (pen->tiers > COLUMNS_LEAST ? pen->tiers : COLUMNS_LEAST);
}

static int characters(const struct pen *pen, int from)
{
    int sum = 0;

    for (int c = from; c <= last_column(pen); c++)
        sum += pen->page->widths[c];
    return sum;
}

/* Merges a cell with all others to its right, high enough for its text. */
static void spread(const struct pen *pen, struct cell *cell)
{
    cell->last_column = last_column(pen);
    if (look_styles[cell->look].wrapped)
        pen_fit(pen, cell->value.text, characters(pen, cell->column));
}

static void put_title(struct pen *pen)
{
    const struct grant *grant = &pen->model->grant;

    pen_show(pen, LABEL, LOOK_TITLE, "grant.title")->last_column =
        last_column(pen);
    pen_height(pen, TITLE_LINE * fit_lines(grant->title, characters(pen, LABEL),
                                           TITLE_POINTS));
    pen->row++;
    if (!model_says(grant->summary))
        return;
    spread(pen, pen_show(pen, LABEL, LOOK_WRAPPED, "grant.summary"));
    pen->row++;
}

/* The applicant or the funder, if the model names one. */
static void put_party(struct pen *pen, const char *key)
{
    const struct figure *figure = figures_get(pen->figures, "grant.%s", key);

    pen_formula(pen, LABEL, LOOK_QUIET,
                value_text(figure->value.given ? figure->label : ""),
                "IF(%s=\"\",\"\",\"%s\")", figure->name, figure->label);
    spread(pen, pen_show(pen, TIERS, LOOK_WRAPPED, "%s", figure->name));
    pen->row++;
}

/* "monthly, at the end": what is paid upfront is paid at the start. */
static void put_payment(struct pen *pen)
{
    const char *schedule =
        figures_get(pen->figures, "payment.schedule")->value.text;
    bool at_end = schedule_at_end(&pen->model->payment);

    pen_text(pen, LABEL, LOOK_QUIET, "Paid");
    spread(pen, pen_formula(pen, TIERS, LOOK_TEXT,
                            value_text(pen_print(pen, "%s, at the %s", schedule,
                                                 at_end ? "end" : "start")),
                            "payment.schedule&\", at the \"&IF(" SCHEDULE_AT_END
                            ",\"end\",\"start\")"));
}

static void put_who(struct pen *pen)
{
    pen->row++;
    put_party(pen, "applicant");
    put_party(pen, "funder");
    pen_text(pen, LABEL, LOOK_QUIET, "First and last day");
    pen_show(pen, TIERS, LOOK_TEXT, "grant.start");
    pen_formula(pen, TIERS + 1, LOOK_TEXT, value_date(pen->tier->end), "%s",
                pen_of_recommended(pen, "end"));
    pen->row++;
    put_payment(pen);
    pen->row += 2;
}

/* "We ask for AUD 43,800.00 (Most)", the one thing to remember. */
static void put_sentence(struct pen *pen)
{
    const struct tier *tier = &pen->model->tiers[pen->best];
    struct value request = pen_money(pen, pen->tier->request);
    const char *text = pen_print(
        pen, "We ask for %s %s (%s)", pen->model->grant.currency.code,
        value_show(&request, pen->arena), pen_words(pen, tier->label));

    spread(pen,
           pen_formula(pen, LABEL, LOOK_HIGHLIGHT, value_text(text),
                       "\"We ask for \"&grant.currency&\" \"&FIXED(%s,%d)&\" "
                       "(\"&%s&\")\"",
                       pen_of_recommended(pen, "request"), pen->results->digits,
                       pen_of_recommended(pen, "label")));
    pen_height(pen, SENTENCE_POINTS);
    pen->row += 2;
}

static void put_tier_heads(struct pen *pen)
{
    const char *currency = pen->model->grant.currency.code;

    pen_formula(pen, LABEL, LOOK_HEAD_LEFT,
                value_text(pen_print(pen, "Amounts in %s", currency)),
                "\"Amounts in \"&grant.currency");
    pen_tier_heads(pen, TIERS);
    pen->row++;
    for (size_t t = 0; t < pen->model->tier_count; t++) {
        const struct tier *tier = &pen->model->tiers[t];

        pen_formula(
            pen, TIERS + (int)t, LOOK_TAG,
            value_text(tier->recommended == ANSWER_YES ? "recommended" : ""),
            "IF(%s.recommended=\"yes\",\"recommended\",\"\")",
            tier->head.section);
    }
    pen->row++;
}

static void put_row_label(struct pen *pen, const struct comparison_row *row)
{
    const char *label = comparison_figure(pen->figures, row, 0)->label;
    bool any = !row->vanishes;

    for (size_t t = 0; t < pen->model->tier_count; t++)
        any |= comparison_figure(pen->figures, row, t)->value.given &&
               comparison_shows(pen->figures, row, t);
    if (row->vanishes)
        pen_vanishing_label(pen, TIERS, label_looks[row->weight], label, any);
    else
        pen_text(pen, LABEL, label_looks[row->weight], label);
}

/* Adds a row to the chart if it is a part of the total. */
static void note_row(struct pen *pen, const struct comparison_row *row)
{
    for (unsigned part = 0; part < PART_COUNT; part++)
        if (!strcmp(row->figure, share_parts[part].figure))
            pen->page->chart->series[pen->page->chart->series_count++] =
                (struct series){pen_tier_area(pen, TIERS), pen->row, LABEL,
                                part};
}

/* Quiet rows have their homes here; all others are shown. */
static void put_comparison_row(struct pen *pen,
                               const struct comparison_row *row)
{
    enum look look = number_looks[row->weight];

    pen->row += row->begins;
    put_row_label(pen, row);
    if (row->monthly)
        pen_tier_months(pen, TIERS, look, row->figure);
    else if (row->weight == WEIGHT_QUIET)
        pen_tier_homes(pen, TIERS, look, row->figure);
    else
        pen_tier_shows(pen, TIERS, look, row->figure);
    if (row->weight == WEIGHT_ASK)
        pen_height(pen, ASK_POINTS);
    note_row(pen, row);
    pen->row++;
}

/* A currency that is not shown has an empty label, too. */
static void put_currencies(struct pen *pen)
{
    for (size_t i = 0; i < pen->model->rate_count; i++) {
        const struct rate *rate = &pen->model->rates[i];
        const char *figure = pen_print(pen, "request.%s", rate->head.name);
        const char *label = pen_tier_label(pen, figure);

        pen_formula(pen, LABEL, LOOK_QUIET,
                    value_text(rate->show == ANSWER_YES ? label : ""),
                    "IF(%s.show=\"yes\",\"%s\",\"\")", rate->head.section,
                    label);
        pen_tier_homes(pen, TIERS, LOOK_QUIET_NUMBER, figure);
        pen->row++;
    }
}

/* The part of each instalment to set aside for taxes, by table. */
static void put_set_aside(struct pen *pen)
{
    for (size_t i = 0; i < pen->model->table_count; i++) {
        const char *figure =
            pen_print(pen, "set_aside.%s", pen->model->tables[i]->id);

        pen_text(pen, LABEL, LOOK_QUIET, pen_tier_label(pen, figure));
        pen_tier_shows(pen, TIERS, LOOK_QUIET_NUMBER, figure);
        pen->row++;
    }
}

static void put_comparison(struct pen *pen)
{
    const struct comparison_row *row;
    int top = pen->row, last;

    pen->page->chart->heads = pen_tier_area(pen, TIERS);
    put_tier_heads(pen);
    for (size_t i = 0; (row = comparison_row(&pen->figures, 1, i)); i++)
        put_comparison_row(pen, row);
    put_set_aside(pen);
    put_currencies(pen);
    last = pen->row - 1;
    pen->row++;
    spread(pen, prorations_put_line(pen, LABEL));
    pen->row++;
    pen_rule(pen, (struct area){top, TIERS, last, TIERS + pen->tiers - 1},
             pen_print(pen, "C$%d=\"recommended\"", top + 2), MARK_RECOMMENDED);
    pen->row++;
}

/* The parts of each tier's total, in percent. */
static void put_shares(struct pen *pen)
{
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "Shares of the total");
    pen_tier_heads(pen, TIERS);
    pen->row++;
    for (size_t i = 0; i < pen->page->chart->series_count; i++) {
        const char *figure =
            pen_print(pen, "share.%s",
                      share_parts[pen->page->chart->series[i].part].word);

        pen_text(pen, LABEL, LOOK_TEXT, pen_tier_label(pen, figure));
        pen_tier_shows(pen, TIERS, LOOK_NUMBER, figure);
        pen->row++;
    }
    pen->row++;
}

static void put_tier_chart(struct pen *pen)
{
    pen->page->chart->row = pen->row;
    pen->page->chart->title = "What each tier asks for, by part";
    pen->row += CHART_ROWS;
}

static void put_notes(struct pen *pen)
{
    bool any = false;

    for (size_t t = 0; t < pen->model->tier_count; t++)
        any |= model_says(pen->model->tiers[t].note);
    if (!any)
        return;
    pen_text(pen, LABEL, LOOK_GROUP, "Notes");
    pen->row++;
    for (size_t t = 0; t < pen->model->tier_count; t++) {
        const char *tier = pen->model->tiers[t].head.section;

        pen_show(pen, LABEL, LOOK_TEXT, "%s.label", tier);
        spread(pen, pen_show(pen, TIERS, LOOK_WRAPPED, "%s.note", tier));
        pen->row++;
    }
    pen->row++;
}

/* Says that taxes are estimates, by which tables and from which source. */
static void put_estimate(struct pen *pen)
{
    const char *text = comparison_estimate(pen->figures);

    if (!text)
        return;
    spread(pen, pen_text(pen, LABEL, LOOK_QUIET_WRAPPED, text));
    pen->row += 2;
}

/* Links to the other sheets, in one row or more. */
static void put_links(struct pen *pen)
{
    const struct book *book = pen->book;
    int column = LABEL;

    for (size_t i = 0; i < book->page_count; i++) {
        const struct page_kind *kind = book->pages[i]->kind;

        if (!kind->linked)
            continue;
        if (column > last_column(pen)) {
            column = LABEL;
            pen->row++;
        }
        pen_text(pen, column++, LOOK_LINK, kind->name)->link = kind->name;
    }
}

static void put_foot(struct pen *pen)
{
    const char *text = pen_print(pen, "All %lld checks of this workbook hold.",
                                 (long long)pen->book->checks);

    spread(pen,
           pen_formula(pen, LABEL, LOOK_QUIET, value_text(text),
                       "IF(checks.failed=0,\"All \"&checks.count&\" checks of "
                       "this workbook hold.\",\"Attention: \"&checks.failed&"
                       "\" of \"&checks.count&\" checks fail; see the sheet "
                       "Checks.\")"));
    pen_rule(pen, (struct area){pen->row, LABEL, pen->row, last_column(pen)},
             "checks.failed>0", MARK_BAD);
    pen->row++;
    put_links(pen);
}

void proposal_page(struct pen *pen)
{
    pen->page->widths[0] = MARGIN_WIDTH;
    pen->page->widths[LABEL] = LABEL_WIDTH;
    for (int c = TIERS; c <= last_column(pen); c++)
        pen->page->widths[c] = AMOUNT_WIDTH + 4;
    pen->page->one_page = true;
    pen_chart(pen, LABEL, last_column(pen), CHART_ROWS);
    put_title(pen);
    put_who(pen);
    put_sentence(pen);
    put_comparison(pen);
    put_shares(pen);
    put_tier_chart(pen);
    put_notes(pen);
    put_estimate(pen);
    put_foot(pen);
}
