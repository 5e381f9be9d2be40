#include "report/term.h"

#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How strongly operators bind; a sign is between products and names. */
enum binding {
    BINDS_COMPARISON,
    BINDS_TEXT,
    BINDS_SUM,
    BINDS_PRODUCT,
    BINDS_SIGN,
    BINDS_NAME
};

/* The longer of two that begin alike comes first. */
static const struct {
    const char *text;
    enum binding binds;
} operators[] = {
    {"<=", BINDS_COMPARISON}, {">=", BINDS_COMPARISON},
    {"<>", BINDS_COMPARISON}, {"=", BINDS_COMPARISON},
    {"<", BINDS_COMPARISON},  {">", BINDS_COMPARISON},
    {"&", BINDS_TEXT},        {"+", BINDS_SUM},
    {"-", BINDS_SUM},         {"*", BINDS_PRODUCT},
    {"/", BINDS_PRODUCT},
};

struct parsing {
    struct arena *arena;
    const char *next;
    bool good;
};

static struct term *read_operators(struct parsing *p, enum binding binds);

static struct term *new_term(struct parsing *p, enum term_kind kind,
                             const char *text, size_t length)
{
    struct term *term = arena_alloc(p->arena, sizeof(*term));

    term->kind = kind;
    term->text = arena_copy_part(p->arena, text, length);
    return term;
}

static void add_part(struct parsing *p, struct term *term, struct term *part)
{
    term->parts =
        arena_grow(p->arena, term->parts, term->count, sizeof(*term->parts));
    term->parts[term->count++] = part;
}

static bool take(struct parsing *p, char c)
{
    p->next += strspn(p->next, " ");
    if (*p->next != c)
        return false;
    p->next++;
    return true;
}

/* The parts of a call, up to its ')'. */
static void read_parts(struct parsing *p, struct term *call)
{
    if (take(p, ')'))
        return;
    do
        add_part(p, call, read_operators(p, BINDS_COMPARISON));
    while (p->good && take(p, ','));
    p->good &= take(p, ')');
}

/* A star after a dot stands for a word of a name. */
static size_t name_length(const char *text)
{
    size_t length = 0;

    while (isalnum((unsigned char)text[length]) ||
           (text[length] && strchr("_.", text[length])) ||
           (text[length] == '*' && length && text[length - 1] == '.'))
        length++;
    return length;
}

static struct term *read_word(struct parsing *p)
{
    size_t length = name_length(p->next);
    bool number = isdigit((unsigned char)*p->next) || *p->next == '.';
    bool call = !number && p->next[length] == '(';
    struct term *term = new_term(p,
                                 number ? TERM_NUMBER
                                 : call ? TERM_CALL
                                        : TERM_NAME,
                                 p->next, length);

    p->good &= length > 0;
    p->next += length;
    if (call && take(p, '('))
        read_parts(p, term);
    return term;
}

static struct term *read_single(struct parsing *p)
{
    struct term *term;

    if (take(p, '(')) {
        term = read_operators(p, BINDS_COMPARISON);
        p->good &= take(p, ')');
        return term;
    }
    if (take(p, '"')) {
        size_t length = strcspn(p->next, "\"");

        term = new_term(p, TERM_TEXT, p->next, length);
        p->good &= p->next[length] == '"';
        p->next += length + (p->next[length] == '"');
        return term;
    }
    if (*p->next != '-')
        return read_word(p);
    term = new_term(p, TERM_CALL, p->next++, 1);
    add_part(p, term, read_single(p));
    return term;
}

/* The operator that comes next and binds so; NULL if it is another. */
static const char *next_operator(struct parsing *p, enum binding binds)
{
    p->next += strspn(p->next, " ");
    for (size_t i = 0; i < COUNT(operators); i++)
        if (!strncmp(p->next, operators[i].text, strlen(operators[i].text)))
            return operators[i].binds == binds ? operators[i].text : NULL;
    return NULL;
}

static struct term *read_operators(struct parsing *p, enum binding binds)
{
    struct term *left;
    const char *sign;

    if (binds == BINDS_SIGN)
        return read_single(p);
    left = read_operators(p, binds + 1);
    while (p->good && (sign = next_operator(p, binds))) {
        struct term *call = new_term(p, TERM_CALL, sign, strlen(sign));

        p->next += strlen(sign);
        add_part(p, call, left);
        add_part(p, call, read_operators(p, binds + 1));
        left = call;
    }
    return left;
}

struct term *term_read(const char *formula, struct arena *arena)
{
    struct parsing p = {arena, formula, true};
    struct term *term = read_operators(&p, BINDS_COMPARISON);

    return p.good && !*p.next ? term : NULL;
}

bool term_calls(const struct term *term, const char *text, size_t count)
{
    return term->kind == TERM_CALL && term->count == count &&
           !strcmp(term->text, text);
}

bool term_rounds(const struct term *term)
{
    return term_calls(term, "ROUND", 2) ||
           (term->kind == TERM_CALL && term->count == 1 &&
            !strncmp(term->text, "round", 5));
}

static enum binding binding_of(const struct term *term)
{
    if (term->kind != TERM_CALL)
        return BINDS_NAME;
    for (size_t i = 0; i < COUNT(operators); i++)
        if (!strcmp(term->text, operators[i].text))
            return term->count == 1 ? BINDS_SIGN : operators[i].binds;
    return BINDS_NAME;
}

/* A text in quotes; a blank in it is not to be broken. */
static void print_text(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++)
        fputs(*text == ' ' ? "\u00a0" : (char[]){*text, '\0'}, out);
    fputc('"', out);
}

static void print_term(FILE *out, const struct term *term, enum binding least);

static void print_call(FILE *out, const struct term *term)
{
    fprintf(out, "%s(", term->text);
    for (size_t i = 0; i < term->count; i++) {
        fputs(i ? ", " : "", out);
        print_term(out, term->parts[i], BINDS_COMPARISON);
    }
    fputc(')', out);
}

/* A term that binds less than what it stands in needs parentheses. */
static void print_term(FILE *out, const struct term *term, enum binding least)
{
    enum binding own = binding_of(term);

    if (own < least)
        fputc('(', out);
    if (own == BINDS_SIGN) {
        fputc('-', out);
        print_term(out, term->parts[0], BINDS_SIGN);
    } else if (own < BINDS_SIGN) {
        print_term(out, term->parts[0], own);
        fprintf(out, " %s ", term->text);
        print_term(out, term->parts[1], own + 1);
    } else if (term->kind == TERM_CALL) {
        print_call(out, term);
    } else if (term->kind == TERM_TEXT) {
        print_text(out, term->text);
    } else {
        fputs(term->text, out);
    }
    if (own < least)
        fputc(')', out);
}

const char *term_print(const struct term *term, struct arena *arena)
{
    char *printed = NULL;
    const char *copy;
    size_t length;
    FILE *out = open_memstream(&printed, &length);

    print_term(out, term, BINDS_COMPARISON);
    fclose(out);
    copy = arena_copy(arena, printed);
    free(printed);
    return copy;
}
