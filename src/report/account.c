#include "report/account.h"

#include "report/amount.h"
#include "report/prose.h"
#include "report/words.h"

#include <string.h>

/* Whether it is a name of something that is not given. */
static bool is_missing(struct figures *figures, const struct term *term)
{
    struct known known;

    return term->kind == TERM_NAME && known_find(figures, term->text, &known) &&
           !known.value.given;
}

/* A text in which each {x} is replaced by what x comes to; NULL if one has no
 * value. */
static const char *filled(struct figures *figures, const char *text)
{
    struct arena *arena = &figures->arena;
    const char *result = "", *open;

    for (; (open = strchr(text, '{')); text = strchr(open, '}') + 1) {
        size_t length = strcspn(open + 1, "}");
        struct term *term =
            term_read(arena_copy_part(arena, open + 1, length), arena);
        bool told = term && !is_missing(figures, term);
        const char *value = told ? amount_of(figures, term) : NULL;

        if (!value)
            return NULL;
        result = arena_print(arena, "%s%.*s%s", result, (int)(open - text),
                             text, value);
    }
    return arena_print(arena, "%s%s", result, text);
}

/* The names in the braces of a text. */
static const char *braced(struct figures *figures, const char *text)
{
    const char *names = "";

    for (; (text = strchr(text, '{')); text++)
        names = arena_print(&figures->arena, "%s %.*s", names,
                            (int)strcspn(text + 1, "}"), text + 1);
    return names;
}

/* Whether a term, if there is one, comes to the figure's value. */
static bool adds_up(struct figures *figures, const struct figure *figure,
                    const struct term *term)
{
    struct verdict verdict = {.kind = VERDICT_UNKNOWN};
    bool is = true;

    if (term)
        verdict = evaluate(figures, term);
    if (verdict.kind == VERDICT_NUMBER)
        is = exact_round(exact_copy(&verdict.number), figure->value.places) ==
             figure->value.units;
    verdict_free(&verdict);
    return is;
}

/* Tells a figure in the words of a saying; false if they do not hold here. */
static bool tell_saying(struct figures *figures, const struct figure *figure,
                        const struct prose *prose, struct account *account)
{
    struct term *term =
        prose->as ? term_read(prose->as, &figures->arena) : NULL;
    struct term_list decided = {.all = NULL};
    const char *words = "", *more = "";

    if (term)
        term = branches_cut(figures, term, &decided);
    if (!adds_up(figures, figure, term))
        return false;
    if (prose->as)
        words = term ? words_of(figures, term) : NULL;
    if (prose->words)
        more = filled(figures, prose->words);
    if (!words || !more)
        return false;
    account->words = arena_print(&figures->arena, "%s%s", words, more);
    account->names = prose->names
                         ? prose->names
                         : braced(figures, prose->words ? prose->words : "");
    account->term = prose->names ? NULL : term;
    return true;
}

/* Tells a figure in other words than those of its formula, if it has some. */
static bool tell_prose(struct figures *figures, const struct figure *figure,
                       struct account *account)
{
    struct prose prose;
    size_t next = 0;

    while (prose_of(figures, figure, &next, &prose))
        if (tell_saying(figures, figure, &prose, account))
            return true;
    return false;
}

/* Whether it is a result with a label that no other figure of its tier has. */
static bool has_own_label(const struct figure *figure)
{
    return figure && !figure->key && figure->scope &&
           (!figure->scope->label ||
            strcmp(figure->label, figure->scope->label) != 0);
}

/* Adds "x is y" for the names in a condition. */
static void add_reasons(struct figures *figures, const struct term *condition,
                        const char **reasons)
{
    struct known known;
    const char *value;

    for (size_t i = 0; i < condition->count; i++)
        add_reasons(figures, condition->parts[i], reasons);
    if (condition->kind != TERM_NAME ||
        !known_find(figures, condition->text, &known))
        return;
    value = known.value.given                   ? amount_of(figures, condition)
            : known.figure && known.figure->key ? "not given"
                                                : "none";
    *reasons = arena_print(
        &figures->arena, "%s %s %s is %s", *reasons,
        **reasons ? "and" : "since",
        has_own_label(known.figure) ? known.label : condition->text, value);
}

/* Adds the names in a term that are not given, with blanks between. */
static const char *add_missing(struct figures *figures, const struct term *term,
                               const char *names)
{
    for (size_t i = 0; i < term->count; i++)
        names = add_missing(figures, term->parts[i], names);
    if (is_missing(figures, term) && !strstr(names, term->text))
        names = arena_print(&figures->arena, "%s%s%s", names, *names ? " " : "",
                            term->text);
    return names;
}

/* Tells what is nothing because something is not given. */
static void tell_missing(struct figures *figures, struct account *account)
{
    const char *names = add_missing(figures, account->term, "");

    if (!*names)
        return;
    account->words = arena_print(&figures->arena, "nothing without %s", names);
    account->names = names;
    account->term = NULL;
}

/* Why a figure is not there: "none, since x is y". */
static const char *reasons(struct figures *figures,
                           const struct term_list *decided)
{
    const char *reasons = "";

    for (size_t i = 0; i < decided->count; i++)
        add_reasons(figures, decided->all[i], &reasons);
    return arena_print(&figures->arena, "none%s%s", *reasons ? "," : "",
                       reasons);
}

struct account account_of(struct figures *figures, const struct figure *figure)
{
    struct account account = {.term = NULL};
    const char *formula =
        figure_formula(figure, &figures->arena, FORMULA_FOR_PEOPLE);
    struct term *term = formula ? term_read(formula, &figures->arena) : NULL;

    account.formula = formula;
    if (!term)
        return account;
    account.formula = term_print(term, &figures->arena);
    term = branches_cut(figures, term, &account.decided);
    if (!known_is_given(figure)) {
        account.words = reasons(figures, &account.decided);
        return account;
    }
    account.formula = term_print(term, &figures->arena);
    if (tell_prose(figures, figure, &account))
        return account;
    account.term = term;
    account.names = NULL;
    account.words = words_of(figures, term);
    if (term->kind == TERM_NAME)
        account.words =
            arena_print(&figures->arena, "the same as %s", term->text);
    if (term->kind == TERM_NUMBER)
        account.words = NULL;
    if (term->kind != TERM_CALL)
        account.formula = NULL;
    if (!account.words && !figure->value.units)
        tell_missing(figures, &account);
    return account;
}
