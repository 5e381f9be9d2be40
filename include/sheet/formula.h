/*
 * formula.h - formulas as the tables of figures write them.
 *
 *   @            the tier, as in tier.@.stipend
 *   #            the section of an instance, as in #.percent
 *   money(x)     x rounded to the grant's currency
 *   native(x)    x rounded to the instance's own currency
 *   [word]       a piece that depends on the instance
 *   {word}       a cell of the same line and tier, filled in by its page
 *   a.*.b        all figures whose names fit, found when all have their cells
 */
#ifndef SHEET_FORMULA_H
#define SHEET_FORMULA_H

#include "base/arena.h"

enum {
    FORMULA_PIECES = 8
};

struct formula_piece {
    const char *word, *text;
};

/* What the parts of a formula stand for in one place. */
struct formula_scope {
    const char *tier;    /* @ */
    const char *section; /* # */
    const char *label;   /* of the instance, where a row has none */
    int digits, native_digits;
    struct formula_piece pieces[FORMULA_PIECES];
};

/* The formula with @, #, money(), native() and pieces filled in; NULL stays. */
const char *formula_expand(struct arena *arena, const char *text,
                           const struct formula_scope *scope);

#endif
