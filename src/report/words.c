#include "report/words.h"

#include "report/amount.h"
#include "report/branches.h"

#include <string.h>

/* How a text in words may stand in a sum or product without parentheses. */
enum shape {
    SHAPE_SUM,
    SHAPE_PRODUCT,
    SHAPE_SINGLE
};

/* A term in words while they are put together. */
struct telling {
    struct figures *figures;
    struct arena *arena;
    const char *text; /* NULL as soon as something cannot be told */
    size_t parts;     /* of the sum or product so far */
    bool dates;       /* whether it is one of dates and days */
};

static const char *tell(struct figures *figures, struct term *term,
                        enum shape least);

/* Adds a part with its sign or operator before it; two signs are one. */
static void add(struct telling *t, const char *mark, const char *words)
{
    bool minus = !strcmp(mark, "-");

    if (words && *words == '-' && strchr("+-", *mark)) {
        words++;
        minus = !minus;
        mark = minus ? "-" : "+";
    }
    if (!words || !t->text)
        t->text = NULL;
    else if (t->parts)
        t->text = arena_print(t->arena, "%s %s %s", t->text, mark, words);
    else
        t->text = arena_print(t->arena, "%s%s", minus ? "-" : "", words);
    t->parts++;
}

/* Adds every figure that fits a pattern. */
static void add_fitting(struct telling *t, const char *mark,
                        const char *pattern)
{
    struct figures *figures = t->figures;
    struct figure_list list = figures_fitting(figures, pattern, t->arena);

    for (size_t i = 0; i < list.count; i++) {
        const struct figure *figure = list.all[i];
        struct known known;

        if (figure->value.given && figure->value.units &&
            known_find(figures, figure->name, &known))
            add(t, mark, amount_item(figures, &known, pattern));
    }
}

/* Adds what a product of ranges of lines is for each line. */
static void add_lines(struct telling *t, const char *mark,
                      const struct term *product)
{
    const struct model *model = t->figures->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct term *own = branches_for_line(t->figures, product, i);

        if (!evaluates_to(t->figures, own, 0)) {
            const char *value = amount_of(t->figures, own);

            add(t, mark,
                value ? arena_print(t->arena, "%s %s", value,
                                    model->lines[i].label)
                      : NULL);
        }
    }
}

/* Adds the products of the figures of two patterns. */
static void add_pairs(struct telling *t, const char *mark,
                      const struct term *term)
{
    struct figure_list list =
        figures_fitting(t->figures, term->parts[0]->text, t->arena);

    for (size_t i = 0; i < list.count; i++) {
        const struct figure *one = list.all[i];
        const struct figure *other =
            evaluate_other(t->figures, term, one, t->arena);
        struct known a, b;

        if (!other || !known_find(t->figures, one->name, &a) ||
            !known_find(t->figures, other->name, &b)) {
            t->text = NULL;
            return;
        }
        if (one->value.units && other->value.units)
            add(t, mark,
                arena_print(t->arena, "%s × %s",
                            amount_item(t->figures, &a, term->parts[0]->text),
                            amount_words(t->figures, &b)));
    }
}

/* Adds the lines of a type. */
static void add_lines_of_type(struct telling *t, const char *mark,
                              const struct term *term)
{
    const struct model *model = t->figures->model;

    for (size_t i = 0; i < model->line_count; i++) {
        const struct term *own =
            branches_for_line(t->figures, term->parts[0], i);

        if (branches_is_of_type(t->figures, term, i) &&
            !evaluates_to(t->figures, own, 0))
            add(t, mark,
                arena_print(t->arena, "%s %s", amount_of(t->figures, own),
                            model->lines[i].label));
    }
}

/* Adds a term to a sum, or its terms if it is one. */
static void add_terms(struct telling *t, const char *mark, struct term *term)
{
    const char *other = *mark == '-' ? "+" : "-";

    if (term_rounds(term) && !evaluates_to(t->figures, term, 0)) {
        add_terms(t, mark, term->parts[0]);
    } else if (term_calls(term, "+", 2) || term_calls(term, "-", 2)) {
        add_terms(t, mark, term->parts[0]);
        add_terms(t, *term->text == '-' ? other : mark, term->parts[1]);
    } else if (term_calls(term, "-", 1)) {
        add_terms(t, other, term->parts[0]);
    } else if (!strcmp(term->text, "SUM") && term->kind == TERM_CALL) {
        for (size_t i = 0; i < term->count; i++)
            if (term->parts[i]->kind == TERM_NAME)
                add_fitting(t, mark, term->parts[i]->text);
            else
                t->text = NULL;
    } else if (term_calls(term, "SUMPRODUCT", 1)) {
        add_lines(t, mark, term->parts[0]);
    } else if (branches_sums_type(term)) {
        add_lines_of_type(t, mark, term);
    } else if (term_calls(term, "SUMPRODUCT", 2)) {
        add_pairs(t, mark, term);
    } else if (term_calls(term, "EDATE", 2)) {
        add_terms(t, mark, term->parts[0]);
        add_terms(t, mark, term->parts[1]);
    } else if (evaluates_to(t->figures, term, 0)) {
        term->idle = true;
    } else if (t->dates && term->kind == TERM_NUMBER) {
        add(t, mark,
            arena_print(t->arena, "%s day%s", term->text,
                        strcmp(term->text, "1") ? "s" : ""));
    } else {
        add(t, mark, tell(t->figures, term, SHAPE_PRODUCT));
    }
}

/* Whether a sum has a date among its terms. */
static bool has_dates(struct figures *figures, const struct term *term)
{
    for (size_t i = 0; i < term->count && strchr("+-", *term->text); i++)
        if (has_dates(figures, term->parts[i]))
            return true;
    return amount_is_date(figures, term);
}

/* "31 days from 2026-01-01 to 2026-01-31" for last - first + 1; or NULL. */
static const char *tell_days(struct figures *figures, const struct term *term)
{
    struct arena *arena = &figures->arena;
    const struct term *between;
    const char *days, *first, *last;

    if (!term_calls(term, "+", 2) || !evaluates_to(figures, term->parts[1], 1))
        return NULL;
    between = term->parts[0];
    if (!term_calls(between, "-", 2) ||
        !amount_is_date(figures, between->parts[0]) ||
        !amount_is_date(figures, between->parts[1]))
        return NULL;
    days = amount_of(figures, term);
    first = amount_of(figures, between->parts[1]);
    last = amount_of(figures, between->parts[0]);
    if (!days || !first || !last)
        return NULL;
    return arena_print(arena, "%s day%s from %s to %s", days,
                       strcmp(days, "1") ? "s" : "", first, last);
}

static struct telling tell_sum(struct figures *figures, struct term *term)
{
    struct telling t = {.figures = figures,
                        .arena = &figures->arena,
                        .text = "",
                        .dates = has_dates(figures, term)};

    add_terms(&t, "+", term);
    if (t.text && !t.parts)
        t.text = "nothing";
    return t;
}

static bool is_product(const struct term *term)
{
    return term_calls(term, "*", 2) || term_calls(term, "/", 2);
}

/* The factors of a product, those above its line or those below. */
static void add_factors(struct telling *t, struct term *term, bool below,
                        bool wanted)
{
    if (is_product(term)) {
        add_factors(t, term->parts[0], below, wanted);
        add_factors(t, term->parts[1], below ^ (*term->text == '/'), wanted);
    } else if (term_rounds(term) && is_product(term->parts[0])) {
        add_factors(t, term->parts[0], below, wanted);
    } else if (below == wanted) {
        term->idle = strcmp(term->text, "part") != 0 &&
                     evaluates_to(t->figures, term, 1);
        if (!term->idle)
            add(t, "×", tell(t->figures, term, SHAPE_SINGLE));
    }
}

static struct term *first_factor(struct term *term)
{
    while (is_product(term) || term_rounds(term))
        term = term->parts[0];
    return term;
}

static struct telling tell_product(struct figures *figures, struct term *term)
{
    struct telling above = {
        .figures = figures, .arena = &figures->arena, .text = ""};
    struct telling below = above;
    struct term *first = first_factor(term);

    add_factors(&above, term, false, false);
    add_factors(&below, term, false, true);
    if (above.text && !above.parts) {
        above.text = tell(figures, first, SHAPE_SINGLE);
        first->idle = false;
    }
    if (!above.text || !below.text)
        above.text = NULL;
    else if (!strncmp(above.text, "nothing ", strlen("nothing ")))
        above.text = "nothing";
    else if (below.parts)
        above.text =
            arena_print(&figures->arena,
                        below.parts > 1 || strchr(below.text, '/') ? "%s / (%s)"
                                                                   : "%s / %s",
                        above.text, below.text);
    return above;
}

static bool is_blank(const struct verdict *verdict)
{
    return verdict->kind == VERDICT_TEXT && !*verdict->text;
}

/*
 * Which of two terms their MIN or MAX is, 0 or 1; what is not given does not
 * count.  -1 if it cannot be told; *alone if nothing is to be said of the
 * other.
 */
static int extreme_of(struct figures *figures, const struct term *term,
                      bool most, bool *alone)
{
    struct verdict a = evaluate(figures, term->parts[0]);
    struct verdict b = evaluate(figures, term->parts[1]);
    int best = -1, order = 0;

    if (a.kind == VERDICT_NUMBER && b.kind == VERDICT_NUMBER) {
        order = exact_compare(&a.number, &b.number);
        best = (order < 0) == most;
        *alone = !order || !exact_sign(best ? &a.number : &b.number);
    } else if (is_blank(&a) || is_blank(&b)) {
        best = is_blank(&a);
        *alone = true;
    }
    verdict_free(&a);
    verdict_free(&b);
    return best;
}

/* What was not chosen: "210.25 (21,024.55 Subtotal × 1 %)". */
static const char *tell_other(struct figures *figures, struct term *term)
{
    const char *words = tell(figures, term, SHAPE_SUM);
    const char *value = words ? amount_of(figures, term) : NULL;

    return !value || strstr(words, value)
               ? words
               : arena_print(&figures->arena, "%s (%s)", value, words);
}

/* MIN or MAX of two terms: the one that it is, and what the other would be. */
static const char *tell_extreme(struct figures *figures, struct term *term)
{
    bool most = !strcmp(term->text, "MAX"), alone, dates;
    const char *one, *other;
    int best = term->count == 2 ? extreme_of(figures, term, most, &alone) : -1;

    if (best < 0)
        return NULL;
    one = tell(figures, term->parts[best], SHAPE_SUM);
    term->parts[!best]->idle = alone;
    if (alone || !one)
        return one;
    other = tell_other(figures, term->parts[!best]);
    dates = amount_is_date(figures, term->parts[best]);
    return other ? arena_print(&figures->arena, "%s, %s than %s", one,
                               dates  ? most ? "later" : "earlier"
                               : most ? "more"
                                      : "less",
                               other)
                 : NULL;
}

static const char *tell_name(struct figures *figures, const char *name)
{
    struct known known;

    if (strchr(name, '*') || !known_find(figures, name, &known))
        return NULL;
    return known.value.given ? amount_words(figures, &known) : NULL;
}

/* part(x, "label"): x in one amount; without a label, that of its first name.
 */
static const char *tell_part(struct figures *figures, const struct term *term)
{
    const struct term *part = term->parts[0], *first = part;
    const char *value = amount_of(figures, part);
    struct known known;

    if (term->count > 1)
        return !value ? NULL
               : !strcmp(value, "1") && !strcmp(term->parts[1]->text, "years")
                   ? "1 year"
                   : arena_print(&figures->arena, "%s %s", value,
                                 term->parts[1]->text);
    while (first->count)
        first = first->parts[0];
    return value && known_find(figures, first->text, &known)
               ? arena_print(&figures->arena, "%s %s", value,
                             amount_label(&figures->arena, known.label))
               : NULL;
}

/* Sets the shape of a text, too. */
static const char *tell_shape(struct figures *figures, struct term *term,
                              enum shape *shape)
{
    const char *inside = tell_days(figures, term);
    struct telling sum;

    *shape = SHAPE_SINGLE;
    if (term->kind == TERM_NUMBER)
        return term->text;
    if (term->kind == TERM_NAME)
        return tell_name(figures, term->text);
    if (term->kind == TERM_TEXT)
        return NULL;
    if (!strcmp(term->text, "part"))
        return tell_part(figures, term);
    if (term_calls(term, "N", 1))
        return tell(figures, term->parts[0], SHAPE_SUM);
    *shape = SHAPE_SUM;
    if (inside)
        return inside;
    if (term_calls(term, "-", 1) && term_calls(term->parts[0], "INT", 1) &&
        term_calls(term->parts[0]->parts[0], "-", 1)) {
        inside = tell(figures, term->parts[0]->parts[0]->parts[0], SHAPE_SUM);
        return inside ? arena_print(&figures->arena, "%s, rounded up", inside)
                      : NULL;
    }
    if (term_calls(term, "INT", 1)) {
        inside = tell(figures, term->parts[0], SHAPE_SUM);
        return inside ? arena_print(&figures->arena, "%s, rounded down", inside)
                      : NULL;
    }
    if (!strcmp(term->text, "MIN") || !strcmp(term->text, "MAX"))
        return tell_extreme(figures, term);
    if (term_rounds(term))
        return tell_shape(figures, term->parts[0], shape);
    if (is_product(term)) {
        *shape = SHAPE_PRODUCT;
        return tell_product(figures, term).text;
    }
    if ((strchr("+-", *term->text) && term->count) ||
        !strcmp(term->text, "SUM") || branches_sums_type(term) ||
        (term_calls(term, "SUMPRODUCT", 1) && branches_has_lines(term)) ||
        term_calls(term, "SUMPRODUCT", 2) || term_calls(term, "EDATE", 2)) {
        sum = tell_sum(figures, term);
        if (sum.parts < 2 && sum.text && *sum.text != '-')
            *shape = strstr(sum.text, " × ") || strstr(sum.text, " / ")
                         ? SHAPE_PRODUCT
                         : SHAPE_SINGLE;
        return sum.text;
    }
    return NULL;
}

/* A term in words, in parentheses if it is too loose for what is around. */
static const char *tell(struct figures *figures, struct term *term,
                        enum shape least)
{
    enum shape shape;
    const char *text = tell_shape(figures, term, &shape);

    return text && shape < least ? arena_print(&figures->arena, "(%s)", text)
                                 : text;
}

const char *words_of(struct figures *figures, struct term *term)
{
    return tell(figures, term, SHAPE_SUM);
}
