#include "sheet/proposal.h"
#include "figure/comparison.h"
#include "figure/share.h"
#include "model/tax.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    ASK_POINTS = 20,
    CHART_ROWS = 15,
    GIVEN_UP_MOST = 10 /* lines, so that the page stays one */
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

/* The label of a section, high enough where it is long. */
static void spread_label(const struct pen *pen, const char *section)
{
    const struct cell *cell =
        pen_show(pen, PROPOSAL_LABEL, LOOK_WRAPPED, "%s.label", section);

    pen_fit(pen, cell->value.text, PROPOSAL_LABEL_WIDTH);
}

static void put_tier_heads(struct pen *pen)
{
    const char *currency = pen->model->grant.currency.code;

    pen_formula(pen, PROPOSAL_LABEL, LOOK_HEAD_LEFT,
                value_text(pen_print(pen, "Amounts in %s", currency)),
                "\"Amounts in \"&grant.currency");
    pen_tier_heads(pen, PROPOSAL_TIERS);
    pen_next(pen);
    for (size_t t = 0; pen->tiers > 1 && t < pen->model->tier_count; t++) {
        const struct tier *tier = &pen->model->tiers[t];

        pen_formula(
            pen, PROPOSAL_TIERS + (int)t, LOOK_TAG,
            value_text(tier->recommended == ANSWER_YES ? "recommended" : ""),
            "IF(%s.recommended=\"yes\",\"recommended\",\"\")",
            tier->head.section);
    }
    if (pen->tiers > 1)
        pen_next(pen);
}

static void put_row_label(struct pen *pen, const struct comparison_row *row)
{
    const char *label = comparison_figure(pen->figures, row, 0)->label;
    const char *text = row->of_funders ? pen_print(pen, "%s (%s)", label,
                                                   funders_words(pen, row))
                                       : label;
    const char *formula = pen_print(pen, "\"%s\"", label);
    enum look look = row->of_funders ? LOOK_WRAPPED : label_looks[row->weight];
    struct cell *cell = pen_text(pen, PROPOSAL_LABEL, look, text);
    bool any = !row->vanishes;

    for (size_t t = 0; t < pen->model->tier_count; t++)
        any |= comparison_figure(pen->figures, row, t)->value.given &&
               comparison_shows(pen->figures, row, t) &&
               (!row->unless_zero ||
                comparison_figure(pen->figures, row, t)->value.units);
    if (row->of_funders)
        formula = pen_print(pen, "%s&\" (\"&%s&\")\"", formula,
                            funders_formula(pen, row));
    if (row->vanishes)
        formula = pen_print(
            pen, "IF(COUNT(%s)=0,\"\",%s)",
            area_address(pen->arena, NULL, pen_tier_area(pen, PROPOSAL_TIERS)),
            formula);
    if (row->of_funders || row->vanishes)
        cell->formula = formula;
    if (!any)
        cell->value = value_text("");
    pen_fit(pen, cell->value.text, PROPOSAL_LABEL_WIDTH);
}

static bool rounds_up(const struct pen *pen)
{
    bool up = false;

    for (int t = 0; t < pen->tiers; t++)
        up |= pen->results->tiers[t].rounding.minor > 0;
    return up;
}

/* Adds a row to the chart if it is a part of the ask. */
static void note_row(struct pen *pen, const struct comparison_row *row)
{
    struct chart *chart = pen->page->chart;
    unsigned part = 0;

    while (part < PART_COUNT &&
           strcmp(row->figure, share_parts[part].figure) != 0)
        part++;
    if (part == PART_COUNT && (!row->of_rounding || !rounds_up(pen) ||
                               pen->model->contribution_count))
        return;
    for (int t = 0; t < pen->tiers; t++)
        chart->goes_below |=
            pen_tier_figure(pen, t, row->figure)->value.units < 0;
    chart->series[chart->series_count++] = (struct series){
        pen_tier_area(pen, PROPOSAL_TIERS), pen->row, PROPOSAL_LABEL, part};
}

/* A figure of each tier where it is not 0. */
static void put_unless_zero(const struct pen *pen, enum look look,
                            const char *figure)
{
    for (int t = 0; t < pen->tiers; t++) {
        const struct figure *shown = pen_tier_figure(pen, t, figure);
        struct value value = shown->value;

        value.given &= value.units != 0;
        pen_formula(pen, PROPOSAL_TIERS + t, look, value,
                    "IF(OR(%s=\"\",%s=0),\"\",%s)", shown->name, shown->name,
                    shown->name);
    }
}

/* Quiet rows have their homes here; all others are shown. */
static void put_comparison_row(struct pen *pen,
                               const struct comparison_row *row)
{
    enum look look = number_looks[row->weight];

    if (row->begins)
        proposal_gap(pen);
    put_row_label(pen, row);
    if (row->monthly)
        pen_tier_months(pen, PROPOSAL_TIERS, look, row->figure);
    else if (row->unless_zero)
        put_unless_zero(pen, look, row->figure);
    else if (row->weight == WEIGHT_QUIET)
        pen_tier_homes(pen, PROPOSAL_TIERS, look, row->figure);
    else
        pen_tier_shows(pen, PROPOSAL_TIERS, look, row->figure);
    if (row->weight == WEIGHT_ASK)
        pen_height(pen, ASK_POINTS);
    note_row(pen, row);
    pen_next(pen);
}

/* The ask in each currency that the model shows it in, too. */
static void put_currencies(struct pen *pen)
{
    for (size_t i = 0; i < pen->model->rate_count; i++) {
        const struct rate *rate = &pen->model->rates[i];
        const char *figure = pen_print(pen, "request.%s", rate->head.name);

        if (rate->show == ANSWER_NO)
            continue;
        pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET, pen_tier_label(pen, figure));
        pen_tier_homes(pen, PROPOSAL_TIERS, LOOK_QUIET_NUMBER, figure);
        pen_next(pen);
    }
}

/* The part of each instalment to set aside for taxes, by table. */
static void put_set_aside(struct pen *pen)
{
    for (size_t i = 0; i < pen->model->table_count; i++) {
        const char *figure =
            pen_print(pen, "set_aside.%s", pen->model->tables[i]->id);

        pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET, pen_tier_label(pen, figure));
        pen_tier_shows(pen, PROPOSAL_TIERS, LOOK_QUIET_NUMBER, figure);
        pen_next(pen);
    }
}

static void put_comparison(struct pen *pen)
{
    const struct comparison_row *row;
    int top = pen->row, last;

    put_tier_heads(pen);
    for (size_t i = 0; (row = comparison_row(&pen->figures, 1, i)); i++)
        if (row->needs != SECTION_AWARD) /* which is on Ask */
            put_comparison_row(pen, row);
    put_set_aside(pen);
    put_currencies(pen);
    last = pen->row - 1;
    if (pen->tiers > 1)
        pen_rule(pen,
                 (struct area){top, PROPOSAL_TIERS, last,
                               PROPOSAL_TIERS + pen->tiers - 1},
                 pen_print(pen, "C$%d=\"recommended\"", top + 2),
                 MARK_RECOMMENDED);
    missing_put(pen);
    pen_next(pen);
}

/* The tiers' labels, with a word behind the recommended one's. */
static void put_marked_heads(struct pen *pen)
{
    for (size_t t = 0; t < pen->model->tier_count; t++) {
        const struct tier *tier = &pen->model->tiers[t];
        bool marked = tier->recommended == ANSWER_YES;
        const char *text = pen_print(pen, "%s%s", pen_words(pen, tier->label),
                                     marked ? " (recommended)" : "");

        pen_formula(pen, PROPOSAL_TIERS + (int)t, LOOK_HEAD, value_text(text),
                    "%s.label&IF(%s.recommended=\"yes\",\" (recommended)\","
                    "\"\")",
                    tier->head.section, tier->head.section);
        pen_fit(pen, text, pen->page->widths[PROPOSAL_TIERS + (int)t] - 3);
    }
}

/* Without a part below zero in every tier. */
static bool has_shares(const struct pen *pen)
{
    bool has = false;

    for (int t = 0; t < pen->tiers; t++)
        has |= pen_tier_figure(pen, t, "share.stipend")->value.given;
    return has;
}

/* The parts of each tier's total, in percent; the heads are the chart's. */
static void put_shares(struct pen *pen)
{
    const struct chart *chart = pen->page->chart;

    if (!chart)
        return;
    pen->page->chart->heads = pen_tier_area(pen, PROPOSAL_TIERS);
    pen_text(pen, PROPOSAL_LABEL, LOOK_HEAD_LEFT,
             has_shares(pen) ? "Shares of the total" : "");
    put_marked_heads(pen);
    pen_next(pen);
    for (size_t i = 0; i < chart->series_count && has_shares(pen); i++) {
        const char *figure;

        if (chart->series[i].part == PART_COUNT)
            continue;
        figure =
            pen_print(pen, "share.%s", share_parts[chart->series[i].part].word);
        pen_text(pen, PROPOSAL_LABEL, LOOK_TEXT, pen_tier_label(pen, figure));
        pen_tier_shows(pen, PROPOSAL_TIERS, LOOK_NUMBER, figure);
        pen_next(pen);
    }
    pen_next(pen);
}

/* Lines that not every tier has: what a smaller tier gives up. */
static void put_given_up(struct pen *pen)
{
    const struct model *model = pen->model;
    int count = 0;

    for (size_t i = 0; i < model->line_count; i++) {
        const char *section = model->lines[i].head.section;

        if (model->lines[i].tiers.count == model->tier_count)
            continue;
        if (!count)
            pen_text(pen, PROPOSAL_LABEL, LOOK_GROUP,
                     "What not every tier pays for");
        if (++count > GIVEN_UP_MOST)
            continue;
        pen_next(pen);
        spread_label(pen, section);
        for (int t = 0; t < pen->tiers; t++)
            pen_show(pen, PROPOSAL_TIERS + t, LOOK_NUMBER, "%s.cost.%s",
                     section, model->tiers[t].head.name);
    }
    if (count > GIVEN_UP_MOST) {
        pen_next(pen);
        pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET,
                 pen_print(pen, "and %d more; see the sheet Budget",
                           count - GIVEN_UP_MOST));
    }
    if (count)
        pen->row += 2;
}

static void put_tier_chart(struct pen *pen)
{
    if (!pen->page->chart->series_count) {
        pen->page->chart = NULL;
        return;
    }
    pen->page->chart->row = pen->row;
    pen->page->chart->title = pen->model->contribution_count
                                  ? "What each tier costs, by part"
                                  : "What each tier asks for, by part";
    pen->row += CHART_ROWS + 1;
}

/* The notes of the tiers that have one. */
static void put_notes(struct pen *pen)
{
    bool any = false;

    for (size_t t = 0; t < pen->model->tier_count; t++) {
        const char *tier = pen->model->tiers[t].head.section;

        if (!model_says(pen->model->tiers[t].note))
            continue;
        if (!any)
            pen_text(pen, PROPOSAL_LABEL, LOOK_GROUP, "Notes");
        pen->row += !any;
        spread_label(pen, tier);
        proposal_spread(
            pen, pen_show(pen, PROPOSAL_TIERS, LOOK_WRAPPED, "%s.note", tier));
        pen_next(pen);
        any = true;
    }
    pen->row += any;
}

/* Says that taxes are estimates; their tables and sources are on About. */
static void put_estimate(struct pen *pen)
{
    if (!pen->model->table_count)
        return;
    proposal_spread(pen,
                    pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET,
                             "Taxes are estimates, not advice; About names the "
                             "tables and their sources."));
    pen->row += 2;
}

/* Links to the other sheets, in one row or more. */
static void put_links(struct pen *pen)
{
    const struct book *book = pen->book;
    int column = PROPOSAL_LABEL;

    for (size_t i = 0; i < book->page_count; i++) {
        const struct page_kind *kind = book->pages[i]->kind;

        if (book->pages[i] == pen->page || kind->class == CLASS_WORKINGS)
            continue;
        if (column > proposal_last_column(pen)) {
            column = PROPOSAL_LABEL;
            pen_next(pen);
        }
        pen_text(pen, column++, LOOK_LINK, kind->name)->link = kind->name;
    }
}

static void put_foot(struct pen *pen)
{
    const char *text = pen_print(pen, "All %lld checks of this workbook hold.",
                                 (long long)pen->book->checks);

    proposal_spread(
        pen,
        pen_formula(pen, PROPOSAL_LABEL, LOOK_QUIET, value_text(text),
                    "IF(checks.failed=0,\"All \"&checks.count&\" checks of "
                    "this workbook hold.\",\"Not all checks of this workbook "
                    "hold.\")"));
    pen_next(pen);
    put_links(pen);
}

void proposal_page(struct pen *pen)
{
    pen->page->widths[0] = MARGIN_WIDTH;
    pen->page->widths[PROPOSAL_LABEL] = PROPOSAL_LABEL_WIDTH;
    for (int c = PROPOSAL_TIERS; c <= proposal_last_column(pen); c++)
        pen->page->widths[c] = AMOUNT_WIDTH + (pen->tiers > 3 ? 4 : 6);
    pen->page->one_page = true;
    pen_chart(pen, PROPOSAL_LABEL, proposal_last_column(pen), CHART_ROWS);
    opening_put(pen);
    put_comparison(pen);
    put_notes(pen);
    put_given_up(pen);
    put_tier_chart(pen);
    put_shares(pen);
    put_estimate(pen);
    put_foot(pen);
}
