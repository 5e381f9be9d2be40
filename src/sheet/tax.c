#include "figure/tax.h"
#include "figure/stipend.h"
#include "sheet/pages.h"
#include "sheet/taxlines.h"

enum {
    LABEL = LABEL_COLUMN,
    NONE,  /* other income alone */
    TIERS, /* with the grant; then with all costs paid, and the salary */
    LABEL_WIDTH = 40
};

/* Whether one of the tables before an index has a charge of that name. */
static bool is_charge_before(const struct model *model, size_t index,
                             const char *name)
{
    for (size_t i = 0; i < index; i++) {
        const struct tax_table *table = model->tables[i];
        size_t line = tax_line_find(table, table->line_count, name);

        if (line < table->line_count && table->lines[line].paid)
            return true;
    }
    return false;
}

/*
 * 1 if the charge is dropped and no earlier table has one of that name, else 0:
 * each name counts once.
 */
static int put_dropped(const struct pen *pen, size_t index,
                       const struct tax_line *charge)
{
    bool counts = !is_charge_before(pen->model, index, charge->head.name);
    int dropped = counts && tax_drops(pen->model, charge);
    struct cell *cell = pen_value(pen, NONE, LOOK_NUMBER, value_count(dropped));

    if (counts)
        cell->formula =
            pen_print(pen, "0+%s", tax_dropped_formula(pen, charge));
    return dropped;
}

/* A charge in the grant's currency, in each tier of each scenario. */
static void put_charge(struct pen *pen, const struct tax_table *table,
                       const struct tax_line *charge)
{
    pen_text(pen, LABEL, LOOK_TEXT, charge->head.name);
    for (size_t k = 0; k < SCENARIO_COUNT; k++)
        pen_tier_homes(pen, tax_column(pen, k, 0), LOOK_NUMBER,
                       pen_print(pen, "%s.%s.%s", tax_scenarios[k].charge,
                                 table->id, charge->head.name));
}

/* The charges of a table, and how many of them are dropped. */
static void put_charges(struct pen *pen, size_t index)
{
    const struct tax_table *table = pen->model->tables[index];
    int first = pen->row + 1, dropped = 0;

    pen_text(pen, NONE, LOOK_HEAD, "Dropped");
    pen_text(pen, LABEL, LOOK_GROUP,
             pen_print(pen, "Because of it, in %s, estimated",
                       pen->model->grant.currency.code));
    pen_next(pen);
    for (size_t i = 0; i < table->line_count; i++) {
        const struct tax_line *line = &table->lines[i];

        if (!line->paid)
            continue;
        put_charge(pen, table, line);
        dropped += put_dropped(pen, index, line);
        pen_next(pen);
    }
    pen_text(pen, LABEL, LOOK_TEXT, "Charges that are dropped");
    pen_formula(pen, NONE, LOOK_NUMBER, value_count(dropped), "SUM(%s)",
                area_address(pen->arena, NULL,
                             (struct area){first, NONE, pen->row - 1, NONE}))
        ->name = pen_print(pen, "taxyear.%s.dropped", table->id);
    pen->row += 2;
}

static void put_tax_words(struct pen *pen, const char *label, const char *text)
{
    int columns = SCENARIO_COUNT * pen->tiers;

    if (!model_says(text))
        return;
    pen_text(pen, LABEL, LOOK_QUIET, label);
    pen_text(pen, NONE, LOOK_QUIET_WRAPPED, text)->last_column = NONE + columns;
    pen_fit(pen, text, (columns + 1) * AMOUNT_WIDTH);
    pen_next(pen);
}

static void put_tax_date(struct pen *pen, const char *label, const char *name,
                         struct date date)
{
    pen_text(pen, LABEL, LOOK_QUIET, label);
    pen_value(pen, NONE, LOOK_TEXT, value_date(date))->name = name;
    pen_next(pen);
}

static void put_tax_table(struct pen *pen, size_t index)
{
    const struct tax_table *table = pen->model->tables[index];

    pen_text(pen, LABEL, LOOK_HEADING, table->name);
    pen_next(pen);
    put_tax_date(pen, "First day of its year",
                 pen_print(pen, "taxyear.%s.starts", table->id), table->starts);
    put_tax_date(pen, "Last day of its year",
                 pen_print(pen, "taxyear.%s.ends", table->id), table->ends);
    put_tax_words(pen, "Currency", table->currency.code);
    put_tax_words(pen, "Source", table->source);
    put_tax_words(pen, "Law", table->law);
    put_tax_words(pen, "Note", table->note);
    pen_next(pen);
    taxlines_put(pen, index);
    put_charges(pen, index);
}

/* A figure of each table in a row: tier.T.FIGURE.TABLE. */
static void put_tables(struct pen *pen, const char *figure, const char *label)
{
    for (size_t i = 0; i < pen->model->table_count; i++) {
        const struct tax_table *table = pen->model->tables[i];
        const char *text = pen_print(pen, "%s: %s", label, table->name);

        pen_text(pen, LABEL, LOOK_WRAPPED, text);
        pen_fit(pen, text, LABEL_WIDTH);
        pen_tier_homes(pen, TIERS, LOOK_NUMBER,
                       pen_print(pen, "%s.%s", figure, table->id));
        pen_next(pen);
    }
}

static void put_tax_figure(struct pen *pen, enum look label, enum look number,
                           const char *figure)
{
    pen_text(pen, NONE, label, NULL);
    pen_tier_row(pen, TIERS, label, number, figure);
}

static void put_net_monthly(struct pen *pen)
{
    bool any = false;

    for (int t = 0; t < pen->tiers; t++)
        any |= pen->results->tiers[t].net.monthly.minor != ABSENT &&
               stipend_has_month(pen->results, &pen->results->tiers[t]);
    pen_vanishing_label(pen, TIERS, LOOK_TEXT,
                        pen_tier_label(pen, "net_monthly"), any);
    pen_tier_months(pen, TIERS, LOOK_NUMBER, "net_monthly");
    pen_next(pen);
}

/* Take-home pay of each tier. */
static void put_summary(struct pen *pen)
{
    pen_text(pen, LABEL, LOOK_HEAD_LEFT,
             pen_print(pen, "Amounts in %s", pen->model->grant.currency.code));
    pen_tier_heads(pen, TIERS);
    pen_next(pen);
    if (pen->model->oncost_count)
        put_tax_figure(pen, LOOK_TEXT, LOOK_NUMBER, "taxed_oncosts");
    if (pen->model->line_count)
        put_tax_figure(pen, LOOK_TEXT, LOOK_NUMBER, "taxed_lines");
    put_tax_figure(pen, LOOK_SUM_LABEL, LOOK_SUM, "income");
    put_tables(pen, "taxable", "Paid in the year of");
    put_tables(pen, "tax_on", "Tax, estimated");
    put_tax_figure(pen, LOOK_SUM_LABEL, LOOK_SUM, "tax");
    put_tax_figure(pen, LOOK_ASK_LABEL, LOOK_ASK, "net");
    put_net_monthly(pen);
    put_tables(pen, "set_aside", "Set aside of each instalment, estimated");
    pen_next(pen);
    put_tables(pen, "direct", "If all costs were paid to the person");
    put_tables(pen, "direct_tax", "Tax on that, estimated");
    put_tax_figure(pen, LOOK_SUM_LABEL, LOOK_SUM, "direct_tax");
    put_tax_figure(pen, LOOK_TEXT, LOOK_NUMBER, "tax_saved");
    pen_next(pen);
    put_tables(pen, "salary_income", "The salary itself");
    put_tax_figure(pen, LOOK_TEXT, LOOK_NUMBER, "salary_income");
    put_tables(pen, "salary_tax", "Tax on it, estimated");
    put_tax_figure(pen, LOOK_SUM_LABEL, LOOK_SUM, "salary_tax");
    put_tax_figure(pen, LOOK_TEXT, LOOK_NUMBER, "salary_net");
    put_tax_figure(pen, LOOK_TEXT, LOOK_NUMBER, "net_share");
    pen->row += 2;
}

void tax_page(struct pen *pen)
{
    pen_heading(pen, "Tax",
                "An estimate for budgeting, not tax advice: what each tier "
                "leaves in hand, by the tables below.");
    pen->page->widths[LABEL] = LABEL_WIDTH;
    for (int c = NONE; c < TIERS + SCENARIO_COUNT * pen->tiers; c++)
        pen->page->widths[c] = AMOUNT_WIDTH;
    pen->page->landscape = true;
    put_summary(pen);
    for (size_t i = 0; i < pen->model->table_count; i++)
        put_tax_table(pen, i);
}
