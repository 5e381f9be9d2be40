#include "model/taxform.h"

#include "model/hint.h"

#include <string.h>

const char *const tax_inputs[TAX_INPUT_COUNT] = {
    [TAX_STIPEND] = "stipend",
    [TAX_WAGES] = "wages",
    [TAX_OTHER] = "other",
};

/* A text that is being read. */
struct parsing {
    const struct tax_table *table;
    const struct tax_line *line;
    const struct reading *reading;
    const char *key;
    const char *next;
};

static bool take_sign(struct parsing *p, char sign)
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

/* Complains that something else is wanted next.  Returns false. */
static bool refuse_next(const struct parsing *p, const char *wanted)
{
    struct diag *diag = p->reading->diag;
    const char *found =
        arena_print(&diag->arena, "'%s'", diag_quote(diag, p->next));

    return record_error(p->reading, p->line->head.section, p->key,
                        "found %s; wanted: %s", *p->next ? found : "the end",
                        wanted);
}

static bool take_number(struct parsing *p, struct exact *out)
{
    const char *end = exact_parse(p->next, out);

    if (!end)
        return refuse_next(p, "a number such as 12.5 or 100/6 (up to 9 "
                              "decimals and 18 digits, no division by 0)");
    p->next = end;
    return true;
}

/* The names of the inputs and of the lines before this one. */
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
    size_t before = (size_t)(p->line - p->table->lines), input = 0;
    size_t length = strspn(p->next, "abcdefghijklmnopqrstuvwxyz_0123456789"
                                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const char *name = arena_print(arena, "%.*s", (int)length, p->next);
    size_t line = tax_line_find(p->table, before, name);

    while (input < TAX_INPUT_COUNT && strcmp(tax_inputs[input], name) != 0)
        input++;
    if (input == TAX_INPUT_COUNT && line == before) {
        const char *known = known_names(p);

        if (!length)
            return refuse_next(
                p, arena_print(arena, "one of %s", word_list(known, arena)));
        return record_error(p->reading, p->line->head.section, p->key,
                            "unknown name '%s'%s; known here: %s",
                            diag_quote(p->reading->diag, name),
                            hint_word(known, name, arena),
                            word_list(known, arena));
    }
    *of = input < TAX_INPUT_COUNT ? input : TAX_INPUT_COUNT + line;
    p->next += length;
    return true;
}

/* "100/6", "0.5*ss", "ss * 0.5" or "ss". */
static bool take_term(struct parsing *p, struct tax_term *term)
{
    if (begins_number(p->next))
        return take_number(p, &term->factor) &&
               (!take_sign(p, '*') || take_name(p, &term->of));
    return take_name(p, &term->of) &&
           (!take_sign(p, '*') || take_number(p, &term->factor));
}

/* Reads + or -, which makes *factor negative; false if neither is next. */
static bool take_plus_or_minus(struct parsing *p, int *factor)
{
    *factor = take_sign(p, '-') ? -1 : 1;
    return *factor < 0 || take_sign(p, '+');
}

static struct parsing begin_parsing(const struct tax_table *table,
                                    const struct tax_line *line,
                                    const char *key, const char *text,
                                    const struct reading *reading)
{
    return (struct parsing){table, line, reading, key,
                            text + strspn(text, " \t")};
}

void taxform_read(const struct tax_table *table, const struct tax_line *line,
                  const char *key, const char *text, struct tax_form *form,
                  const struct reading *reading)
{
    struct parsing p;
    int factor;

    form->count = 0;
    if (!text)
        return;
    p = begin_parsing(table, line, key, text, reading);
    do {
        struct tax_term *term = &form->terms[form->count];

        if (form->count == TAX_PIECES_MOST) {
            record_error(reading, line->head.section, key,
                         "has more than %d terms", TAX_PIECES_MOST);
            return;
        }
        *term = (struct tax_term){.factor = exact(1), .of = TAX_CONSTANT};
        mpz_init(term->whole.z);
        form->count++;
        if (!take_plus_or_minus(&p, &factor) && form->count > 1) {
            refuse_next(&p, "+ or -");
            return;
        }
        if (!take_term(&p, term))
            return;
        term->factor = exact_times(term->factor, factor);
        p.next += strspn(p.next, " \t");
    } while (*p.next);
}

static bool take_rate(struct parsing *p, struct exact *rate)
{
    bool negative = take_sign(p, '-');

    if (!take_number(p, rate))
        return false;
    *rate = exact_over(*rate, negative ? -100 : 100);
    return (take_sign(p, '%') && exact_bottom(rate) != LOST) ||
           refuse_next(p, "% after a rate, such as 12.5%");
}

/* "400:100%+400" */
static bool take_step(struct parsing *p, struct tax_step *step)
{
    int factor;

    if (!take_number(p, &step->threshold))
        return false;
    if (!take_sign(p, ':'))
        return refuse_next(p, "':' and a rate such as 12.5%");
    if (!take_rate(p, &step->rate))
        return false;
    if (!take_plus_or_minus(p, &factor))
        return true;
    if (!take_number(p, &step->lump))
        return false;
    step->lump = exact_times(step->lump, factor);
    return true;
}

void taxform_read_steps(struct tax_line *line, const struct reading *reading)
{
    struct parsing p;

    line->step_count = 0;
    if (!line->rates)
        return;
    p = begin_parsing(NULL, line, "rates", line->rates, reading);
    do {
        struct tax_step *step = &line->steps[line->step_count];

        if (line->step_count == TAX_PIECES_MOST) {
            record_error(reading, line->head.section, p.key,
                         "has more than %d steps", TAX_PIECES_MOST);
            return;
        }
        *step = (struct tax_step){
            .threshold = exact(0), .rate = exact(0), .lump = exact(0)};
        mpz_inits(step->from.z, step->change.z, step->once.z, NULL);
        line->step_count++;
        if (!take_step(&p, step))
            return;
        if (line->step_count > 1 &&
            exact_compare(&step[-1].threshold, &step->threshold) >= 0) {
            record_error(reading, line->head.section, p.key,
                         "thresholds must rise, but that of step %zu does not",
                         line->step_count);
            return;
        }
    } while (take_sign(&p, ','));
    if (*p.next)
        refuse_next(&p, "a comma between steps");
}
