#include "report/amount.h"

#include <string.h>

enum {
    PLACES_SHOWN = 6, /* decimals of what is no amount */
    PLACES_ALL = 12,  /* if those are not all and no fraction has them */
    LONGEST_BOTTOM = 9999
};

const char *amount_label(struct arena *arena, const char *label)
{
    static const char *const before[] = {"Less: ", "Percent "};
    static const char *const after[] = {", estimated", " in its own currency"};

    if (!strcmp(label, "Pays"))
        return "that it pays";
    for (size_t i = 0; i < COUNT(before); i++)
        if (!strncmp(label, before[i], strlen(before[i])))
            label += strlen(before[i]);
    for (size_t i = 0; i < COUNT(after); i++) {
        const char *found = strstr(label, after[i]);

        if (found)
            label = arena_copy_part(arena, label, (size_t)(found - label));
    }
    return label;
}

/* "8/12", if that has these decimals with this bottom; or NULL. */
static const char *fraction(struct arena *arena, int64_t units, int64_t bottom)
{
    int64_t one = power_of_ten(PLACES_ALL);
    int64_t top = (units * bottom + one / 2) / one;

    return (2 * top * one + bottom) / (2 * bottom) == units
               ? arena_print(arena, "%lld/%lld", (long long)top,
                             (long long)bottom)
               : NULL;
}

/*
 * A fraction of months, days or weeks of a year, or any short one; NULL if
 * there is none, or 64 bits do not do.
 */
static const char *short_fraction(struct arena *arena, int64_t units)
{
    static const int64_t usual[] = {12, 365, 364, 260};
    const char *found = NULL;

    if (units <= 0 || units / power_of_ten(PLACES_ALL) >= 400)
        return NULL;
    for (size_t i = 0; i < COUNT(usual) && !found; i++)
        found = fraction(arena, units, usual[i]);
    for (int64_t bottom = 2; bottom <= LONGEST_BOTTOM && !found; bottom++)
        found = fraction(arena, units, bottom);
    return found;
}

const char *amount_factor(struct arena *arena, const struct exact *x)
{
    char text[NUMBER_TEXT_LONGEST];
    int64_t all = exact_round_once(exact_copy(x), PLACES_ALL);
    bool few = all % power_of_ten(PLACES_ALL - PLACES_SHOWN) == 0;
    const char *found;

    if (exact_lost(all))
        return arena_copy(
            arena, decimal_print(text, exact_round(exact_copy(x), PLACES_SHOWN),
                                 PLACES_SHOWN, 0, true));
    found = few ? NULL : short_fraction(arena, all);
    return found ? found
                 : arena_copy(arena,
                              decimal_print(text, all, PLACES_ALL, 0, true));
}

const char *amount_number(struct arena *arena, const struct value *value)
{
    struct exact x;
    const char *text;

    if (value->kind != KIND_YEARS)
        return value_show(value, arena);
    x = exact_scaled(exact(1), value->units, value->places);
    text = amount_factor(arena, &x);
    exact_free(&x);
    return text;
}

/* An amount in another currency has its code, other numbers have their unit. */
static const char *shown_value(struct figures *figures,
                               const struct known *known)
{
    struct arena *arena = &figures->arena;
    const char *number = amount_number(arena, &known->value);
    bool own = !known->unit ||
               !strcmp(known->unit, figures->model->grant.currency.code);

    return own ? number : arena_print(arena, "%s %s", number, known->unit);
}

/* A label that has the unit in it, such as "Weeks per year", says that. */
const char *amount_words(struct figures *figures, const struct known *known)
{
    struct arena *arena = &figures->arena;
    const char *value = shown_value(figures, known);
    bool measured = known->unit && known->value.kind == KIND_COUNT;

    if (!known->label || measured || !value_is_number(known->value.kind) ||
        !strcmp(known->label, "Percent"))
        return value;
    if (known->value.kind == KIND_DATE)
        return arena_print(arena, "%s %s", known->label, value);
    if (known->unit && strcasestr(known->label, known->unit))
        value = amount_number(arena, &known->value);
    return arena_print(arena, "%s %s", value,
                       amount_label(arena, known->label));
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

/* A number as a value of that kind is shown. */
static const char *shown_as(struct figures *figures, const struct exact *x,
                            const struct value *like, bool date)
{
    bool money = like->kind == KIND_MONEY;
    struct value value = *like;

    if (!date && !money)
        return amount_factor(&figures->arena, x);
    value.units = exact_round(exact_copy(x), money ? value.places : 0);
    return value_show(&value, &figures->arena);
}

const char *amount_of(struct figures *figures, const struct term *term)
{
    struct known known = {.value = {.kind = KIND_COUNT}};
    struct verdict verdict;
    const char *text;

    if (!first_known(figures, term, &known))
        return NULL;
    if (term->kind == TERM_NAME)
        return known.value.given ? shown_value(figures, &known) : "(not given)";
    verdict = evaluate(figures, term);
    text = verdict.kind == VERDICT_NUMBER
               ? shown_as(figures, &verdict.number, &known.value,
                          amount_is_date(figures, term))
               : NULL;
    verdict_free(&verdict);
    return text;
}
