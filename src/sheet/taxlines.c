#include "sheet/taxlines.h"

#include "figure/net.h"
#include "figure/rates.h"
#include "figure/tax.h"
#include "sheet/taxrates.h"

#include <math.h>
#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    NONE, /* other income alone */
    LABEL_WIDTH = 40,
    PLACES_LIMIT = 15 /* that binary fractions have */
};

const struct tax_scenario tax_scenarios[SCENARIO_COUNT] = {
    [SCENARIO_GRANT] = {"taxable", "tax_on", "With the grant"},
    [SCENARIO_DIRECT] = {"direct", "direct_tax",
                         "If all costs were paid to the person"},
    [SCENARIO_SALARY] = {"salary_income", "salary_tax",
                         "With the salary instead"},
};

/* A table while its lines are laid out. */
struct lines {
    struct pen *pen;
    const struct tax_table *table;
    size_t index; /* of the table in the model */
    struct tax_run run;
    int places[TAX_LINES_MOST]; /* of what its lines are computed on */
    int input_row[TAX_INPUT_COUNT];
    int above_row[TAX_LINES_MOST], base_row[TAX_LINES_MOST];
    int value_row[TAX_LINES_MOST];
    int rates_row[TAX_LINES_MOST];
};

int tax_column(const struct pen *pen, size_t scenario, int tier)
{
    return NONE + 1 + (int)scenario * pen->tiers + tier;
}

const char *tax_dropped_formula(const struct pen *pen,
                                const struct tax_line *line)
{
    return pen_print(pen, TAX_DROPS("%s"), line->head.name);
}

/* A term in the cells of one column: "+0.5*C7", "-C8", "+1200". */
static const char *term_formula(const struct lines *s,
                                const struct tax_term *term, int column)
{
    const char *number = taxrates_number(s->pen, &term->factor), *cell;
    const char *sign = *number == '-' ? "" : "+";

    if (term->of == TAX_CONSTANT)
        return pen_print(s->pen, "%s%s", sign, number);
    cell = pen_cell_at(s->pen,
                       term->of < TAX_INPUT_COUNT
                           ? s->input_row[term->of]
                           : s->value_row[term->of - TAX_INPUT_COUNT],
                       column);
    if (!strcmp(number, "1") || !strcmp(number, "-1"))
        return pen_print(s->pen, "%s%s", *number == '-' ? "-" : "+", cell);
    return pen_print(s->pen, "%s%s*%s", sign, number, cell);
}

/* A form as a formula of one column's cells; "0" if it has no terms. */
static const char *form_formula(const struct lines *s,
                                const struct tax_form *form, int column)
{
    const char *terms[TAX_PIECES_MOST];
    size_t length = 1;
    char *text, *end;

    for (size_t i = 0; i < form->count; i++) {
        terms[i] = term_formula(s, &form->terms[i], column);
        length += strlen(terms[i]);
    }
    text = end = arena_alloc(s->pen->arena, length);
    for (size_t i = 0; i < form->count; i++)
        end = stpcpy(end, terms[i]);
    if (!*text)
        return "0";
    return *text == '+' ? text + 1 : text;
}

/* The value of a form in the tax run, at least 0. */
static double positive_form(const struct lines *s, const struct tax_form *form)
{
    struct exact value = tax_run_form(&s->run, form);
    double number = exact_sign(&value) > 0 ? exact_number(&value) : 0;

    exact_free(&value);
    return number;
}

static struct cell *put_tax_amount(struct lines *s, int column, enum look look,
                                   double amount, const char *formula)
{
    struct value value =
        taxrates_value(amount, currency_digits(s->table->currency));
    struct cell *cell = pen_value(s->pen, column, look, value);

    cell->formula = formula;
    return cell;
}

/* Puts the amounts on which a line is computed. */
static void put_base(struct lines *s, size_t line, int column,
                     const char *above_cell)
{
    const struct tax_line *of = &s->table->lines[line];
    double above = positive_form(s, &of->above_form);

    s->pen->row = s->base_row[line];
    put_tax_amount(
        s, column, LOOK_NUMBER, positive_form(s, &of->on_form) + above,
        tax_base_formula(s->pen->arena, form_formula(s, &of->on_form, column),
                         above_cell, s->places[line]));
    if (!*above_cell)
        return;
    s->pen->row = s->above_row[line];
    put_tax_amount(s, column, LOOK_NUMBER, above,
                   tax_base_formula(s->pen->arena,
                                    form_formula(s, &of->above_form, column),
                                    "", s->places[line]));
}

/* A line's base and value in one column; a charge that is dropped is 0. */
static void put_tax_line(struct lines *s, size_t line, int column,
                         const char *suffix)
{
    const struct tax_line *of = &s->table->lines[line];
    const char *above = of->above_form.count
                            ? pen_cell_at(s->pen, s->above_row[line], column)
                            : "";
    const char *less =
        of->less_form.count ? form_formula(s, &of->less_form, column) : "";
    const char *value = tax_line_formula(
        s->pen->arena,
        taxrates_formula(s->pen, of, s->rates_row[line],
                         pen_cell_at(s->pen, s->base_row[line], column)),
        *above ? taxrates_formula(s->pen, of, s->rates_row[line], above) : "",
        less);

    put_base(s, line, column, above);
    if (of->paid)
        value = pen_print(s->pen, "IF(%s,0,%s)",
                          tax_dropped_formula(s->pen, of), value);
    s->pen->row = s->value_row[line];
    put_tax_amount(s, column, of->paid ? LOOK_SUM : LOOK_NUMBER,
                   exact_number(&s->run.with[line]), value)
        ->name =
        pen_print(s->pen, "tax.%s.%s%s", s->table->id, of->head.name, suffix);
}

static void put_tax_label(struct lines *s, int row, const char *text)
{
    s->pen->row = row;
    pen_text(s->pen, LABEL, LOOK_WRAPPED, text);
    pen_fit(s->pen, text, LABEL_WIDTH);
}

/* The labels of a line's rows. */
static void label_line(struct lines *s, size_t index)
{
    const struct tax_line *line = &s->table->lines[index];
    const char *name = line->head.name;
    const char *value =
        line->less ? pen_print(s->pen, "%s: less %s", name, line->less) : name;

    if (line->above_form.count)
        put_tax_label(s, s->above_row[index],
                      pen_print(s->pen, "%s: above %s", name, line->above));
    put_tax_label(s, s->base_row[index],
                  pen_print(s->pen, "%s: on %s", name, line->on));
    s->pen->row = s->value_row[index];
    if (line->paid)
        pen_text(s->pen, LABEL, LOOK_SUM_LABEL, value);
    else
        put_tax_label(s, s->value_row[index], value);
}

static const char *const input_words[TAX_INPUT_COUNT] = {
    [TAX_STIPEND] = "stipend", [TAX_WAGES] = "wages", [TAX_OTHER] = "other"};

/* The incomes of a column: wages and other income are the same in all. */
static void put_tax_inputs(struct lines *s, int column, const char *stipend)
{
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++) {
        const struct figure *income = figures_find(
            s->pen->figures,
            pen_print(s->pen, "income.%s.%s", s->table->id, input_words[i]));
        const char *formula = income ? income->name : NULL;

        s->pen->row = s->input_row[i];
        put_tax_amount(s, column, LOOK_NUMBER, exact_number(&s->run.input[i]),
                       i == TAX_STIPEND ? stipend : formula);
    }
}

static void put_column(struct lines *s, int column, const char *suffix,
                       const char *stipend, struct money amount)
{
    tax_run_charges(&s->run, amount, NULL);
    put_tax_inputs(s, column, stipend);
    for (size_t i = 0; i < s->table->line_count; i++)
        put_tax_line(s, i, column, suffix);
}

/* Rows for the inputs and for each line, with their labels. */
static void put_labels(struct lines *s)
{
    int row = s->pen->row;

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++) {
        s->input_row[i] = s->pen->row = row++;
        pen_text(s->pen, LABEL, LOOK_TEXT, input_words[i]);
    }
    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];

        s->above_row[i] = row;
        row += line->above_form.count > 0;
        s->base_row[i] = row++;
        s->value_row[i] = row++;
        label_line(s, i);
    }
    s->pen->row = row;
}

/* The columns of a scenario, one for each tier. */
static void put_scenario(struct lines *s, size_t scenario)
{
    const char *rate =
        rates_formula(s->pen->model, s->table->currency, s->pen->arena);

    for (int t = 0; t < s->pen->tiers; t++) {
        const char *name = s->pen->model->tiers[t].head.name;
        const struct tax_result *r =
            &s->pen->results->tiers[t].net.tables[s->index];

        put_column(s, tax_column(s->pen, scenario, t),
                   pen_print(s->pen, ".%s.%s", net_scenarios[scenario], name),
                   pen_print(s->pen, "tier.%s.%s.%s%s%s", name,
                             tax_scenarios[scenario].figure, s->table->id,
                             *rate ? "/" : "", rate + (*rate != 0)),
                   r->income[scenario]);
    }
}

/* Each line on other income alone, and in each scenario of each tier. */
static void put_computation(struct lines *s)
{
    int bottom;

    for (size_t k = 0; k < SCENARIO_COUNT; k++)
        pen_text(s->pen, tax_column(s->pen, k, 0), LOOK_GROUP,
                 tax_scenarios[k].head);
    pen_next(s->pen);
    pen_text(s->pen, NONE, LOOK_HEAD, "Without");
    for (size_t k = 0; k < SCENARIO_COUNT; k++)
        pen_tier_heads(s->pen, tax_column(s->pen, k, 0));
    pen_next(s->pen);
    put_labels(s);
    bottom = s->pen->row;
    put_column(s, NONE, "", "0", (struct money){0});
    for (size_t k = 0; k < SCENARIO_COUNT; k++)
        put_scenario(s, k);
    s->pen->row = bottom;
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
 * The decimals to which the workbook rounds the base of each line, so that the
 * inexactness of binary fractions does not move it past a threshold.  It is
 * larger if the line refers to lines that add large amounts; and the smaller a
 * unit of the grant's currency is, the more decimals count.
 */
static void set_places(struct lines *s)
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

void taxlines_put(struct pen *pen, size_t table)
{
    struct lines s = {
        .pen = pen, .table = pen->model->tables[table], .index = table};

    tax_run_start(&s.run, pen->model, table);
    set_places(&s);
    pen_text(pen, LABEL, LOOK_GROUP, "Rates");
    pen_next(pen);
    for (size_t i = 0; i < s.table->line_count; i++) {
        s.rates_row[i] = pen->row;
        taxrates_put(pen, &s.table->lines[i]);
    }
    pen_next(pen);
    put_computation(&s);
    tax_run_end(&s.run);
}
