#include "model/taxform.h"

#include "model/names.h"

#include <string.h>

const char *const tax_inputs[TAX_INPUT_COUNT] = {
    [TAX_STIPEND] = "stipend",
    [TAX_WAGES] = "wages",
    [TAX_OTHER] = "other",
};

/* A text while it is read. */
struct parsing {
    const struct tax_table *table;
    const struct tax_line *line;
    const struct reading *reading;
    struct place at;
    const char *next;
};

static bool take(struct parsing *p, char sign)
{
    p->next += strspn(p->next, " \t");
    if (*p->next != sign)
        return false;
    p->next++;
    p->next += strspn(p->next, " \t");
    return true;
}

static bool begins_number(const char *text)
{
    return *text >= '0' && *text <= '9';
}

/* The next few words, for a complaint. */
static const char *rest(const struct parsing *p)
{
    return *p->next ? diag_quote(p->reading->diag, p->next) : "the end";
}

static bool take_number(struct parsing *p, struct exact *out)
{
    const char *end = begins_number(p->next) ? exact_parse(p->next, out) : NULL;

    if (!end)
        return diag_error(
            p->reading->diag, p->at,
            "'%s' does not begin with a number such as 12.5 or "
            "100/6 (up to 9 decimals and 18 digits, no division by 0)",
            rest(p));
    p->next = end;
    return true;
}

/* The names that a line may use, set apart by blanks. */
static const char *known_names(const struct parsing *p)
{
    struct arena *arena = &p->reading->diag->arena;
    size_t before = (size_t)(p->line - p->table->lines);
    const char *words = "";

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        words = arena_print(arena, "%s %s", words, tax_inputs[i]);
    for (size_t i = 0; i < before; i++)
        words =
            arena_print(arena, "%s %s", words, p->table->lines[i].head.name);
    return words;
}

static bool take_name(struct parsing *p, size_t *of)
{
    struct arena *arena = &p->reading->diag->arena;
    size_t before = (size_t)(p->line - p->table->lines);
    size_t length = strspn(p->next, "abcdefghijklmnopqrstuvwxyz_0123456789"),
           line;
    const char *name = arena_print(arena, "%.*s", (int)length, p->next);

    for (*of = 0; *of < TAX_INPUT_COUNT; ++*of)
        if (!strcmp(tax_inputs[*of], name)) {
            p->next += length;
            return true;
        }
    line = tax_line_find(p->table, before, name);
    if (line == before)
        return diag_error(p->reading->diag, p->at,
                          "'%s' begins with no input and no line before this "
                          "one%s; there are:%s",
                          rest(p), names_hint(arena, known_names(p), name),
                          known_names(p));
    *of = TAX_INPUT_COUNT + line;
    p->next += length;
    return true;
}

/* "100/6", "0.5*ss", "ss * 0.5" or "ss". */
static bool take_term(struct parsing *p, struct tax_term *term)
{
    if (begins_number(p->next))
        return take_number(p, &term->factor) &&
               (!take(p, '*') || take_name(p, &term->of));
    return take_name(p, &term->of) &&
           (!take(p, '*') || take_number(p, &term->factor));
}

/* A sign where one must be, or may be before the first term. */
static bool take_sign(struct parsing *p, bool first, bool *negative)
{
    *negative = take(p, '-');
    if (*negative || take(p, '+') || first)
        return true;
    return diag_error(p->reading->diag, p->at,
                      "'%s' does not begin with + or -", rest(p));
}

static struct parsing begin(const struct tax_table *table,
                            const struct tax_line *line, const char *key,
                            const char *text, const struct reading *reading)
{
    return (struct parsing){table, line, reading,
                            ini_place(reading->ini, line->head.section, key),
                            text + strspn(text, " \t")};
}

void taxform_read(const struct tax_table *table, const struct tax_line *line,
                  const char *key, const char *text, struct tax_form *form,
                  const struct reading *reading)
{
    struct parsing p;
    bool negative;

    form->count = 0;
    if (!text)
        return;
    p = begin(table, line, key, text, reading);
    do {
        struct tax_term *term = &form->terms[form->count];

        if (form->count == TAX_PIECES_MOST) {
            diag_error(reading->diag, p.at, "has more than %d terms",
                       TAX_PIECES_MOST);
            return;
        }
        *term = (struct tax_term){exact(1), TAX_CONSTANT};
        form->count++;
        if (!take_sign(&p, form->count == 1, &negative) || !take_term(&p, term))
            return;
        if (negative)
            term->factor = exact_times(term->factor, -1);
        p.next += strspn(p.next, " \t");
    } while (*p.next);
}

static bool take_rate(struct parsing *p, struct exact *rate)
{
    bool negative = take(p, '-'), good;

    if (!take_number(p, rate))
        return false;
    *rate = exact_over(*rate, negative ? -100 : 100);
    good = take(p, '%') && exact_bottom(rate) != LOST;
    return good || diag_error(p->reading->diag, p->at,
                              "'%s' does not begin with the %% of a rate such "
                              "as 12.5%%",
                              rest(p));
}

/* "400:100%+400" */
static bool take_step(struct parsing *p, struct tax_step *step)
{
    bool negative;

    if (!take_number(p, &step->threshold))
        return false;
    if (!take(p, ':'))
        return diag_error(p->reading->diag, p->at,
                          "'%s' does not begin with ':' and a rate such as "
                          "12.5%%",
                          rest(p));
    if (!take_rate(p, &step->rate))
        return false;
    negative = take(p, '-');
    if (!negative && !take(p, '+'))
        return true;
    if (!take_number(p, &step->lump))
        return false;
    if (negative)
        step->lump = exact_times(step->lump, -1);
    return true;
}

void taxform_read_steps(struct tax_line *line, const struct reading *reading)
{
    struct parsing p;

    line->step_count = 0;
    if (!line->rates)
        return;
    p = begin(NULL, line, "rates", line->rates, reading);
    do {
        struct tax_step *step = &line->steps[line->step_count];

        if (line->step_count == TAX_PIECES_MOST) {
            diag_error(reading->diag, p.at, "has more than %d steps",
                       TAX_PIECES_MOST);
            return;
        }
        *step = (struct tax_step){exact(0), exact(0), exact(0)};
        line->step_count++;
        if (!take_step(&p, step))
            return;
        if (line->step_count > 1 &&
            exact_compare(&step[-1].threshold, &step->threshold) >= 0) {
            diag_error(reading->diag, p.at,
                       "thresholds must rise, but step %zu does not",
                       line->step_count);
            return;
        }
    } while (take(&p, ','));
    if (*p.next)
        diag_error(reading->diag, p.at, "'%s' does not begin with a comma",
                   rest(&p));
}
