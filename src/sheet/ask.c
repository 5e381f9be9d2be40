#include "figure/comparables.h"
#include "figure/compute.h"
#include "figure/needs.h"
#include "sheet/pages.h"
#include "sheet/wanted.h"

enum {
    LABEL = LABEL_COLUMN,
    PRIORITY, /* or a currency */
    TIERS,
    LABEL_WIDTH = 40,
    PRIORITY_WIDTH = 13,
    CHART_ROWS = 16
};

/* The columns that say of each tier what an award does not pay. */
static int paid_column(const struct pen *pen)
{
    return TIERS + pen->tiers + 1; /* behind a narrow gap */
}

static int last_column(const struct pen *pen)
{
    return needs_count(pen->model) ? paid_column(pen) + pen->tiers - 1
                                   : TIERS + pen->tiers - 1;
}

static void put_shown_row(struct pen *pen, const char *figure, enum look label,
                          enum look number)
{
    pen_text(pen, LABEL, label, pen_tier_label(pen, figure));
    if (look_styles[label].bottom || look_styles[label].top)
        pen_text(pen, PRIORITY, label, NULL);
    pen_tier_shows(pen, TIERS, number, figure);
    pen_next(pen);
}

/* Heads with the tiers' labels, the recommended one tinted below. */
static void put_heads(struct pen *pen, const char *label, const char *priority)
{
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, label);
    pen_text(pen, PRIORITY, LOOK_HEAD, priority);
    pen_tier_heads(pen, TIERS);
}

static const char *shown_money(const struct pen *pen, struct money amount)
{
    struct value value = pen_money(pen, amount);

    return value_show(&value, pen->arena);
}

/* Who pays all or nothing pays nothing below the least ask. */
static void put_all_or_nothing(struct pen *pen, struct area asks)
{
    const char *range = area_address(pen->arena, NULL, asks);
    size_t least = compute_least(pen->results);
    const char *code = pen->model->grant.currency.code;
    const char *text = pen_print(
        pen,
        "Below %s %s (%s) nothing is paid where a funder pays all or nothing.",
        code, shown_money(pen, pen->results->tiers[least].request),
        pen_words(pen, pen->model->tiers[least].label));
    struct cell *cell = pen_formula(
        pen, LABEL, LOOK_QUIET_WRAPPED, value_text(text),
        "\"Below \"&grant.currency&\" \"&FIXED(MIN(%s),%d)&\" (\"&%s&\") "
        "nothing is paid where a funder pays all or nothing.\"",
        range, pen->results->digits,
        pen_choice(pen, pen_print(pen, "MATCH(MIN(%s),%s,0)", range, range),
                   "tier.@.label"));

    cell->last_column = last_column(pen);
    pen_fit(pen, text,
            LABEL_WIDTH + PRIORITY_WIDTH + AMOUNT_WIDTH * pen->tiers);
    pen_next(pen);
}

static void put_tiers(struct pen *pen)
{
    struct area asks;

    put_heads(pen,
              pen_print(pen, "Amounts in %s", pen->model->grant.currency.code),
              NULL);
    pen_next(pen);
    pen_text(pen, LABEL, LOOK_TEXT, pen_tier_label(pen, "monthly"));
    pen_tier_months(pen, TIERS, LOOK_NUMBER, "monthly");
    pen_next(pen);
    asks = pen_tier_area(pen, TIERS);
    put_shown_row(pen, "request", LOOK_ASK_LABEL, LOOK_ASK);
    put_all_or_nothing(pen, asks);
    pen_next(pen);
}

/* A quartile of the grants, per month and over each tier's time. */
static void put_quartile(struct pen *pen, const char *figure, const char *at)
{
    const struct figure *quartile =
        figures_get(pen->figures, "comparables.%s", figure);

    pen_text(pen, LABEL, LOOK_TEXT, quartile->label);
    pen_show(pen, PRIORITY, LOOK_NUMBER, "%s", quartile->name);
    if (at)
        pen_tier_shows(pen, TIERS, LOOK_NUMBER, at);
    pen_next(pen);
}

/* Columns of the picture: the quartiles, and each tier's ask per month. */
static void put_standing(struct pen *pen, int first, int last)
{
    struct chart *chart;

    pen->row++;
    chart = pen_chart(pen, LABEL, last_column(pen), CHART_ROWS);
    chart->title = "Per month: such grants, and the tiers";
    chart->heads = (struct area){first, LABEL, last, LABEL};
    chart->series[chart->series_count++] = (struct series){
        {first, PRIORITY, last, PRIORITY}, first - 1, PRIORITY, PART_COUNT};
    chart->series[chart->series_count++] = (struct series){
        {first, TIERS, last, TIERS}, first - 1, TIERS, PART_STIPEND};
    pen->row += CHART_ROWS;
}

/* What the picture shows: a row for each of its columns. */
static void put_picture(struct pen *pen)
{
    static const char *const quartiles[] = {"quartile_1", "median",
                                            "quartile_3"};
    int first;

    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "Per month");
    pen_text(pen, PRIORITY, LOOK_HEAD, "Such grants");
    pen_text(pen, TIERS, LOOK_HEAD, "This ask");
    pen_next(pen);
    first = pen->row;
    for (size_t i = 0; i < COUNT(quartiles); i++) {
        const struct figure *quartile =
            figures_get(pen->figures, "comparables.%s", quartiles[i]);

        pen_text(pen, LABEL, LOOK_TEXT, quartile->label);
        pen_show(pen, PRIORITY, LOOK_NUMBER, "%s", quartile->name);
        pen_next(pen);
    }
    for (int t = 0; t < pen->tiers; t++) {
        pen_show(pen, LABEL, LOOK_TEXT, "%s.label",
                 pen->model->tiers[t].head.section);
        pen_show(pen, TIERS, LOOK_NUMBER, "%s.monthly",
                 pen->model->tiers[t].head.section);
        pen_next(pen);
    }
    put_standing(pen, first, pen->row - 1);
}

static void put_comparables(struct pen *pen)
{
    struct value count = figures_get(pen->figures, "comparables.count")->value;

    pen_keep(pen);
    pen_text(pen, LABEL, LOOK_GROUP, "Among grants that others were given");
    pen_next(pen);
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "What such grants come to");
    pen_text(pen, PRIORITY, LOOK_HEAD, "A month");
    pen_tier_heads(pen, TIERS);
    pen_next(pen);
    put_quartile(pen, "least", NULL);
    put_quartile(pen, "quartile_1", "at_quartile_1");
    put_quartile(pen, "median", "at_median");
    put_quartile(pen, "quartile_3", "at_quartile_3");
    put_quartile(pen, "most", NULL);
    pen_text(pen, LABEL, LOOK_SUM_LABEL, pen_tier_label(pen, "percentile"));
    pen_text(pen, PRIORITY, LOOK_SUM_LABEL, NULL);
    pen_tier_homes(pen, TIERS, LOOK_SUM, "percentile");
    pen_next(pen);
    pen_formula(pen, LABEL, LOOK_QUIET_WRAPPED,
                value_text(pen_print(
                    pen, "%s grants%s. %s", value_show(&count, pen->arena),
                    pen_words(pen, comparables_filters(pen->model, pen->arena)),
                    comparables_caveat)),
                "comparables.count&\" grants\"&%s&\". %s\"",
                comparables_filters_formula, comparables_caveat)
        ->last_column = last_column(pen);
    pen_height(pen, 2 * LINE_POINTS);
    pen_next(pen);
    pen_next(pen);
    put_picture(pen);
}

/* The cell into which a funder types an amount. */
static void put_award_cell(struct pen *pen)
{
    const struct figure *award = figures_get(pen->figures, "award.amount");
    struct area cell = {pen->row, TIERS, pen->row, TIERS};

    pen_text(pen, LABEL, LOOK_TEXT, "If this much is granted (type an amount)");
    pen_text(pen, PRIORITY, LOOK_UNIT, pen->model->award.currency.code);
    pen_figure(pen, TIERS, LOOK_INPUT, award);
    pen_formula(pen, TIERS + 1, LOOK_WARNING, value_text(""),
                "IF(IFERROR(%s,FALSE),\"\",\"%s\")",
                wanted_condition(pen->arena, award, cell),
                wanted_words(award, pen->arena));
    pen_name(pen, "wanted.ask",
             (struct area){pen->row, TIERS + 1, pen->row, TIERS + 1});
    pen_next(pen);
    if (currency_same(pen->model->award.currency, pen->model->grant.currency))
        return;
    pen_text(pen, LABEL, LOOK_TEXT, "The same in the grant's currency");
    pen_text(pen, PRIORITY, LOOK_UNIT, pen->model->grant.currency.code);
    pen_show(pen, TIERS, LOOK_NUMBER, "award.granted");
    pen_next(pen);
}

static void put_award(struct pen *pen)
{
    static const char *const figures[] = {"award_gap", "award_share",
                                          "award_months", "award_percent"};

    pen_text(pen, LABEL, LOOK_GROUP, "If less is granted");
    pen_next(pen);
    put_award_cell(pen);
    for (size_t i = 0; i < COUNT(figures); i++) {
        pen_text(pen, LABEL, LOOK_TEXT, pen_tier_label(pen, figures[i]));
        pen_tier_homes(pen, TIERS, LOOK_NUMBER, figures[i]);
        pen_next(pen);
    }
    pen_text(pen, LABEL, LOOK_QUIET_WRAPPED,
             "Months and percent are alternatives: the same tier for a shorter "
             "time, one-off costs first, or all of its time for a smaller part "
             "of the salary.")
        ->last_column = last_column(pen);
    pen_height(pen, 2 * LINE_POINTS);
    pen_next(pen);
    pen_next(pen);
}

/* Whether an award, if there is one, leaves an item unpaid. */
static bool is_unpaid(const struct pen *pen, struct money needs)
{
    struct money granted = pen->results->award.granted;

    return granted.minor != ABSENT && needs.minor != ABSENT &&
           granted.minor < needs.minor;
}

/* "not paid" for each tier in which the award is below what an item needs. */
static void put_paid(const struct pen *pen, const char *name,
                     const struct money needs[])
{
    for (int t = 0; t < pen->tiers; t++) {
        const char *needed =
            formula_fill(pen->arena, name, '@', pen->model->tiers[t].head.name);

        pen_formula(pen, paid_column(pen) + t, LOOK_QUIET_NUMBER,
                    value_text(is_unpaid(pen, needs[t]) ? "not paid" : ""),
                    "IF(OR(award.amount=\"\",%s=\"\"),\"\","
                    "IF(award.granted<%s,\"not paid\",\"\"))",
                    needed, needed);
    }
}

/* Heads of those columns; without an award they are empty, and no line shows.
 */
static void put_paid_heads(const struct pen *pen)
{
    bool granted = pen->model->award.amount.minor != ABSENT;

    for (int t = 0; t < pen->tiers; t++) {
        const struct tier *tier = &pen->model->tiers[t];

        pen_formula(pen, paid_column(pen) + t, LOOK_TIER,
                    value_text(granted ? tier->label : ""),
                    "IF(award.amount=\"\",\"\",%s.label)", tier->head.section);
    }
}

static void put_item(struct pen *pen, size_t item)
{
    const char *section = needs_head(pen->model, item)->section;
    struct money needs[TIERS_MOST];

    for (int t = 0; t < pen->tiers; t++)
        needs[t] = pen->results->tiers[t].needs[item].needs;
    pen_show(pen, LABEL, LOOK_WRAPPED, "%s.label", section);
    pen_fit(pen, needs_label(pen->model, item), LABEL_WIDTH);
    pen_show(pen, PRIORITY, LOOK_QUIET_NUMBER, "%s.priority", section);
    pen_instance_shows(pen, TIERS, LOOK_NUMBER, section, "needs");
    put_paid(pen, pen_print(pen, "%s.needs.@", section), needs);
    pen_next(pen);
}

/* How the ask of the recommended tier grows, line by line. */
static void put_ladder(struct pen *pen, int first, int last)
{
    int column = TIERS + (int)pen->best;
    struct chart *chart;

    pen_keep(pen);
    pen->row++;
    chart = pen_chart(pen, LABEL, last_column(pen), CHART_ROWS);
    chart->title = "What each amount buys: the ask with this line and all to "
                   "the left of it";
    chart->heads = (struct area){first, LABEL, last, LABEL};
    chart->series[chart->series_count++] = (struct series){
        {first, column, last, column}, first - 1, column, PART_STIPEND};
    pen->row += CHART_ROWS;
}

/* Lines in the order in which they are kept when the workbook is made. */
static void put_needs(struct pen *pen)
{
    size_t count = needs_count(pen->model);
    size_t *order = needs_order(pen->results, pen->arena);
    struct money bare[TIERS_MOST];
    int first;

    if (!count)
        return;
    pen_keep(pen);
    pen_text(pen, LABEL, LOOK_GROUP, "What each amount buys");
    pen_next(pen);
    put_heads(pen, "Paid from this award on", "Priority");
    put_paid_heads(pen);
    pen_next(pen);
    first = pen->row;
    pen_text(pen, LABEL, LOOK_TEXT, "(no line)");
    pen_tier_shows(pen, TIERS, LOOK_NUMBER, "bare");
    for (int t = 0; t < pen->tiers; t++)
        bare[t] = pen->results->tiers[t].bare.needs;
    put_paid(pen, "tier.@.bare", bare);
    pen_next(pen);
    for (size_t i = 0; i < count; i++)
        put_item(pen, order[i]);
    put_ladder(pen, first, pen->row - 1);
}

void ask_page(struct pen *pen)
{
    struct page *page = pen->page;

    pen_heading(pen, "Ask",
                "What each amount buys, what happens if less is granted than "
                "is asked for, and what others got.");
    page->widths[LABEL] = LABEL_WIDTH;
    page->widths[PRIORITY] = PRIORITY_WIDTH;
    for (int t = 0; t < pen->tiers; t++) {
        page->widths[TIERS + t] = AMOUNT_WIDTH;
        page->widths[paid_column(pen) + t] = AMOUNT_WIDTH - 4;
    }
    page->widths[paid_column(pen) - 1] = MARGIN_WIDTH;
    page->last_column = last_column(pen);
    put_tiers(pen);
    put_award(pen);
    put_needs(pen);
    if (model_compares(pen->model))
        put_comparables(pen);
}
