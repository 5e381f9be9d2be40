#include "report/taxsteps.h"

#include "model/ini.h"
#include "model/taxform.h"
#include "model/taxload.h"
#include "report/amount.h"
#include "report/known.h"

#include <stdlib.h>
#include <string.h>

struct taxsteps {
    struct figures *figures;
    struct ini *files[TABLES_MOST]; /* NULL until a line of them is told */
};

/* A line of a table on one income while it is told. */
struct telling {
    struct taxsteps *taxes;
    struct arena *arena;
    const struct taxline *at;
    const struct tax_line *line;
    struct tax_run run;
    const char *names; /* of what it depends on */
};

struct taxsteps *taxsteps_open(struct figures *figures)
{
    struct taxsteps *taxes = calloc(1, sizeof(*taxes));

    taxes->figures = figures;
    return taxes;
}

void taxsteps_close(struct taxsteps *taxes)
{
    for (size_t i = 0; i < TABLES_MOST; i++)
        if (taxes->files[i])
            ini_close(taxes->files[i]);
    free(taxes);
}

/* "au_2025_26.ini:18", the line of a key; only the file if that has changed. */
static const char *place_of(const struct telling *t, const char *key)
{
    struct taxsteps *taxes = t->taxes;
    const char *path = t->run.table->path, *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    struct ini **file = &taxes->files[t->at->table];
    struct diag diag = {.errors = 0};
    const struct ini_entry *entry;

    if (!*file)
        *file = ini_open(path, INI_TABLE, &diag);
    diag_free(&diag);
    entry = *file ? ini_find(*file, t->line->head.section, key) : NULL;
    return entry ? arena_print(t->arena, "%s:%d", name, entry->line) : name;
}

static struct value table_value(const struct telling *t, const struct exact *x)
{
    return taxline_value(t->taxes->figures->model, t->run.table, x);
}

static const char *amount(const struct telling *t, const struct exact *x)
{
    struct value value = table_value(t, x);

    return value_show(&value, t->arena);
}

/* Adds "+ WORDS" or "- WORDS" to a sum. */
static const char *add(struct arena *arena, const char *sum, bool minus,
                       const char *words)
{
    if (*sum)
        return arena_print(arena, "%s %s %s", sum, minus ? "-" : "+", words);
    return arena_print(arena, "%s%s", minus ? "-" : "", words);
}

static const char *magnitude(const char *shown)
{
    return shown + (*shown == '-');
}

static void add_name(struct telling *t, const char *name)
{
    t->names = arena_print(t->arena, "%s %s", t->names, name);
}

/* The name of an input's figure; that of the stipend depends on the income. */
static const char *input_name(const struct telling *t, enum tax_input input)
{
    static const char *const incomes[SCENARIO_COUNT] = {
        [SCENARIO_GRANT] = "taxable",
        [SCENARIO_DIRECT] = "direct",
        [SCENARIO_SALARY] = "salary_income",
    };
    const struct model *model = t->taxes->figures->model;
    const char *id = t->run.table->id;

    if (input != TAX_STIPEND)
        return arena_print(t->arena, "income.%s.%s", id, tax_inputs[input]);
    return t->at->tier == model->tier_count
               ? ""
               : arena_print(t->arena, "tier.%s.%s.%s",
                             model->tiers[t->at->tier].head.name,
                             incomes[t->at->scenario], id);
}

/* Notes the rate by which the stipend is converted to the table's currency. */
static void note_rate(struct telling *t)
{
    const struct rate *rate =
        model_rate(t->taxes->figures->model, t->run.table->currency);

    if (rate && t->at->tier < t->taxes->figures->model->tier_count)
        add_name(t, arena_print(t->arena, "%s.%s", rate->head.section,
                                rate->rate.units != ABSENT ? "rate"
                                                           : "inverse_rate"));
}

/* Notes the name of a term; a line that is 0 needs no explanation. */
static void note_term(struct telling *t, size_t of, const struct exact *x)
{
    if (of == TAX_STIPEND)
        note_rate(t);
    if (of < TAX_INPUT_COUNT)
        add_name(t, input_name(t, (enum tax_input)of));
    else if (of != TAX_CONSTANT && exact_sign(x))
        add_name(t, taxline_name(t->taxes->figures->model, t->at,
                                 of - TAX_INPUT_COUNT, t->arena));
}

/* " (26,144.64 EUR)" behind the stipend in another currency; or "". */
static const char *converted_from(const struct telling *t)
{
    const struct figures *figures = t->taxes->figures;
    const struct figure *income;

    if (!model_rate(figures->model, t->run.table->currency) ||
        t->at->tier == figures->model->tier_count)
        return "";
    income = figures_get(figures, "%s", input_name(t, TAX_STIPEND));
    return arena_print(t->arena, " (%s %s)",
                       value_show(&income->value, t->arena), income->unit);
}

/* "0.5 × 2,400.00 ss", without its sign. */
static const char *term_words(const struct telling *t,
                              const struct tax_term *term,
                              const struct exact *x)
{
    const char *factor = amount_factor(t->arena, &term->factor), *words;

    factor += *factor == '-';
    if (term->of == TAX_CONSTANT)
        return factor;
    words = arena_print(
        t->arena, "%s %s%s", amount(t, x),
        term->of < TAX_INPUT_COUNT
            ? tax_inputs[term->of]
            : t->run.table->lines[term->of - TAX_INPUT_COUNT].head.name,
        term->of == TAX_STIPEND ? converted_from(t) : "");
    return strcmp(factor, "1") ? arena_print(t->arena, "%s × %s", factor, words)
                               : words;
}

/* The value of an input or an earlier line; the number itself is a constant. */
static struct exact value_of_term(const struct telling *t,
                                  const struct tax_term *term)
{
    if (term->of == TAX_CONSTANT)
        return exact(1);
    return exact_copy(term->of < TAX_INPUT_COUNT
                          ? &t->run.input[term->of]
                          : &t->run.with[term->of - TAX_INPUT_COUNT]);
}

/* A form in words, without what is 0; "nothing" if all is. */
static const char *form_words(struct telling *t, const struct tax_form *form)
{
    const char *sum = "";

    for (size_t i = 0; i < form->count; i++) {
        const struct tax_term *term = &form->terms[i];
        struct exact x = value_of_term(t, term);

        note_term(t, term->of, &x);
        if (exact_sign(&x) && exact_sign(&term->factor))
            sum = add(t->arena, sum, exact_sign(&term->factor) < 0,
                      term_words(t, term, &x));
        exact_free(&x);
    }
    return *sum ? sum : "nothing";
}

/* What a form comes to; not below 0 unless it is `less`. */
static struct exact form_amount(const struct telling *t,
                                const struct tax_form *form, bool floored)
{
    struct exact x = tax_run_form(&t->run, form);

    if (floored && exact_sign(&x) < 0)
        exact_replace(&x, exact(0));
    return x;
}

/* "18,200.00 to 45,000.00": the part of a bracket from low to high. */
static const char *range(const struct telling *t, const struct exact *low,
                         const struct exact *high, bool full)
{
    const char *from = amount(t, low);
    const char *to = amount(t, high);

    if (full)
        return exact_sign(low)
                   ? arena_print(t->arena, " from %s to %s", from, to)
                   : arena_print(t->arena, " up to %s", to);
    return exact_sign(low) ? arena_print(t->arena, " above %s", from) : "";
}

/*
 * Adds what a bracket gives of the base from `above` on: its rate on the part
 * that lies in it, and its lump if the threshold is passed there.
 */
static const char *add_bracket(struct telling *t, const char *sum, size_t step,
                               const struct exact *above,
                               const struct exact *base)
{
    const struct tax_step *s = &t->line->steps[step];
    bool last = step + 1 == t->line->step_count;
    bool full = !last && exact_compare(&s[1].threshold, base) < 0;
    const struct exact *low = &s->threshold,
                       *high = full ? &s[1].threshold : base;
    struct exact part, rate = exact_times(exact_copy(&s->rate), 100);
    const char *shown = amount_factor(t->arena, &rate);

    if (exact_sign(&s->lump) && exact_compare(low, base) <= 0 &&
        !(t->line->above_form.count && exact_compare(low, above) <= 0))
        sum = add(t->arena, sum, exact_sign(&s->lump) < 0,
                  arena_print(t->arena, "%s from %s on",
                              magnitude(amount(t, &s->lump)), amount(t, low)));
    if (exact_compare(above, low) > 0)
        low = above;
    part = exact_sub(exact_copy(high), low);
    exact_free(&rate);
    if (exact_sign(&part) > 0 && exact_sign(&s->rate))
        sum = add(t->arena, sum, *shown == '-',
                  arena_print(t->arena, "%s %% of %s%s", magnitude(shown),
                              amount(t, &part), range(t, low, high, full)));
    exact_free(&part);
    return sum;
}

/* Why the brackets give nothing of a base: no rate is reached. */
static const char *idle_words(const struct telling *t, const struct exact *base)
{
    const char *more = t->line->above ? " and `above`" : "";
    const struct tax_step *step = t->line->steps,
                          *end = step + t->line->step_count;

    if (!exact_sign(base))
        return arena_print(t->arena, "nothing, since `on`%s gives 0", more);
    while (step < end && !exact_sign(&step->rate) && !exact_sign(&step->lump))
        step++;
    if (step == end || exact_compare(base, &step->threshold) > 0)
        return "nothing";
    return arena_print(t->arena, "nothing, since %s of `on`%s is not above %s",
                       amount(t, base), more, amount(t, &step->threshold));
}

/* The brackets in words, and what they come to. */
static const char *rates_words(struct telling *t, struct exact *total)
{
    struct exact above = form_amount(t, &t->line->above_form, true);
    struct exact base = form_amount(t, &t->line->on_form, true);
    const char *sum = "";

    base = exact_add(base, &above);
    *total = tax_steps(t->line, &base);
    if (t->line->above_form.count) {
        struct exact below = tax_steps(t->line, &above);

        *total = exact_sub(*total, &below);
        exact_free(&below);
    }
    for (size_t i = 0; i < t->line->step_count; i++)
        sum = add_bracket(t, sum, i, &above, &base);
    if (!*sum)
        sum = idle_words(t, &base);
    exact_free(&above);
    exact_free(&base);
    return sum;
}

/* Adds what a key of the line says and comes to. */
static void add_key(struct telling *t, struct outline *outline, size_t level,
                    const char *key, const char *says, struct exact value,
                    const char *words)
{
    struct value shown = table_value(t, &value);

    outline_add(outline, t->arena,
                (struct outline_step){.level = level,
                                      .name = key,
                                      .value = value_show(&shown, t->arena),
                                      .plain = value_print(&shown, t->arena),
                                      .unit = t->run.table->currency.code,
                                      .label = says,
                                      .origin = place_of(t, key),
                                      .words = words});
    exact_free(&value);
}

/* The whole line in words: its brackets, less what is taken off. */
static const char *line_words(struct telling *t, const char *rates,
                              const struct exact *total)
{
    struct exact less = form_amount(t, &t->line->less_form, false);
    const char *taken = amount(t, &less), *words = rates;
    const char *names = t->names; /* that are told with the keys */
    bool single = t->line->less_form.count == 1;
    int sign = exact_sign(&less);

    less = exact_sub(less, total);
    if (sign && exact_sign(total))
        words = add(t->arena, words, sign > 0,
                    single && sign > 0 ? form_words(t, &t->line->less_form)
                                       : arena_print(t->arena, "%s of `less`",
                                                     magnitude(taken)));
    if (exact_sign(&less) > 0 && exact_sign(total))
        words = arena_print(t->arena, "%s, not below 0", words);
    t->names = names;
    exact_free(&less);
    return words;
}

static void add_keys(struct telling *t, struct outline *outline, size_t level,
                     struct exact rates)
{
    const struct tax_line *line = t->line;

    add_key(t, outline, level, "on", line->on,
            form_amount(t, &line->on_form, true),
            form_words(t, &line->on_form));
    if (line->above)
        add_key(t, outline, level, "above", line->above,
                form_amount(t, &line->above_form, true),
                form_words(t, &line->above_form));
    add_key(t, outline, level, "rates", line->rates, rates, NULL);
    if (line->less)
        add_key(t, outline, level, "less", line->less,
                form_amount(t, &line->less_form, false),
                form_words(t, &line->less_form));
}

/* Adds a line in words, and what its keys say. */
static void add_line(struct telling *t, struct outline *outline,
                     struct outline_step step)
{
    struct exact rates;

    step.words = line_words(t, rates_words(t, &rates), &rates);
    outline_add(outline, t->arena, step);
    add_keys(t, outline, step.level + 1, rates);
}

const char *taxsteps_add(struct taxsteps *taxes, struct outline *outline,
                         size_t level, const struct taxline *taxline, bool deep)
{
    const struct model *model = taxes->figures->model;
    struct telling t = {.taxes = taxes,
                        .arena = &taxes->figures->arena,
                        .at = taxline,
                        .names = ""};
    const char *name = taxline_name(model, taxline, taxline->line, t.arena);
    struct outline_step step = {.level = level, .name = name};
    struct known known;
    bool dropped;

    known_find(taxes->figures, name, &known);
    step.unit = known.unit;
    step.label = known.label;
    step.value = value_show(&known.value, t.arena);
    step.plain = value_print(&known.value, t.arena);
    taxline_run(taxes->figures, taxline, &t.run);
    t.line = &t.run.table->lines[taxline->line];
    dropped = t.run.dropped[taxline->line];
    if (dropped) {
        step.words = "nothing, since [tax] drop names it";
        t.names = "tax.drop";
    }
    if (deep && !dropped)
        add_line(&t, outline, step);
    else
        outline_add(outline, &taxes->figures->arena, step);
    tax_run_end(&t.run);
    return t.names;
}
