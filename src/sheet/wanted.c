#include "sheet/wanted.h"

#include <string.h>

/* Decimals that a model file can say at the most. */
static int places_most(const struct figure *figure)
{
    switch (figure->key->kind) {
    case KIND_COUNT:
    case KIND_DATE:
        return 0;
    case KIND_MONEY:
        return figure->value.least;
    case KIND_PERCENT:
        return PERCENT_PLACES + 2;
    default:
        return PLACES_MOST;
    }
}

/* A key that has a default must not be emptied, nor one that is required. */
static bool may_be_blank(const struct figure *figure)
{
    const struct schema_key *key = figure->key;

    if (key->required)
        return !figure->head->given;
    return !key->fallback || schema_follows(key);
}

/* ",COUNTIF(C7,"<0")=0": none of the cells lies beyond a bound. */
static const char *none(struct arena *arena, const char *range,
                        const char *beyond, int64_t bound, int64_t scale)
{
    return arena_print(arena, ",COUNTIF(%s,\"%s%.15g\")=0", range, beyond,
                       (double)bound / (double)scale);
}

static const char *bounds(struct arena *arena, const struct schema_key *key,
                          const char *range)
{
    int64_t scale = key->kind == KIND_PERCENT ? 100 : 1;
    bool date = key->kind == KIND_DATE;
    const char *least = none(arena, range, key->over ? "<=" : "<",
                             date ? date_first.day : key->least, scale);
    const char *most =
        none(arena, range, ">", date ? date_last.day : key->most, scale);

    return arena_print(arena, "%s%s", key->negative ? "" : least,
                       key->most || date ? most : "");
}

/* Amounts stay below 10^13 of the smallest unit, as in the program. */
static const char *limit(struct arena *arena, const struct figure *figure,
                         const char *range)
{
    int64_t scale = 1;

    if (figure->key->kind != KIND_MONEY && figure->key->kind != KIND_PRICE)
        return "";
    for (int i = 0; i < figure->value.least; i++)
        scale *= 10;
    return arena_print(
        arena, "%s%s", none(arena, range, ">=", money_limit, scale),
        figure->key->negative ? none(arena, range, "<=", -money_limit, scale)
                              : "");
}

/*
 * ",ABS(SUM(C7)-ROUND(SUM(C7),2))<1E-12+1E-15*ABS(SUM(C7))" for each cell: no
 * more than the dust of binary fractions.  (In Gnumeric 1.12.55 N fails of an
 * empty cell, and ROUND(0.07,6) is not 0.07.)
 */
static const char *rounded(struct arena *arena, const struct figure *figure,
                           struct area cells)
{
    const char *all = "";

    for (int c = cells.first_column; c <= cells.last_column; c++) {
        const char *cell = arena_print(arena, "SUM(%s)",
                                       cell_address(arena, cells.first_row, c));

        all = arena_print(arena, "%s,ABS(%s-ROUND(%s,%d))<1E-12+1E-15*ABS(%s)",
                          all, cell, cell, places_most(figure), cell);
    }
    return all;
}

/* A line is not overridden for a tier that does not have it. */
static const char *overriding(struct arena *arena, const struct figure *figure,
                              const char *range)
{
    return schema_per_tier(figure->key)
               ? arena_print(arena, ",SUMPRODUCT((%s<>\"\")*%s.has)=COUNT(%s)",
                             range, figure->head->section, range)
               : "";
}

static const char *numbers(struct arena *arena, const struct figure *figure,
                           struct area cells, const char *range)
{
    return arena_print(
        arena, "AND(COUNT(%s)%s%s%s=%d%s%s%s%s)", range,
        may_be_blank(figure) ? "+COUNTBLANK(" : "",
        may_be_blank(figure) ? range : "", may_be_blank(figure) ? ")" : "",
        cells.last_column - cells.first_column + 1,
        bounds(arena, figure->key, range), limit(arena, figure, range),
        rounded(arena, figure, cells), overriding(arena, figure, range));
}

/* Each cell holds one of the words. */
static const char *words(struct arena *arena, const struct schema_key *key,
                         struct area cells, const char *range)
{
    const char *sum = "", *word;

    for (size_t i = 0; (word = word_at(key->choices, i, arena)); i++)
        sum = arena_print(arena, "%s%sCOUNTIF(%s,\"%s\")", sum, i ? "+" : "",
                          range, word);
    return arena_print(arena, "%s=%d", sum,
                       cells.last_column - cells.first_column + 1);
}

/* As many words as there are tiers that have the line, and each a tier's. */
static const char *tiers(struct arena *arena, const struct figure *figure,
                         const char *range)
{
    return arena_print(arena,
                       "OR(%s=\"\",LEN(TRIM(SUBSTITUTE(%s,\",\",\" \")))-"
                       "LEN(SUBSTITUTE(SUBSTITUTE(%s,\",\",\"\"),\" \",\"\"))"
                       "+1=SUM(%s.has))",
                       range, range, range, figure->head->section);
}

/* Each cell holds more than blanks. */
static const char *texts(struct arena *arena, struct area cells)
{
    const char *all = "";

    for (int c = cells.first_column; c <= cells.last_column; c++)
        all = arena_print(arena, "%s%sTRIM(%s)<>\"\"", all, *all ? "," : "",
                          cell_address(arena, cells.first_row, c));
    return arena_print(arena, "AND(%s)", all);
}

const char *wanted_condition(struct arena *arena, const struct figure *figure,
                             struct area cells)
{
    const struct schema_key *key = figure->key;
    const char *first =
        cell_address(arena, cells.first_row, cells.first_column);
    const char *range = first;

    if (cells.last_column > cells.first_column)
        range =
            arena_print(arena, "%s:%s", first,
                        cell_address(arena, cells.last_row, cells.last_column));
    if (value_is_number(key->kind))
        return numbers(arena, figure, cells, range);
    if (key->kind == KIND_CHOICE)
        return words(arena, key, cells, range);
    if (key->kind == KIND_TIERS)
        return tiers(arena, figure, range);
    return key->kind == KIND_TEXT && (key->required || key->fallback)
               ? texts(arena, cells)
               : NULL;
}

const char *wanted_words(const struct figure *figure, struct arena *arena)
{
    const struct schema_key *key = figure->key;

    switch (key->kind) {
    case KIND_CHOICE:
        return "a word of the list";
    case KIND_TIERS:
        return "names of tiers";
    case KIND_TEXT:
        return "a text";
    case KIND_DATE:
        return "a date";
    case KIND_COUNT:
        return arena_print(arena, "whole, %s", schema_range(key, arena));
    case KIND_PERCENT:
        return arena_print(arena, "%s %%", schema_range(key, arena));
    default:
        return key->negative ? "an amount" : schema_range(key, arena);
    }
}
