#include "figure/formula.h"

#include "base/exact.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An expansion while it is written. */
struct expansion {
    FILE *out;
    const struct formula_scope *scope;
    enum formula_style style;
};

void formula_piece(struct formula_scope *scope, const char *word,
                   const char *text)
{
    assert(scope->piece_count < COUNT(scope->pieces));
    scope->pieces[scope->piece_count++] = (struct formula_piece){word, text};
}

/* The last piece of a name counts, so that one can take another's place. */
static const char *piece_text(const struct formula_scope *scope,
                              const char *word, size_t length)
{
    for (size_t i = scope->piece_count; i-- > 0;) {
        const struct formula_piece *piece = &scope->pieces[i];

        if (strlen(piece->word) == length && !memcmp(piece->word, word, length))
            return piece->text;
    }
    assert(false); /* every [piece] of a formula is known */
    return "";
}

/* The ')' that closes a call whose arguments begin at text. */
static const char *closing(const char *text)
{
    int depth = 1;

    for (; depth; text++)
        depth += (*text == '(') - (*text == ')');
    return text - 1;
}

static void expand_part(const struct expansion *e, const char *text,
                        const char *end);

/* Writes a call in other words; returns what follows its ')'. */
static const char *expand_call(const struct expansion *e, const char *before,
                               const char *inside, const char *after)
{
    const char *close = closing(inside);

    fputs(before, e->out);
    expand_part(e, inside, close);
    fputs(after, e->out);
    return close + 1;
}

/* A number rounded as the program does it, in two steps. */
static const char *expand_rounding(const struct expansion *e,
                                   const char *inside, int digits)
{
    const char *close;

    if (e->style == FORMULA_FOR_PEOPLE) {
        fprintf(e->out, "round%d(", digits);
        return expand_call(e, "", inside, ")");
    }
    close = expand_call(e, "ROUND(ROUND(", inside, ",6)");
    fprintf(e->out, ",%d)", digits);
    return close;
}

/* The arguments of a call of three; returns its ')'. */
static const char *split(const char *inside, const char *ends[3])
{
    const char *close = closing(inside);
    int depth = 0, count = 0;

    for (const char *at = inside; at < close; at++) {
        depth += (*at == '(') - (*at == ')');
        if (*at == ',' && !depth)
            ends[count++] = at;
    }
    assert(count == 2);
    ends[count] = close;
    return close;
}

/* What the scope says of pay(), with the arguments in it. */
static const char *expand_pay(const struct expansion *e, const char *inside)
{
    static const char *const marks[] = {"{percent}", "{years}", "{after}"};
    const char *ends[COUNT(marks)], *close = split(inside, ends);
    const char *text = e->scope->pay;

    while (*text) {
        size_t plain = strcspn(text, "{");

        expand_part(e, text, text + plain);
        text += plain;
        for (size_t i = 0; i < COUNT(marks); i++)
            if (!strncmp(text, marks[i], strlen(marks[i]))) {
                expand_part(e, i ? ends[i - 1] + 1 : inside, ends[i]);
                text += strlen(marks[i]);
            }
    }
    return close + 1;
}

/* Expands a function of formula.h; NULL if text begins with none. */
static const char *expand_function(const struct expansion *e, const char *text)
{
    bool people = e->style == FORMULA_FOR_PEOPLE;
    int digits = currency_digits(e->scope->currency);
    const char *rest;

    if (!strncmp(text, "money(", 6))
        return expand_rounding(e, text + 6, digits);
    if (!strncmp(text, "pay(", 4))
        return expand_pay(e, text + 4);
    if (!strncmp(text, "native(", 7))
        return expand_rounding(e, text + 7, currency_digits(e->scope->native));
    if (!strncmp(text, "round", 5) && text[5] && text[6] == '(')
        return expand_rounding(e, text + 7, text[5] - '0');
    if (!strncmp(text, "percent(", 8))
        return expand_call(e, people ? "round1(" : "ROUND(ROUND(", text + 8,
                           people ? "*100)/100" : "*100,6),1)/100");
    if (strncmp(text, "units(", 6) != 0)
        return NULL;
    rest = expand_call(e, "ROUND(", text + 6, "");
    fprintf(e->out, "*%lld,0)", (long long)power_of_ten(digits));
    return rest;
}

static void expand_part(const struct expansion *e, const char *text,
                        const char *end)
{
    while (text < end) {
        const char *next = expand_function(e, text);

        if (next) {
            text = next;
        } else if (*text == '[') {
            size_t length = strcspn(++text, "]");
            const char *piece = piece_text(e->scope, text, length);

            expand_part(e, piece, piece + strlen(piece));
            text += length + 1;
        } else if (*text == '@' || *text == '#') {
            fputs(*text == '@' ? e->scope->tier : e->scope->section, e->out);
            text++;
        } else {
            fputc(*text++, e->out);
        }
    }
}

const char *formula_expand(struct arena *arena, const char *text,
                           const struct formula_scope *scope,
                           enum formula_style style)
{
    struct expansion e = {.scope = scope, .style = style};
    char *expanded = NULL;
    size_t length;

    if (!text)
        return NULL;
    e.out = open_memstream(&expanded, &length);
    expand_part(&e, text, text + strlen(text));
    fclose(e.out);
    text = arena_copy(arena, expanded);
    free(expanded);
    return text;
}

/* Whether a name goes on with a character; a star after a dot is a word. */
static bool goes_on(const char *at)
{
    return (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') ||
           *at == '_' || *at == '.' || (*at == '*' && at[-1] == '.');
}

const char *formula_next_name(const char *formula, size_t *length)
{
    bool in_text = false;

    for (; *formula; formula += *length) {
        *length = 1;
        in_text ^= *formula == '"';
        if (in_text || *formula < 'a' || *formula > 'z')
            continue;
        while (goes_on(formula + *length))
            ++*length;
        if (memchr(formula, '.', *length))
            return formula;
    }
    return NULL;
}

bool formula_fits(const char *name, const char *pattern, size_t length)
{
    const char *end = pattern + length;

    while (pattern < end) {
        if (*pattern == '*') {
            size_t word = strcspn(name, ".");

            if (!word)
                return false;
            name += word;
            pattern++;
        } else if (*name++ != *pattern++) {
            return false;
        }
    }
    return !*name;
}

const char *formula_replace(struct arena *arena, const char *formula,
                            const char *name, const char *by)
{
    const char *at = formula;
    size_t length = 0, size = strlen(name);

    while ((at = formula_next_name(at + length, &length))) {
        size_t before = (size_t)(at - formula);

        if (length != size || memcmp(at, name, size) != 0)
            continue;
        formula = arena_print(arena, "%.*s%s%s", (int)before, formula, by,
                              at + length);
        at = formula + before;
        length = strlen(by);
    }
    return formula;
}

const char *formula_fill(struct arena *arena, const char *text, char mark,
                         const char *word)
{
    const char *found;

    while ((found = strchr(text, mark)))
        text = arena_print(arena, "%.*s%s%s", (int)(found - text), text, word,
                           found + 1);
    return text;
}

const char *formula_rounded(struct arena *arena, const char *formula,
                            int digits)
{
    return arena_print(arena, "ROUND(ROUND(%s,6),%d)", formula, digits);
}
