/*
 * formula.h - formulas as rows of figures.h write them.
 *
 *   @            the tier, as in tier.@.stipend
 *   #            the section of an instance, as in #.percent
 *   money(x)     x rounded to the grant's currency
 *   native(x)    x rounded to the instance's own currency
 *   round2(x)    x rounded to 2 places, or as many as the digit says
 *   percent(x)   x rounded to a tenth of a percent
 *   pay(p,y,a)   p of the salary for y years, of them a from each step on
 *   units(x)     an amount in whole smallest units of the grant's currency
 *   [word]       a piece of formula_piece
 *   a.*.b        all figures whose names fit; a range or list in the sheet
 */
#ifndef FIGURE_FORMULA_H
#define FIGURE_FORMULA_H

#include "base/arena.h"
#include "base/currency.h"

#include <stdbool.h>

/* In formulas: an error if a list of words does not have the word, */
#define FORMULA_FIND_WORD(list, word)                                          \
    "SEARCH(\"," word ",\",\",\"&SUBSTITUTE(" list ",\" \",\",\")&\",\")"

/* and the number of words in a list that is not empty. */
#define FORMULA_WORDS(list)                                                    \
    "LEN(TRIM(SUBSTITUTE(" list ",\",\",\" \")))-"                             \
    "LEN(SUBSTITUTE(SUBSTITUTE(" list ",\",\",\"\"),\" \",\"\"))+1"

/* 1 if the section's list of tiers has the tier, or is not given, else 0. */
#define FORMULA_HAS_TIER                                                       \
    "IF(#.tiers=\"\",1,IF(ISERROR(" FORMULA_FIND_WORD("#.tiers", "@") "),0,1)" \
                                                                      ")"

enum {
    FORMULA_PIECES = 16
};

enum formula_style {
    FORMULA_FOR_SHEETS, /* roundings as spreadsheets compute them */
    FORMULA_FOR_PEOPLE  /* roundings as round2(x) */
};

struct formula_piece {
    const char *word, *text;
};

/* What @, # and the rest stand for in one place. */
struct formula_scope {
    const char *tier;    /* @ */
    const char *section; /* # */
    const char *label;   /* of the instance, where a row has none */
    struct currency currency, native; /* the grant's, the instance's own */
    const char *pay; /* what pay() is, with {percent}, {years} and {after} */
    struct formula_piece pieces[FORMULA_PIECES];
    size_t piece_count;
};

/* Adds a piece: what a [word] of the formula stands for. */
void formula_piece(struct formula_scope *scope, const char *word,
                   const char *text);

/* A formula with all of the above replaced; NULL for NULL. */
const char *formula_expand(struct arena *arena, const char *text,
                           const struct formula_scope *scope,
                           enum formula_style style);

/* A formula for sheets, rounded in two steps as money() is. */
const char *formula_rounded(struct arena *arena, const char *formula,
                            int digits);

/*
 * The next name or pattern in a formula, such as tier.a.request or
 * fee.*.amount.a, outside quotes; NULL if there is none.
 */
const char *formula_next_name(const char *formula, size_t *length);

/* Whether a name fits a pattern of `length` bytes in which * is one word. */
bool formula_fits(const char *name, const char *pattern, size_t length);

/* A formula with each name that equals `name` replaced by `by`. */
const char *formula_replace(struct arena *arena, const char *formula,
                            const char *name, const char *by);

/* A text with each mark replaced by a word, which must not contain it. */
const char *formula_fill(struct arena *arena, const char *text, char mark,
                         const char *word);

#endif
