#include "sheet/pages.h"

#include "figure/net.h"
#include "figure/rates.h"
#include "figure/tax.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* What 63 bits hold. */
static const double largest = 9.2e18;

enum {
    LABEL = LABEL_COLUMN,
    NONE,  /* other income alone; steps of rates begin here, too */
    TIERS, /* with the grant; then with all costs paid, and the salary */
    LABEL_WIDTH = 40,
    EXACT_PLACES = 9,
    PLACES_LIMIT = 15 /* that binary fractions have */
};

/* What is added to other income, a block of columns each. */
static const struct scenario {
    const char *word;   /* in names: tax.TABLE.LINE.WORD.TIER */
    const char *figure; /* of a tier and table */
    const char *head;
} scenarios[] = {
    {"grant", "taxable", "With the grant"},
    {"direct", "direct", "If all costs were paid to the person"},
    {"salary", "salary_income", "With the salary instead"},
};

/* What the page knows while it is laid out, from top to bottom. */
struct tax_sheet {
    struct book *book;
    struct page *page;
    struct arena *arena;
    const struct figures *figures;
    const struct model *model;
    const struct tax_table *table; /* the one that is at hand, */
    size_t index;                  /* and its number in the model */
    struct tax_run run;            /* of it */
    int places[TAX_LINES_MOST];    /* of what its lines are computed on */
    int row;
    int input_row[TAX_INPUT_COUNT];
    int value_row[TAX_LINES_MOST];
    int step_row[TAX_LINES_MOST]; /* from, rate, change, once: four rows */
};

/* The nearest whole number; from halfway, away from zero. */
static int64_t whole(double x)
{
    int64_t cut = (int64_t)x;
    double rest = x - (double)cut;

    return cut + (rest >= 0.5) - (rest <= -0.5);
}

/*
 * A number of the sheet with as many decimals as a cell's result needs.  Those
 * of a table have 18 digits at most, and what it comes to stays below 10^13.
 */
static struct value exact_value(double x, int least)
{
    int places = EXACT_PLACES;
    double scale = 1e9;

    for (; fabs(x) * scale > largest && places; places--)
        scale /= 10;
    assert(fabs(x) <= largest);
    return (struct value){.kind = KIND_MONEY,
                          .given = true,
                          .units = whole(x * scale),
                          .places = places,
                          .least = least};
}

static const char *at(const struct tax_sheet *s, int row, int column)
{
    return cell_address(s->arena, row, column);
}

/* A number as a formula has it: "0.0525", "162300/77042/100". */
static const char *number_text(const struct tax_sheet *s,
                               const struct exact *number)
{
    const char *text = arena_print(s->arena, "%.15g", exact_number(number));
    struct exact read = exact(0);
    const char *end = exact_parse(text + (*text == '-'), &read);
    bool same;

    if (*text == '-')
        read = exact_times(read, -1);
    same = end && !*end && !exact_compare(&read, number);
    exact_free(&read);
    return same ? text
                : arena_print(s->arena, "%lld/%lld",
                              (long long)exact_top(number),
                              (long long)exact_bottom(number));
}

/* The cell of a number of a table: the number, or its fraction. */
static void put_number(struct tax_sheet *s, int column,
                       const struct exact *number, bool percent)
{
    const char *text = number_text(s, number);
    bool plain = !strchr(text, '/');
    struct value value =
        exact_value(exact_number(number) * (percent ? 100 : 1), 0);

    if (percent)
        value.kind = KIND_PERCENT;
    while (!percent && value.least < 2 &&
           value.units % power_of_ten(value.places - value.least))
        value.least++;
    page_formula(s->book, s->page, s->row, column, LOOK_NUMBER,
                 plain ? NULL : text, value);
}

static int step_column(size_t step)
{
    return NONE + (int)step;
}

/* From, rate, change of the rate and what is added once, below one another. */
static void put_steps(struct tax_sheet *s, size_t line)
{
    static const char *const labels[] = {"from", "rate", "change of the rate",
                                         "added once"};
    const struct tax_line *of = &s->table->lines[line];

    s->step_row[line] = s->row;
    for (size_t i = 0; i < COUNT(labels); i++, s->row++) {
        page_text(s->book, s->page, s->row, LABEL, LOOK_TEXT,
                  arena_print(s->arena, "%s: %s", of->head.name, labels[i]));
        for (size_t k = 0; k < of->step_count; k++) {
            const struct tax_step *step = &of->steps[k];
            double before = k ? exact_number(&of->steps[k - 1].rate) : 0;
            struct value change =
                exact_value((exact_number(&step->rate) - before) * 100, 0);

            change.kind = KIND_PERCENT;
            if (i == 0)
                put_number(s, step_column(k), &step->threshold, false);
            else if (i == 1)
                put_number(s, step_column(k), &step->rate, true);
            else if (i == 3)
                put_number(s, step_column(k), &step->lump, false);
            else
                page_formula(
                    s->book, s->page, s->row, step_column(k), LOOK_NUMBER,
                    k ? arena_print(s->arena, "%s-%s",
                                    at(s, s->row - 1, step_column(k)),
                                    at(s, s->row - 1, step_column(k) - 1))
                      : at(s, s->row - 1, step_column(k)),
                    change);
        }
    }
}

/* "SUMPRODUCT((x>=from)*((x-from)*change+once))" */
static const char *step_formula(const struct tax_sheet *s, size_t line,
                                const char *x)
{
    const struct tax_line *of = &s->table->lines[line];
    int last = step_column(of->step_count) - 1, row = s->step_row[line];
    const char *range[4];

    for (int i = 0; i < 4; i++)
        range[i] = area_address(s->arena, NULL,
                                (struct area){row + i, NONE, row + i, last});
    return arena_print(s->arena, "SUMPRODUCT((%s>=%s)*((%s-%s)*%s+%s))", x,
                       range[0], x, range[0], range[2], range[3]);
}

/* A form in the cells of one column; "0" where it is empty. */
static const char *form_formula(const struct tax_sheet *s,
                                const struct tax_form *form, int column)
{
    const char *text = form->count ? "" : "0";

    for (size_t i = 0; i < form->count; i++) {
        const struct tax_term *term = &form->terms[i];
        const char *number = number_text(s, &term->factor);
        bool one = !strcmp(number, "1") || !strcmp(number, "-1");
        const char *sign = exact_sign(&term->factor) < 0 ? "" : i ? "+" : "";

        if (term->of == TAX_CONSTANT)
            text = arena_print(s->arena, "%s%s%s", text, sign, number);
        else
            text = arena_print(
                s->arena, "%s%s%s%s%s", text, sign,
                one ? (exact_sign(&term->factor) < 0 ? "-" : "") : number,
                one ? "" : "*",
                at(s,
                   term->of < TAX_INPUT_COUNT
                       ? s->input_row[term->of]
                       : s->value_row[term->of - TAX_INPUT_COUNT],
                   column));
    }
    return text;
}

/* What a form comes to in the run, or 0 if that is below zero. */
static double form_value(const struct tax_sheet *s, const struct tax_form *form)
{
    struct exact value = tax_run_form(&s->run, form);
    double number = exact_sign(&value) > 0 ? exact_number(&value) : 0;

    exact_free(&value);
    return number;
}

/* A column of the computation: what it starts from, and what it comes to. */
struct reckoning {
    int column;
    const char *suffix; /* of the names of its lines */
};

static struct cell *put_cell(struct tax_sheet *s, int column, enum look look,
                             const char *formula, double x)
{
    return page_formula(s->book, s->page, s->row, column, look, formula,
                        exact_value(x, currency_digits(s->table->currency)));
}

/* Whether the list of charges that are dropped has a charge. */
static const char *is_dropped(const struct tax_sheet *s,
                              const struct tax_line *line)
{
    return arena_print(s->arena,
                       "ISNUMBER(SEARCH(\",%s,\",\",\"&SUBSTITUTE(tax.drop,"
                       "\" \",\",\")&\",\"))",
                       line->head.name);
}

/* A charge that is dropped is 0; so it may be changed in the sheet, too. */
static const char *drop_formula(const struct tax_sheet *s,
                                const struct tax_line *line, const char *value)
{
    if (!line->paid)
        return value;
    return arena_print(s->arena, "IF(%s,0,%s)", is_dropped(s, line), value);
}

/* The rows of one line in one column: base, what lies below it, value. */
static void put_line_in(struct tax_sheet *s, size_t line,
                        const struct reckoning *c, int base_row, int above_row)
{
    const struct tax_line *of = &s->table->lines[line];
    double above = form_value(s, &of->above_form);
    double on = form_value(s, &of->on_form);
    const char *base = at(s, base_row, c->column), *value;

    if (of->above_form.count) {
        s->row = above_row;
        put_cell(s, c->column, LOOK_NUMBER,
                 arena_print(s->arena, "ROUND(MAX(0,%s),%d)",
                             form_formula(s, &of->above_form, c->column),
                             s->places[line]),
                 above);
    }
    s->row = base_row;
    put_cell(
        s, c->column, LOOK_NUMBER,
        arena_print(s->arena, "ROUND(MAX(0,%s)%s%s,%d)",
                    form_formula(s, &of->on_form, c->column),
                    of->above_form.count ? "+" : "",
                    of->above_form.count ? at(s, above_row, c->column) : "",
                    s->places[line]),
        on + above);
    value = step_formula(s, line, base);
    if (of->above_form.count)
        value = arena_print(s->arena, "%s-%s", value,
                            step_formula(s, line, at(s, above_row, c->column)));
    if (of->less_form.count)
        value = arena_print(s->arena, "%s-(%s)", value,
                            form_formula(s, &of->less_form, c->column));
    s->row = s->value_row[line];
    put_cell(s, c->column, of->paid ? LOOK_SUM : LOOK_NUMBER,
             drop_formula(s, of, arena_print(s->arena, "MAX(0,%s)", value)),
             exact_number(&s->run.with[line]))
        ->name = arena_print(s->arena, "tax.%s.%s%s", s->table->id,
                             of->head.name, c->suffix);
}

static void put_label(struct tax_sheet *s, int row, const char *text)
{
    page_text(s->book, s->page, row, LABEL, LOOK_WRAPPED, text);
    page_fit(s->book, s->page, row, text, LABEL_WIDTH);
}

/* What the rows of a line are. */
static void label_line(struct tax_sheet *s, const struct tax_line *line,
                       int base_row, int above_row, int value_row)
{
    const char *value =
        arena_print(s->arena, "%s%s%s", line->head.name,
                    line->less ? ": less " : "", line->less ? line->less : "");

    if (line->above_form.count)
        put_label(s, above_row,
                  arena_print(s->arena, "%s: above %s", line->head.name,
                              line->above));
    put_label(s, base_row,
              arena_print(s->arena, "%s: on %s", line->head.name, line->on));
    if (line->paid)
        page_text(s->book, s->page, value_row, LABEL, LOOK_SUM_LABEL, value);
    else
        put_label(s, value_row, value);
}

/* The columns' first rows: what each starts from. */
static void put_inputs(struct tax_sheet *s, const struct reckoning *c,
                       const char *stipend)
{
    static const char *const figures[TAX_INPUT_COUNT] = {
        [TAX_WAGES] = "wages", [TAX_OTHER] = "other"};

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++) {
        const struct figure *income =
            i == TAX_STIPEND
                ? NULL
                : figures_find(s->figures,
                               arena_print(s->arena, "income.%s.%s",
                                           s->table->id, figures[i]));

        s->row = s->input_row[i];
        if (i == TAX_STIPEND)
            put_cell(s, c->column, LOOK_NUMBER, stipend,
                     exact_number(&s->run.input[i]));
        else if (income)
            put_cell(s, c->column, LOOK_NUMBER, income->name,
                     exact_number(&s->run.input[i]));
        else
            put_cell(s, c->column, LOOK_NUMBER, NULL, 0);
    }
}

static void put_column(struct tax_sheet *s, int column, const char *suffix,
                       const char *stipend, struct money amount,
                       const int base_row[], const int above_row[])
{
    struct reckoning c = {.column = column, .suffix = suffix};

    tax_run_charges(&s->run, amount, NULL);
    put_inputs(s, &c, stipend);
    for (size_t i = 0; i < s->table->line_count; i++)
        put_line_in(s, i, &c, base_row[i], above_row[i]);
}

static struct money scenario_amount(const struct tax_sheet *s, size_t scenario,
                                    size_t table, size_t tier)
{
    const struct tax_result *r =
        &s->figures->results->tiers[tier].net.tables[table];

    return scenario == 0 ? r->taxable : scenario == 1 ? r->direct : r->salary;
}

/* Each line on other income alone, and with what each tier adds to it. */
static void put_computation(struct tax_sheet *s, size_t table)
{
    int base_row[TAX_LINES_MOST], above_row[TAX_LINES_MOST];
    int tiers = book_tiers(s->book), head = s->row;
    const char *unit = rates_formula(s->model, s->table->currency, s->arena);

    page_text(s->book, s->page, head + 1, NONE, LOOK_HEAD, "Without");
    for (size_t k = 0; k < COUNT(scenarios); k++) {
        page_text(s->book, s->page, head, TIERS + (int)k * tiers, LOOK_GROUP,
                  scenarios[k].head);
        page_tier_heads(s->book, s->page, head + 1, TIERS + (int)k * tiers);
    }
    s->row = head + 2;
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++) {
        static const char *const labels[TAX_INPUT_COUNT] = {
            [TAX_STIPEND] = "stipend",
            [TAX_WAGES] = "wages",
            [TAX_OTHER] = "other"};

        s->input_row[i] = s->row;
        page_text(s->book, s->page, s->row++, LABEL, LOOK_TEXT, labels[i]);
    }
    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];

        above_row[i] = s->row;
        s->row += line->above_form.count > 0;
        base_row[i] = s->row++;
        s->value_row[i] = s->row++;
        label_line(s, line, base_row[i], above_row[i], s->value_row[i]);
    }
    head = s->row;
    put_column(s, NONE, "", "0", (struct money){0}, base_row, above_row);
    for (size_t k = 0; k < COUNT(scenarios); k++)
        for (int t = 0; t < tiers; t++) {
            const char *name = s->model->tiers[t].head.name;

            put_column(s, TIERS + (int)k * tiers + t,
                       arena_print(s->arena, ".%s.%s", scenarios[k].word, name),
                       arena_print(s->arena, "tier.%s.%s.%s%s%s", name,
                                   scenarios[k].figure, s->table->id,
                                   *unit ? "/" : "", unit + (*unit != 0)),
                       scenario_amount(s, k, table, (size_t)t), base_row,
                       above_row);
        }
    s->row = head;
}

/* Whether a table before the one at hand has a charge of that name. */
static bool is_charge_before(const struct tax_sheet *s, const char *name)
{
    for (size_t i = 0; i < s->index; i++) {
        const struct tax_table *table = s->model->tables[i];
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

    page_formula(s->book, s->page, s->row, NONE, LOOK_NUMBER,
                 counts ? arena_print(s->arena, "0+%s", is_dropped(s, line))
                        : NULL,
                 value_count(counts && tax_drops(s->model, line)));
}

/* How many words of the list the table's charges account for. */
static void put_drops(struct tax_sheet *s, int first)
{
    struct area named = {first, NONE, s->row - 1, NONE};
    int64_t count = 0;

    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];

        count += line->paid && !is_charge_before(s, line->head.name) &&
                 tax_drops(s->model, line);
    }
    page_text(s->book, s->page, s->row, LABEL, LOOK_TEXT,
              "Charges that are dropped");
    page_formula(
        s->book, s->page, s->row, NONE, LOOK_NUMBER,
        arena_print(s->arena, "SUM(%s)", area_address(s->arena, NULL, named)),
        value_count(count))
        ->name = arena_print(s->arena, "taxyear.%s.dropped", s->table->id);
    s->row++;
}

/* A charge in the grant's currency, in the columns of its computation. */
static void put_charges(struct tax_sheet *s)
{
    static const char *const figures[] = {"tax_on", "direct_tax", "salary_tax"};
    int tiers = book_tiers(s->book), first = s->row + 1;

    page_text(s->book, s->page, s->row, NONE, LOOK_HEAD, "Dropped");
    page_text(s->book, s->page, s->row++, LABEL, LOOK_GROUP,
              arena_print(s->arena, "Because of it, in %s, estimated",
                          s->model->grant.currency.code));
    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];

        if (!line->paid)
            continue;
        page_text(s->book, s->page, s->row, LABEL, LOOK_TEXT, line->head.name);
        put_dropped(s, line);
        for (size_t k = 0; k < COUNT(figures); k++)
            for (int t = 0; t < tiers; t++)
                page_home(s->book, s->page, s->row, TIERS + (int)k * tiers + t,
                          LOOK_NUMBER,
                          figures_get(s->figures, "%s.%s.%s.%s",
                                      s->model->tiers[t].head.section,
                                      figures[k], s->table->id,
                                      line->head.name));
        s->row++;
    }
    put_drops(s, first);
    s->row++;
}

static void put_words(struct tax_sheet *s, const char *label, const char *text)
{
    int columns = 3 * book_tiers(s->book);

    if (!model_says(text))
        return;
    page_text(s->book, s->page, s->row, LABEL, LOOK_QUIET, label);
    page_text(s->book, s->page, s->row, NONE, LOOK_QUIET_WRAPPED, text)
        ->last_column = NONE + columns;
    page_fit(s->book, s->page, s->row++, text, (columns + 1) * AMOUNT_WIDTH);
}

static void put_date(struct tax_sheet *s, const char *label, const char *name,
                     struct date date)
{
    page_text(s->book, s->page, s->row, LABEL, LOOK_QUIET, label);
    page_formula(s->book, s->page, s->row++, NONE, LOOK_TEXT, NULL,
                 value_date(date))
        ->name = arena_print(s->arena, "taxyear.%s.%s", s->table->id, name);
}

/* The largest amount that a line adds at once. */
static double largest_lump(const struct tax_line *line)
{
    double most = 0;

    for (size_t k = 0; k < line->step_count; k++)
        most = fmax(most, fabs(exact_number(&line->steps[k].lump)));
    return most;
}

static void include_named(double *most, const struct tax_form *form,
                          const double lumps[])
{
    for (size_t i = 0; i < form->count; i++) {
        size_t of = form->terms[i].of;

        if (of != TAX_CONSTANT && of >= TAX_INPUT_COUNT)
            *most = fmax(*most, lumps[of - TAX_INPUT_COUNT]);
    }
}

/*
 * The decimals to which a spreadsheet rounds what a line is computed on,
 * against the dust of binary fractions, which must not move it past a
 * threshold.  Lines that it names and that add large amounts have larger dust;
 * and the smaller a unit of the grant's currency is, the more decimals count.
 */
static void set_places(struct tax_sheet *s)
{
    double lumps[TAX_LINES_MOST], unit = exact_number(&s->run.rate);

    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];
        double most = 0, size = unit;

        lumps[i] = largest_lump(line);
        include_named(&most, &line->on_form, lumps);
        include_named(&most, &line->above_form, lumps);
        lumps[i] = fmax(lumps[i], most);
        s->places[i] = EXACT_PLACES;
        for (; size > 1 && s->places[i] < PLACES_LIMIT; s->places[i]++)
            size /= 10;
        for (; most >= 100000 && s->places[i] > 2; s->places[i]--)
            most /= 10;
    }
}

static void put_table(struct tax_sheet *s, size_t index)
{
    s->table = s->model->tables[index];
    s->index = index;
    tax_run_start(&s->run, s->model, index);
    set_places(s);
    page_text(s->book, s->page, s->row++, LABEL, LOOK_HEADING, s->table->name);
    put_date(s, "First day of its year", "starts", s->table->starts);
    put_date(s, "Last day of its year", "ends", s->table->ends);
    put_words(s, "Currency", s->table->currency.code);
    put_words(s, "Source", s->table->source);
    put_words(s, "Law", s->table->law);
    put_words(s, "Note", s->table->note);
    page_text(s->book, s->page, ++s->row, LABEL, LOOK_GROUP, "Rates");
    s->row++;
    for (size_t i = 0; i < s->table->line_count; i++)
        put_steps(s, i);
    s->row++;
    put_computation(s, index);
    tax_run_end(&s->run);
    put_charges(s);
}

/* A figure of each table in a row: tier.T.FIGURE.TABLE. */
static void put_tables(struct tax_sheet *s, const char *figure,
                       const char *label)
{
    for (size_t i = 0; i < s->model->table_count; i++) {
        page_text(
            s->book, s->page, s->row, LABEL, LOOK_TEXT,
            arena_print(s->arena, "%s: %s", label, s->model->tables[i]->name));
        for (int t = 0; t < book_tiers(s->book); t++)
            page_home(s->book, s->page, s->row, TIERS + t, LOOK_NUMBER,
                      figures_get(s->figures, "%s.%s.%s",
                                  s->model->tiers[t].head.section, figure,
                                  s->model->tables[i]->id));
        s->row++;
    }
}

static void put_figure(struct tax_sheet *s, const char *figure, enum look label,
                       enum look number)
{
    const char *tier = s->model->tiers[0].head.section;

    page_text(s->book, s->page, s->row, LABEL, label,
              figures_get(s->figures, "%s.%s", tier, figure)->label);
    page_text(s->book, s->page, s->row, NONE, label, NULL);
    page_tier_homes(s->book, s->page, s->row++, TIERS, number, figure);
}

/* What each tier leaves in hand. */
static void put_summary(struct tax_sheet *s)
{
    page_text(
        s->book, s->page, s->row, LABEL, LOOK_HEAD_LEFT,
        arena_print(s->arena, "Amounts in %s", s->model->grant.currency.code));
    page_tier_heads(s->book, s->page, s->row++, TIERS);
    put_figure(s, "taxed_oncosts", LOOK_TEXT, LOOK_NUMBER);
    put_figure(s, "taxed_lines", LOOK_TEXT, LOOK_NUMBER);
    put_figure(s, "income", LOOK_SUM_LABEL, LOOK_SUM);
    put_tables(s, "taxable", "Paid in the year of");
    put_tables(s, "tax_on", "Tax, estimated");
    put_figure(s, "tax", LOOK_SUM_LABEL, LOOK_SUM);
    put_figure(s, "net", LOOK_ASK_LABEL, LOOK_ASK);
    put_figure(s, "net_monthly", LOOK_TEXT, LOOK_NUMBER);
    put_tables(s, "set_aside", "Set aside of each instalment, estimated");
    s->row++;
    put_tables(s, "direct", "If all costs were paid to the person");
    put_tables(s, "direct_tax", "Tax on that, estimated");
    put_figure(s, "direct_tax", LOOK_SUM_LABEL, LOOK_SUM);
    put_figure(s, "tax_saved", LOOK_TEXT, LOOK_NUMBER);
    s->row++;
    put_tables(s, "salary_income", "The salary itself");
    put_figure(s, "salary_income", LOOK_TEXT, LOOK_NUMBER);
    put_tables(s, "salary_tax", "Tax on it, estimated");
    put_figure(s, "salary_tax", LOOK_SUM_LABEL, LOOK_SUM);
    put_figure(s, "salary_net", LOOK_TEXT, LOOK_NUMBER);
    put_figure(s, "net_share", LOOK_TEXT, LOOK_NUMBER);
    s->row += 2;
}

void tax_page(struct book *book, struct page *page)
{
    struct tax_sheet s = {
        .book = book,
        .page = page,
        .arena = &book->arena,
        .figures = book->figures,
        .model = book->figures->model,
    };

    s.row = page_heading(book, page, "Tax",
                         "An estimate for budgeting, not tax advice: what each "
                         "tier leaves in hand, by the tables below.");
    page->widths[LABEL] = LABEL_WIDTH;
    for (int c = NONE; c < TIERS + 3 * book_tiers(book); c++)
        page->widths[c] = AMOUNT_WIDTH;
    page->landscape = true;
    put_summary(&s);
    for (size_t i = 0; i < s.model->table_count; i++)
        put_table(&s, i);
}
