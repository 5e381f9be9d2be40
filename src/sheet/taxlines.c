#include "sheet/taxlines.h"

#include "figure/rates.h"
#include "figure/tax.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* What 63 bits hold. */
static const double largest = 9.2e18;

enum {
    LABEL = LABEL_COLUMN,
    NONE, /* other income alone; steps of rates begin here, too */
    LABEL_WIDTH = 40,
    EXACT_PLACES = 9,
    PLACES_LIMIT = 15 /* that binary fractions have */
};

const struct tax_scenario tax_scenarios[TAX_SCENARIOS] = {
    {"grant", "taxable", "tax_on", "With the grant"},
    {"direct", "direct", "direct_tax", "If all costs were paid to the person"},
    {"salary", "salary_income", "salary_tax", "With the salary instead"},
};

/* A table while its lines are laid out. */
struct lines {
    struct pen pen;
    const struct tax_table *table;
    size_t index; /* of the table in the model */
    struct tax_run run;
    int places[TAX_LINES_MOST]; /* of what its lines are computed on */
    int input_row[TAX_INPUT_COUNT];
    int above_row[TAX_LINES_MOST], base_row[TAX_LINES_MOST];
    int value_row[TAX_LINES_MOST];
    int step_row[TAX_LINES_MOST]; /* from, rate, change, once: four rows */
};

int tax_column(const struct pen *pen, size_t scenario, int tier)
{
    return NONE + 1 + (int)scenario * pen->tiers + tier;
}

const char *tax_dropped_formula(const struct pen *pen,
                                const struct tax_line *line)
{
    return arena_print(pen->arena,
                       "ISNUMBER(SEARCH(\",%s,\",\",\"&SUBSTITUTE(tax.drop,"
                       "\" \",\",\")&\",\"))",
                       line->head.name);
}

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

static const char *at(const struct lines *s, int row, int column)
{
    return pen_cell_at(&s->pen, row, column);
}

/* A number as a formula has it: "0.0525", "162300/77042/100". */
static const char *number_text(const struct lines *s,
                               const struct exact *number)
{
    const char *text = arena_print(s->pen.arena, "%.15g", exact_number(number));
    struct exact read = exact(0);
    const char *end = exact_parse(text + (*text == '-'), &read);
    bool same;

    if (*text == '-')
        read = exact_times(read, -1);
    same = end && !*end && !exact_compare(&read, number);
    exact_free(&read);
    return same ? text
                : arena_print(s->pen.arena, "%lld/%lld",
                              (long long)exact_top(number),
                              (long long)exact_bottom(number));
}

/* The cell of a number of a table: the number, or its fraction. */
static void put_number(struct lines *s, int column, const struct exact *number,
                       bool percent)
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
    pen_formula(&s->pen, column, LOOK_NUMBER, plain ? NULL : text, value);
}

static int step_column(size_t step)
{
    return NONE + (int)step;
}

/* From, rate, change of the rate and what is added once, below one another. */
static void put_steps(struct lines *s, size_t line)
{
    static const char *const labels[] = {"from", "rate", "change of the rate",
                                         "added once"};
    const struct tax_line *of = &s->table->lines[line];

    s->step_row[line] = s->pen.row;
    for (size_t i = 0; i < COUNT(labels); i++, s->pen.row++) {
        pen_text(&s->pen, LABEL, LOOK_TEXT,
                 arena_print(s->pen.arena, "%s: %s", of->head.name, labels[i]));
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
                pen_formula(
                    &s->pen, step_column(k), LOOK_NUMBER,
                    k ? arena_print(s->pen.arena, "%s-%s",
                                    at(s, s->pen.row - 1, step_column(k)),
                                    at(s, s->pen.row - 1, step_column(k) - 1))
                      : at(s, s->pen.row - 1, step_column(k)),
                    change);
        }
    }
}

/* "SUMPRODUCT((x>=from)*((x-from)*change+once))" */
static const char *step_formula(const struct lines *s, size_t line,
                                const char *x)
{
    const struct tax_line *of = &s->table->lines[line];
    int last = step_column(of->step_count) - 1, row = s->step_row[line];
    const char *range[4];

    for (int i = 0; i < 4; i++)
        range[i] = area_address(s->pen.arena, NULL,
                                (struct area){row + i, NONE, row + i, last});
    return arena_print(s->pen.arena, "SUMPRODUCT((%s>=%s)*((%s-%s)*%s+%s))", x,
                       range[0], x, range[0], range[2], range[3]);
}

/* A form in the cells of one column; "0" where it is empty. */
static const char *form_formula(const struct lines *s,
                                const struct tax_form *form, int column)
{
    const char *text = form->count ? "" : "0";

    for (size_t i = 0; i < form->count; i++) {
        const struct tax_term *term = &form->terms[i];
        const char *number = number_text(s, &term->factor);
        bool one = !strcmp(number, "1") || !strcmp(number, "-1");
        const char *sign = exact_sign(&term->factor) < 0 ? "" : i ? "+" : "";

        if (term->of == TAX_CONSTANT)
            text = arena_print(s->pen.arena, "%s%s%s", text, sign, number);
        else
            text = arena_print(
                s->pen.arena, "%s%s%s%s%s", text, sign,
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
static double form_value(const struct lines *s, const struct tax_form *form)
{
    struct exact value = tax_run_form(&s->run, form);
    double number = exact_sign(&value) > 0 ? exact_number(&value) : 0;

    exact_free(&value);
    return number;
}

static struct cell *put_cell(struct lines *s, int column, enum look look,
                             const char *formula, double x)
{
    return pen_formula(&s->pen, column, look, formula,
                       exact_value(x, currency_digits(s->table->currency)));
}

/* A charge that is dropped is 0; so it may be changed in the sheet, too. */
static const char *drop_formula(const struct lines *s,
                                const struct tax_line *line, const char *value)
{
    if (!line->paid)
        return value;
    return arena_print(s->pen.arena, "IF(%s,0,%s)",
                       tax_dropped_formula(&s->pen, line), value);
}

/* The rows of one line in one column: base, what lies below it, value. */
static void put_line_in(struct lines *s, size_t line, int column,
                        const char *suffix)
{
    const struct tax_line *of = &s->table->lines[line];
    struct arena *arena = s->pen.arena;
    double above = form_value(s, &of->above_form);
    double on = form_value(s, &of->on_form);
    const char *base = at(s, s->base_row[line], column), *value;
    const char *below = NULL;

    value = step_formula(s, line, base);
    if (of->above_form.count) {
        below = at(s, s->above_row[line], column);
        s->pen.row = s->above_row[line];
        put_cell(s, column, LOOK_NUMBER,
                 arena_print(arena, "ROUND(MAX(0,%s),%d)",
                             form_formula(s, &of->above_form, column),
                             s->places[line]),
                 above);
        value =
            arena_print(arena, "%s-%s", value, step_formula(s, line, below));
    }
    s->pen.row = s->base_row[line];
    put_cell(s, column, LOOK_NUMBER,
             arena_print(arena, "ROUND(MAX(0,%s)%s%s,%d)",
                         form_formula(s, &of->on_form, column),
                         below ? "+" : "", below ? below : "", s->places[line]),
             on + above);
    if (of->less_form.count)
        value = arena_print(arena, "%s-(%s)", value,
                            form_formula(s, &of->less_form, column));
    s->pen.row = s->value_row[line];
    put_cell(s, column, of->paid ? LOOK_SUM : LOOK_NUMBER,
             drop_formula(s, of, arena_print(arena, "MAX(0,%s)", value)),
             exact_number(&s->run.with[line]))
        ->name =
        arena_print(arena, "tax.%s.%s%s", s->table->id, of->head.name, suffix);
}

static void put_label(struct lines *s, int row, const char *text)
{
    s->pen.row = row;
    pen_text(&s->pen, LABEL, LOOK_WRAPPED, text);
    pen_fit(&s->pen, text, LABEL_WIDTH);
}

/* What the rows of a line are. */
static void label_line(struct lines *s, size_t index)
{
    const struct tax_line *line = &s->table->lines[index];
    struct arena *arena = s->pen.arena;
    const char *name = line->head.name;
    const char *value =
        line->less ? arena_print(arena, "%s: less %s", name, line->less) : name;

    if (line->above_form.count)
        put_label(s, s->above_row[index],
                  arena_print(arena, "%s: above %s", name, line->above));
    put_label(s, s->base_row[index],
              arena_print(arena, "%s: on %s", name, line->on));
    s->pen.row = s->value_row[index];
    if (line->paid)
        pen_text(&s->pen, LABEL, LOOK_SUM_LABEL, value);
    else
        put_label(s, s->value_row[index], value);
}

/* The columns' first rows: what each starts from. */
static void put_inputs(struct lines *s, int column, const char *stipend)
{
    static const char *const keys[TAX_INPUT_COUNT] = {
        [TAX_WAGES] = "wages", [TAX_OTHER] = "other"};

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++) {
        const struct figure *income =
            keys[i] ? figures_find(s->pen.figures,
                                   arena_print(s->pen.arena, "income.%s.%s",
                                               s->table->id, keys[i]))
                    : NULL;

        s->pen.row = s->input_row[i];
        put_cell(s, column, LOOK_NUMBER,
                 !keys[i] ? stipend
                 : income ? income->name
                          : NULL,
                 exact_number(&s->run.input[i]));
    }
}

static void put_column(struct lines *s, int column, const char *suffix,
                       const char *stipend, struct money amount)
{
    tax_run_charges(&s->run, amount, NULL);
    put_inputs(s, column, stipend);
    for (size_t i = 0; i < s->table->line_count; i++)
        put_line_in(s, i, column, suffix);
}

/* Rows for the inputs and for each line, with their labels. */
static void put_labels(struct lines *s)
{
    static const char *const labels[TAX_INPUT_COUNT] = {[TAX_STIPEND] =
                                                            "stipend",
                                                        [TAX_WAGES] = "wages",
                                                        [TAX_OTHER] = "other"};
    int row = s->pen.row;

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++) {
        s->input_row[i] = s->pen.row = row++;
        pen_text(&s->pen, LABEL, LOOK_TEXT, labels[i]);
    }
    for (size_t i = 0; i < s->table->line_count; i++) {
        const struct tax_line *line = &s->table->lines[i];

        s->above_row[i] = row;
        row += line->above_form.count > 0;
        s->base_row[i] = row++;
        s->value_row[i] = row++;
        label_line(s, i);
    }
    s->pen.row = row;
}

/* Each line on other income alone, and with what each tier adds to it. */
static void put_computation(struct lines *s)
{
    const struct tier_result *tiers = s->pen.results->tiers;
    const char *unit =
        rates_formula(s->pen.model, s->table->currency, s->pen.arena);
    int bottom;

    for (size_t k = 0; k < TAX_SCENARIOS; k++)
        pen_text(&s->pen, tax_column(&s->pen, k, 0), LOOK_GROUP,
                 tax_scenarios[k].head);
    s->pen.row++;
    pen_text(&s->pen, NONE, LOOK_HEAD, "Without");
    for (size_t k = 0; k < TAX_SCENARIOS; k++)
        pen_tier_heads(&s->pen, tax_column(&s->pen, k, 0));
    s->pen.row++;
    put_labels(s);
    bottom = s->pen.row;
    put_column(s, NONE, "", "0", (struct money){0});
    for (size_t k = 0; k < TAX_SCENARIOS; k++)
        for (int t = 0; t < s->pen.tiers; t++) {
            const char *name = s->pen.model->tiers[t].head.name;
            const struct tax_result *r = &tiers[t].net.tables[s->index];
            const struct money amounts[TAX_SCENARIOS] = {r->taxable, r->direct,
                                                         r->salary};

            put_column(s, tax_column(&s->pen, k, t),
                       arena_print(s->pen.arena, ".%s.%s",
                                   tax_scenarios[k].word, name),
                       arena_print(s->pen.arena, "tier.%s.%s.%s%s%s", name,
                                   tax_scenarios[k].figure, s->table->id,
                                   *unit ? "/" : "", unit + (*unit != 0)),
                       amounts[k]);
        }
    s->pen.row = bottom;
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
        .pen = *pen, .table = pen->model->tables[table], .index = table};

    tax_run_start(&s.run, pen->model, table);
    set_places(&s);
    pen_text(&s.pen, LABEL, LOOK_GROUP, "Rates");
    s.pen.row++;
    for (size_t i = 0; i < s.table->line_count; i++)
        put_steps(&s, i);
    s.pen.row++;
    put_computation(&s);
    tax_run_end(&s.run);
    pen->row = s.pen.row;
}
