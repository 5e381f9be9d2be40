#include "report/branches.h"

#include <string.h>

static bool is_number(const struct term *term, const char *text)
{
    return term->kind == TERM_NUMBER && !strcmp(term->text, text);
}

/* The part that an operator leaves as it is, such as x of x*1; or NULL. */
static struct term *unchanged(const struct term *term)
{
    bool sum = term_calls(term, "+", 2), less = term_calls(term, "-", 2);
    bool product = term_calls(term, "*", 2), over = term_calls(term, "/", 2);
    const char *nothing = sum || less ? "0" : "1";

    if (!sum && !less && !product && !over)
        return NULL;
    if (is_number(term->parts[1], nothing))
        return term->parts[0];
    return (sum || product) && is_number(term->parts[0], nothing)
               ? term->parts[1]
               : NULL;
}

/* The x of round1(x*100)/100, which is a percentage; or NULL. */
static struct term *percentage(const struct term *term)
{
    const struct term *rounded;

    if (!term_calls(term, "/", 2) || !is_number(term->parts[1], "100"))
        return NULL;
    rounded = term->parts[0];
    return term_calls(rounded, "round1", 1) &&
                   term_calls(rounded->parts[0], "*", 2) &&
                   is_number(rounded->parts[0]->parts[1], "100")
               ? rounded->parts[0]->parts[0]
               : NULL;
}

struct term *branches_cut(struct figures *figures, struct term *term,
                          struct term_list *decided)
{
    struct arena *arena = &figures->arena;
    struct term *other = percentage(term);

    if (term_calls(term, "IF", 3)) {
        struct verdict condition = evaluate(figures, term->parts[0]);
        bool known = condition.kind == VERDICT_NUMBER;
        bool is = known && exact_sign(&condition.number) != 0;

        verdict_free(&condition);
        if (known) {
            decided->all = arena_grow(arena, decided->all, decided->count,
                                      sizeof(*decided->all));
            decided->all[decided->count++] = term->parts[0];
            return branches_cut(figures, term->parts[is ? 1 : 2], decided);
        }
    }
    if (other)
        return branches_cut(figures, other, decided);
    for (size_t i = 0; i < term->count; i++)
        term->parts[i] = branches_cut(figures, term->parts[i], decided);
    other = unchanged(term);
    return other ? other : term;
}

static const char lines_prefix[] = "lines.";

static bool is_range(const struct term *term)
{
    return term->kind == TERM_NAME &&
           !strncmp(term->text, lines_prefix, strlen(lines_prefix));
}

bool branches_has_lines(const struct term *term)
{
    for (size_t i = 0; i < term->count; i++)
        if (branches_has_lines(term->parts[i]))
            return true;
    return is_range(term);
}

struct term *branches_for_line(struct figures *figures, const struct term *term,
                               size_t line)
{
    struct arena *arena = &figures->arena;
    struct term *own = arena_alloc(arena, sizeof(*own));

    *own = *term;
    if (is_range(term))
        own->text = arena_print(arena, "%s.%s",
                                figures->model->lines[line].head.section,
                                term->text + strlen(lines_prefix));
    own->parts = arena_alloc(arena, (term->count + 1) * sizeof(*own->parts));
    for (size_t i = 0; i < term->count; i++)
        own->parts[i] = branches_for_line(figures, term->parts[i], line);
    return own;
}

bool branches_sums_type(const struct term *term)
{
    return term_calls(term, "SUMIFS", 3) &&
           !strcmp(term->parts[1]->text, "lines.type");
}

bool branches_is_of_type(const struct figures *figures, const struct term *term,
                         size_t line)
{
    const struct figure *type = figures_get(
        figures, "%s.type", figures->model->lines[line].head.section);

    return !strcmp(type->value.text, term->parts[2]->text);
}
