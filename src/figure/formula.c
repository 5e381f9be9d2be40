#include "figure/formula.h"

#include "base/exact.h"

#include <assert.h>
#include <string.h>

enum {
    USUAL_LENGTH = 1024 /* longer ones are rare */
};

/* A string that grows in pieces. */
struct growing {
    struct arena *arena;
    char *text;
    size_t length, capacity;
    enum formula_style style;
};

static void grow(struct growing *out, const char *text, size_t length)
{
    if (length > out->capacity - out->length) {
        char *larger;

        out->capacity = 2 * (out->length + length);
        larger = arena_alloc(out->arena, out->capacity);
        out->text = memcpy(larger, out->text, out->length);
    }
    memcpy(out->text + out->length, text, length);
    out->length += length;
}

static void grow_text(struct growing *out, const char *text)
{
    grow(out, text, strlen(text));
}

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

static void expand_part(const char *text, const char *end,
                        const struct formula_scope *scope, struct growing *out);

/* Writes a call in other words; returns what follows its ')'. */
static const char *expand_call(const char *before, const char *inside,
                               const char *after,
                               const struct formula_scope *scope,
                               struct growing *out)
{
    const char *close = closing(inside);

    grow_text(out, before);
    expand_part(inside, close, scope, out);
    grow_text(out, after);
    return close + 1;
}

/* A number rounded as the program does it, in two steps. */
static const char *expand_rounding(const char *inside, int digits,
                                   const struct formula_scope *scope,
                                   struct growing *out)
{
    if (out->style == FORMULA_FOR_PEOPLE)
        return expand_call(arena_print(out->arena, "round%d(", digits), inside,
                           ")", scope, out);
    return expand_call("ROUND(ROUND(", inside,
                       arena_print(out->arena, ",6),%d)", digits), scope, out);
}

/* Expands a function of formula.h; NULL if text begins with none. */
static const char *expand_function(const char *text,
                                   const struct formula_scope *scope,
                                   struct growing *out)
{
    bool people = out->style == FORMULA_FOR_PEOPLE;
    int digits = currency_digits(scope->currency);

    if (!strncmp(text, "money(", 6))
        return expand_rounding(text + 6, digits, scope, out);
    if (!strncmp(text, "native(", 7))
        return expand_rounding(text + 7, currency_digits(scope->native), scope,
                               out);
    if (!strncmp(text, "round", 5) && text[6] == '(')
        return expand_rounding(text + 7, text[5] - '0', scope, out);
    if (!strncmp(text, "percent(", 8))
        return expand_call(people ? "round1(" : "ROUND(ROUND(", text + 8,
                           people ? "*100)/100" : "*100,6),1)/100", scope, out);
    if (!strncmp(text, "units(", 6))
        return expand_call("ROUND(", text + 6,
                           arena_print(out->arena, "*%lld,0)",
                                       (long long)power_of_ten(digits)),
                           scope, out);
    return NULL;
}

static const char *expand_piece(const char *word,
                                const struct formula_scope *scope,
                                struct growing *out)
{
    size_t length = strcspn(word, "]");
    const char *text = piece_text(scope, word, length);

    expand_part(text, text + strlen(text), scope, out);
    return word + length + 1;
}

/* How many bytes at least need no expansion. */
static size_t plain_length(const char *text, const char *end)
{
    const char *at = text + 1;

    while (at < end && !strchr("[@#mnrpu", *at))
        at++;
    return (size_t)(at - text);
}

static void expand_part(const char *text, const char *end,
                        const struct formula_scope *scope, struct growing *out)
{
    while (text < end) {
        const char *next = expand_function(text, scope, out);

        if (next) {
            text = next;
        } else if (*text == '[') {
            text = expand_piece(text + 1, scope, out);
        } else if (*text == '@') {
            grow_text(out, scope->tier);
            text++;
        } else if (*text == '#') {
            grow_text(out, scope->section);
            text++;
        } else {
            size_t plain = plain_length(text, end);

            grow(out, text, plain);
            text += plain;
        }
    }
}

const char *formula_expand(struct arena *arena, const char *text,
                           const struct formula_scope *scope,
                           enum formula_style style)
{
    char usual[USUAL_LENGTH];
    struct growing out = {arena, usual, 0, sizeof(usual), style};

    if (!text)
        return NULL;
    expand_part(text, text + strlen(text), scope, &out);
    return arena_copy_part(arena, out.text, out.length);
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

    if (!strstr(formula, name))
        return formula;

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
