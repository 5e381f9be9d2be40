#include "report/amount.h"

#include <string.h>

enum {
    PLACES_SHOWN = 6 /* decimals of what is no amount */
};

/* A label as it stands behind an amount: without what is clear there. */
static const char *short_label(struct arena *arena, const char *label)
{
    static const char before[] = "Less: ";
    static const char *const after[] = {", estimated", " in its own currency"};

    if (!strncmp(label, before, strlen(before)))
        label += strlen(before);
    for (size_t i = 0; i < COUNT(after); i++) {
        const char *found = strstr(label, after[i]);

        if (found)
            label = arena_copy_part(arena, label, (size_t)(found - label));
    }
    return label;
}

/* A number with no more decimals than people read. */
static const char *shown_number(struct arena *arena, const struct value *value)
{
    char text[NUMBER_TEXT_LONGEST];
    struct exact x;

    if (value->kind != KIND_YEARS)
        return value_show(value, arena);
    x = exact_scaled(exact(1), value->units, value->places);
    return arena_copy(arena, decimal_print(text, exact_round(x, PLACES_SHOWN),
                                           PLACES_SHOWN, 0, true));
}

/* An amount in another currency has its code, other numbers have their unit. */
static const char *shown_value(struct figures *figures,
                               const struct known *known)
{
    struct arena *arena = &figures->arena;
    const char *number = shown_number(arena, &known->value);
    bool own = !known->unit ||
               !strcmp(known->unit, figures->model->grant.currency.code);

    return own ? number : arena_print(arena, "%s %s", number, known->unit);
}

const char *amount_words(struct figures *figures, const struct known *known)
{
    const char *value = shown_value(figures, known);
    bool measured = known->unit && known->value.kind == KIND_COUNT;

    if (!known->label || measured || !value_is_number(known->value.kind) ||
        !strcmp(known->label, "Percent"))
        return value;
    return arena_print(&figures->arena, "%s %s", value,
                       short_label(&figures->arena, known->label));
}

/* The word of a name at the place of the first star of its pattern. */
static const char *starred(const char *name, const char *pattern,
                           struct arena *arena)
{
    name += strcspn(pattern, "*");
    return arena_copy_part(arena, name, strcspn(name, "."));
}

const char *amount_item(struct figures *figures, const struct known *known,
                        const char *pattern)
{
    struct known item = *known;
    const struct formula_scope *scope = known->figure->scope;
    bool own = scope && scope->label && !strcmp(known->label, scope->label);

    if (known->instance)
        item.label = known->instance;
    else if (strchr(pattern, '*') && scope && !own)
        item.label = starred(known->figure->name, pattern, &figures->arena);
    return amount_words(figures, &item);
}

bool amount_is_date(struct figures *figures, const struct term *term)
{
    struct known known;

    if (term->kind == TERM_NAME)
        return known_find(figures, term->text, &known) &&
               known.value.kind == KIND_DATE;
    if (term_calls(term, "-", 2))
        return amount_is_date(figures, term->parts[0]) &&
               !amount_is_date(figures, term->parts[1]);
    if (term_calls(term, "+", 2) && amount_is_date(figures, term->parts[1]))
        return true;
    return term->count && strchr("+ME", *term->text) &&
           amount_is_date(figures, term->parts[0]);
}

/* The first name in a term: what it comes to is shown in the same way. */
static bool first_known(struct figures *figures, const struct term *term,
                        struct known *out)
{
    if (term->kind == TERM_NAME)
        return known_find(figures, term->text, out);
    for (size_t i = 0; i < term->count; i++)
        if (first_known(figures, term->parts[i], out))
            return true;
    return false;
}

const char *amount_of(struct figures *figures, const struct term *term)
{
    struct arena *arena = &figures->arena;
    char text[NUMBER_TEXT_LONGEST];
    struct known known = {.value = {.kind = KIND_COUNT}};
    struct verdict verdict;
    int places = PLACES_SHOWN;
    bool money;

    if (!first_known(figures, term, &known))
        return NULL;
    if (term->kind == TERM_NAME)
        return known.value.given ? shown_value(figures, &known) : "(not given)";
    verdict = evaluate(figures, term);
    if (verdict.kind != VERDICT_NUMBER) {
        verdict_free(&verdict);
        return NULL;
    }
    money = known.value.kind == KIND_MONEY;
    if (money)
        places = known.value.places;
    if (amount_is_date(figures, term)) {
        struct value date = known.value;

        date.units = exact_round(verdict.number, 0);
        return value_show(&date, arena);
    }
    return arena_copy(arena,
                      decimal_print(text, exact_round(verdict.number, places),
                                    places, money ? places : 0, true));
}
