#include "figure/tax.h"
#include "sheet/pages.h"
#include "sheet/taxlines.h"

enum {
    LABEL = LABEL_COLUMN,
    NONE,  /* other income alone */
    TIERS, /* with the grant; then with all costs paid, and the salary */
    LABEL_WIDTH = 40
};

struct tax_sheet {
    struct pen pen;
    const struct tax_table *table; /* the one that is at hand, */
    size_t index;                  /* and its number in the model */
};

/* Whether a table before the one at hand has a charge of that name. */
static bool is_charge_before(const struct tax_sheet *s, const char *name)
{
    for (size_t i = 0; i < s->index; i++) {
        const struct tax_table *table = s->pen.model->tables[i];
        size_t line = tax_line_find(table, table->line_count, name);

        if (line < table->line_count && table->lines[line].paid)
            return true;
    }
    return false;
}

/* 1 where a charge is dropped that no table before has, too; else 0. */
static void put_dropped(struct tax_sheet *s, const struct tax_line *line)
{
    bool counts = !is_charge_before(s, line->head.name);

    pen_formula(&s->pen, NONE, LOOK_NUMBER,
                counts ? arena_print(s->pen.arena, "0+%s",
                                     tax_dropped_formula(&s->pen, line))
                       : NULL,
                value_count(counts && tax_drops(s->pen.model, line)));
}

/* How many words of the list the table's charges account for. */
static void put_drops(struct tax_sheet *s, int first)
{
    struct area named = {first, NONE, s->pen.row - 1, NONE};
    int64_t count = 0;

    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];

        count += line->paid && !is_charge_before(s, line->head.name) &&
                 tax_drops(s->pen.model, line);
    }
    pen_text(&s->pen, LABEL, LOOK_TEXT, "Charges that are dropped");
    pen_formula(&s->pen, NONE, LOOK_NUMBER,
                arena_print(s->pen.arena, "SUM(%s)",
                            area_address(s->pen.arena, NULL, named)),
                value_count(count))
        ->name = arena_print(s->pen.arena, "taxyear.%s.dropped", s->table->id);
    s->pen.row++;
}

/* A charge in the grant's currency, in the columns of its computation. */
static void put_charges(struct tax_sheet *s)
{
    int first = s->pen.row + 1;

    pen_text(&s->pen, NONE, LOOK_HEAD, "Dropped");
    pen_text(&s->pen, LABEL, LOOK_GROUP,
             arena_print(s->pen.arena, "Because of it, in %s, estimated",
                         s->pen.model->grant.currency.code));
    s->pen.row++;
    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];

        if (!line->paid)
            continue;
        pen_text(&s->pen, LABEL, LOOK_TEXT, line->head.name);
        put_dropped(s, line);
        for (size_t k = 0; k < TAX_SCENARIOS; k++)
            pen_tier_homes(&s->pen, tax_column(&s->pen, k, 0), LOOK_NUMBER,
                           arena_print(s->pen.arena, "%s.%s.%s",
                                       tax_scenarios[k].charge, s->table->id,
                                       line->head.name));
        s->pen.row++;
    }
    put_drops(s, first);
    s->pen.row++;
}

static void put_words(struct tax_sheet *s, const char *label, const char *text)
{
    int columns = 3 * s->pen.tiers;

    if (!model_says(text))
        return;
    pen_text(&s->pen, LABEL, LOOK_QUIET, label);
    pen_text(&s->pen, NONE, LOOK_QUIET_WRAPPED, text)->last_column =
        NONE + columns;
    pen_fit(&s->pen, text, (columns + 1) * AMOUNT_WIDTH);
    s->pen.row++;
}

static void put_date(struct tax_sheet *s, const char *label, const char *name,
                     struct date date)
{
    pen_text(&s->pen, LABEL, LOOK_QUIET, label);
    pen_formula(&s->pen, NONE, LOOK_TEXT, NULL, value_date(date))->name =
        arena_print(s->pen.arena, "taxyear.%s.%s", s->table->id, name);
    s->pen.row++;
}

static void put_table(struct tax_sheet *s, size_t index)
{
    s->table = s->pen.model->tables[index];
    s->index = index;
    pen_text(&s->pen, LABEL, LOOK_HEADING, s->table->name);
    s->pen.row++;
    put_date(s, "First day of its year", "starts", s->table->starts);
    put_date(s, "Last day of its year", "ends", s->table->ends);
    put_words(s, "Currency", s->table->currency.code);
    put_words(s, "Source", s->table->source);
    put_words(s, "Law", s->table->law);
    put_words(s, "Note", s->table->note);
    s->pen.row++;
    taxlines_put(&s->pen, index);
    put_charges(s);
}

/* A figure of each table in a row: tier.T.FIGURE.TABLE. */
static void put_tables(struct tax_sheet *s, const char *figure,
                       const char *label)
{
    struct arena *arena = s->pen.arena;

    for (size_t i = 0; i < s->pen.model->table_count; i++) {
        const struct tax_table *table = s->pen.model->tables[i];

        pen_text(&s->pen, LABEL, LOOK_TEXT,
                 arena_print(arena, "%s: %s", label, table->name));
        pen_tier_homes(&s->pen, TIERS, LOOK_NUMBER,
                       arena_print(arena, "%s.%s", figure, table->id));
        s->pen.row++;
    }
}

static void put_figure(struct tax_sheet *s, const char *figure, enum look label,
                       enum look number)
{
    pen_text(&s->pen, LABEL, label, pen_tier_label(&s->pen, figure));
    pen_text(&s->pen, NONE, label, NULL);
    pen_tier_homes(&s->pen, TIERS, number, figure);
    s->pen.row++;
}

/* What each tier leaves in hand. */
static void put_summary(struct tax_sheet *s)
{
    pen_text(&s->pen, LABEL, LOOK_HEAD_LEFT,
             arena_print(s->pen.arena, "Amounts in %s",
                         s->pen.model->grant.currency.code));
    pen_tier_heads(&s->pen, TIERS);
    s->pen.row++;
    put_figure(s, "taxed_oncosts", LOOK_TEXT, LOOK_NUMBER);
    put_figure(s, "taxed_lines", LOOK_TEXT, LOOK_NUMBER);
    put_figure(s, "income", LOOK_SUM_LABEL, LOOK_SUM);
    put_tables(s, "taxable", "Paid in the year of");
    put_tables(s, "tax_on", "Tax, estimated");
    put_figure(s, "tax", LOOK_SUM_LABEL, LOOK_SUM);
    put_figure(s, "net", LOOK_ASK_LABEL, LOOK_ASK);
    put_figure(s, "net_monthly", LOOK_TEXT, LOOK_NUMBER);
    put_tables(s, "set_aside", "Set aside of each instalment, estimated");
    s->pen.row++;
    put_tables(s, "direct", "If all costs were paid to the person");
    put_tables(s, "direct_tax", "Tax on that, estimated");
    put_figure(s, "direct_tax", LOOK_SUM_LABEL, LOOK_SUM);
    put_figure(s, "tax_saved", LOOK_TEXT, LOOK_NUMBER);
    s->pen.row++;
    put_tables(s, "salary_income", "The salary itself");
    put_figure(s, "salary_income", LOOK_TEXT, LOOK_NUMBER);
    put_tables(s, "salary_tax", "Tax on it, estimated");
    put_figure(s, "salary_tax", LOOK_SUM_LABEL, LOOK_SUM);
    put_figure(s, "salary_net", LOOK_TEXT, LOOK_NUMBER);
    put_figure(s, "net_share", LOOK_TEXT, LOOK_NUMBER);
    s->pen.row += 2;
}

void tax_page(struct pen *pen)
{
    struct tax_sheet s;

    pen_heading(pen, "Tax",
                "An estimate for budgeting, not tax advice: what each tier "
                "leaves in hand, by the tables below.");
    pen->page->widths[LABEL] = LABEL_WIDTH;
    for (int c = NONE; c < TIERS + 3 * pen->tiers; c++)
        pen->page->widths[c] = AMOUNT_WIDTH;
    pen->page->landscape = true;
    s.pen = *pen;
    put_summary(&s);
    for (size_t i = 0; i < pen->model->table_count; i++)
        put_table(&s, i);
}
